"""What whole numbers that lie close together stand for, each worked out once, many looked up at a time."""

from collections.abc import Callable

import numpy as np

_SPAN = 1 << 22
"""Numbers farther apart than this are told apart by sorting; a table of them would be too large."""

_UNKNOWN = np.int32(-(1 << 31))


class NumberTable:
    """A growing table of int32 by number; `meaning` says what a number stands for, never the lowest int32."""

    def __init__(self, meaning: Callable[[int], int]) -> None:
        """Begin with no number."""
        self._meaning = meaning
        self._low = 0
        self._table = np.zeros(0, dtype=np.int32)

    def of(self, numbers: np.ndarray) -> np.ndarray:
        """Return what each number stands for (int32)."""
        if not len(numbers):
            return np.zeros(0, dtype=np.int32)
        if not self._reach(int(numbers.min()), int(numbers.max())):
            return self._sorted(numbers)
        places = numbers - self._low
        found = np.take(self._table, places)
        if found.min() == _UNKNOWN:
            for place in np.unique(places[found == _UNKNOWN]).tolist():
                self._table[place] = self._meaning(place + self._low)
            found = np.take(self._table, places)
        return found

    def _reach(self, low: int, high: int) -> bool:
        """Make the table as long as numbers ask for; return False if they lie too far apart."""
        if len(self._table):
            low, high = min(low, self._low), max(high, self._low + len(self._table) - 1)
        if high - low >= _SPAN:
            return False
        if high - low >= len(self._table):
            table = np.full(high - low + 1, _UNKNOWN, dtype=np.int32)
            table[self._low - low : self._low - low + len(self._table)] = self._table
            self._low, self._table = low, table
        return True

    def _sorted(self, numbers: np.ndarray) -> np.ndarray:
        known, places = np.unique(numbers, return_inverse=True)
        return np.take(np.array([*map(self._meaning, known.tolist())], dtype=np.int32), places)
