"""How many more answers would settle a gate, if they are spread as those of now."""

import math
from fractions import Fraction

from cxcli.gating.evidence import Judged

MOST = 1_000_000
"""Beyond so many answers a number is not told."""


def more_answers(judged: Judged, threshold: float, confidence: float) -> int | None:
    """Return about how many more answers would make the bound clear the threshold, or None if none would.

    The bound is worked out anew for more and more people whose answers are spread as those of now.

    Args:
        judged: the number now, not settled.
        threshold: in its unit.
        confidence: one-sided, in (0.5, 1).

    Returns:
        Rounded up to two digits, and never more people than there are; None when the value lies on the
        threshold, when no number of answers would do (a baseline that is too uncertain), when it would
        take more than a million, or when it cannot be known.
    """
    most = MOST if judged.left is None else min(MOST, judged.left)
    if judged.grown is None or judged.value == threshold or most < 1:
        return None
    if not _clears(judged, most, threshold, confidence):
        return None
    too_few, enough = 0, most
    while enough - too_few > 1:
        middle = (too_few + enough) // 2
        if _clears(judged, middle, threshold, confidence):
            enough = middle
        else:
            too_few = middle
    return min(_rounded_up(enough), most)


def _clears(judged: Judged, more: int, threshold: float, confidence: float) -> bool:
    limits = judged.grown(1 + Fraction(more, judged.n)).limits(confidence) if judged.grown else None
    if limits is None:
        return False
    return limits[0] > threshold if judged.value > threshold else limits[1] < threshold


def _rounded_up(number: int) -> int:
    size: int = 10 ** max(math.floor(math.log10(number)) - 1, 0)
    return math.ceil(number / size) * size
