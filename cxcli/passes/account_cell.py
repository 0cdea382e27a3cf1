"""What one cell of an account says: a number, a day, a flag, a word, by the kind of its column."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from fractions import Fraction

import numpy as np

from cxcli.accounts.value import Value
from cxcli.passes.cells import Column
from cxcli.passes.dates import Clock
from cxcli.passes.instead import WORDS
from cxcli.study.amount import amount_in
from cxcli.study.coding import MISSING_WORDS, NOT_APPLICABLE_WORDS, Kind
from cxcli.study.month import first_of_month, month_in
from cxcli.study.text import normalise, tidy
from cxcli.tally.codebook import Codebook

_YES = frozenset({"1", "1.0", "yes", "y", "true", "oui", "o", "vrai", "x"})
_NO = frozenset({"0", "0.0", "no", "n", "false", "non", "faux"})
_MISSING = frozenset(map(normalise, MISSING_WORDS))
_NO_COMMENT = _MISSING | frozenset(map(normalise, NOT_APPLICABLE_WORDS))
_CLOCK = re.compile(r"([0-9]{1,5}):([0-5]?[0-9]):([0-5]?[0-9](?:[.,][0-9]{1,9})?)")

Meaning = tuple[Value, Kind]


@dataclass(frozen=True, slots=True)
class How:
    """How the cells of one column are read.

    Attributes:
        kind: of the column: see `cxcli.metric.Key`.
        decimal: the decimal sign where the export says which, else None.
        clock: reads stamps; None where the column holds none.
        needs_day: whether a plain yes says too little, because the day matters.
    """

    kind: str
    decimal: str | None
    clock: Clock | None
    needs_day: bool = False


class CellReader:
    """Understands the distinct texts of one column."""

    def __init__(self, how: How, book: Codebook[Value]) -> None:
        """Keep how cells are read, and the codebook of their values."""
        self._how, self._book = how, book
        self._meaning = _MEANINGS.get(how.kind, _text)
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
            is_blank = self._how.kind != "comment" and normalise(text) in _MISSING
            value, kind = (None, Kind.MISSING) if is_blank else self._meaning(text, self._how)
            known = self._seen[text] = (self._book.code(value), int(kind))
        return known


def _known(value: Value) -> Meaning:
    return value, Kind.UNPARSEABLE if value is None else Kind.VALID


def _text(text: str, _: How) -> Meaning:
    return _known(tidy(text))


def _word(text: str, _: How) -> Meaning:
    return _known(normalise(text))


def _comment(text: str, _: How) -> Meaning:
    return _known(normalise(text) not in _NO_COMMENT)


def _mark(text: str, _: How) -> Meaning:
    """Return whether a cell marks its column: yes, no, or the words of the column itself; a number is neither."""
    folded = normalise(text)
    if folded in _NO:
        return False, Kind.VALID
    is_number = folded not in _YES and amount_in(folded, ".") is not None
    return _known(None if is_number else True)


def _flag(text: str, how: How) -> Meaning:
    folded = normalise(text)
    is_known = folded in _NO or (folded in _YES and not how.needs_day)
    return _known(folded in _YES if is_known else None)


def _number(text: str, how: How) -> Meaning:
    amount = amount_in(normalise(text), how.decimal)
    return _known(None if amount is None else amount.number)


def _not_below_zero(text: str, how: How) -> Meaning:
    value, kind = _number(text, how)
    return (None, Kind.OUT_OF_RANGE) if isinstance(value, Fraction) and value < 0 else (value, kind)


def _count(text: str, how: How) -> Meaning:
    folded = normalise(text)
    return _known(Fraction(int(folded in _YES))) if folded in _YES | _NO else _not_below_zero(text, how)


def _seconds(text: str, how: How) -> Meaning:
    clock = _CLOCK.fullmatch(normalise(text))
    if clock is None:
        return _not_below_zero(text, how)
    hours, minutes, seconds = (Fraction(part.replace(",", ".")) for part in clock.groups())
    return _known(3600 * hours + 60 * minutes + seconds)


def _day(text: str, how: How) -> Meaning:
    return _known((how.clock.day(text) or None) if how.clock is not None else None)


def _moment(text: str, how: How) -> Meaning:
    return _known((how.clock.second(text) or None) if how.clock is not None else None)


def _event(text: str, how: How) -> Meaning:
    return _flag(text, how) if normalise(text) in _YES | _NO else _day(text, how)


def _month(text: str, how: How) -> Meaning:
    month = month_in(normalise(text))
    day = how.clock.day(text) if month is None and how.clock is not None else 0
    return _known(month or (first_of_month(day) if day else None))


def _understood(text: str, how: How) -> Meaning:
    return _known(WORDS[how.kind](normalise(text)))


_MEANINGS: Mapping[str, Callable[[str, How], Meaning]] = {
    "number": _number,
    "components": _number,
    "count": _count,
    "seconds": _seconds,
    "day": _day,
    "moment": _moment,
    "event": _event,
    "month": _month,
    "flag": _flag,
    "marks": _mark,
    "comment": _comment,
    "word": _word,
    **dict.fromkeys(WORDS, _understood),
}
"""Kind of column -> what its cells say; any other holds texts as they stand: names, ids."""
