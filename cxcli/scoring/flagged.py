"""The share of rows with a flag, or of events among a total: bounces, abandoned calls.

Source:
    Interval: Wilson, E. B. (1927), "Probable Inference, the Law of Succession, and Statistical
    Inference", Journal of the American Statistical Association 22(158).
"""

from fractions import Fraction

from cxcli.evidence import Distribution
from cxcli.metric import Estimate, Key, Parts, Row, Way, estimate
from cxcli.scoring.rates import rate_details
from cxcli.stats.account import people_of, share_of
from cxcli.stats.figure import figure_of
from cxcli.stats.headline import Headline, share_of_ones
from cxcli.study.statistics import Statistics
from cxcli.study.study import Measure


def has_flag(row: Row, _: Measure) -> Fraction:
    """Return 1 for a row with the flag, else 0."""
    return Fraction(row["flag"] is True)


def answers(parts: Parts, measure: Measure) -> Distribution:
    """Return the total of ready counts: 1 for an event, else 0."""
    return share_of(people_of(parts, "events"), people_of(parts, "total"), measure.name)


def headline(_: Measure) -> Headline:
    """Return the share of events."""
    return share_of_ones()


def score(found: Distribution, measure: Measure, statistics: Statistics) -> Estimate:
    """Return the share in percent with Wilson's interval; the details have the events and their total."""
    price = headline(measure)
    events = found.valid.get(Fraction(1))
    counts = {"events": events.people if events else 0, "total": found.n} if found.n else {}
    figure = figure_of(found, price, statistics, measure.interval)
    return estimate(found, figure, details={**rate_details(found, price, statistics), **counts})


KEYS = (
    Key("flag", "Yes or no: whether it happened (a bounce, an abandoned call).", "flag",
        "Oui ou non : si cela s'est produit (un rebond, un appel abandonné)."),
    Key("events", "How many times it happened.", "count", "Combien de fois cela s'est produit."),
    Key("total", "Out of how many.", "count", "Sur combien."),
)  # fmt: skip

WAYS = (Way("rows", ("flag",), worth=has_flag), Way("counts", ("events", "total")))
