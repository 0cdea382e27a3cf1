"""The variance of a weighted sum from the covariances of its terms, exactly and in whole numbers."""

import math
from collections.abc import Mapping
from fractions import Fraction

from cxcli.evidence import Pairs


def quadratic(pairs: Pairs, one: Mapping[Fraction, Fraction], other: Mapping[Fraction, Fraction]) -> Fraction:
    """Return the sum of one[i] other[j] pairs[i, j] over all pairs; 0 for none.

    Everything is brought to common denominators first: a product of whole numbers needs no shortening, and
    a sum of fractions would shorten each term and each total on the way.

    Args:
        pairs: covariances of the totals of two answers.
        one: the factor of each first answer of a pair.
        other: the factor of each second answer.
    """
    first, in_first = _whole(one)
    second, in_second = (first, in_first) if other is one else _whole(other)
    common = math.lcm(*{covariance.denominator for covariance in pairs.values()})
    total = sum(
        [
            first[i] * second[j] * (covariance.numerator * (common // covariance.denominator))
            for (i, j), covariance in pairs.items()
        ]
    )
    return Fraction(total, in_first * in_second * common)


def _whole(factors: Mapping[Fraction, Fraction]) -> tuple[dict[Fraction, int], int]:
    """Return factors as whole multiples of one part, and how many of these make 1."""
    parts = math.lcm(*{factor.denominator for factor in factors.values()})
    return {i: factor.numerator * (parts // factor.denominator) for i, factor in factors.items()}, parts
