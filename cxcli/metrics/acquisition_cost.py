"""Customer acquisition cost: what is spent on winning customers, per new customer.

Source:
    Farris, P. W. et al. (2010), Marketing Metrics, 2nd ed., Pearson, chapter 5.
"""

from fractions import Fraction

from cxcli.evidence import Distribution
from cxcli.metric import MONEY, Estimate, Key, Metric, Parts, Way, estimate
from cxcli.stats.account import as_total, quotient, stated, total
from cxcli.stats.figure import figure_of
from cxcli.stats.headline import Headline, account_total
from cxcli.stats.linear import mean_of
from cxcli.study.scale import real
from cxcli.study.statistics import Statistics
from cxcli.study.study import Measure
from cxcli.words import Words


def answers(parts: Parts, _: Measure) -> Distribution:
    """Return the cost, behind which stand the new customers; nobody's without any."""
    return as_total(_cost(parts), total(parts, "new_customers"))


def headline(_: Measure) -> Headline:
    """Return the total."""
    return account_total()


def score(answered: Distribution, measure: Measure, statistics: Statistics) -> Estimate:
    """Return the spend per new customer; `ltv_cac` is the mean lifetime value of the rows by that."""
    figure = figure_of(answered, headline(measure), statistics)
    parts, cost = answered.parts, _cost(answered.parts)
    value = mean_of(parts["ltv"]) if "ltv" in parts else None
    times = None if value is None or cost is None else quotient(value, cost)
    details = {
        "cac": real(cost),
        "ltv_cac": real(times),
        "ltv": real(value),
        **stated(parts, "spend", "new_customers"),
    }
    return estimate(answered, figure, details=details)


def _cost(parts: Parts) -> Fraction | None:
    return quotient(total(parts, "spend"), total(parts, "new_customers")) if "spend" in parts else None


ACQUISITION_COST = Metric(
    name="acquisition_cost",
    title=Words("Customer acquisition cost (CAC)", "Coût d'acquisition client (CAC)"),
    definition=Words(
        "What was spent on winning customers, divided by the new customers. It is not what the next customer costs, and spend that wins customers later counts too early.",
        "Les dépenses d'acquisition divisées par les nouveaux clients. Ce n'est pas le coût du prochain client, et une dépense qui porte ses fruits plus tard compte trop tôt.",
    ),
    formula=Words("spend / new_customers; with ltv: ltv_cac = ltv / cac", "spend / new_customers\xa0; avec ltv\xa0: ltv_cac = ltv / cac"),
    source="Farris, P. W. et al. (2010), Marketing Metrics, 2nd ed., Pearson, chapter 5.",
    example="  acquisition_cost:\n    type: acquisition_cost\n    spend: AcquisitionSpend\n    new_customers: NewCustomers\n",
    units={"new_customers": MONEY},
    headline=headline,
    score=score,
    base=Words("customers", "clients"),
    keys=(
        Key("spend", "What was spent.", fr="Les dépenses."),
        Key("new_customers", "Customers who were won.", "count", "Clients gagnés."),
        Key("ltv", "Lifetime value of a customer.", fr="Valeur vie d'un client."),
    ),
    ways=(Way("counts", ("spend", "new_customers"), ("ltv",)),),
    answers=answers,
    is_of_people=False,
    better="lower",
)  # fmt: skip
