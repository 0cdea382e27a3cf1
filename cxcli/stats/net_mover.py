"""The interval of a net score put together from Wilson's intervals of its two shares.

Source:
    Zou, G. Y. & Donner, A. (2008), "Construction of Confidence Limits about Effect Measures: A General
    Approach", Statistics in Medicine 27(10): method of variance estimates recovery (MOVER).
"""

import math

from cxcli.stats.net_score import Pulls
from cxcli.stats.share import wilson_interval


def mover_interval(pulls: Pulls, z: float) -> tuple[float, float]:
    """Return the limits of a net score, each in -1..1.

    Args:
        pulls: counts, n > 0.
        z: the critical value, > 0.
    """
    up, down = pulls.up / pulls.n, pulls.down / pulls.n
    up_low, up_high = wilson_interval(up, pulls.n, z)
    down_low, down_high = wilson_interval(down, pulls.n, z)
    r = _correlation(up, down)
    low = up - down - _joined(up - up_low, down_high - down, r)
    high = up - down + _joined(up_high - up, down - down_low, r)
    return max(low, -1.0), min(high, 1.0)


def _joined(one: float, other: float, r: float) -> float:
    return math.sqrt(max(one * one - 2 * r * one * other + other * other, 0.0))


def _correlation(up: float, down: float) -> float:
    """Return how two shares of the same people go together; 0 when one of them does not vary."""
    variances = up * (1 - up) * down * (1 - down)
    return -up * down / math.sqrt(variances) if variances > 0 else 0.0
