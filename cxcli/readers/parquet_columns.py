"""Single columns of a Parquet file, read beside the wanted ones where a row shows nothing in those."""

from collections.abc import Iterable, Iterator

import numpy as np

from cxcli.readers.bad_parquet import damaged
from cxcli.readers.parquet_batch import Batch
from cxcli.readers.parquet_cells import Column
from cxcli.readers.parquet_file import ParquetFile, Run


def blank_rows(columns: Iterable[Column], size: int) -> np.ndarray:
    """Return for each row whether every cell shows nothing."""
    blank = np.ones(size, dtype=bool)
    for column in columns:
        blank &= column.blank()
        if not blank.any():
            break
    return blank


class Others:
    """The columns that nobody wants, each read only as far as rows may be blank.

    The one that cleared the doubt goes first the next time; an id or a date does so for every row.
    """

    def __init__(self, file: ParquetFile, wanted: Iterable[int]) -> None:
        """Prepare looking at the columns that are not wanted."""
        self._file = file
        self._order = [position for position in range(len(file.names)) if position not in wanted]
        self._run: Run = ()
        self._cursors: dict[int, _Cursor] = {}

    def enter(self, run: Run) -> None:
        """Go on to the next row groups."""
        self._run, self._cursors = run, {}

    def blank(self, maybe: np.ndarray, start: int) -> np.ndarray:
        """Return which rows are blank in the other columns too.

        Args:
            maybe: for each row, whether it is blank so far.
            start: the number (from 0) of the first of them among the rows of these row groups.
        """
        for position in tuple(self._order):
            if not maybe.any():
                break
            maybe = maybe & self._cursor(position).blank(start, len(maybe))
            self._order.remove(position)
            self._order.insert(0, position)
        return maybe

    def _cursor(self, position: int) -> "_Cursor":
        if position not in self._cursors:
            self._cursors[position] = _Cursor(self._file, self._run, position)
        return self._cursors[position]


class _Cursor:
    """Goes through the rows of one column, forward."""

    def __init__(self, file: ParquetFile, run: Run, position: int) -> None:
        self._path, self._position = file.path, position
        self._batches: Iterator[Batch] = file.batches(run, [position])
        self._at = 0
        self._known = np.empty(0, dtype=bool)

    def blank(self, start: int, size: int) -> np.ndarray:
        """Return for each of `size` rows from `start` on whether its cell shows nothing."""
        while self._at + len(self._known) < start:
            self._at += len(self._known)
            self._known = self._following()
        self._known, self._at = self._known[start - self._at :], start
        while len(self._known) < size:
            self._known = np.concatenate((self._known, self._following()))
        return self._known[:size]

    def _following(self) -> np.ndarray:
        batch = next(self._batches, None)
        if batch is None:  # a column with fewer rows than the others
            raise damaged(self._path)
        return blank_rows([batch.shown(self._position)], batch.rows)
