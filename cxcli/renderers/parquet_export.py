"""An export as a Parquet file, written part by part: every cell as text, and a note about the whole."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import BinaryIO

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from cxcli.part import Part

_ROWS, _CELLS, _BYTES = 131_072, 8_000_000, 64 << 20
"""What a row group holds at most, whichever comes first; so much is held in memory."""


class ParquetExport:
    """A file being written. Rows that a part leaves out become rows of nulls, so that numbers stay true."""

    def __init__(self, stream: BinaryIO, names: Sequence[str]) -> None:
        """Begin a file with these columns, whose names differ."""
        self.rows = 0
        self.left_out = 0
        self._schema = pa.schema([(name, pa.string()) for name in names])
        self._group = max(1, min(_ROWS, _CELLS // len(names)))
        self._held: list[pa.RecordBatch] = []
        self._writer = pq.ParquetWriter(
            stream, self._schema, compression="zstd", use_dictionary=True, write_page_checksum=True
        )
        self._last = 0

    def add(self, part: Part) -> None:
        """Write the next rows of a table; `part` has every column."""
        size = int(part.rows[-1]) - self._last
        columns = [part.columns[position].cast(pa.string()) for position in range(len(self._schema))]
        if size > len(part):
            places = _places(part.rows - self._last - 1, size)
            columns = [column.take(places) for column in columns]
        self._hold(columns, size)
        self.left_out += size - len(part)
        self._last += size

    def end_table(self, rows: int) -> None:
        """Write what a table of so many rows left out at its end."""
        missing = rows - self._last
        if missing:
            self._hold([pa.nulls(missing, pa.string())] * len(self._schema), missing)
        self.left_out += missing
        self._last = 0

    def close(self, key: bytes, note: bytes) -> None:
        """Write the rest, and a note about the file."""
        self._write(whole=False)
        self._writer.add_key_value_metadata({key: note})
        self._writer.close()

    def abandon(self) -> None:
        """Keep the writer from ending a file that nobody will see."""
        self._writer.is_open = False

    def _hold(self, columns: Iterable[pa.StringArray], size: int) -> None:
        self.rows += size
        self._held.append(pa.RecordBatch.from_arrays(list(columns), schema=self._schema))
        self._write(whole=sum(batch.nbytes for batch in self._held) < _BYTES)

    def _write(self, *, whole: bool) -> None:
        """Write the row groups that are full; without `whole`, what is left over as well."""
        table = pa.Table.from_batches(self._held, self._schema)
        end = len(table) // self._group * self._group if whole else len(table)
        if end:
            self._writer.write_table(table.slice(0, end), self._group)
            self._held = table.slice(end).to_batches()


@contextmanager
def parquet_export(stream: BinaryIO, names: Sequence[str]) -> Iterator[ParquetExport]:
    """Yield a file being written; what is not closed inside is abandoned."""
    export = ParquetExport(stream, names)
    try:
        yield export
    except BaseException:
        export.abandon()
        raise


def _places(found: np.ndarray, size: int) -> pa.Int64Array:
    """Return for each row the place of its cell, null for a row that has none."""
    places = np.full(size, -1, dtype=np.int64)
    places[found] = np.arange(len(found))
    return pa.array(places, mask=places < 0)
