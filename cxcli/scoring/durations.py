"""Seconds, one row each: their mean, their median or the time that nine in ten do not exceed.

Ready counts say how many seconds there were in a period and how many times; they have a mean and no more.

Source:
    Interval of the mean: Gosset, W. S. ("Student") (1908), "The Probable Error of a Mean", Biometrika 6(1).
    Median and 90th percentile: Hyndman, R. J. & Fan, Y. (1996), The American Statistician 50(4),
    definition 7; their intervals: Woodruff, R. S. (1952), JASA 47(260).
"""

from fractions import Fraction

from cxcli.evidence import Distribution
from cxcli.metric import Estimate, Key, Parts, Row, Way, estimate
from cxcli.stats.account import as_total, people_of, quotient, stated, total
from cxcli.stats.describe import describe
from cxcli.stats.figure import figure_of
from cxcli.stats.headline import Headline, account_total, amount, quantile_at
from cxcli.stats.linear import mean_of
from cxcli.stats.quantile import quantile
from cxcli.study.scale import Number, real
from cxcli.study.statistics import Statistics
from cxcli.study.study import Measure
from cxcli.words import Words

QUANTILES = {"median": Fraction(1, 2), "p90": Fraction(9, 10)}

SOURCE = (
    'Hyndman, R. J. & Fan, Y. (1996), "Sample Quantiles in Statistical Packages", The American Statistician '
    '50(4), 361-365. Interval: Gosset, W. S. ("Student") (1908), Biometrika 6(1), 1-25.'
)

UNITS = {"mean": "seconds", "median": "seconds", "p90": "seconds"}


def seconds_of(row: Row, _: Measure) -> Fraction | None:
    """Return the seconds of a row."""
    seconds = row["seconds"]
    return seconds if isinstance(seconds, Fraction) else None


def answers(parts: Parts, _: Measure) -> Distribution:
    """Return the mean of ready counts, behind which stand so many times; nobody's where it never happened."""
    return as_total(
        quotient(total(parts, "seconds"), total(parts, "count")), people_of(parts, "count").people
    )


def headline(measure: Measure) -> Headline:
    """Return the mean of the seconds, or a quantile; of ready counts a total: they do not tell how times differ."""
    if measure.way == "counts":
        return account_total()
    at = QUANTILES.get(measure.statistic)
    return amount() if at is None else quantile_at(at)


def score(found: Distribution, measure: Measure, statistics: Statistics) -> Estimate:
    """Return the mean (t interval), the median or the 90th percentile (Woodruff) in seconds."""
    details = _of_counts(found) if measure.way == "counts" else _of_rows(found)
    return estimate(found, figure_of(found, headline(measure), statistics), details=details)


def _of_counts(found: Distribution) -> dict[str, float | None]:
    mean = real(mean_of(found))
    return {"mean": mean, "mean_seconds": mean, **stated(found.parts, "seconds", "count")}


def _of_rows(found: Distribution) -> dict[str, Number | None]:
    moments = describe(found)
    quantiles = {name: real(quantile(found, at)) for name, at in QUANTILES.items()}
    return {
        **moments,
        **quantiles,
        "mean_excluding_zero": _mean_excluding_zero(found),
        "mean_seconds": moments["mean"],
        "median_seconds": quantiles["median"],
    }


def _mean_excluding_zero(found: Distribution) -> float | None:
    return real(mean_of(Distribution({x: count for x, count in found.valid.items() if x})))


def titled(title: Words, measure: Measure) -> Words:
    """Return a title that says which figure it is."""
    return title.noted(_FIGURES[measure.statistic])


_FIGURES = {
    "mean": Words("mean", "moyenne"),
    "median": Words("median", "médiane"),
    "p90": Words("90th percentile", "90e centile"),
}


KEYS = (
    Key("seconds", "Seconds, or h:mm:ss: how long it took in each row; beside `count` the seconds of all those "
        "times together.", "seconds",
        "Secondes, ou h:mm:ss : la durée de chaque ligne ; à côté de `count`, les secondes de toutes ces fois "
        "ensemble."),
    Key("count", "How many times it happened in a period, of which `seconds` is the total: they give the mean only.",
        "count",
        "Combien de fois cela s'est produit dans une période, dont `seconds` est le total : seule la moyenne en "
        "résulte."),
)  # fmt: skip

WAYS = (
    Way("rows", ("seconds",), worth=seconds_of),
    Way("counts", ("seconds", "count"), statistics=("mean",)),
)
