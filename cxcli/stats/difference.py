"""Did it move? The difference of two groups of different people, with its interval and its test."""

import math
from dataclasses import dataclass, replace

from cxcli.stats.comparisons import COMPARISONS, comparison_for
from cxcli.stats.headline import Headline
from cxcli.stats.normal import normal_quantile, two_sided
from cxcli.stats.sample import Sample
from cxcli.stats.tested import Pair, Tested
from cxcli.study.statistics import Statistics

POWER = 0.80
"""The chance with which the smallest detectable difference is found."""


@dataclass(frozen=True, slots=True)
class Difference:
    """The first group less the second, in the unit of the metric: points (-200..200), percent points, scale points.

    Attributes:
        value: the difference of the two values; never moved by pseudo-answers.
        low, high: limits at the confidence of the study; None when they do not exist.
        p: two-sided; None when there is no test. It is below 1 - confidence exactly when 0 lies outside
            the limits.
        method: the comparison's name.
        z: the test statistic, z or Student's t; positive when the first group is higher. None with `p`.
        detectable: the smallest true difference that such a comparison finds with a chance of 80 %,
            (z(confidence) + z(0.80)) standard errors; None without limits.
    """

    value: float
    low: float | None
    high: float | None
    p: float | None
    method: str
    z: float | None
    detectable: float | None


def difference(  # noqa: PLR0913 - two groups, what is scored, how sure, and two names to choose a way by
    first: Sample,
    second: Sample,
    headline: Headline,
    statistics: Statistics,
    *,
    method: str | None = None,
    interval: str | None = None,
) -> Difference:
    """Return the first group less the second: current less baseline, segment less rest.

    A net score is compared by MOVER on its two score intervals, a share by Newcombe's, a mean by Welch's
    t test. Two whole populations (a census each) differ without error: the limits are the difference
    itself, and there is no test.

    Args:
        first: the group that is asked about.
        second: what it is compared with; no person is in both, see `clustered` for groups that overlap.
        headline: what was scored.
        statistics: the confidence of the interval.
        method: a comparison's name; None for the one that goes with `interval`.
        interval: the name of the metric's own interval method; None for its default.

    Raises:
        KeyError: no comparison has that name.
        ValueError: the comparison is not made for this kind of headline.
    """
    name = method or comparison_for(headline.kind, interval)
    comparison = COMPARISONS[name]
    if headline.kind not in comparison.kinds:
        raise ValueError(f"{name} does not compare a {headline.kind}")
    pair = Pair(first, second, headline, statistics.confidence)
    value, found = float(pair.delta * headline.factor), comparison.compare(pair)
    return reported(value, found, name, headline, statistics.confidence)


def bounds(
    first: Sample, second: Sample, headline: Headline, statistics: Statistics, *, interval: str | None = None
) -> tuple[float, float] | None:
    """Return one-sided bounds of the difference, each at the confidence of the study; None without any.

    Raises:
        ValueError: the confidence is not above 0.5.
    """
    found = difference(first, second, headline, one_sided(statistics), interval=interval)
    return None if found.low is None or found.high is None else (found.low, found.high)


def one_sided(statistics: Statistics) -> Statistics:
    """Return the statistics whose two-sided limits are one-sided bounds at the given confidence c: 2c - 1.

    Raises:
        ValueError: the confidence is not above 0.5, where a lower bound would lie above the upper one.
    """
    if statistics.confidence <= 0.5:
        raise ValueError("a one-sided bound needs a confidence above a half")
    return replace(statistics, confidence=2 * statistics.confidence - 1)


def reported(value: float, found: Tested, method: str, headline: Headline, confidence: float) -> Difference:
    """Return a comparison in the unit of the metric, its limits clipped to what a difference can be.

    Only net scores and shares are clipped; the limits of a mean may leave the scale, as its interval may.
    """
    most = (
        math.inf if headline.kind in ("mean", "amount", "quantile") else float(headline.high - headline.low)
    )
    low, high = (
        None if end is None else headline.factor * min(max(end, -most), most)
        for end in (found.low, found.high)
    )
    detectable = None if found.se is None else headline.factor * found.se * _deviates(confidence)
    return Difference(value, low, high, found.p, method, found.statistic, detectable)


def _deviates(confidence: float) -> float:
    return normal_quantile(two_sided(confidence)) + normal_quantile(POWER)
