"""The beta distribution for any two positive parameters, whole or not.

Source:
    Continued fraction: Abramowitz & Stegun (1964), Handbook of Mathematical Functions, 26.5.8.
    Quadrature where both parameters are large: Press, W. H. et al. (2007), Numerical Recipes, 3rd ed., 6.4.
"""

import math
from functools import lru_cache

from cxcli.stats.integral import integral
from cxcli.stats.normal import normal_quantile

LARGE = 3000
"""Where both parameters exceed this, the density is so smooth that its quadrature beats the fraction."""

STEPS = 200

MOST_STEPS = 9_999.0
"""Of the continued fraction; a few dozen are usual."""

_NEXT_TO_ONE = math.nextafter(1.0, 0.0)


def beta_cdf(x: float, a: float, b: float) -> float:
    """Return the share of a beta distribution below x, the regularised incomplete beta function.

    Args:
        x: in 0..1; what lies outside has all or nothing below it.
        a: the first parameter, > 0.
        b: the second one, > 0.
    """
    if x <= 0 or x >= 1:
        return float(x >= 1)
    if min(a, b) > LARGE:
        return _by_quadrature(x, a, b)
    terms = math.exp(a * math.log(x) + b * math.log1p(-x) - log_beta(a, b))
    if x < (a + 1) / (a + b + 2):
        return terms / a * continued_fraction(a, b, x)
    return 1 - terms / b * continued_fraction(b, a, 1 - x)


@lru_cache(maxsize=4096)
def beta_quantile(tail: float, a: float, b: float) -> float:
    """Return the x in 0..1 below which this share of a beta distribution lies.

    Args:
        tail: in (0, 1).
        a: the first parameter, > 0.
        b: the second one, > 0.
    """
    low, high = 0.0, 1.0
    x = _first_guess(tail, a, b)
    for _ in range(STEPS):
        surplus = beta_cdf(x, a, b) - tail
        low, high = (low, x) if surplus > 0 else (x, high)
        following = x - surplus / beta_density(x, a, b)
        if not low < following < high:
            following = (low + high) / 2
        if abs(following - x) <= 1e-15 * x or not 0 < following < 1:
            return following
        x = following
    return x


def beta_density(x: float, a: float, b: float) -> float:
    """Return the density of a beta distribution at x in (0, 1); never 0, so that one may divide by it."""
    logarithm = (a - 1) * math.log(x) + (b - 1) * math.log1p(-x) - log_beta(a, b)
    return math.exp(min(max(logarithm, -700.0), 700.0))


@lru_cache(maxsize=4096)
def log_beta(a: float, b: float) -> float:
    """Return the logarithm of the beta function."""
    return math.lgamma(a) + math.lgamma(b) - math.lgamma(a + b)


def continued_fraction(a: float, b: float, x: float) -> float:
    """Return the continued fraction of the incomplete beta function by Lentz's method."""
    # Most of the time of a t or a beta quantile goes by here: both terms of a step are written out, and all
    # numbers are floats, which the interpreter multiplies faster than a float and an int.
    both, m = a + b, 0.0
    c, d = 1.0, 1.0 / (1.0 - both * x / (a + 1.0))
    value = d
    while m < MOST_STEPS:
        m += 1.0
        at = a + 2.0 * m
        even = m * (b - m) * x / ((at - 1.0) * at)
        d = 1.0 / (1.0 + even * d)
        c = 1.0 + even / c
        value *= c * d
        odd = -(a + m) * (both + m) * x / (at * (at + 1.0))
        d = 1.0 / (1.0 + odd * d)
        c = 1.0 + odd / c
        change = c * d
        value *= change
        if -1e-15 < change - 1.0 < 1e-15:
            break
    return value


def _by_quadrature(x: float, a: float, b: float) -> float:
    """Integrate the density from x outwards, away from its peak."""
    mean, sd = a / (a + b), math.sqrt(a * b / (a + b + 1)) / (a + b)
    if x > mean:
        return 1 - integral(
            lambda y: beta_density(min(y, _NEXT_TO_ONE), a, b), x, min(max(x, mean + 10 * sd) + 3 * sd, 1.0)
        )
    return integral(lambda y: beta_density(y, a, b), max(min(x, mean - 10 * sd) - 3 * sd, 0.0), x)


def _first_guess(tail: float, a: float, b: float) -> float:
    mean, sd = a / (a + b), math.sqrt(a * b / (a + b + 1)) / (a + b)
    guess = mean + normal_quantile(tail) * sd
    return next(x for x in (guess, mean, 0.5) if 0 < x < 1)
