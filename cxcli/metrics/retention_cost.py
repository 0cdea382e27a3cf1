"""Customer retention cost: what is spent on keeping customers, per customer.

Source:
    Farris, P. W. et al. (2010), Marketing Metrics, 2nd ed., Pearson, chapter 5.
"""

from fractions import Fraction

from cxcli.evidence import Distribution
from cxcli.metric import MONEY, Estimate, Key, Metric, Parts, Way, estimate
from cxcli.stats.account import as_total, quotient, stated, total
from cxcli.stats.figure import figure_of
from cxcli.stats.headline import Headline, account_total
from cxcli.study.scale import real
from cxcli.study.statistics import Statistics
from cxcli.study.study import Measure
from cxcli.words import Words

BASES = {"customers": "customers", "retained": "retained_customers"}
"""Statistic -> the customers that the spend is divided by."""


def answers(parts: Parts, measure: Measure) -> Distribution:
    """Return the cost, behind which stand the customers; nobody's without customers."""
    base = BASES[measure.statistic]
    return as_total(_cost(parts, base), total(parts, base))


def headline(_: Measure) -> Headline:
    """Return the total."""
    return account_total()


def score(answered: Distribution, measure: Measure, statistics: Statistics) -> Estimate:
    """Return the spend per customer."""
    figure = figure_of(answered, headline(measure), statistics)
    parts = answered.parts
    costs = {"crc": _cost(parts, "customers"), "crc_per_retained": _cost(parts, "retained_customers")}
    told = {name: real(cost) for name, cost in costs.items()}
    return estimate(answered, figure, details={**told, **stated(parts, "spend", *BASES.values())})


def _cost(parts: Parts, base: str) -> Fraction | None:
    return quotient(total(parts, "spend"), total(parts, base)) if "spend" in parts else None


RETENTION_COST = Metric(
    name="retention_cost",
    title=Words("Customer retention cost (CRC)", "Coût de rétention par client (CRC)"),
    definition=Words(
        "What was spent on keeping customers, divided by the customers it was spent on. It is not the cost of serving them, nor what it costs to keep one more.",
        "Les dépenses de fidélisation divisées par les clients concernés. Ce n'est ni le coût du service, ni ce que coûte un client retenu de plus.",
    ),
    formula=Words("spend / customers; retained: spend / retained_customers", "spend / customers\xa0; retained\xa0: spend / retained_customers"),
    source="Farris, P. W. et al. (2010), Marketing Metrics, 2nd ed., Pearson, chapter 5.",
    example="  retention_cost:\n    type: retention_cost\n    spend: RetentionSpend\n    customers: Customers\n",
    units={"customers": MONEY, "retained": MONEY},
    headline=headline,
    score=score,
    base=Words("customers", "clients"),
    keys=(
        Key("spend", "What was spent.", fr="Les dépenses."),
        Key("customers", "Customers on whom it was spent.", "count", "Clients concernés."),
        Key("retained_customers", "Those of them who stayed.", "count", "Ceux d'entre eux qui sont restés."),
    ),
    ways=(Way("counts", ("spend", "customers"), ("retained_customers",)),),
    answers=answers,
    is_of_people=False,
    better="lower",
)  # fmt: skip
