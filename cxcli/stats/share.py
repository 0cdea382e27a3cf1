"""Intervals of a share.

Source:
    Wilson, E. B. (1927), "Probable Inference, the Law of Succession, and Statistical Inference",
    Journal of the American Statistical Association 22(158).
    Brown, L. D., Cai, T. T. & DasGupta, A. (2001), "Interval Estimation for a Binomial Proportion",
    Statistical Science 16(2).
    Agresti, A. & Coull, B. A. (1998), "Approximate Is Better than 'Exact' for Interval Estimation of
    Binomial Proportions", The American Statistician 52(2).
    Clopper, C. J. & Pearson, E. S. (1934), "The Use of Confidence or Fiducial Limits Illustrated in
    the Case of the Binomial", Biometrika 26(4).
"""

import math

from cxcli.stats.beta import beta_quantile
from cxcli.stats.normal import normal_tail


def wilson_interval(share: float, n: float, z: float) -> tuple[float, float]:
    """Return the limits of a share, each in 0..1; exactly 0 and 1 when nobody or everybody counts.

    Args:
        share: in 0..1.
        n: people, or effective people; > 0, need not be whole.
        z: the critical value, > 0.
    """
    shrink = 1 + z * z / n
    centre = (share + z * z / (2 * n)) / shrink
    half = z / shrink * math.sqrt(share * (1 - share) / n + z * z / (4 * n * n))
    low = 0.0 if share == 0 else max(centre - half, 0.0)
    high = 1.0 if share == 1 else min(centre + half, 1.0)
    return low, high


def agresti_coull_interval(share: float, n: float, z: float) -> tuple[float, float]:
    """Return Wald's limits after z^2 / 2 people more on either side; they may leave 0..1."""
    more = n + z * z
    return wald_interval((share * n + z * z / 2) / more, more, z)


def wald_interval(share: float, n: float, z: float) -> tuple[float, float]:
    """Return share +- z sqrt(share (1 - share) / n), for comparison: it leaves 0..1, and may have no width."""
    half = z * math.sqrt(share * (1 - share) / n)
    return share - half, share + half


def jeffreys_interval(share: float, n: float, z: float) -> tuple[float, float]:
    """Return the equal tails of the beta posterior whose prior has half a person on either side; in 0..1."""
    up, down, tail = share * n + 0.5, (1 - share) * n + 0.5, normal_tail(z)
    return beta_quantile(tail, up, down), 1 - beta_quantile(tail, down, up)


def clopper_pearson_interval(share: float, n: float, z: float) -> tuple[float, float]:
    """Return the limits at which a binomial count so small, or so large, has the tail of z; in 0..1."""
    up, down, tail = share * n, (1 - share) * n, normal_tail(z)
    low = 0.0 if share == 0 else beta_quantile(tail, up, down + 1)
    high = 1.0 if share == 1 else 1 - beta_quantile(tail, down, up + 1)
    return low, high
