"""A wave: one round of a survey, as far as a trend looks at it."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

PROVISIONAL, NORMAL = 8, 20
"""So many waves make a control chart provisional, and of normal use."""

ChartUse = Literal["none", "provisional", "normal"]


@dataclass(frozen=True, slots=True)
class Wave:
    """One round of a survey.

    Attributes:
        value: the score: a share (0..1), a net score (-1..1) or a mean (scale points).
        variance: of one answer, >= 0, in the squared unit of `value`.
        n: people, or effective people; > 0.
    """

    value: float
    variance: float
    n: float


def share_wave(positive: float, n: float) -> Wave:
    """Return the wave of a share.

    Args:
        positive: people, or effective people, who count; in 0..n.
        n: all of them, > 0.
    """
    share = positive / n
    return Wave(share, share * (1 - share), n)


def centre(waves: Iterable[Wave]) -> float:
    """Return the score of all people of all waves together, in the unit of the waves.

    Sum of n * value / sum of n. There must be a wave.
    """
    counted = tuple(waves)
    return sum(w.n * w.value for w in counted) / sum(w.n for w in counted)


def pooled_variance(waves: Iterable[Wave]) -> float:
    """Return the variance of one answer around the score of its own wave, in the squared unit of the waves.

    Sum of n * variance / sum of n. There must be a wave.
    """
    counted = tuple(waves)
    return sum(w.n * w.variance for w in counted) / sum(w.n for w in counted)


def chart_use(waves: int) -> ChartUse:
    """Return what so many waves allow: no control chart, a provisional one, or one in normal use.

    Below 8 waves only tests from wave to wave and a slope say anything; from 20 on the limits are settled.

    Source:
        Montgomery, D. C. (2019), Introduction to Statistical Quality Control, 8th edition, section 6.2
        (at least 20 samples before limits are final).
    """
    if waves < PROVISIONAL:
        return "none"
    return "provisional" if waves < NORMAL else "normal"
