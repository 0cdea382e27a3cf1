"""Exact sums of products of weighted totals, over clusters that may be millions."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count

import numpy as np

_LIMB = 16
"""A total is cut into limbs of 16 bits, so that sums of their products in floats stay exact."""

_BATCH = 1 << 19
"""Pairs multiplied at once: at most four limb products a level, below 2**34, then sum to less than 2**53."""

_DENSE = 1 << 20


@dataclass(frozen=True, slots=True)
class Side:
    """Totals of groups, as arrays of equal length; only totals of the same group are multiplied.

    `place` says where the product goes: what is summed together has the same one. `value` is the code
    of the answer value, `total` a whole number >= 0 (int64).
    """

    group: np.ndarray
    place: np.ndarray
    value: np.ndarray
    total: np.ndarray


Key = tuple[int, int, int]
"""A place of the left side, a value of the left side, a value of the right side."""


Pair = tuple[np.ndarray | slice, np.ndarray | slice]
"""Positions on the left, and those on the right that they are multiplied with."""


def sums_of_products(left: Side, right: Side, values: int) -> dict[Key, int]:
    """Return, for each place and pair of values, the sum over groups of total times total.

    Args:
        left: in any order.
        right: ascending in `group`; its places do not matter.
        values: how many codes of values there are.
    """
    return _gathered(_pairs(*_matches(left.group, right.group)), (left, right), values)


def sums_of_squares(side: Side, values: int) -> dict[Key, int]:
    """Return the products of a side with itself.

    Args:
        side: ascending in `group`; a group lies in one place.
        values: how many codes of values there are.
    """
    sums = _gathered(_alike(len(side.group)), (side, side), values)
    for (place, one, other), total in _gathered(_apart(side.group), (side, side), values).items():
        for key in ((place, one, other), (place, other, one)):
            sums[key] = sums.get(key, 0) + total
    return sums


def _gathered(pairs: Iterator[Pair], sides: tuple[Side, Side], values: int) -> dict[Key, int]:
    left, right = sides
    sums: dict[int, int] = {}
    for i, j in pairs:
        keys = (left.place[i] * values + left.value[i]) * values + right.value[j]
        for key, product in _summed(keys, left.total[i], right.total[j]):
            sums[key] = sums.get(key, 0) + product
    return {(key // values**2, key // values % values, key % values): total for key, total in sums.items()}


def _alike(rows: int) -> Iterator[Pair]:
    """Yield totals with themselves, a batch at a time."""
    for start in range(0, rows, _BATCH):
        batch = slice(start, start + _BATCH)
        yield batch, batch


def _apart(group: np.ndarray) -> Iterator[Pair]:
    """Yield totals with each later one of their group, a batch at a time."""
    for start in range(0, len(group), _BATCH):
        i = np.arange(start, min(start + _BATCH, len(group)))
        for step in count(1):
            i = i[i + step < len(group)]
            i = i[group[i + step] == group[i]]
            if not len(i):
                break
            yield i, i + step


def _matches(left: np.ndarray, right: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return where the group of each left total begins on the right, and how many totals it has there."""
    if not len(right):
        return np.zeros(len(left), dtype=np.int64), np.zeros(len(left), dtype=np.int64)
    starts = np.flatnonzero(np.diff(right, prepend=-1))
    many = np.diff(starts, append=len(right))
    known = right[starts]
    place = np.searchsorted(known, left)
    place[place == len(known)] = 0
    return starts[place], np.where(known[place] == left, many[place], 0)


def _pairs(first: np.ndarray, many: np.ndarray) -> Iterator[Pair]:
    """Yield the positions of all pairs with the same group, a batch at a time."""
    ends = np.cumsum(many)
    done = 0
    while done < len(first):
        before = int(ends[done - 1]) if done else 0
        stop = max(done + 1, int(np.searchsorted(ends, before + _BATCH, side="right")))
        i = np.repeat(np.arange(done, stop), many[done:stop])
        yield i, first[i] + before + np.arange(len(i)) - (ends[i] - many[i])
        done = stop


def _summed(keys: np.ndarray, one: np.ndarray, other: np.ndarray) -> Iterator[tuple[int, int]]:
    """Yield each key with the sum of its products."""
    known = np.arange(int(keys.max(initial=-1)) + 1)
    if len(known) > _DENSE:
        known, keys = np.unique(keys, return_inverse=True)
    sums = np.array([np.bincount(keys, level, minlength=len(known)) for level in _levels(one, other)])
    met = sums.any(axis=0)
    for key, *parts in zip(known[met].tolist(), *sums[:, met].astype(np.int64).tolist(), strict=True):
        yield key, sum(part << (_LIMB * level) for level, part in enumerate(parts))


def _levels(one: np.ndarray, other: np.ndarray) -> list[np.ndarray]:
    """Return the products in limbs, lowest first: the product is the sum of level times 2**(16 level)."""
    left, right = _limbs(one), _limbs(other)
    last = len(left) - 1
    return [
        sum(left[i] * right[level - i] for i in range(max(0, level - len(right) + 1), min(level, last) + 1))
        for level in range(last + len(right))
    ]


def _limbs(totals: np.ndarray) -> list[np.ndarray]:
    bits = int(totals.max(initial=1)).bit_length()
    if bits <= _LIMB:
        return [totals]
    return [(totals >> shift) & ((1 << _LIMB) - 1) for shift in range(0, bits, _LIMB)]
