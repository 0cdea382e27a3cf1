"""The normal distribution: critical values and tails."""

import math
from functools import lru_cache
from statistics import NormalDist


@lru_cache(maxsize=256)
def normal_quantile(probability: float) -> float:
    """Return the z below which this share of a standard normal lies.

    Args:
        probability: in (0, 1).
    """
    return NormalDist().inv_cdf(probability)


def normal_tail(z: float) -> float:
    """Return the share of a standard normal above z, accurate far out; 0 and 1 at the infinities."""
    return math.erfc(z / math.sqrt(2)) / 2


def two_sided(confidence: float) -> float:
    """Return the probability below the upper limit of a two-sided interval: 0.975 for 0.95."""
    return (1 + confidence) / 2
