"""Seconds, one row each: their mean, their median or the time that nine in ten do not exceed.

Source:
    Interval of the mean: Gosset, W. S. ("Student") (1908), "The Probable Error of a Mean", Biometrika 6(1).
    Median and 90th percentile: Hyndman, R. J. & Fan, Y. (1996), The American Statistician 50(4),
    definition 7; their intervals: Woodruff, R. S. (1952), JASA 47(260).
"""

from fractions import Fraction

from cxcli.evidence import Distribution
from cxcli.metric import Estimate, Key, Row, Way, estimate
from cxcli.stats.describe import describe
from cxcli.stats.figure import figure_of
from cxcli.stats.headline import Headline, amount, quantile_at
from cxcli.stats.linear import linear
from cxcli.stats.quantile import quantile
from cxcli.study.statistics import Statistics
from cxcli.study.study import Measure
from cxcli.words import Words

QUANTILES = {"median": Fraction(1, 2), "p90": Fraction(9, 10)}

UNITS = {"mean": "seconds", "median": "seconds", "p90": "seconds"}


def seconds_of(row: Row, _: Measure) -> Fraction | None:
    """Return the seconds of a row."""
    seconds = row["seconds"]
    return seconds if isinstance(seconds, Fraction) else None


def headline(measure: Measure) -> Headline:
    """Return the mean of the seconds, or a quantile of them."""
    at = QUANTILES.get(measure.statistic)
    return amount() if at is None else quantile_at(at)


def score(found: Distribution, measure: Measure, statistics: Statistics) -> Estimate:
    """Return the mean (t interval), the median or the 90th percentile (Woodruff) in seconds."""
    moments = describe(found)
    quantiles = {name: _float(quantile(found, at)) for name, at in QUANTILES.items()}
    details = {
        **moments,
        **quantiles,
        "mean_excluding_zero": _mean_excluding_zero(found),
        "mean_seconds": moments["mean"],
        "median_seconds": quantiles["median"],
    }
    return estimate(found, figure_of(found, headline(measure), statistics), details=details)


def _mean_excluding_zero(found: Distribution) -> float | None:
    some = linear(Distribution({x: count for x, count in found.valid.items() if x}), lambda value: value)
    return _float(some.mean if some else None)


def titled(title: Words, measure: Measure) -> Words:
    """Return a title that says which figure it is."""
    what = _FIGURES[measure.statistic]
    return Words(f"{title.en} ({what.en})", f"{title.fr} ({what.fr})")


_FIGURES = {
    "mean": Words("mean", "moyenne"),
    "median": Words("median", "médiane"),
    "p90": Words("90th percentile", "90e centile"),
}


def _float(value: Fraction | None) -> float | None:
    return None if value is None else float(value)


KEYS = (
    Key("seconds", "Seconds, or h:mm:ss: of one row, or of each of so many (`count`).", "seconds",
        "Secondes, ou h:mm:ss : d'une ligne, ou de chacune de tant de fois (`count`)."),
    Key("count", "How many people a row stands for.", "count", "Combien de fois la ligne compte."),
)  # fmt: skip

WAYS = (Way("rows", ("seconds",), ("count",), worth=seconds_of),)
