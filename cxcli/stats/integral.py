"""Integrals of one function over one interval."""

from collections.abc import Callable

from cxcli.stats.quadrature import gauss_legendre

Density = Callable[[float], float]

PAIRS = 15
"""Half of the points at which a function is looked at: enough where it is smooth."""

NEAR = 1e-13
"""Two halves so near to their whole need no further halving."""

HALVINGS = 40


def integral(density: Density, low: float, high: float) -> float:
    """Return the integral of a smooth function between two ends, by the Gauss-Legendre rule."""
    middle, half = (low + high) / 2, (high - low) / 2
    nodes = ((half * x, weight) for x, weight in gauss_legendre(PAIRS))
    return half * sum(weight * (density(middle - x) + density(middle + x)) for x, weight in nodes)


def refined_integral(density: Density, low: float, high: float) -> float:
    """Return the integral of a function that may change suddenly, to about twelve digits after the point."""
    return _refined(density, (low, high), integral(density, low, high), HALVINGS)


def _refined(density: Density, ends: tuple[float, float], whole: float, left: int) -> float:
    """Halve an interval until its two halves add up to the whole."""
    low, high = ends
    middle = (low + high) / 2
    first, second = integral(density, low, middle), integral(density, middle, high)
    if abs(first + second - whole) < NEAR or not left:
        return first + second
    return _refined(density, (low, middle), first, left - 1) + _refined(
        density, (middle, high), second, left - 1
    )
