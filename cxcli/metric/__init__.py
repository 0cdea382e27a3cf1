"""What a metric is made of: its definition, its keys, the ways its data comes, and what it says."""

from cxcli.metric.definition import MONEY, Metric
from cxcli.metric.estimates import Bounds, Estimate, estimate
from cxcli.metric.key import INSIDE, Key, KeyKind, key_of
from cxcli.metric.way import Row, Way
from cxcli.stats.account import Parts

__all__ = [
    "INSIDE",
    "MONEY",
    "Bounds",
    "Estimate",
    "Key",
    "KeyKind",
    "Metric",
    "Parts",
    "Row",
    "Way",
    "estimate",
    "key_of",
]
