"""What a gate is judged on: a number whose one-sided bounds can be asked for at any confidence."""

import math
from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction

Limits = tuple[float, float]

LEAST = 1e-12
"""Error probabilities below this are not told apart."""

_HALVINGS = 40
"""Of the logarithm; they leave an error of less than 1e-10 of the p-value."""


@dataclass(frozen=True, slots=True)
class Judged:
    """A value, or a change, with its limits.

    Attributes:
        value: in the unit of the metric.
        n, n_effective: the people behind it; of a change, those of the current wave.
        smallest: the smallest of all bases behind it, effective or not.
        limits: the lower and upper limit, each one-sided at a confidence in (0.5, 1); None: there are none.
        grown: the same number from so many times the people (>= 1) of the current wave, their answers
            spread as they are now; None where that cannot be known.
        left: people of a finite population who have not answered; None when it is unlimited.
        is_change: whether `value` is a change since a baseline.
        is_total: whether it is a total of the books, which has no sampling error.
    """

    value: float
    n: int
    n_effective: float
    smallest: float
    limits: Callable[[float], Limits | None]
    grown: Callable[[Fraction], "Judged"] | None = None
    left: int | None = None
    is_change: bool = False
    is_total: bool = False


def of_total(value: float, people: int, *, is_change: bool = False) -> Judged:
    """Return the total of an account, or its change: the bare number, at any confidence and on any base."""
    return Judged(
        value=value,
        n=people,
        n_effective=float(people),
        smallest=math.inf,
        limits=lambda _: (value, value),
        is_change=is_change,
        is_total=True,
    )


def surest(judged: Judged, threshold: float, least_sure: float, *, below: bool) -> float:
    """Return the one-sided p-value of the claim that the true number lies beyond a threshold.

    It inverts the bounds: the smallest error probability at which the limit still excludes the threshold.

    Args:
        judged: the number.
        threshold: in its unit.
        least_sure: the largest error probability that is of interest, in (0, 0.5).
        below: whether the claim is that it lies below the threshold, else above it.

    Returns:
        In `LEAST`..`least_sure`; 1 when not even the latter excludes the threshold.
    """
    low, high = LEAST, least_sure
    if not _excludes(judged, 1 - high, threshold, below=below):
        return 1.0
    if _excludes(judged, 1 - low, threshold, below=below):
        return low
    for _ in range(_HALVINGS):
        middle = (low * high) ** 0.5
        if _excludes(judged, 1 - middle, threshold, below=below):
            high = middle
        else:
            low = middle
    return high


def _excludes(judged: Judged, confidence: float, threshold: float, *, below: bool) -> bool:
    limits = judged.limits(confidence)
    if limits is None:
        return False
    return limits[1] <= threshold if below else limits[0] >= threshold
