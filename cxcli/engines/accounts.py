"""Metrics that are no survey question: their quantities, counted from the settled rows of a run."""

from collections.abc import Iterator
from datetime import date, timedelta

import numpy as np

from cxcli.accounts.count import counted
from cxcli.accounts.facts import Facts, Input, Span
from cxcli.accounts.parts_of_whole import refuse_impossible_rows
from cxcli.accounts.registry import derivation, has_derivation
from cxcli.passes.books import Books
from cxcli.passes.settle import limits
from cxcli.study.coding import Kind
from cxcli.study.cut import EVERYONE
from cxcli.study.period import first_day, last_day
from cxcli.study.study import Measure, Period, Study
from cxcli.tally.placing import Placing
from cxcli.tally.rows import Rows, fact
from cxcli.tally.tally import CountRow


def has_accounts(study: Study) -> bool:
    """Tell whether a study has a metric that is no survey question."""
    return any(measure.way is not None for measure in study.measures)


def account_rows(study: Study, rows: Rows, books: Books) -> Iterator[CountRow]:
    """Yield the tally's rows of every quantity of every account."""
    for measure in study.measures:
        if measure.way is not None and has_derivation(measure):
            yield from _Account(study, measure, books).rows(rows)


_END_OF_DAYS = date(9998, 12, 31).toordinal()
"""No period is asked for beyond: the calendar ends a year later."""


class _Account:
    def __init__(self, study: Study, measure: Measure, books: Books) -> None:
        self.study, self.measure, self.books = study, measure, books
        self.placing = Placing(books, (EVERYONE, *study.cuts), study.period)
        self.newest = 0

    def rows(self, rows: Rows) -> Iterator[CountRow]:
        """Yield the counted quantities of the account in every cell."""
        book = self.books.answers[self.measure.name]
        valid = np.array([answer.kind == Kind.VALID for answer in book.values], dtype=bool)
        codes = rows.answers[self.measure.name]
        self.newest = 0 if rows.days is None else int(rows.days.max(initial=0))
        used = rows.select((codes >= 0) & valid[codes]) if len(valid) else rows.select(slice(0, 0))
        used = _heaviest_first(used)
        for cut in (EVERYONE, *self.study.cuts):
            yield from self._cut(cut.name, used)

    def _cut(self, cut: str, rows: Rows) -> Iterator[CountRow]:
        who, groups = self.placing.placed(cut, rows)
        facts = Facts(
            groups=groups,
            days=_days(rows)[who],
            inputs={name: self._input(name, rows, who) for name in self.measure.inputs},
            periods=_Calendar(self.placing, self.study.period),
            window=limits(self.study.window, self.newest),
            settings=self.measure.settings,
            basis=self.measure.statistic,
        )
        if self.measure.way == "counts":
            refuse_impossible_rows(facts, self.measure.name)
        entries = list(derivation(self.measure.type, self.measure.way or "counts")(facts))
        segments = self.placing.segments(cut, groups)
        weights = None if rows.weights is None else rows.weights[who]
        names = (self.measure.name, cut, segments, self.placing.periods.values)
        yield from counted(entries, groups, weights if self.study.is_weighted else None, names)

    def _input(self, name: str, rows: Rows, who: np.ndarray) -> Input:
        book = self.books.facts[self.measure.name][name]
        return Input(rows.facts[fact(self.measure.name, name)][who], tuple(book.values))


class _Calendar:
    """The periods of the report, made as they are asked for."""

    def __init__(self, placing: Placing, period: Period | None) -> None:
        self._placing, self._period = placing, period

    @property
    def are_cut(self) -> bool:
        """Whether results are cut into periods at all."""
        return self._period is not None

    def codes(self, days: np.ndarray) -> np.ndarray:
        """Return the code of the period that each day (an ordinal) lies in."""
        return self._placing.codes(days)

    def spans(self, first: int, last: int) -> tuple[Span, ...]:
        """Return the periods from the first day to the last, in order; none without either."""
        if self._period is None or not first or last < first:
            return ()
        found, day = [], date.fromordinal(first)
        while day.toordinal() <= min(last, _END_OF_DAYS):
            start, end = first_day(day, self._period), last_day(day, self._period)
            code = int(self._placing.codes(np.array([day.toordinal()]))[0])
            found.append(Span(code, start.toordinal(), end.toordinal()))
            day = end + timedelta(days=1)
        return tuple(found)


def _heaviest_first(rows: Rows) -> Rows:
    """Return the rows by their weights, so that whoever has several counts with the largest, in any order of rows."""
    if rows.weights is None:
        return rows
    return rows.select(np.argsort(-rows.weights, kind="stable"))


def _days(rows: Rows) -> np.ndarray:
    return np.zeros(len(rows), dtype=np.int64) if rows.days is None else rows.days.astype(np.int64)
