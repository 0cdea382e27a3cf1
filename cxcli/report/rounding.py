"""The only place that rounds: half away from zero, from an exact value.

A float stands for the shortest decimal that names it: that is what the exact quotient would print as, so a
tie such as 3.145 stays a tie although the nearest binary number lies below it.
"""

import math
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

Exact = Fraction | float

_FINE, _FINE_DECIMALS = 1e9, 6
"""Below the one, neighbouring floats are nearer to each other than decimals with the other."""


def rounded(value: Exact, decimals: int) -> int:
    """Return a number times a power of ten, rounded half away from zero; a float is the decimal that it is shown as."""
    if isinstance(value, float) and math.isfinite(value):  # the same in decimals, many times faster
        shortest = repr(float(value))
        if abs(value) < _FINE and decimals <= _FINE_DECIMALS and not _may_be_a_tie(shortest, decimals):
            return int(f"{value:.{decimals}f}".replace(".", ""))
        return int(Decimal(shortest).scaleb(decimals).to_integral_value(ROUND_HALF_UP))
    shift: int = 10**decimals
    exact = exactly(value) * shift
    size = (2 * abs(exact.numerator) + exact.denominator) // (2 * exact.denominator)
    return -size if exact < 0 else size


def _may_be_a_tie(shortest: str, decimals: int) -> bool:
    """Tell whether a decimal may lie half-way between two others of so many decimals.

    Of any other float, its shortest decimal and its binary value round to the same: were there a tie between
    them, it would name the float too, with fewer digits or nearer.
    """
    return shortest[-1] == "5" and (shortest[-decimals - 2 : -decimals - 1] == "." or "e" in shortest)


def exactly(value: Exact) -> Fraction:
    """Return a number as a fraction; a float is the decimal that it is shown as."""
    return Fraction(repr(float(value))) if isinstance(value, float) else Fraction(value)
