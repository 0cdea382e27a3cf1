"""Which rows of a Parquet file are no answers: blank ones, or those that a conversion left out."""

from collections.abc import Sequence
from typing import Protocol

import numpy as np

from cxcli.readers.parquet_batch import Batch
from cxcli.readers.parquet_cells import Column
from cxcli.readers.parquet_columns import Others, blank_rows
from cxcli.readers.parquet_file import ParquetFile, Run
from cxcli.readers.parquet_heading import ParquetHeading


class Columns:
    """The columns of a batch: the wanted ones, and others coded when they are first asked for."""

    def __init__(self, batch: Batch, wanted: Sequence[int]) -> None:
        """Code the wanted columns."""
        self.batch, self.wanted = batch, wanted
        self._known: dict[int, Column] = {position: batch.column(position) for position in wanted}

    def __getitem__(self, position: int) -> Column:
        """Return a column of the batch."""
        if position not in self._known:
            self._known[position] = self.batch.shown(position)
        return self._known[position]


class Judge(Protocol):
    """Tells which rows to leave out."""

    def needs(self, wanted: Sequence[int]) -> Sequence[int]:
        """Return the columns to read, at least one: the wanted ones, and what the judge looks at."""

    def enter(self, run: Run) -> None:
        """Go on to the next row groups."""

    def left_out(self, columns: Columns, start: int) -> np.ndarray:
        """Return which rows of a batch to leave out; `start` numbers its first row within the row groups."""


def judge_of(file: ParquetFile, opened: ParquetHeading, wanted: Sequence[int]) -> Judge:
    """Return the judge of a file: what is noted in it, else what its rows show.

    In a file of one column a blank line is a blank answer.
    """
    if opened.note is not None:
        return _Nulls(len(file.names)) if opened.note.left_out else _Nothing()
    return _Blanks(file, wanted) if len(file.names) > 1 else _Nothing()


class _Nothing:
    """Every row is an answer."""

    def needs(self, wanted: Sequence[int]) -> Sequence[int]:
        return wanted or [0]

    def enter(self, run: Run) -> None:
        pass

    def left_out(self, columns: Columns, start: int) -> np.ndarray:  # noqa: ARG002 - see `Judge`
        return np.zeros(columns.batch.rows, dtype=bool)


class _Nulls:
    """Rows without a value were left out by a conversion.

    Two columns tell, where there are two: a single null may be somebody's later doing.
    """

    def __init__(self, width: int) -> None:
        self._width = width

    def needs(self, wanted: Sequence[int]) -> Sequence[int]:
        return sorted({*wanted, *range(min(2, self._width))})

    def enter(self, run: Run) -> None:
        pass

    def left_out(self, columns: Columns, start: int) -> np.ndarray:  # noqa: ARG002 - see `Judge`
        null = np.ones(columns.batch.rows, dtype=bool)
        for position in columns.batch.arrays:
            nulls = columns[position].nulls
            null &= False if nulls is None else nulls
        return null


class _Blanks:
    """Rows that show nothing in any column."""

    def __init__(self, file: ParquetFile, wanted: Sequence[int]) -> None:
        self._width = len(file.names)
        self._others = Others(file, wanted)

    def needs(self, wanted: Sequence[int]) -> Sequence[int]:
        return wanted or [0]

    def enter(self, run: Run) -> None:
        self._others.enter(run)

    def left_out(self, columns: Columns, start: int) -> np.ndarray:
        batch, wanted = columns.batch, columns.wanted
        if len(batch.arrays) == self._width:
            others = [position for position in batch.arrays if position not in wanted]
            return blank_rows((columns[position] for position in (*wanted, *others)), batch.rows)
        maybe = blank_rows((columns[position] for position in wanted), batch.rows)
        return self._others.blank(maybe, start)
