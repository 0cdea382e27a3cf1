"""Which whole numbers occur, and where."""

import numpy as np

_SPAN = 1 << 22
"""Numbers that lie this close are marked in a table; sorting them would take ten times as long."""


def distinct(numbers: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return the whole numbers that occur (int64), ascending, and for each number its place among them (int32)."""
    low, high = (int(numbers.min()), int(numbers.max())) if len(numbers) else (0, _SPAN)
    if high - low >= _SPAN:
        known, places = np.unique(numbers, return_inverse=True)
        return known.astype(np.int64), places.astype(np.int32)
    shifted = numbers - low
    seen = np.zeros(high - low + 1, dtype=bool)
    seen[shifted] = True
    known = np.flatnonzero(seen)
    table = np.zeros(len(seen), dtype=np.int32)
    table[known] = np.arange(len(known), dtype=np.int32)
    return known + low, np.take(table, shifted)
