"""What the valid rows of one metric say, placed in the segments of one cut."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Protocol

import numpy as np

from cxcli.accounts.value import Stated, Value

ALWAYS = 0
"""The period code of all of the time."""


@dataclass(frozen=True, slots=True)
class Span:
    """A period of the report: its code, and its first and last day (proleptic ordinals, both included)."""

    code: int
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Input:
    """One input of the rows: a code for each row (int32), and what each code stands for."""

    codes: np.ndarray
    values: tuple[Value, ...]

    @property
    def is_stated(self) -> bool:
        """Whether the input is one number for all rows together."""
        return bool(self.values) and all(isinstance(value, Stated) for value in self.values)

    def take(self, at: np.ndarray) -> "Input":
        """Return the input of some of the rows."""
        return Input(self.codes[at], self.values)

    def numbers(self) -> list[Fraction]:
        """Return the number of each row, 0 where there is none."""
        known = [value if isinstance(value, Fraction) else Fraction(0) for value in self.values]
        return [known[code] for code in self.codes]

    def days(self) -> np.ndarray:
        """Return the day of each row (int64), 0 where there is none."""
        known = np.array([value if isinstance(value, int) else 0 for value in self.values], dtype=np.int64)
        return known[self.codes] if len(known) else np.zeros(len(self.codes), dtype=np.int64)

    def flags(self) -> np.ndarray:
        """Return whether each row has the flag (bool); a blank is no."""
        known = np.array([value is True or value == 1 for value in self.values], dtype=bool)
        return known[self.codes] if len(known) else np.zeros(len(self.codes), dtype=bool)

    def known(self) -> np.ndarray:
        """Return whether each row has a value at all (bool)."""
        told = np.array([value is not None for value in self.values], dtype=bool)
        return told[self.codes] if len(told) else np.zeros(len(self.codes), dtype=bool)


class Periods(Protocol):
    """The periods of the report."""

    @property
    def are_cut(self) -> bool:
        """Whether the report has periods."""

    def codes(self, days: np.ndarray) -> np.ndarray:
        """Return the period code of each day (int32), `ALWAYS` for day 0."""

    def spans(self, first: int, last: int) -> tuple[Span, ...]:
        """Return every period from the one of a first to the one of a last day, ascending."""


@dataclass(frozen=True, slots=True)
class Facts:
    """The valid rows of a metric in one cut; a row in several segments comes several times.

    Attributes:
        groups: the segment of each row (int32).
        days: the day of each row by the study's date (int64), 0 where it has none.
        inputs: key -> what each row says.
        periods: those of the report.
        window: the first and last day that the run looks at; None: not limited on that side.
        settings: the metric's other keys.
        basis: the statistic that is asked for.
    """

    groups: np.ndarray
    days: np.ndarray
    inputs: Mapping[str, Input]
    periods: Periods
    window: tuple[int | None, int | None]
    settings: Mapping[str, Fraction | int | str]
    basis: str

    def __len__(self) -> int:
        """Return the number of rows."""
        return len(self.groups)

    def in_window(self, days: np.ndarray) -> np.ndarray:
        """Return whether each day lies in the window (bool)."""
        first, last = self.window
        return (days >= (first or 0)) & (days <= (last or np.iinfo(np.int64).max))

    def scopes(self, days: np.ndarray | None = None) -> Iterator[tuple[np.ndarray, np.ndarray]]:
        """Yield rows with the period they count in: all rows for all of the time, then those of each period.

        Args:
            days: that decide the period; None: those of the study's date.

        Yields:
            Positions (int64), and the period code of each (int32).
        """
        everyone = np.arange(len(self))
        yield everyone, np.zeros(len(self), dtype=np.int32)
        if self.periods.are_cut:
            codes = self.periods.codes(self.days if days is None else days)
            dated = np.flatnonzero(codes != ALWAYS)
            yield dated, codes[dated]


@dataclass(frozen=True, slots=True)
class Entry:
    """Amounts of one quantity.

    Attributes:
        quantity: its name.
        at: which rows stand for the people or things that have the amounts (positions in the facts).
        periods: the period of each (int32), `ALWAYS` for all of the time.
        amounts: of each; None: 1 each. As an input, what is no number in it is 0.
    """

    quantity: str
    at: np.ndarray
    periods: np.ndarray
    amounts: list[Fraction] | Input | None = None
