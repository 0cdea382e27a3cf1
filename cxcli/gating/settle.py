"""How many more answers would settle a gate, if the number stays as it is."""

import math

from cxcli.gating.evidence import Judged
from cxcli.stats.normal import normal_quantile

MOST = 1_000_000
"""Beyond so many answers a number is not told."""


def more_answers(judged: Judged, threshold: float, confidence: float, p: float | None) -> int | None:
    """Return about how many more answers would make the bound clear the threshold, or None if none would.

    The distance in standard errors grows with the square root of the answers; what a baseline adds to the
    standard error stays.

    Args:
        judged: the number now.
        threshold: in its unit.
        confidence: one-sided, in (0.5, 1).
        p: the one-sided p-value of the side on which the value lies now.

    Returns:
        Rounded up to two digits; None when the value lies on the threshold, when the baseline alone is
        too uncertain, or when it would take more than a million.
    """
    if judged.value == threshold or p is None or p >= 1:
        return None
    now = max(-normal_quantile(min(p, 0.5 - 1e-12)), 1e-9)
    wanted = (now / normal_quantile(confidence)) ** 2  # the squared standard error that settles, of today's
    left = wanted - (1 - judged.shrinks)
    if left <= 0:
        return None
    more = judged.n * (judged.shrinks / left - 1)
    return _rounded_up(more) if 0 < more <= MOST else None


def _rounded_up(number: float) -> int:
    size: int = 10 ** max(math.floor(math.log10(max(number, 1))) - 1, 0)
    return math.ceil(number / size) * size
