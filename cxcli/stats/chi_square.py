"""The chi-square distribution: its tail and its critical values.

Source:
    Abramowitz & Stegun (1964), Handbook of Mathematical Functions, 6.5.29 (series), 6.5.31 (continued
    fraction), 26.4.17 (first guess of a quantile: Wilson and Hilferty).
"""

import math

from cxcli.stats.normal import normal_quantile


def chi_square_tail(x: float, df: float) -> float:
    """Return the share of the distribution above x, accurate far out.

    Args:
        x: everything lies above what is 0 or less.
        df: degrees of freedom, > 0, whole or not.
    """
    if x <= 0:
        return 1.0
    return gamma_tail(df / 2, x / 2) if math.isfinite(x) else 0.0


def chi_square_quantile(probability: float, df: float) -> float:
    """Return the x below which this share of the distribution lies.

    Args:
        probability: in (0, 1).
        df: degrees of freedom, > 0.
    """
    low, high = 0.0, math.inf
    x, before = _first_guess(probability, df), math.inf
    while abs(x - before) > 1e-14 * x:  # ends, because the ends come nearer with every step
        surplus = (1 - probability) - chi_square_tail(x, df)
        low, high = (low, x) if surplus > 0 else (x, high)
        before, x = x, x - surplus / _density(x, df)
        if not low < x < high:
            x = (low + high) / 2 if math.isfinite(high) else 2 * before
    return x


def gamma_tail(a: float, x: float) -> float:
    """Return the regularised upper incomplete gamma function Q(a, x), for a > 0 and x > 0."""
    return 1 - _by_series(a, x) if x < a + 1 else _by_fraction(a, x)


def _by_series(a: float, x: float) -> float:
    term = total = 1 / a
    k = 0
    while term > total * 1e-17:
        k += 1
        term *= x / (a + k)
        total += term
    return total * _power(a, x)


def _by_fraction(a: float, x: float) -> float:
    """Return the tail by Lentz's method."""
    b = x + 1 - a
    c, d = math.inf, 1 / b
    value, k = d, 0
    while abs(c * d - 1) > 1e-15:
        k += 1
        numerator = -k * (k - a)
        b += 2
        d = 1 / (numerator * d + b)
        c = b + numerator / c
        value *= c * d
    return value * _power(a, x)


def _power(a: float, x: float) -> float:
    """Return x^a exp(-x) / gamma(a)."""
    if a < 25:
        return math.exp(a * math.log(x) - x - math.lgamma(a))
    # Stirling's series, because log gamma of a large number has lost the digits that matter here.
    stirling = 1 / (12 * a) - 1 / (360 * a**3) + 1 / (1260 * a**5) - 1 / (1680 * a**7)
    away = (x - a) / a
    return math.sqrt(a / (2 * math.pi)) * math.exp(a * (math.log1p(away) - away) - stirling)


def _density(x: float, df: float) -> float:
    """Return the density; never 0, so that one may divide by it."""
    return max(_power(df / 2, x / 2) / x, 1e-300)


def _first_guess(probability: float, df: float) -> float:
    step = 2 / (9 * df)
    guess = df * (1 - step + normal_quantile(probability) * math.sqrt(step)) ** 3
    if guess > 0.01 * df:
        return guess
    # Near 0 the distribution is a power of x.
    logarithm = (math.log(probability) + math.lgamma(df / 2 + 1)) * 2 / df + math.log(2)
    return max(math.exp(logarithm), 1e-300)
