"""Used rows with their clusters, and the totals of their answers in each cell."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from cxcli.evidence import MICRO
from cxcli.tally.knots import laid
from cxcli.tally.placing import Placing
from cxcli.tally.rows import Rows
from cxcli.tally.totals import Names, Segment, Totals, added

_BLOCK = 1 << 17


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
        return self._summed(metric, spots, unit, (np.array([*codes, -1], dtype=np.int64), None))

    def laid_totals(self, metric: str, spots: Spots, names: Names, unit: int) -> Totals:
        """Return the same of amounts, in parts of a unit: see `knots`."""
        values = [answer.value for answer in self._placing.keys.answers[metric].values]
        one, other = (self._summed(metric, spots, unit, where) for where in laid(values, names.values))
        return one.merged(other)

    def _summed(
        self, metric: str, spots: Spots, unit: int, counting: tuple[np.ndarray, np.ndarray | None]
    ) -> Totals:
        """Return totals, by where each answer code counts and for how many parts (None: it is whole)."""
        codes, parts = counting
        answers = self._rows.answers[metric][spots.who]
        value = codes[answers]
        valid = value >= 0 if parts is None else (value >= 0) & (parts[answers] > 0)
        who, weights = spots.who[valid], self._rows.weights
        each = np.full(len(who), MICRO // unit) if weights is None else weights[who] // unit
        total = each if parts is None else each * parts[answers[valid]]
        return added(self._groups[who], spots.cell[valid], value[valid], total)

    def _spots(self, who: np.ndarray, segments: np.ndarray, named: Sequence[Segment], names: Names) -> Spots:
        """Return the spots of rows in segments: for all of the time, then for periods."""
        periods = self._periods[who]
        whole = np.arange(len(who) if self._results.whole else 0)
        dated = np.flatnonzero(periods) if self._results.periods else whole[:0]
        rows = np.concatenate([whole, dated])
        period = np.concatenate([np.zeros_like(whole), periods[dated]])
        labels = self._placing.periods.values
        place = segments.astype(np.int64)[rows] * len(labels) + period
        table = np.zeros(int(place.max(initial=-1)) + 1, dtype=np.int64)
        for met in np.flatnonzero(np.bincount(place)).tolist():
            segment, label = divmod(met, len(labels))
            table[met] = names.cells.code((named[segment], labels[label]))
        return Spots(who[rows], table[place])
