"""Integrals of smooth functions as weighted sums of few values.

Source:
    Gauss-Legendre: Abramowitz & Stegun (1964), Handbook of Mathematical Functions, 25.4.29.
"""

import math
from functools import lru_cache

Nodes = tuple[tuple[float, float], ...]


@lru_cache(maxsize=64)
def gauss_legendre(pairs: int) -> Nodes:
    """Return the positive half of the nodes on -1..1, each with its weight.

    The sum over these nodes and their mirror images is exact for polynomials up to degree 4 * pairs - 1.

    Args:
        pairs: how many nodes lie on each side of 0; >= 1.
    """
    return tuple(_node(2 * pairs, i) for i in range(pairs, 0, -1))


def _node(degree: int, i: int) -> tuple[float, float]:
    """Return the i-th largest root of the Legendre polynomial and its weight, by Newton's method."""
    x = math.cos(math.pi * (i - 0.25) / (degree + 0.5))
    for _ in range(20):
        value, slope = _legendre(degree, x)
        x -= value / slope
        if abs(value / slope) < 1e-15:
            break
    slope = _legendre(degree, x)[1]
    return x, 2 / ((1 - x * x) * slope * slope)


def _legendre(degree: int, x: float) -> tuple[float, float]:
    """Return the Legendre polynomial and its derivative at x, which is not 1 or -1."""
    before, value = 1.0, x
    for k in range(2, degree + 1):
        before, value = value, ((2 * k - 1) * x * value - (k - 1) * before) / k
    return value, degree * (x * value - before) / (x * x - 1)
