"""Which quantities follow from the rows of which metric; only runs with such a metric need it."""

from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType

from cxcli.accounts.arpu import revenue_of_each
from cxcli.accounts.clv import lifetimes
from cxcli.accounts.comments import comments
from cxcli.accounts.conversion import conversion
from cxcli.accounts.customers import customers_of_each_period, customers_of_the_whole
from cxcli.accounts.facts import Entry, Facts
from cxcli.accounts.fcr import fcr
from cxcli.accounts.free_to_paid import free_to_paid
from cxcli.accounts.growth import counts_of_each_period
from cxcli.accounts.health_score import health_score
from cxcli.accounts.mrr import subscriptions, users_at_mean_revenue
from cxcli.accounts.nrr import revenue_moved
from cxcli.accounts.stickiness import stickiness
from cxcli.accounts.sums import sums
from cxcli.accounts.usage import usage
from cxcli.study.study import Measure

Derivation = Callable[[Facts], Iterator[Entry]]

DERIVATIONS: Mapping[tuple[str, str], Derivation] = MappingProxyType(
    {
        ("churn", "rows"): customers_of_each_period,
        ("retention", "rows"): customers_of_each_period,
        ("growth", "rows"): customers_of_the_whole,
        ("growth", "counts"): counts_of_each_period,
        ("conversion", "rows"): conversion,
        ("free_to_paid", "rows"): free_to_paid,
        ("health_score", "rows"): health_score,
        ("comments", "rows"): comments,
        ("fcr", "rows"): fcr,
        ("mrr", "rows"): subscriptions,
        ("mrr", "counts"): users_at_mean_revenue,
        ("arpu", "rows"): revenue_of_each,
        ("nrr", "rows"): revenue_moved,
        ("clv", "counts"): lifetimes,
        ("stickiness", "rows"): stickiness,
        ("usage", "rows"): usage,
    }
)
"""(metric type, way) -> how its quantities follow from its rows; ready counts are summed."""


def has_derivation(measure: Measure) -> bool:
    """Tell whether quantities follow from a metric's rows; where each row is an answer, there need be none."""
    return measure.way == "counts" or (measure.type, measure.way) in DERIVATIONS


def derivation(type_: str, way: str) -> Derivation:
    """Return how the quantities of a metric follow from its rows."""
    return DERIVATIONS.get((type_, way), sums) if way == "counts" else DERIVATIONS[type_, way]
