"""A growing grid of exact counts: segments by periods by answers."""

from collections.abc import Iterator
from operator import add

import numpy as np

from cxcli.evidence import MICRO, Count

_LIMB = 16
"""A weight is split into two limbs of 16 bits or less above, so that float sums stay exact."""

BATCH = 1 << 20
"""Rows added at once: limb products below 2**32 then sum to less than 2**53."""

_DENSE_CELLS = 1 << 22


class Grid:
    """Counts of one metric in one cut; unweighted people, sums of weights and of squared weights.

    Dense while it is small: one `bincount` a batch. A grid with more cells than that (many segments
    times many answers) keeps only the cells that occur.
    """

    def __init__(self, *, weighted: bool) -> None:
        """Begin with nobody."""
        self._planes = 5 if weighted else 1
        self._dense = np.zeros((self._planes, 0, 0, 0), dtype=np.int64)
        self._sparse: dict[tuple[int, int, int], np.ndarray] = {}

    def add(
        self,
        codes: tuple[np.ndarray, np.ndarray, np.ndarray],
        shape: tuple[int, int, int],
        weights: np.ndarray | None,
    ) -> None:
        """Count rows.

        Args:
            codes: segment, period and answer code of each row; at most `BATCH` rows.
            shape: how many segments, periods and answers there are by now.
            weights: millionths, or None for a grid without weights.
        """
        flat = _flat(codes, shape)
        if np.prod(shape, dtype=np.int64) > _DENSE_CELLS:
            self._add_sparse(flat, shape, weights)
        else:
            self._add_dense(flat, shape, weights)

    def add_times(
        self,
        codes: tuple[np.ndarray, np.ndarray, np.ndarray],
        times: np.ndarray,
        weights: np.ndarray | None,
    ) -> None:
        """Count rows that stand for several people each, exactly, however many.

        Args:
            codes: segment, period and answer code of each row.
            times: people of each row, > 0.
            weights: of each of these people, in millionths; None for a grid without weights.
        """
        planes = [np.ones(len(times)) if plane is None else plane for plane in _planes(weights)]
        rows = zip(*(column.tolist() for column in (*codes, times)), *planes, strict=True)
        for segment, period, answer, number, *sums in rows:
            more = np.array([number * int(each) for each in sums], dtype=object)
            place = (segment, period, answer)
            self._sparse[place] = self._sparse.get(place, 0) + more

    def counts(self) -> Iterator[tuple[tuple[int, int, int], Count]]:
        """Yield (segment, period, answer) codes with their counts, cells without people left out."""
        found = {place: [int(number) for number in sums] for place, sums in self._sparse.items()}
        places = np.argwhere(self._dense[0])
        dense = self._dense[:, places[:, 0], places[:, 1], places[:, 2]].T.tolist()
        for (segment, period, answer), sums in zip(places.tolist(), dense, strict=True):
            place = (segment, period, answer)
            known = found.get(place)
            found[place] = sums if known is None else [*map(add, known, sums)]
        for place, sums in found.items():
            yield place, _count(sums)

    def _add_dense(self, flat: np.ndarray, shape: tuple[int, int, int], weights: np.ndarray | None) -> None:
        if self._dense.shape[1:] != shape:
            grown = np.zeros((self._planes, *shape), dtype=np.int64)
            s, p, a = self._dense.shape[1:]
            grown[:, :s, :p, :a] = self._dense
            self._dense = grown
        size = int(np.prod(shape))
        for plane, values in enumerate(_planes(weights)):
            self._dense[plane] += _sums(flat, values, size).reshape(shape)

    def _add_sparse(self, flat: np.ndarray, shape: tuple[int, int, int], weights: np.ndarray | None) -> None:
        cells, which = np.unique(flat, return_inverse=True)
        sums = np.stack([_sums(which, values, len(cells)) for values in _planes(weights)])
        for column, key in enumerate(zip(*np.unravel_index(cells, shape), strict=True)):
            place = (int(key[0]), int(key[1]), int(key[2]))
            self._sparse[place] = self._sparse.get(place, 0) + sums[:, column]


def _flat(codes: tuple[np.ndarray, np.ndarray, np.ndarray], shape: tuple[int, int, int]) -> np.ndarray:
    """Return the place of each row in the grid when it is laid out flat."""
    segments, periods, answers = codes
    flat: np.ndarray = segments.astype(np.int64)
    flat *= shape[1]
    flat += periods
    flat *= shape[2]
    flat += answers
    return flat


def _planes(weights: np.ndarray | None) -> list[np.ndarray | None]:
    """Return what is summed: nothing but people, the weights, and the limb products of their squares."""
    if weights is None:
        return [None]
    high, low = weights >> _LIMB, weights & ((1 << _LIMB) - 1)
    return [None, weights, high * high, high * low, low * low]


def _sums(flat: np.ndarray, values: np.ndarray | None, size: int) -> np.ndarray:
    if values is None:
        return np.bincount(flat, minlength=size)
    return np.bincount(flat, weights=values, minlength=size).astype(np.int64)


def _count(sums: list[int]) -> Count:
    if len(sums) == 1:
        return Count(sums[0], sums[0] * MICRO, sums[0] * MICRO * MICRO)
    people, weight, high, middle, low = sums
    return Count(people, weight, (high << 2 * _LIMB) + (middle << (_LIMB + 1)) + low)
