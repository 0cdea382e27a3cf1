"""People and things counted once: by segment and period, whatever the number of their rows."""

import numpy as np


def distinct(*keys: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return the first row of each distinct combination of keys, and the number of the combination of each row.

    Args:
        keys: whole numbers, one array for each key, all of one length.
    """
    if not len(keys[0]):
        return np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.int64)
    order = np.lexsort(keys[::-1])
    stacked = np.stack([key[order] for key in keys])
    starts = np.r_[True, (stacked[:, 1:] != stacked[:, :-1]).any(axis=0)]
    number = np.empty(len(order), dtype=np.int64)
    number[order] = np.cumsum(starts) - 1
    return order[starts], number


def any_of(flags: np.ndarray, number: np.ndarray) -> np.ndarray:
    """Return for each combination whether any of its rows has the flag (bool)."""
    found = np.zeros(int(number.max(initial=-1)) + 1, dtype=bool)
    found[number[flags]] = True
    return found
