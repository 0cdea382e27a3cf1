"""The inputs of metrics that are no survey question: numbers, days, names and flags."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction

import numpy as np

from cxcli.accounts.value import Value
from cxcli.metric import KeyKind, key_of
from cxcli.metrics import METRICS
from cxcli.passes.account_cell import CellReader, How
from cxcli.passes.cells import Cells, Column
from cxcli.passes.currencies import currency_codes, currency_fact
from cxcli.passes.dates import Clock, clock_of
from cxcli.passes.day_order import contradictions
from cxcli.passes.instead import instead_of_column
from cxcli.passes.mapping import Places
from cxcli.passes.month_clock import month_clock
from cxcli.reader import Table
from cxcli.study.coding import Kind
from cxcli.study.column import ColumnRef
from cxcli.study.study import DayForm, Measure
from cxcli.study.text import tidy
from cxcli.tally.codebook import Codebook
from cxcli.tally.rows import Answer, fact

ONE = Fraction(1)
"""The value of a row whose inputs are all understood."""


@dataclass(frozen=True, slots=True)
class Given:
    """One input of one part: the code of each row's value, and how each row's cell was understood.

    `currencies` are the codes of those that amounts carry; None where the input is no number.
    """

    codes: np.ndarray
    kinds: np.ndarray
    texts: Column | None
    currencies: np.ndarray | None = None


class AccountReader:
    """Reads the inputs of one metric in one table."""

    def __init__(
        self,
        measure: Measure,
        source: tuple[Table, DayForm],
        places: Places,
        books: Mapping[str, Codebook[Value]],
    ) -> None:
        """Keep where the inputs are, how the table writes days, and the codebook of each input.

        Raises:
            AmbiguousDates: the order of day and month of a date column cannot be told.
        """
        metric = METRICS[measure.type]
        way = metric.way_of(measure) or metric.ways[0]
        keys: Mapping[str, KeyKind] = {key.name: key.kind for key in metric.keys} | {**way.kinds}
        kinds: Mapping[str, KeyKind] = {name: keys[key_of(name)] for name in measure.inputs}
        self._way, self._measure = way, measure
        self._needed = frozenset(way.needs) - frozenset(way.blanks)
        pairs = [
            (key.name, key.not_before) for key in metric.keys if key.not_before and measure.way == "rows"
        ]
        self._order = [(late, early) for late, early in pairs if {late, early} <= {*measure.inputs}]
        has_span = any(key.kind == "span" and key.name in measure.settings for key in metric.keys)
        self._books, self._places, self._kinds = books, places, kinds
        self._readers: dict[str, Callable[[Column], tuple[np.ndarray, np.ndarray]]] = {}
        self._refs, self._decimal = measure.inputs, measure.question.coding.decimal
        for name, ref in measure.inputs.items():
            position = places.of.get(ref)
            clock = _clock(ref, source, position, kinds[name])
            kind = "codes" if kinds[name] == "marks" and name == key_of(name) else kinds[name]
            how = How(kind, self._decimal, clock, needs_day=has_span and kinds[name] == "event")
            self._readers[name] = CellReader(how, books[name]).read

    def inputs(self, cells: Cells) -> dict[str, Given]:
        """Return every input of a part; a number that stands in place of a column is the same in every row."""
        found = {}
        for name, ref in self._refs.items():
            position = self._places.of.get(ref)
            if position is None:
                code = self._books[name].code(instead_of_column(ref, self._kinds[name]))
                rows = len(cells)
                codes, none = np.full(rows, code, np.int32), np.zeros(rows, np.int32)
                found[name] = Given(codes, np.zeros(rows, np.int8), None, none)
                continue
            column = cells.column(position)
            codes, kinds = self._readers[name](column)
            is_number = self._kinds[name] in ("number", "count")
            currencies = currency_codes(column, self._decimal) if is_number else None
            found[name] = Given(column.spread(codes), column.spread(kinds), column, currencies)
        return found

    def answers(self, given: Mapping[str, Given], codebook: Codebook[Answer]) -> np.ndarray:
        """Return the answer code of each row: valid when every input is understood and none needed is blank."""
        rows = len(next(iter(given.values())).codes)
        worth = self._worths(given, codebook)
        codes = (
            np.full(rows, codebook.code(Answer(Kind.VALID, ONE)), dtype=np.int32) if worth is None else worth
        )
        missing = codebook.code(Answer(Kind.MISSING))
        for name, one in given.items():
            if name in self._needed:
                codes[one.kinds == Kind.MISSING] = missing
        for one in given.values():
            for at in np.flatnonzero(one.kinds >= Kind.UNPARSEABLE):
                text = tidy(one.texts.texts[one.texts.codes[at]]) if one.texts is not None else None
                codes[at] = codebook.code(Answer(Kind(int(one.kinds[at])), None, text))
        for late, early in self._order:
            values = self._books[late].values, self._books[early].values
            for wrong, text in contradictions(given[late], given[early], values):
                codes[wrong] = codebook.code(Answer(Kind.OUT_OF_RANGE, None, text))
        return codes

    def unread(self, given: Mapping[str, Given]) -> dict[str, np.ndarray]:
        """Return which rows of each input (a mask) cannot be read, or have days that contradict one another."""
        found = {name: one.kinds >= Kind.UNPARSEABLE for name, one in given.items() if one.texts is not None}
        for late, early in self._order:
            values = self._books[late].values, self._books[early].values
            for at, _ in contradictions(given[late], given[early], values):
                found[late][at] = found[early][at] = True
        return found

    def _worths(self, given: Mapping[str, Given], codebook: Codebook[Answer]) -> np.ndarray | None:
        """Return the code of the answer that each row gives; None where rows give none by themselves."""
        worth = self._way.worth
        if worth is None:
            return None
        columns = [one.codes for one in given.values()]
        distinct, which = np.unique(np.stack(columns), axis=1, return_inverse=True)
        table = []
        for combination in distinct.T.tolist():
            said = zip(given, combination, strict=True)
            value = worth({name: self._books[name].values[code] for name, code in said}, self._measure)
            table.append(codebook.code(Answer(Kind.VALID if value is not None else Kind.MISSING, value)))
        codes: np.ndarray = np.take(np.array(table, dtype=np.int32), which.ravel())
        return codes


def _clock(
    ref: ColumnRef, source: tuple[Table, DayForm], position: int | None, kind: KeyKind
) -> Clock | None:
    if position is None or kind not in ("month", "day", "moment", "event"):
        return None
    (table, form) = source
    make = month_clock if kind == "month" else clock_of
    return make(form.of(ref), table, position)


def facts_of(given: Mapping[str, Mapping[str, Given]]) -> Iterator[tuple[str, np.ndarray]]:
    """Yield the codes of every input of every metric, and of their currencies, under the names rows hold them by."""
    for measure, inputs in given.items():
        for name, one in inputs.items():
            yield fact(measure, name), one.codes
            if one.currencies is not None:
                yield currency_fact(measure, name), one.currencies
