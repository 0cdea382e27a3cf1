"""Student's t distribution for any number of degrees of freedom, whole or not.

Source:
    Gosset, W. S. ("Student") (1908), "The Probable Error of a Mean", Biometrika 6(1).
    Continued fraction: Abramowitz & Stegun (1964), Handbook of Mathematical Functions, 26.5.8.
    Expansions for many degrees of freedom: the same, 26.7.5; Hill, G. W. (1970), "Algorithm 395",
    Communications of the ACM 13(10).
"""

import math
from functools import lru_cache

from cxcli.stats.beta import continued_fraction
from cxcli.stats.normal import normal_quantile, normal_tail

MANY = 20_000
"""Above so many degrees of freedom expansions around the normal are exact to the last digits."""

NEAREST, FARTHEST = 1e-150, 1e150
"""Between these a t can be squared; nearer it is 0, and farther it is infinite."""


@lru_cache(maxsize=4096)
def t_quantile(probability: float, df: float) -> float:
    """Return the t below which this share of the distribution lies.

    Args:
        probability: in (0, 1).
        df: degrees of freedom, > 0.

    Returns:
        The quantile; infinite where it exceeds `FARTHEST` (a hopelessly small `df`).
    """
    if probability == 0.5:
        return 0.0
    if probability < 0.5:
        return -t_quantile(1 - probability, df)
    if df > MANY:
        return _near_normal(normal_quantile(probability), df)
    return _by_newton(1 - probability, df)


@lru_cache(maxsize=4096)
def t_matching(z: float, df: float) -> float:
    """Return the t that has the same share of its distribution above it as z > 0 has of the normal one.

    Args:
        z: a critical value, > 0 and below 38.
        df: degrees of freedom, >= 0.

    Returns:
        The t; infinite without degrees of freedom, and where it exceeds `FARTHEST`.
    """
    if df <= 0 or z == math.inf:
        return math.inf
    return _near_normal(z, df) if df > MANY else _by_newton(normal_tail(z), df)


def t_tail(t: float, df: float) -> float:
    """Return the share of the distribution above t."""
    if t < 0:
        return 1 - t_tail(-t, df)
    if not NEAREST < t < FARTHEST:
        return 0.5 if t <= NEAREST else 0.0
    if df > MANY:
        return normal_tail(_normal_deviate(t, df))
    return _incomplete_beta(df, t) / 2


def t_cdf(t: float, df: float) -> float:
    """Return the share of the distribution below t."""
    return t_tail(-t, df)


def _normal_deviate(t: float, df: float) -> float:
    """Return the z that has the same share above it as t."""
    a = df - 0.5
    b = 48 * a * a
    w = math.sqrt(a * math.log1p(t * t / df))
    return w + (w**3 + 3 * w) / b - (4 * w**7 + 33 * w**5 + 240 * w**3 + 855 * w) / (10 * b * b)


def _near_normal(z: float, df: float) -> float:
    first = (z**3 + z) / 4
    second = (5 * z**5 + 16 * z**3 + 3 * z) / 96
    third = (3 * z**7 + 19 * z**5 + 17 * z**3 - 15 * z) / 384
    return z + first / df + second / df**2 + third / df**3


def _by_newton(tail: float, df: float) -> float:
    """Solve for log t, in which the log of the tail is concave and falls to a straight line."""
    log_t = math.log(max(-normal_quantile(tail), 1e-16))
    for _ in range(200):
        t = math.exp(log_t)
        share = t_tail(t, df)
        step = math.log(share / tail) * share / (t * _density(t, df))
        log_t += step
        if log_t > math.log(FARTHEST):
            return math.inf
        if abs(step) < 1e-9:  # the error squares with each step, so this one was the last that mattered
            break
    return math.exp(log_t)


def _density(t: float, df: float) -> float:
    log_constant = _log_gamma_ratio(df / 2) - math.log(df * math.pi) / 2
    return math.exp(log_constant - (df + 1) / 2 * math.log1p(t * t / df))


def _incomplete_beta(df: float, t: float) -> float:
    """Return I_x(df / 2, 1 / 2) at x = df / (df + t^2): both tails of t together."""
    a, ratio = df / 2, t * t / df
    below, above = 1 / (1 + ratio), ratio / (1 + ratio)
    log_beta = math.log(math.pi) / 2 - _log_gamma_ratio(a)
    log_terms = math.log(ratio) / 2 - (a + 0.5) * math.log1p(ratio) - log_beta
    if below < (a + 1) / (a + 2.5):
        return math.exp(log_terms) / a * continued_fraction(a, 0.5, below)
    return 1 - math.exp(log_terms) / 0.5 * continued_fraction(0.5, a, above)


@lru_cache(maxsize=4096)
def _log_gamma_ratio(a: float) -> float:
    """Return log(gamma(a + 1/2) / gamma(a)) without subtracting two large numbers."""
    if a < 25:
        return math.lgamma(a + 0.5) - math.lgamma(a)
    series = (-1 / 8, 1 / 192, -1 / 640, 17 / 14336, -31 / 18432)
    return math.log(a) / 2 + sum(term / a ** (2 * i + 1) for i, term in enumerate(series))
