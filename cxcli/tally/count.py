"""Counting coded rows: by metric, cut, segment, period and answer."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

import numpy as np

from cxcli.study.coding import Kind
from cxcli.study.cut import Cut
from cxcli.study.period import period_of
from cxcli.study.study import Period
from cxcli.tally.codebook import Codebook
from cxcli.tally.grid import BATCH, Grid
from cxcli.tally.rows import NO_DAY, OUTSIDE, Answer, Rows
from cxcli.tally.tally import Cell, CountRow, segment_text

Codes = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Keys:
    """The codebooks that coded rows refer to.

    `answers` are those of each metric, `segments` those of each segment variable. A variable whose
    cells hold several answers is in `sets` too: its rows carry codes of sets of segment codes.
    """

    answers: Mapping[str, Codebook[Answer]]
    segments: Mapping[str, Codebook[str | None]]
    sets: Mapping[str, Codebook[Codes]] = field(default_factory=dict)


class Counter:
    """Adds up coded rows; what it has counted comes out as rows of a tally."""

    def __init__(self, keys: Keys, cuts: Sequence[Cut], period: Period | None, *, weighted: bool) -> None:
        """Begin with nobody.

        Args:
            keys: the codebooks of the rows.
            cuts: how people are split; everyone among them if wanted.
            period: how days are gathered, None for one period that holds all.
            weighted: whether rows carry weights.
        """
        answers, self._sets = keys.answers, keys.sets
        self._answers, self._segments, self._cuts = answers, keys.segments, tuple(cuts)
        self._period: Period | None = period
        self._weighted = weighted
        self._periods: Codebook[str] = Codebook("")
        self._period_of_day: dict[int, int] = {NO_DAY: 0}
        self._combinations: dict[str, Codebook[Codes]] = {cut.name: Codebook() for cut in self._cuts}
        self._grids = {(m, cut.name): Grid(weighted=weighted) for m in answers for cut in self._cuts}
        self._largest: dict[tuple[str, str], dict[tuple[int, int], int]] = {key: {} for key in self._grids}

    def add(self, rows: Rows) -> None:
        """Count rows; the order and the way they are split do not matter."""
        for start in range(0, len(rows), BATCH):
            self._add(rows.select(slice(start, start + BATCH)))

    def rows(self, *, whole: bool = True, periods: bool = True) -> Iterator[CountRow]:
        """Yield tally rows, for all of the time (`whole`) and for each period (`periods`)."""
        for (metric, cut), grid in self._grids.items():
            for (segment, period, answer), count in grid.counts():
                kind, value, _ = self._answers[metric].values[answer]
                number = "" if value is None else str(value)
                sums = (int(kind), number, count.people, count.weight, count.weight_squared)
                name, label = segment_text(self._segment(cut, segment)), self._periods.values[period]
                if whole:
                    yield (metric, cut, name, "", *sums)
                if periods and label:
                    yield (metric, cut, name, label, *sums)

    def largest(self) -> Mapping[Cell, int]:
        """Return the largest weight of a valid answer in each cell, in millionths."""
        found: dict[Cell, int] = {}
        for (metric, cut), weights in self._largest.items():
            for (segment, period), weight in weights.items():
                name = self._segment(cut, segment)
                for label in {"", self._periods.values[period]}:
                    cell = Cell(metric, cut, name, label)
                    found[cell] = max(weight, found.get(cell, 0))
        return found

    def people_by_value(self, variable: str) -> Mapping[str | None, int]:
        """Return how many rows each value of a segment variable has, for the metric asked of most."""
        cut = next(cut for cut in self._cuts if variable in [v.name for v in cut.variables])
        place = [v.name for v in cut.variables].index(variable)
        best: dict[str | None, int] = {}
        for metric in self._answers:
            people: dict[str | None, int] = {}
            for (segment, _, _), count in self._grids[metric, cut.name].counts():
                value = self._segment(cut.name, segment)[place]
                people[value] = people.get(value, 0) + count.people
            best = max(best, people, key=lambda found: sum(found.values()))
        return best

    def invalid_texts(self, metric: str) -> Mapping[Answer, int]:
        """Return the invalid answers of a metric with the number of people who gave each."""
        cut = next(cut.name for cut in self._cuts if not cut.variables)
        people: dict[Answer, int] = {}
        for (_, _, code), count in self._grids[metric, cut].counts():
            answer = self._answers[metric].values[code]
            if answer.kind.is_invalid:
                people[answer] = people.get(answer, 0) + count.people
        return people

    def _segment(self, cut: str, code: int) -> tuple[str | None, ...]:
        variables = next(c.variables for c in self._cuts if c.name == cut)
        codes = self._combinations[cut].values[code]
        return tuple(self._segments[v.name].values[c] for v, c in zip(variables, codes, strict=True))

    def _add(self, rows: Rows) -> None:
        periods = self._period_codes(rows)
        for cut in self._cuts:
            who, segments = self._placed(cut, rows)
            for metric in self._answers:
                answers = rows.answers[metric][who]
                asked = slice(None) if (answers != OUTSIDE).all() else answers != OUTSIDE
                weights = rows.weights[who][asked] if rows.weights is not None and self._weighted else None
                self._count(metric, cut.name, (segments[asked], periods[who][asked], answers[asked]), weights)

    def _count(
        self,
        metric: str,
        cut: str,
        codes: tuple[np.ndarray, np.ndarray, np.ndarray],
        weights: np.ndarray | None,
    ) -> None:
        shape = (len(self._combinations[cut]), len(self._periods), len(self._answers[metric]))
        for start in range(0, len(codes[0]), BATCH):
            batch = slice(start, start + BATCH)
            some = (codes[0][batch], codes[1][batch], codes[2][batch])
            self._grids[metric, cut].add(some, shape, None if weights is None else weights[batch])
        if weights is not None and len(weights):
            self._note_largest(metric, cut, codes, weights)

    def _note_largest(
        self, metric: str, cut: str, codes: tuple[np.ndarray, np.ndarray, np.ndarray], weights: np.ndarray
    ) -> None:
        kinds = np.array([answer.kind for answer in self._answers[metric].values])
        valid = kinds[codes[2]] == Kind.VALID
        place = codes[0][valid].astype(np.int64) * len(self._periods) + codes[1][valid]
        places, which = np.unique(place, return_inverse=True)
        top = np.zeros(len(places), dtype=np.int64)
        np.maximum.at(top, which, weights[valid])
        known = self._largest[metric, cut]
        for at, weight in zip(places.tolist(), top.tolist(), strict=True):
            key = divmod(at, len(self._periods))
            known[key] = max(weight, known.get(key, 0))

    def _period_codes(self, rows: Rows) -> np.ndarray:
        if self._period is None or rows.days is None:
            return np.zeros(len(rows), dtype=np.int32)
        days, which = np.unique(rows.days, return_inverse=True)
        table = np.array([self._period_code(int(day)) for day in days], dtype=np.int32)
        codes: np.ndarray = np.take(table, which)
        return codes

    def _period_code(self, day: int) -> int:
        known = self._period_of_day.get(day)
        if known is None and self._period is not None:
            known = self._periods.code(period_of(date.fromordinal(day), self._period))
            self._period_of_day[day] = known
        return known or 0

    def _placed(self, cut: Cut, rows: Rows) -> tuple[np.ndarray, np.ndarray]:
        """Return which rows are counted, and in which segment; a row with several answers comes several times."""
        who, columns = np.arange(len(rows)), list[np.ndarray]()
        for variable in cut.variables:
            codes = rows.segments[variable.name][who]
            sets = self._sets.get(variable.name)
            if sets is not None:
                again, codes = _members(codes, sets.values)
                who, columns = who[again], [column[again] for column in columns]
            columns.append(codes)
        return who, self._combined(self._combinations[cut.name], columns, len(who))

    def _combined(self, book: Codebook[Codes], columns: Sequence[np.ndarray], rows: int) -> np.ndarray:
        """Return the code of each row's combination of segments."""
        if not columns or not rows:
            return np.full(rows, book.code(()) if not columns else 0, dtype=np.int32)
        if len(columns) == 1:
            top = int(columns[0].max())
            table = np.array([book.code((code,)) for code in range(top + 1)], dtype=np.int32)
            return np.take(table, columns[0])
        combinations, which = np.unique(np.stack(columns), axis=1, return_inverse=True)
        table = np.array([book.code(tuple(map(int, column))) for column in combinations.T], dtype=np.int32)
        return np.take(table, which.ravel())


def _members(codes: np.ndarray, sets: Sequence[Codes]) -> tuple[np.ndarray, np.ndarray]:
    """Return, for rows with sets of segments, the row and the segment of each membership."""
    sizes = np.array([len(members) for members in sets], dtype=np.int64)
    flat = np.array([code for members in sets for code in members], dtype=np.int32)
    starts = np.cumsum(sizes) - sizes
    mine = sizes[codes]
    rows = np.repeat(np.arange(len(codes)), mine)
    within = np.arange(len(rows)) - np.repeat(np.cumsum(mine) - mine, mine)
    return rows, flat[starts[codes][rows] + within]
