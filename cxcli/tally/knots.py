"""Amounts of very many different values, laid on a few of them, so that a design stays affordable.

How totals vary together is known by pairs of values, of which there are as many as the square of the
values. An amount between two knots counts for a part at either, such that their mean is the amount: the
variance of a mean stays what it is, that of a share up to some amount nearly so.
"""

from bisect import bisect_right
from collections.abc import Sequence
from fractions import Fraction

import numpy as np

from cxcli.tally.codebook import Codebook

MOST_VALUES = 200
"""Different values up to which none is laid on others."""

KNOTS = 64

WHOLE = 4096
"""Into how many parts a person is cut."""

Laid = tuple[np.ndarray, np.ndarray]
"""For each answer code, the code of a value (int64, -1 for none) and how many parts count there."""


def laid(values: Sequence[Fraction | None], names: Codebook[Fraction]) -> list[Laid]:
    """Return where each answer counts; its parts add up to `WHOLE`.

    Args:
        values: of each answer code, None for one that is not valid. Nothing is laid on others while there
            are no more than `MOST_VALUES` different ones.
        names: codes of values.
    """
    known = sorted({value for value in values if value is not None})
    knots = known if len(known) <= MOST_VALUES else _knots(known)
    below, above = (np.full(len(values) + 1, -1, dtype=np.int64) for _ in range(2))
    parts = np.zeros(len(values) + 1, dtype=np.int64)
    for code, value in enumerate(values):
        if value is None:
            continue
        at = max(bisect_right(knots, value) - 1, 0)
        end = min(at + 1, len(knots) - 1)
        low, high = knots[at], knots[end]
        below[code], above[code] = names.code(low), names.code(high)
        parts[code] = round(WHOLE * (value - low) / (high - low)) if high > low else 0
    return [(below, WHOLE - parts), (above, parts)]


def _knots(values: Sequence[Fraction]) -> list[Fraction]:
    """Return some of the values, ascending, from the lowest to the highest."""
    last = len(values) - 1
    return sorted({values[last * number // (KNOTS - 1)] for number in range(KNOTS)})
