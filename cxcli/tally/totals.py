"""The weighted total of each answer in each cluster: all that a design needs to know of the rows."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from fractions import Fraction

import numpy as np

from cxcli.evidence import MICRO
from cxcli.tally.codebook import Codebook
from cxcli.tally.placing import Placing
from cxcli.tally.rows import Rows

Segment = tuple[str | None, ...]

_DENSE = 1 << 20
_BLOCK = 1 << 17


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
        return _added(groups[self.group], self.cell, self.value, self.total)

    def merged(self, other: "Totals") -> "Totals":
        """Return the totals of both, added."""
        columns = zip(*((t.group, t.cell, t.value, t.total) for t in (self, other)), strict=True)
        return _added(*map(np.concatenate, columns))

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


@dataclass(frozen=True, slots=True)
class Results:
    """Which results come from some rows: those for all of the time, those of each period."""

    whole: bool = True
    periods: bool = True


ALL = Results()


@dataclass(frozen=True, slots=True)
class Spots:
    """Which rows count in which cells; a row comes once for each cell that it is in."""

    who: np.ndarray
    cell: np.ndarray


class Held:
    """Used rows with their clusters, and where they belong."""

    def __init__(self, rows: Rows, groups: np.ndarray, placing: Placing, results: Results = ALL) -> None:
        """Keep the rows, settled and weighed, and the number of each row's cluster.

        Args:
            rows: settled and weighed.
            groups: the number of each row's cluster.
            placing: gives rows their segments and periods.
            results: which results come from these rows.
        """
        order = np.argsort(groups)  # so that all that follows meets the rows of a group together
        self._rows, self._groups, self._placing, self._results = (
            rows.select(order),
            groups[order],
            placing,
            results,
        )
        self._periods = placing.period_codes(self._rows).astype(np.int64)
        self.unit = MICRO if rows.weights is None else int(np.gcd.reduce(rows.weights)) or MICRO

    def blocks(self) -> Iterator["Held"]:
        """Yield some rows at a time, a cluster never in two: arrays that fit a processor's cache are quicker."""
        start, number = 0, len(self._rows)
        while start < number:
            last = min(start + _BLOCK, number) - 1
            stop = int(np.searchsorted(self._groups, self._groups[last], side="right"))
            some = slice(start, stop)
            yield Held(self._rows.select(some), self._groups[some], self._placing, self._results)
            start = stop

    def segments(self, cut: str, names: Names) -> Spots:
        """Return the cells of a cut, one for each segment and period."""
        who, segments = self._placing.placed(cut, self._rows)
        return self._spots(who, segments, self._placing.segments(cut, segments), names)

    def everyone(self, cut: str, names: Names) -> Spots | None:
        """Return the cells of everyone who is in a segment of a cut, whose segment is (); None for all rows."""
        who, segments = self._placing.placed(cut, self._rows)
        placed = np.array([None not in s for s in self._placing.segments(cut, segments)], dtype=bool)
        if placed.all():
            return None
        inside = np.zeros(len(self._rows), dtype=bool)
        inside[who[placed[segments]]] = True
        who = np.flatnonzero(inside)
        return self._spots(who, np.zeros(len(who), dtype=np.int64), [()], names)

    def totals(self, metric: str, spots: Spots, names: Names, unit: int) -> Totals:
        """Return the totals of a metric's valid answers, in units of so many millionths."""
        answers = self._placing.keys.answers[metric].values
        codes = [names.values.code(a.value) if a.value is not None else -1 for a in answers]
        # The last one is for rows that were not asked: their answer code is OUTSIDE, -1.
        value = np.array([*codes, -1], dtype=np.int64)[self._rows.answers[metric][spots.who]]
        valid = value >= 0
        who, weights = spots.who[valid], self._rows.weights
        each = np.full(len(who), MICRO // unit) if weights is None else weights[who] // unit
        return _added(self._groups[who], spots.cell[valid], value[valid], each)

    def _spots(self, who: np.ndarray, segments: np.ndarray, named: Sequence[Segment], names: Names) -> Spots:
        """Return the spots of rows in segments: for all of the time, then for periods."""
        periods = self._periods[who]
        whole = np.arange(len(who) if self._results.whole else 0)
        dated = np.flatnonzero(periods) if self._results.periods else whole[:0]
        rows = np.concatenate([whole, dated])
        period = np.concatenate([np.zeros_like(whole), periods[dated]])
        labels = self._placing.periods.values
        place = segments.astype(np.int64)[rows] * len(labels) + period
        table = np.zeros(_codes_in(place), dtype=np.int64)
        for met in np.flatnonzero(np.bincount(place)).tolist():
            segment, label = divmod(met, len(labels))
            table[met] = names.cells.code((named[segment], labels[label]))
        return Spots(who[rows], table[place])


def _codes_in(codes: np.ndarray) -> int:
    return int(codes.max(initial=-1)) + 1


def _added(group: np.ndarray, cell: np.ndarray, value: np.ndarray, total: np.ndarray) -> Totals:
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


def _sparsely(keys: np.ndarray, total: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return where each key stands first, keys ascending, and its sum."""
    order = np.argsort(keys, kind="stable")  # quick, because rows come in the order of their groups
    starts = np.flatnonzero(np.diff(keys[order], prepend=-1))
    return order[starts], np.add.reduceat(total[order], starts)
