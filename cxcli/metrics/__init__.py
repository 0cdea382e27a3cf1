"""All metric types, one a file, in the order of the report."""

from collections.abc import Mapping
from types import MappingProxyType

from cxcli.metric import Metric
from cxcli.metrics.ces import CES
from cxcli.metrics.csat import CSAT
from cxcli.metrics.nps import NPS
from cxcli.metrics.rating import RATING
from cxcli.metrics.response_rate import RESPONSE_RATE
from cxcli.metrics.scale import SCALE
from cxcli.metrics.thumbs import THUMBS

METRICS: Mapping[str, Metric] = MappingProxyType(
    {metric.name: metric for metric in (NPS, CSAT, CES, RATING, THUMBS, SCALE, RESPONSE_RATE)}
)
"""Metric type -> what it is; a new metric is a file and a word in this line."""
