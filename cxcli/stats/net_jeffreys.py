"""The equal-tailed interval of a net score under Jeffreys's prior, half an answer in each of three bands.

The share in between is beta distributed, and so, independently, is the upward share of the others. Given
the first, the net score lies below a value with the probability of an incomplete beta function, which is
integrated over it.

Source:
    Gelman, A. et al. (2013), Bayesian Data Analysis, 3rd ed., CRC Press, section 3.4 and appendix A
    (the Dirichlet distribution and its marginals).
"""

import math
from functools import lru_cache

from cxcli.stats.beta import beta_cdf, beta_density, beta_quantile
from cxcli.stats.integral import refined_integral
from cxcli.stats.net_score import Pulls
from cxcli.stats.net_wald import adjusted_wald
from cxcli.stats.normal import normal_quantile

PRIOR = 0.5

NEGLIGIBLE = 1e-14
"""The share of the posterior that is left out at either end of the integral."""

NEAR = 1e-11
"""A step so short, on -1..1, is the last one towards a limit."""


@lru_cache(maxsize=4096)
def jeffreys_net_interval(pulls: Pulls, z: float) -> tuple[float, float]:
    """Return the limits between which the posterior net score lies, each in -1..1.

    Args:
        pulls: counts, n > 0.
        z: the critical value, > 0; as much as lies above it is left out on either side.
    """
    turned = Pulls(pulls.down, pulls.up, pulls.n)
    return _limit(pulls, z), -_limit(turned, z)


def posterior_below(pulls: Pulls, value: float) -> float:
    """Return the probability, 0..1, that the net score lies below a value in -1..1."""
    if abs(value) >= 1:
        return 1.0 if value > 0 else 0.0
    up, down = pulls.up + PRIOR, pulls.down + PRIOR
    middle, others = max(pulls.n - pulls.up - pulls.down, 0.0) + PRIOR, up + down
    most = 1 - abs(value)

    def below(angle: float) -> float:
        between = most * math.sin(angle) ** 2
        slope = most * math.sin(2 * angle)
        return (
            slope
            * beta_density(between, middle, others)
            * beta_cdf((1 + value / (1 - between)) / 2, up, down)
        )

    low, high = (math.asin(math.sqrt(min(q / most, 1.0))) for q in _bulk(middle, others))
    # With more than `most` in between, the net score is nearer to 0 than the value.
    nearer = 1 - beta_cdf(most, middle, others) if value > 0 else 0.0
    return min(nearer + refined_integral(below, low, high), 1.0)


@lru_cache(maxsize=256)
def _bulk(a: float, b: float) -> tuple[float, float]:
    return beta_quantile(NEGLIGIBLE, a, b), 1 - beta_quantile(NEGLIGIBLE, b, a)


def _limit(pulls: Pulls, z: float) -> float:
    """Return the value below which the posterior has the tail of z: secants of an almost straight line."""

    def surplus(value: float) -> float:
        share = posterior_below(pulls, value)
        return normal_quantile(min(max(share, 1e-300), 1 - 1e-16)) + z

    low, high = -1.0, 1.0
    centred = adjusted_wald(pulls)
    before = min(max(centred.centre - z * centred.error, -0.999), 0.999)
    x, at_before = before + 0.1 * centred.error * (1 if before < 0 else -1), surplus(before)
    for _ in range(100):
        at_x = surplus(x)
        low, high = (low, x) if at_x > 0 else (x, high)
        following = x - at_x * (x - before) / (at_x - at_before) if at_x != at_before else low
        if not low < following < high:
            following = (low + high) / 2
        if abs(following - x) < NEAR:
            return following
        before, at_before, x = x, at_x, following
    return x
