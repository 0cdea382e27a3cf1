"""Some rows of a Parquet file, as Arrow reads them; every slip of Arrow in words."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

import pyarrow as pa

from cxcli.errors import BadParquet
from cxcli.readers.bad_parquet import damaged, encrypted, no_text
from cxcli.readers.parquet_cells import Cells, Coded, Column, column_of, compared, shown
from cxcli.readers.parquet_texts import NoText

_SLIPS = (
    pa.ArrowException,
    MemoryError,
    ValueError,
    KeyError,
    IndexError,
    OverflowError,
    TypeError,
    StopIteration,
)
"""What the library stumbles into where a file contradicts itself."""


@contextmanager
def readable(path: str) -> Iterator[None]:
    """Turn what Arrow raises on a file into words.

    Raises:
        BadParquet: the file is damaged or encrypted.
    """
    try:
        yield
    except OSError as error:
        if error.errno is not None:  # the system's own
            raise
        raise _unreadable(path, error) from error
    except _SLIPS as error:
        raise _unreadable(path, error) from error


def _unreadable(path: str, error: Exception) -> BadParquet:
    return encrypted(path) if "crypt" in str(error).lower() else damaged(path)


@dataclass(frozen=True, slots=True)
class Batch:
    """Some rows of some columns; `names` are those of all columns of the file, for errors."""

    path: str
    names: Sequence[str]
    arrays: Mapping[int, pa.Array]
    rows: int

    def after(self, rows: int) -> "Batch":
        """Return the batch without its first rows."""
        later = {position: array.slice(rows) for position, array in self.arrays.items()}
        return Batch(self.path, self.names, later, max(0, self.rows - rows)) if rows else self

    def column(self, position: int) -> Column:
        """Return a column's cells.

        Raises:
            BadParquet: bytes that are no text, values that contradict their type.
        """
        with readable(self.path):
            try:
                return column_of(self.arrays[position])
            except NoText as error:
                raise no_text(self.path, self.names[position]) from error

    def shown(self, position: int) -> Coded:
        """Return a column's cells, only to be looked at.

        Raises:
            BadParquet: values that contradict their type.
        """
        with readable(self.path):
            return shown(self.arrays[position])

    def compared(self, position: int) -> Cells:
        """Return a column's cells, only to be compared with one another.

        Raises:
            BadParquet: values that contradict their type.
        """
        with readable(self.path):
            return compared(self.arrays[position])
