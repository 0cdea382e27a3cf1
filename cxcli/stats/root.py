"""Where a falling function crosses zero."""

from collections.abc import Callable

TRIES = 100

STAYS = 3
"""So often in a row one end may stay where it is."""


def crossing(falls: Callable[[float], float], low: float, high: float) -> float:
    """Return where a function that falls from above zero to below it crosses zero, to about 1e-12 unless it is flat there.

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
    moved = 0  # how often in a row the low end was moved; of the high end, below 0
    for _ in range(TRIES):
        if above <= 0 or high - low <= 1e-13 * max(1.0, abs(low)):
            return low
        if below >= 0:
            return high
        chord = (low * below - high * above) / (below - above)
        at = chord if abs(moved) < STAYS else (low + high) / 2
        value = falls(at)
        # From the second time on, halving the end that stays pulls the next chord to its side.
        if value > 0:
            low, above, below, moved = at, value, below / (2 if moved > 0 else 1), max(moved, 0) + 1
        else:
            high, below, above, moved = at, value, above / (2 if moved < 0 else 1), min(moved, 0) - 1
        if abs(value) < 1e-13:
            return at
    return low
