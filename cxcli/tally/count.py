"""Counting coded rows: by metric, cut, segment, period and answer."""

from collections.abc import Iterator, Mapping, Sequence

import numpy as np

from cxcli.study.coding import Kind
from cxcli.study.cut import Cut
from cxcli.study.study import Period
from cxcli.tally.grid import BATCH, Grid
from cxcli.tally.placing import Keys, Placing
from cxcli.tally.rows import OUTSIDE, Answer, Rows
from cxcli.tally.tally import Cell, CountRow, segment_text


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
        self._answers, self._weighted = keys.answers, weighted
        self._placing = Placing(keys, cuts, period)
        self._grids = {(m, cut): Grid(weighted=weighted) for m in keys.answers for cut in self._placing.cuts}
        self._largest: dict[tuple[str, str], dict[tuple[int, int], int]] = {key: {} for key in self._grids}

    def add(self, rows: Rows) -> None:
        """Count rows; the order and the way they are split do not matter."""
        for start in range(0, len(rows), BATCH):
            self._add(rows.select(slice(start, start + BATCH)))

    def rows(self, *, whole: bool = True, periods: bool = True) -> Iterator[CountRow]:
        """Yield tally rows, for all of the time (`whole`) and for each period (`periods`)."""
        periods_of = self._placing.periods.values
        names: dict[tuple[str, int], str] = {}
        for (metric, cut), grid in self._grids.items():
            answers = [
                (int(kind), "" if value is None else str(value))
                for kind, value, _ in self._answers[metric].values
            ]
            for (segment, period, answer), count in grid.counts():
                name = names.get((cut, segment))
                if name is None:
                    name = names[cut, segment] = segment_text(self._placing.segment(cut, segment))
                sums = (*answers[answer], count.people, count.weight, count.weight_squared)
                label = periods_of[period]
                if whole:
                    yield (metric, cut, name, "", *sums)
                if periods and label:
                    yield (metric, cut, name, label, *sums)

    def largest(self) -> Mapping[Cell, int]:
        """Return the largest weight of a valid answer in each cell, in millionths."""
        found: dict[Cell, int] = {}
        for (metric, cut), weights in self._largest.items():
            for (segment, period), weight in weights.items():
                name = self._placing.segment(cut, segment)
                for label in {"", self._placing.periods.values[period]}:
                    cell = Cell(metric, cut, name, label)
                    found[cell] = max(weight, found.get(cell, 0))
        return found

    def people_by_value(self, variable: str) -> Mapping[str | None, int]:
        """Return how many rows each value of a segment variable has, for the metric asked of most."""
        cuts = self._placing.cuts.values()
        cut = next(cut for cut in cuts if variable in [v.name for v in cut.variables])
        place = [v.name for v in cut.variables].index(variable)
        best: dict[str | None, int] = {}
        for metric in self._answers:
            people: dict[str | None, int] = {}
            for (segment, _, _), count in self._grids[metric, cut.name].counts():
                value = self._placing.segment(cut.name, segment)[place]
                people[value] = people.get(value, 0) + count.people
            best = max(best, people, key=lambda found: sum(found.values()))
        return best

    def invalid_texts(self, metric: str) -> Mapping[Answer, int]:
        """Return the invalid answers of a metric with the number of people who gave each."""
        cut = next(cut.name for cut in self._placing.cuts.values() if not cut.variables)
        people: dict[Answer, int] = {}
        for (_, _, code), count in self._grids[metric, cut].counts():
            answer = self._answers[metric].values[code]
            if answer.kind.is_invalid:
                people[answer] = people.get(answer, 0) + count.people
        return people

    def _add(self, rows: Rows) -> None:
        periods = self._placing.period_codes(rows)
        for cut in self._placing.cuts:
            who: np.ndarray | slice
            who, segments = self._placing.placed(cut, rows)
            if not self._placing.spreads(cut):
                who = slice(None)
            for metric in self._answers:
                answers = rows.answers[metric][who]
                asked = slice(None) if answers.min(initial=0) > OUTSIDE else answers > OUTSIDE
                weights = rows.weights[who][asked] if rows.weights is not None and self._weighted else None
                codes = (segments[asked], periods[who][asked], answers[asked])
                if metric in rows.counts:
                    self._grids[metric, cut].add_times(codes, rows.counts[metric][who][asked], weights)
                else:
                    self._count(metric, cut, codes, weights)
                if weights is not None and len(weights):
                    self._note_largest(metric, cut, codes, weights)

    def _count(
        self,
        metric: str,
        cut: str,
        codes: tuple[np.ndarray, np.ndarray, np.ndarray],
        weights: np.ndarray | None,
    ) -> None:
        placing = self._placing
        shape = (len(placing.combinations[cut]), len(placing.periods), len(self._answers[metric]))
        for start in range(0, len(codes[0]), BATCH):
            batch = slice(start, start + BATCH)
            some = (codes[0][batch], codes[1][batch], codes[2][batch])
            self._grids[metric, cut].add(some, shape, None if weights is None else weights[batch])

    def _note_largest(
        self, metric: str, cut: str, codes: tuple[np.ndarray, np.ndarray, np.ndarray], weights: np.ndarray
    ) -> None:
        kinds = np.array([answer.kind for answer in self._answers[metric].values])
        valid = kinds[codes[2]] == Kind.VALID
        place = codes[0][valid].astype(np.int64) * len(self._placing.periods) + codes[1][valid]
        places, which = np.unique(place, return_inverse=True)
        top = np.zeros(len(places), dtype=np.int64)
        np.maximum.at(top, which, weights[valid])
        known = self._largest[metric, cut]
        for at, weight in zip(places.tolist(), top.tolist(), strict=True):
            key = divmod(at, len(self._placing.periods))
            known[key] = max(weight, known.get(key, 0))
