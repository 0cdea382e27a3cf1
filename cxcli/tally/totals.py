"""The weighted total of each answer in each cluster: all that a design needs to know of the rows."""

from dataclasses import dataclass, field
from fractions import Fraction

import numpy as np

from cxcli.tally.codebook import Codebook

Segment = tuple[str | None, ...]

_DENSE = 1 << 20


@dataclass(frozen=True, slots=True)
class Names:
    """What cell and value codes stand for; totals with the same names can be put together.

    A cell is a segment and a period ("" for all of the time).
    """

    cells: Codebook[tuple[Segment, str]] = field(default_factory=Codebook)
    values: Codebook[Fraction] = field(default_factory=Codebook)


@dataclass(frozen=True, slots=True)
class Totals:
    """Sums of weights, in a common unit, one for each group, cell and value that occur.

    Arrays of equal length (int64), ascending in group, cell, value. A group is a cluster or a stratum.
    """

    group: np.ndarray
    cell: np.ndarray
    value: np.ndarray
    total: np.ndarray

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self.group)

    def together(self, groups: np.ndarray) -> "Totals":
        """Return the totals of larger groups.

        Args:
            groups: the larger group of each group.
        """
        return added(groups[self.group], self.cell, self.value, self.total)

    def merged(self, other: "Totals") -> "Totals":
        """Return the totals of both, added."""
        columns = zip(*((t.group, t.cell, t.value, t.total) for t in (self, other)), strict=True)
        return added(*map(np.concatenate, columns))

    def only(self, cells: np.ndarray) -> "Totals":
        """Return the totals of the cells that a mask, one flag for each cell code, chooses."""
        kept = cells[self.cell]
        return Totals(self.group[kept], self.cell[kept], self.value[kept], self.total[kept])

    def by_cell(self, cells: int) -> np.ndarray:
        """Return the total of each cell, of all groups and values."""
        sums = np.zeros(cells, dtype=np.int64)
        np.add.at(sums, self.cell, self.total)
        return sums

    def groups_in(self, cells: int) -> np.ndarray:
        """Return how many groups each cell has answers of."""
        new = np.ones(len(self), dtype=bool)
        new[1:] = (np.diff(self.group) != 0) | (np.diff(self.cell) != 0)
        return np.bincount(self.cell[new], minlength=cells)


def nothing() -> Totals:
    """Return no totals."""
    return Totals(*(np.zeros(0, dtype=np.int64) for _ in range(4)))


def added(group: np.ndarray, cell: np.ndarray, value: np.ndarray, total: np.ndarray) -> Totals:
    """Return the sums of totals of the same group, cell and value."""
    if not len(group):
        return Totals(group, cell, value, total)
    groups, cells, values = map(_codes_in, (group, cell, value))
    keys = (group * cells + cell) * values + value
    if groups * cells * values > _DENSE:
        first, sums = _sparsely(keys, total)
        return Totals(group[first], cell[first], value[first], sums)
    dense = np.zeros(groups * cells * values, dtype=np.int64)
    np.add.at(dense, keys, total)
    keys = np.flatnonzero(dense)
    return Totals(keys // (cells * values), keys // values % cells, keys % values, dense[keys])


def _codes_in(codes: np.ndarray) -> int:
    return int(codes.max(initial=-1)) + 1


def _sparsely(keys: np.ndarray, total: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return where each key stands first, keys ascending, and its sum."""
    order = np.argsort(keys, kind="stable")  # quick, because rows come in the order of their groups
    starts = np.flatnonzero(np.diff(keys[order], prepend=-1))
    return order[starts], np.add.reduceat(total[order], starts)
