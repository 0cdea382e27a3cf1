"""Retention: customers who stayed among those who were there at the start of the period.

Source:
    Farris, P. W., Bendle, N. T., Pfeifer, P. E. & Reibstein, D. J. (2010), Marketing Metrics, 2nd ed., chapter 5.
    Interval: Wilson, E. B. (1927), Journal of the American Statistical Association 22(158).
"""

from cxcli.evidence import Distribution
from cxcli.metric import Estimate, Metric, Parts, Way, estimate
from cxcli.scoring.customers import KEYS, ROWS, customers, flags_of, periods_of, unbalanced
from cxcli.scoring.rates import rate_details
from cxcli.stats.account import share_of
from cxcli.stats.customers import ratio
from cxcli.stats.figure import figure_of
from cxcli.stats.headline import Headline, share_of_ones
from cxcli.study.statistics import Statistics
from cxcli.study.study import Measure
from cxcli.words import Words


def answers(parts: Parts, measure: Measure) -> Distribution:
    """Return the customers at the start: 1 for those who stayed, else 0.

    Raises:
        PartsExceedWhole: more left, or stayed, than there were.
    """
    seen = customers(parts, measure)
    if seen.start is None or seen.lost is None:
        return Distribution({})
    return share_of(seen.start - seen.lost, seen.start, measure.name)


def headline(_: Measure) -> Headline:
    """Return the share of customers who stayed."""
    return share_of_ones()


def score(answered: Distribution, measure: Measure, statistics: Statistics) -> Estimate:
    """Return the retention in percent with Wilson's interval; it is 100 less the churn of the same customers."""
    figure = figure_of(answered, headline(measure), statistics, measure.interval)
    seen = customers(answered.parts, measure)
    churn = ratio(seen.lost, seen.start)
    details = {
        **rate_details(answered, headline(measure), statistics),
        "equals_one_minus_churn": None if churn is None else float(1 - churn),
        **seen.facts(),
        "periods": periods_of(answered.parts),
    }
    return estimate(answered, figure, details=details, flags=flags_of(answered.parts))


RETENTION = Metric(
    name="retention",
    title=Words("Customer retention (of the customers at the start)", "Rétention des clients (présents au début)"),
    definition=Words(
        "Customers who are still there at the end of the period among those who were there at its start: 100 less the churn. New customers count nowhere. For all of the time, the periods are pooled: all who stayed of all who were there at a start. It is not the retention of revenue (that is 'nrr'), and it does not say whether customers are active: whoever has not left is there.",
        "Les clients encore présents à la fin de la période parmi ceux qui l'étaient à son début : 100 moins l'attrition. Les nouveaux clients ne comptent pas. Sur toute la durée, les périodes sont réunies : tous les clients restés sur tous ceux présents à un début. Ce n'est pas la rétention du revenu (c'est « nrr »), et elle ne dit pas si les clients sont actifs : qui n'est pas parti est présent.",
    ),
    formula=Words(
        "100 x (start - lost) / start; with the count at the end: 100 x (end - (new - lost_new)) / start",
        "100 x (start - lost) / start ; avec l'effectif de la fin : 100 x (end - (new - lost_new)) / start",
    ),
    source="Farris, P. W., Bendle, N. T., Pfeifer, P. E. & Reibstein, D. J. (2010), Marketing Metrics, 2nd ed., chapter 5.",
    example="  retention:\n    type: retention\n    customer: CustomerId\n    start: Since\n    end: Left  # blank while going on\n",
    units={"start_base": "percent"},
    headline=headline,
    score=score,
    base=Words("customers", "clients"),
    keys=KEYS,
    ways=(
        ROWS,
        Way("counts", ("start", "lost"), ("new", "lost_new", "end")),
        Way("counts", ("start", "end", "new"), ("lost_new",)),
    ),
    answers=answers,
    notices=unbalanced,
)  # fmt: skip
