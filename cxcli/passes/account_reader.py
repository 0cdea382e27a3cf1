"""The inputs of metrics that are no survey question: numbers, days, names and flags."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from fractions import Fraction

import numpy as np

from cxcli.accounts.facts import Value
from cxcli.metric import Key
from cxcli.metrics import METRICS
from cxcli.passes.cells import Cells, Column
from cxcli.passes.dates import Clock, clock_of
from cxcli.passes.mapping import Places
from cxcli.reader import Table
from cxcli.study.amount import amount_in, number_instead
from cxcli.study.coding import MISSING_WORDS, Kind
from cxcli.study.column import ColumnRef
from cxcli.study.study import DateSettings, Measure
from cxcli.study.text import normalise, tidy
from cxcli.tally.codebook import Codebook
from cxcli.tally.rows import Answer

_YES = frozenset({"1", "1.0", "yes", "y", "true", "oui", "o", "vrai", "x"})
_NO = frozenset({"0", "0.0", "no", "n", "false", "non", "faux"})
_MISSING = frozenset(map(normalise, MISSING_WORDS))

ONE = Fraction(1)
"""The value of a row whose inputs are all understood."""


@dataclass(frozen=True, slots=True)
class Given:
    """One input of one part: the code of each row's value, and how each row's cell was understood."""

    codes: np.ndarray
    kinds: np.ndarray
    texts: Column | None


class AccountReader:
    """Reads the inputs of one metric in one table."""

    def __init__(
        self, measure: Measure, table: Table, places: Places, books: Mapping[str, Codebook[Value]]
    ) -> None:
        """Keep where the inputs are, and the codebook of each.

        Raises:
            AmbiguousDates: the order of day and month of a date column cannot be told.
        """
        metric = METRICS[measure.type]
        kinds: Mapping[str, Key] = {key.name: key for key in metric.keys}
        way = next(way for way in metric.ways if way.name == measure.way)
        self._needed = frozenset(way.needs)
        self._books, self._places = books, places
        self._readers: dict[str, Callable[[Column], tuple[np.ndarray, np.ndarray]]] = {}
        self._refs, self._decimal = measure.inputs, measure.question.coding.decimal
        self.currencies: set[str] = set()
        for name, ref in measure.inputs.items():
            position = places.of.get(ref)
            clock = _clock(ref, table, position) if kinds[name].kind == "day" else None
            how = _How(kinds[name].kind, self._decimal, clock)
            self._readers[name] = _Reader(how, books[name], self.currencies).read

    def inputs(self, cells: Cells) -> dict[str, Given]:
        """Return every input of a part; a number that stands in place of a column is the same in every row."""
        found = {}
        for name, ref in self._refs.items():
            position = self._places.of.get(ref)
            if position is None:
                code = self._books[name].code(number_instead(ref))
                rows = len(cells)
                found[name] = Given(np.full(rows, code, np.int32), np.zeros(rows, np.int8), None)
                continue
            column = cells.column(position)
            codes, kinds = self._readers[name](column)
            found[name] = Given(column.spread(codes), column.spread(kinds), column)
        return found

    def answers(self, given: Mapping[str, Given], codebook: Codebook[Answer]) -> np.ndarray:
        """Return the answer code of each row: valid when every input is understood and none needed is blank."""
        rows = len(next(iter(given.values())).codes)
        codes = np.full(rows, codebook.code(Answer(Kind.VALID, ONE)), dtype=np.int32)
        missing = codebook.code(Answer(Kind.MISSING))
        for name, one in given.items():
            if name in self._needed:
                codes[one.kinds == Kind.MISSING] = missing
        for one in given.values():
            for at in np.flatnonzero(one.kinds >= Kind.UNPARSEABLE):
                text = tidy(one.texts.texts[one.texts.codes[at]]) if one.texts is not None else None
                codes[at] = codebook.code(Answer(Kind(int(one.kinds[at])), None, text))
        return codes


@dataclass(frozen=True, slots=True)
class _How:
    kind: str
    decimal: str | None
    clock: Clock | None


class _Reader:
    """Understands the distinct texts of one column."""

    def __init__(self, how: _How, book: Codebook[Value], currencies: set[str]) -> None:
        self._how, self._book, self._currencies = how, book, currencies
        self._seen: dict[str, tuple[int, int]] = {}

    def read(self, column: Column) -> tuple[np.ndarray, np.ndarray]:
        """Return the code and the kind of each distinct text."""
        read = [self._read(text) for text in column.texts]
        codes = np.fromiter((code for code, _ in read), dtype=np.int32, count=len(read))
        kinds = np.fromiter((kind for _, kind in read), dtype=np.int8, count=len(read))
        return codes, kinds

    def _read(self, text: str) -> tuple[int, int]:
        known = self._seen.get(text)
        if known is None:
            value, kind = self._meaning(text)
            known = self._seen[text] = (self._book.code(value), int(kind))
        return known

    def _meaning(self, text: str) -> tuple[Value, Kind]:
        folded = normalise(text)
        if folded in _MISSING:
            return None, Kind.MISSING
        if self._how.kind == "count" and folded in _YES | _NO:
            return Fraction(int(folded in _YES)), Kind.VALID
        if self._how.kind in ("number", "count"):
            return self._number(folded)
        if self._how.kind == "flag":
            flag = True if folded in _YES else False if folded in _NO else None
            return flag, Kind.UNPARSEABLE if flag is None else Kind.VALID
        if self._how.kind == "day" and self._how.clock is not None:
            day = self._how.clock.day(text)
            return (day, Kind.VALID) if day else (None, Kind.UNPARSEABLE)
        return (folded if self._how.kind == "word" else tidy(text)), Kind.VALID

    def _number(self, folded: str) -> tuple[Value, Kind]:
        amount = amount_in(folded, self._how.decimal)
        if amount is None:
            return None, Kind.UNPARSEABLE
        if amount.currency is not None:
            self._currencies.add(amount.currency)
        is_impossible = self._how.kind == "count" and amount.number < 0
        return (None, Kind.OUT_OF_RANGE) if is_impossible else (amount.number, Kind.VALID)


def _clock(ref: ColumnRef, table: Table, position: int | None) -> Clock | None:
    return None if position is None else clock_of(DateSettings(ref), table, position)
