"""What a run learns beside the counts: dropped rows by rule, unread answers, doubts."""

from collections import Counter
from dataclasses import dataclass, field
from typing import NamedTuple

import numpy as np

from cxcli.tally.codebook import Codebook
from cxcli.tally.rows import Answer

FIRST = 5
"""How many rows are named for each unread answer."""


class Spot(NamedTuple):
    """A data row of a file."""

    file: str
    row: int


class UnreadCell(NamedTuple):
    """An answer that is not on the scale, where it stands."""

    file: str
    row: int
    column: str
    text: str


@dataclass(slots=True)
class Findings:
    """Filled while rows are coded; `dropped` keeps the order in which rules were met."""

    dropped: Counter[str] = field(default_factory=Counter)
    spots: dict[tuple[str, Answer], list[Spot]] = field(default_factory=dict)
    undated: int = 0
    assumed_utc: bool = False
    anonymised_dates: bool = False
    rounded_weights: bool = False
    last_day: int = 0
    repeated_rows: int = 0
    repeated_respondents: int = 0
    kept_by_choice: Counter[str] = field(default_factory=Counter)
    contradicted: Counter[str] = field(default_factory=Counter)
    unread: list[UnreadCell] | None = None

    def add(self, later: "Findings") -> None:
        """Add what was found in rows that come later."""
        for name in ("dropped", "kept_by_choice", "contradicted"):
            getattr(self, name).update(getattr(later, name))
        for key, spots in later.spots.items():
            self.spots[key] = [*self.spots.get(key, []), *spots][:FIRST]
        self.undated += later.undated
        self.last_day = max(self.last_day, later.last_day)
        self.repeated_rows += later.repeated_rows
        self.repeated_respondents += later.repeated_respondents
        for name in ("assumed_utc", "anonymised_dates", "rounded_weights"):
            setattr(self, name, getattr(self, name) or getattr(later, name))
        if self.unread is not None:
            self.unread.extend(later.unread or ())

    def drop(self, rule: str, rows: int) -> None:
        """Account for rows that a rule leaves out."""
        if rows:
            self.dropped[rule] += rows

    def note_unread(
        self, metric: str, codes: np.ndarray, book: Codebook[Answer], where: tuple[str, np.ndarray]
    ) -> None:
        """Remember the first rows of each invalid answer.

        Args:
            metric: its name.
            codes: the answer code of each row.
            book: the codebook of the codes.
            where: the file, and the number of each row.
        """
        file, numbers = where
        wanted = np.array([self._is_wanted(metric, answer) for answer in book.values], dtype=bool)
        if not wanted.any():
            return
        rows = np.flatnonzero((codes >= 0) & wanted[codes])
        for row in rows.tolist():
            spots = self.spots.setdefault((metric, book.values[codes[row]]), [])
            if len(spots) < FIRST:
                spots.append(Spot(file, int(numbers[row])))

    def _is_wanted(self, metric: str, answer: Answer) -> bool:
        """Tell whether rows of an answer are still to be remembered."""
        return answer.kind.is_invalid and len(self.spots.get((metric, answer), ())) < FIRST
