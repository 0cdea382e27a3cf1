"""Which values of two segment variables occur in one row."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

import numpy as np

from cxcli.study.cut import Cut
from cxcli.tally.codebook import Codebook
from cxcli.tally.rows import Rows

Value = str | None

Together = Mapping[tuple[str, str], frozenset[tuple[Value, Value]]]
"""For two segment variables, the pairs of values that occur in one row."""

_DENSE = 1 << 22


class SeenTogether:
    """Notes pairs of segment values; a variable with several answers in a cell has none."""

    def __init__(self, books: Mapping[str, Codebook[Value]], cuts: Sequence[Cut]) -> None:
        """Begin with nothing seen, with the codebooks that rows refer to."""
        variables = [variable for cut in cuts for variable in cut.variables]
        several = {variable.name for variable in variables if variable.split is not None}
        names = sorted({variable.name for variable in variables} - several)
        self._books = books
        self._seen: dict[tuple[str, str], set[tuple[int, int]]] = {
            pair: set() for pair in combinations(names, 2)
        }

    def add(self, rows: Rows) -> None:
        """Note the pairs of some rows."""
        for (one, other), seen in self._seen.items():
            shape = (len(self._books[one]), len(self._books[other]))
            seen.update(_pairs(rows.segments[one], rows.segments[other], shape))

    def pairs(self) -> Together:
        """Return the pairs of values of every two variables, by their names."""
        return {
            (one, other): frozenset(
                (self._books[one].values[a], self._books[other].values[b]) for a, b in seen
            )
            for (one, other), seen in self._seen.items()
        }


def _pairs(one: np.ndarray, other: np.ndarray, shape: tuple[int, int]) -> Iterator[tuple[int, int]]:
    if shape[0] * shape[1] > _DENSE:
        found = np.unique(np.stack([one, other]), axis=1).T
    else:
        seen = np.zeros(shape, dtype=bool)
        seen[one, other] = True
        found = np.argwhere(seen)
    yield from ((int(first), int(second)) for first, second in found)
