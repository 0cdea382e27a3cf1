"""The interval of a share.

Source:
    Wilson, E. B. (1927), "Probable Inference, the Law of Succession, and Statistical Inference",
    Journal of the American Statistical Association 22(158).
    Brown, L. D., Cai, T. T. & DasGupta, A. (2001), "Interval Estimation for a Binomial Proportion",
    Statistical Science 16(2).
"""

import math

from cxcli.stats.normal import normal_quantile, two_sided


def wilson_interval(share: float, n: float, confidence: float) -> tuple[float, float]:
    """Return the limits of a share, each in 0..1; exactly 0 and 1 when nobody or everybody counts.

    Args:
        share: in 0..1.
        n: people, or effective people; > 0, need not be whole.
        confidence: two-sided, in (0, 1).
    """
    z = normal_quantile(two_sided(confidence))
    shrink = 1 + z * z / n
    centre = (share + z * z / (2 * n)) / shrink
    half = z / shrink * math.sqrt(share * (1 - share) / n + z * z / (4 * n * n))
    low = 0.0 if share == 0 else max(centre - half, 0.0)
    high = 1.0 if share == 1 else min(centre + half, 1.0)
    return low, high
