"""Days that contradict one another: what ends before it starts, who pays before signing up."""

from collections.abc import Iterator, Sequence
from typing import Protocol

import numpy as np

from cxcli.accounts.value import Value
from cxcli.passes.cells import Column
from cxcli.study.text import tidy

BEFORE = " < "
"""Stands between the two days of a row that contradict one another, in the text of its answer."""


class Read(Protocol):
    """One input of one part: the code of each row's value, and the cells it was read from."""

    @property
    def codes(self) -> np.ndarray:
        """The code of each row's value."""

    @property
    def texts(self) -> Column | None:
        """The cells; None for a number in place of a column."""


def contradictions(
    late: Read, early: Read, values: tuple[Sequence[Value], Sequence[Value]]
) -> Iterator[tuple[int, str]]:
    """Yield the rows whose later day lies before the earlier one, with what stands there: `1 May < 3 May`.

    Args:
        late: what comes later.
        early: what it cannot lie before.
        values: what the codes of each stand for; days are whole numbers, anything else is no day.
    """
    last, first = _days(late.codes, values[0]), _days(early.codes, values[1])
    for at in np.flatnonzero((last != 0) & (first != 0) & (last < first)).tolist():
        yield at, f"{_text(late, at)}{BEFORE}{_text(early, at)}"


def _days(codes: np.ndarray, values: Sequence[Value]) -> np.ndarray:
    """Return the day of each row (int64), 0 where there is none; a yes is no day."""
    known = [value if isinstance(value, int) and not isinstance(value, bool) else 0 for value in values]
    days: np.ndarray = np.array([*known, 0], dtype=np.int64)[codes]
    return days


def _text(read: Read, at: int) -> str:
    column = read.texts
    return "" if column is None else tidy(column.texts[column.codes[at]])
