"""LMG: how R squared divides among the predictors, averaged over every order in which they may come.

One implementation for fractions (exact), floats, and arrays that hold one number for each resample: it
uses nothing but + - * / and comparisons, and every subset of predictors shares the work of its beginning.

Source:
    Lindeman, R. H., Merenda, P. F., Gold, R. Z. (1980), Introduction to Bivariate and Multivariate
    Analysis, Scott Foresman, pages 119 ff.
    Groemping, U. (2007), "Estimators of Relative Importance in Linear Regression Based on Variance
    Decomposition", The American Statistician 61(2).
"""

from collections.abc import Sequence
from math import factorial
from typing import Any

Number = Any
"""A Fraction, a float, or an array of floats; all entries of one matrix are of one kind."""

MOST_DRIVERS = 12
"""Predictors up to which all subsets (4096) are looked at."""

NEARLY = 1e-12
"""Share of its variance below which what is left of a predictor, in floats, is rounding."""


def lmg(covariance: Sequence[Sequence[Number]], tolerance: float = 0) -> tuple[Number, ...]:
    """Return the part of R squared that belongs to each predictor; each is >= 0, together they are R squared.

    LMG_j = sum over the subsets S without j of |S|! (p - |S| - 1)! / p! (R2(S and j) - R2(S)).

    Args:
        covariance: symmetric, of p >= 1 predictors and, last, the outcome; of any scale, so a correlation
            matrix serves as well.
        tolerance: share of a predictor's variance (0..1) at which the rest of it counts as nothing; 0 for
            exact numbers, `NEARLY` for floats.

    Returns:
        All 0 for an outcome that does not vary. A predictor that does not vary, or says only what those
        before it have said, adds nothing to them.
    """
    left = _unexplained(covariance, tolerance)
    size = len(covariance) - 1
    scale = _inverse(covariance[-1][-1], 0) / factorial(size)
    return tuple(_gain(left, 1 << (size - 1 - j), size) * scale for j in range(size))


def r_squared(covariance: Sequence[Sequence[Number]], tolerance: float = 0) -> Number:
    """Return the share (0..1) of the outcome's variance that all predictors explain together.

    Args:
        covariance: as for `lmg`.
        tolerance: as for `lmg`.
    """
    triangle = _triangle(covariance)
    for own in _variances(covariance):
        triangle = _given_first(triangle, own * tolerance)
    return (covariance[-1][-1] - triangle[0][0]) * _inverse(covariance[-1][-1], 0)


Triangle = list[list[Number]]
"""The upper half of a symmetric matrix: the first row has all of its entries, the last row one."""


def _unexplained(covariance: Sequence[Sequence[Number]], tolerance: float) -> list[Number]:
    """Return the outcome's variance given each subset; the first predictor is the highest bit of its index."""
    triangles = [_triangle(covariance)]
    for own in _variances(covariance):
        least = own * tolerance
        triangles = [each for one in triangles for each in (_without_first(one), _given_first(one, least))]
    return [triangle[0][0] for triangle in triangles]


def _triangle(covariance: Sequence[Sequence[Number]]) -> Triangle:
    return [list(row[i:]) for i, row in enumerate(covariance)]


def _variances(covariance: Sequence[Sequence[Number]]) -> list[Number]:
    return [covariance[i][i] for i in range(len(covariance) - 1)]


def _without_first(triangle: Triangle) -> Triangle:
    return triangle[1:]


def _given_first(triangle: Triangle, least: Number) -> Triangle:
    """Return the covariances of all the others once the first is held fixed (one step of elimination)."""
    pivot, *shared = triangle[0]
    inverse = _inverse(pivot, least)
    scaled = [entry * inverse for entry in shared]
    return [
        [entry - own * other for entry, other in zip(row, scaled[i:], strict=True)]
        for i, (own, row) in enumerate(zip(shared, triangle[1:], strict=True))
    ]


def _inverse(number: Number, least: Number) -> Number:
    """Return 1 / number, and 0 where the number is not above `least`; one formula for scalars and arrays."""
    return (number > least) / (number + (number <= least))


def _gain(left: Sequence[Number], bit: int, size: int) -> Number:
    """Return p! times what a predictor takes from the unexplained variance, averaged over all orders."""
    total: Number = 0
    for subset in range(len(left)):
        if not subset & bit:
            before = subset.bit_count()
            orders = factorial(before) * factorial(size - 1 - before)
            total = total + orders * (left[subset] - left[subset | bit])
    return total
