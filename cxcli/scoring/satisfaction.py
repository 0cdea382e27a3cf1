"""Satisfaction: the share of positive answers, the net of positive and negative ones, or the mean.

Source:
    Interval of the share: Wilson, E. B. (1927), JASA 22(158); of the net score: Tango, T. (1998),
    Statistics in Medicine 17(8).
"""

from collections.abc import Callable
from fractions import Fraction
from functools import lru_cache
from typing import Any

from cxcli.errors import MetricRefused
from cxcli.evidence import Distribution
from cxcli.metric import Estimate, estimate
from cxcli.stats.describe import bottom_share, describe_mean, top_share
from cxcli.stats.figure import figure_of
from cxcli.stats.headline import Headline, mean
from cxcli.stats.price_list import Band, PriceList
from cxcli.stats.simultaneous import goodman_intervals
from cxcli.study.scale import Scale, plain, scale
from cxcli.study.statistics import Statistics
from cxcli.study.study import Measure
from cxcli.words import Words

DEFAULT_POSITIVE = {scale(1, 5): (4, 5), scale(0, 1): (1,), scale(1, 3): (3,)}
"""The only scales on which everyone agrees what satisfied means."""


def default_positive(asked: Scale, better: str) -> frozenset[Fraction] | None:
    """Return the satisfied answers of a scale when the configuration names none; None: it must."""
    points = DEFAULT_POSITIVE.get(asked)
    if points is None:
        return None
    ends = (Fraction(point) for point in points)
    return frozenset(ends if better == "higher" else map(asked.mirror, ends))


def prices(measure: Measure) -> PriceList:
    """Return the bands: satisfied, its mirror image dissatisfied, and what lies between.

    Raises:
        MetricRefused: neither the configuration nor the scale says which answers are positive.
    """
    positive = _positive(measure)
    if positive is None:
        raise _unsaid(measure)
    return _prices(measure.question.scale, positive)


@lru_cache(maxsize=64)
def _prices(asked: Scale, positive: frozenset[Fraction]) -> PriceList:
    good, bad = _among(positive, asked), _among(frozenset(map(asked.mirror, positive)), asked)
    return PriceList(
        (
            Band("positive", 1, good),
            Band("neutral", 0, lambda value: not good(value) and not bad(value)),
            Band("negative", -1, bad),
        )
    )


def headline(measure: Measure) -> Headline:
    """Return what the measure's statistic asks for: the mean, the net score or the share."""
    if measure.statistic == "mean":
        return mean(measure.question.scale)
    bands = prices(measure)
    return (bands if measure.statistic == "net" else bands.only("positive")).headline


def score(answers: Distribution, measure: Measure, statistics: Statistics) -> Estimate:
    """Return the share in percent (Wilson), the net score in points (Tango) or the mean (t)."""
    figure = figure_of(answers, headline(measure), statistics, measure.interval)
    bands = prices(measure)
    return estimate(
        answers, figure, shares=bands.shares(answers), details=details(answers, measure, statistics)
    )


def details(answers: Distribution, measure: Measure, statistics: Statistics) -> dict[str, Any]:
    """Return what is told beside the headline: moments, boxes and the net satisfaction."""
    bands = prices(measure)
    return {
        **describe_mean(answers, measure.question),
        "shares_simultaneous": goodman_intervals(answers, bands, statistics),
        "top_box_share": top_share(answers, measure.question, 1),
        "bottom_2_share": bottom_share(answers, measure.question, 2),
        "net_satisfaction": bands.score(answers),
    }


def refuse(measure: Measure) -> MetricRefused | None:
    """Return why the satisfied answers are not known, or None when they are."""
    return _unsaid(measure) if _positive(measure) is None else None


def _positive(measure: Measure) -> frozenset[Fraction] | None:
    return measure.positive or default_positive(measure.question.scale, measure.question.better)


def _among(points: frozenset[Fraction], asked: Scale) -> Callable[[Fraction], bool]:
    """Return whether an answer is one of the points, or a composite's mean between two of them."""

    def holds(value: Fraction) -> bool:
        beyond = (value - asked.low) % asked.step
        below = value - beyond
        return below in points and (not beyond or below + asked.step in points)

    return holds


def _unsaid(measure: Measure) -> MetricRefused:
    asked = measure.question.scale
    best = sorted(map(measure.question.goodness, asked.points()[-2:]))
    written = ", ".join(str(plain(point)) for point in best)
    return MetricRefused(
        Words(
            f"Metric '{measure.name}': on the scale {asked} it is not agreed which answers count as satisfied.",
            f"Métrique « {measure.name} » : sur l'échelle {asked}, rien n'établit quelles réponses "
            "comptent comme satisfaites.",
        ),
        hint=Words(
            f"Write them in metrics.{measure.name}, for example 'positive: [{written}]'.",
            f"Écrivez-les dans metrics.{measure.name}, par exemple « positive: [{written}] ».",
        ),
    )
