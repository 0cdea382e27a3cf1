"""Where a falling function crosses zero."""

from collections.abc import Callable

TRIES = 100

STAYS = 3
"""So often in a row one end may stay where it is."""

ROUNDING = 2e-16
"""What two neighbours differ in, as a share of either."""

ENOUGH = 1e-11
"""A value so near to zero that one more chord, of the last two tries, leads to the last digits."""


def crossing(falls: Callable[[float], float], low: float, high: float) -> float:
    """Return where a function that falls from above zero to below it crosses zero, to the last digits unless it is flat there.

    Each try takes the chord of the two ends, or the middle when the same end has stayed too often, so that
    a smooth function needs a handful of tries and no function needs many.

    Args:
        falls: continuous, falling; its values at the ends may also be zero.
        low: where it is not below zero.
        high: where it is not above zero; > `low`.

    Source:
        Dowell, M. & Jarratt, P. (1971), "A modified regula falsi method for computing the root of an
        equation", BIT 11(2) (the "Illinois" method).
    """
    above, below = falls(low), falls(high)
    before, valued = low, above
    moved = 0  # how often in a row the low end was moved; of the high end, below 0
    for _ in range(TRIES):
        if above <= 0 or high - low <= ROUNDING * max(abs(low), abs(high)):
            return low
        if below >= 0:
            return high
        at = (low + high) / 2 if abs(moved) >= STAYS else _chord(low, above, high, below)
        value = falls(at)
        if abs(value) < ENOUGH:
            return at if value == valued else min(max(_chord(before, valued, at, value), low), high)
        before, valued = at, value
        # From the second time on, halving the end that stays pulls the next chord to its side.
        if value > 0:
            low, above, below, moved = at, value, below / (2 if moved > 0 else 1), max(moved, 0) + 1
        else:
            high, below, above, moved = at, value, above / (2 if moved < 0 else 1), min(moved, 0) - 1
    return low


def _chord(one: float, value_of_one: float, other: float, value_of_other: float) -> float:
    """Return where the straight line through two points crosses zero."""
    return other - value_of_other * (other - one) / (value_of_other - value_of_one)
