"""Where each coded row belongs: its segments in every cut, and its period."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

import numpy as np

from cxcli.study.cut import Cut
from cxcli.study.period import period_of
from cxcli.study.study import Period
from cxcli.tally.codebook import Codebook
from cxcli.tally.number_table import NumberTable
from cxcli.tally.rows import NO_DAY, Answer, Rows

Codes = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Keys:
    """The codebooks that coded rows refer to.

    `answers` are those of each metric, `segments` those of each segment variable. A variable whose
    cells hold several answers is in `sets` too: its rows carry codes of sets of segment codes.
    `strata` are those of the declared design.
    """

    answers: Mapping[str, Codebook[Answer]]
    segments: Mapping[str, Codebook[str | None]]
    sets: Mapping[str, Codebook[Codes]] = field(default_factory=dict)
    strata: Codebook[str] = field(default_factory=Codebook)


class Placing:
    """Gives rows the codes of their segments and periods, and the codes their names."""

    def __init__(self, keys: Keys, cuts: Sequence[Cut], period: Period | None) -> None:
        """Keep how people are split, and how days are gathered (None: one period that holds all)."""
        self.keys, self.cuts = keys, {cut.name: cut for cut in cuts}
        self.periods: Codebook[str] = Codebook("")
        self.combinations: dict[str, Codebook[Codes]] = {name: Codebook() for name in self.cuts}
        self._period: Period | None = period
        self._periods_of_days = NumberTable(self._period_code)

    def period_codes(self, rows: Rows) -> np.ndarray:
        """Return the period code of each row (int32); 0 stands for no period."""
        if self._period is None or rows.days is None:
            return np.zeros(len(rows), dtype=np.int32)
        return self.codes(rows.days)

    @property
    def are_cut(self) -> bool:
        """Whether days are gathered in periods."""
        return self._period is not None

    def codes(self, days: np.ndarray) -> np.ndarray:
        """Return the period code of each day (int32); 0 where there is no day."""
        return self._periods_of_days.of(days)

    def placed(self, cut: str, rows: Rows) -> tuple[np.ndarray, np.ndarray]:
        """Return which rows are counted, and the code of their segment (int32).

        A row with several answers comes several times.
        """
        who, columns = np.arange(len(rows)), list[np.ndarray]()
        for variable in self.cuts[cut].variables:
            codes = rows.segments[variable.name][who]
            sets = self.keys.sets.get(variable.name)
            if sets is not None:
                again, codes = _members(codes, sets.values)
                who, columns = who[again], [column[again] for column in columns]
            columns.append(codes)
        return who, _combined(self.combinations[cut], columns, len(who))

    def spreads(self, cut: str) -> bool:
        """Tell whether a row may be in several segments of a cut, so that it comes several times."""
        return any(variable.name in self.keys.sets for variable in self.cuts[cut].variables)

    def segment(self, cut: str, code: int) -> tuple[str | None, ...]:
        """Return the values of a segment by its code, None where there was no answer."""
        codes = self.combinations[cut].values[code]
        books = (self.keys.segments[variable.name] for variable in self.cuts[cut].variables)
        return tuple(book.values[c] for book, c in zip(books, codes, strict=True))

    def segments(self, cut: str, codes: np.ndarray) -> list[tuple[str | None, ...]]:
        """Return the values of every segment up to the largest of some codes."""
        return [self.segment(cut, code) for code in range(int(codes.max(initial=-1)) + 1)]

    def _period_code(self, day: int) -> int:
        if self._period is None or day == NO_DAY:
            return 0
        return self.periods.code(period_of(date.fromordinal(day), self._period))


def _combined(book: Codebook[Codes], columns: Sequence[np.ndarray], rows: int) -> np.ndarray:
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
