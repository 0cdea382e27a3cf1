"""An opened Parquet file: its columns, its notes, and its rows in batches; every slip of Arrow in words."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass

import pyarrow as pa
import pyarrow.parquet as pq

from cxcli.readers.bad_parquet import damaged, encrypted, no_text
from cxcli.readers.parquet_cells import Coded, NoText, coded, coded_anyhow, is_nested, is_text, texts
from cxcli.readers.raw_file import RawFile

_SEALED = b"PARE"
"""The last bytes of a file whose footer is encrypted."""
_BUFFER = 1 << 20
_MOST_ROWS, _MOST_CELLS, _FEWEST_ROWS = 32_768, 4_000_000, 1_000
_LONGEST_THRIFT = 64 << 20
_FEW_BYTES = 4
_SLIPS = (pa.ArrowException, MemoryError, ValueError, KeyError, IndexError, OverflowError, TypeError)
"""What the library stumbles into where a file contradicts itself."""

Run = Sequence[int]
"""Neighbouring row groups that are read together."""


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


def _unreadable(path: str, error: Exception) -> Exception:
    return encrypted(path) if "crypt" in str(error).lower() else damaged(path)


@contextmanager
def opened(raw: RawFile) -> Iterator["ParquetFile"]:
    """Yield the opened file, closed at the end.

    Raises:
        BadParquet: the file is damaged or encrypted.
    """
    with closing(raw.open()) as stream:
        if _last_bytes(raw) == _SEALED:
            raise encrypted(raw.path)
        with readable(raw.path):
            source = pa.PythonFile(stream, mode="r")
            first = pq.ParquetFile(source, thrift_string_size_limit=_LONGEST_THRIFT)
            schema = first.schema_arrow
            file = pq.ParquetFile(
                source,
                read_dictionary=_encoded_columns(first),
                buffer_size=_BUFFER,
                pre_buffer=False,
                thrift_string_size_limit=_LONGEST_THRIFT,
                page_checksum_verification=True,
            )
            known = ParquetFile(
                raw.path, file, tuple(schema.names), tuple(schema.types), tuple(_leaves(schema))
            )
        yield known


def _encoded_columns(file: pq.ParquetFile) -> list[str]:
    """Return the text columns whose first row group holds few distinct texts: they take few bytes a row."""
    if not file.metadata.num_row_groups:
        return []
    group = file.metadata.row_group(0)
    columns = (group.column(number) for number in range(group.num_columns))
    texts_in_schema = {name for name, kind in _fields(file.schema_arrow) if is_text(kind)}
    few = (c for c in columns if c.total_uncompressed_size <= _FEW_BYTES * max(c.num_values, _FEWEST_ROWS))
    return [column.path_in_schema for column in few if column.path_in_schema in texts_in_schema]


def _fields(schema: pa.Schema) -> Iterator[tuple[str, pa.DataType]]:
    return zip(schema.names, schema.types, strict=True)


def _last_bytes(raw: RawFile) -> bytes:
    with raw.open() as stream:
        stream.seek(0, 2)
        stream.seek(max(0, stream.tell() - len(_SEALED)))
        return stream.read()


def _leaves(schema: pa.Schema) -> Iterator[range]:
    """Yield, for each column, the numbers of the plain columns that Parquet stores it as."""
    start = 0
    for kind in schema.types:
        size = _leaves_of(kind)
        yield range(start, start + size)
        start += size


def _leaves_of(kind: pa.DataType) -> int:
    stored = kind.storage_type if isinstance(kind, pa.BaseExtensionType) else kind
    if not pa.types.is_nested(stored):
        return 1
    return sum(_leaves_of(stored.field(i).type) for i in range(stored.num_fields))


@dataclass(frozen=True, slots=True)
class ParquetFile:
    """A file whose footer is read; its columns are those of the top level, by position from 0."""

    path: str
    file: pq.ParquetFile
    names: tuple[str, ...]
    types: tuple[pa.DataType, ...]
    leaves: tuple[range, ...]

    @property
    def rows(self) -> int:
        """How many rows the footer names."""
        return int(self.file.metadata.num_rows)

    @property
    def notes(self) -> Mapping[bytes, bytes]:
        """What its writer noted, by key."""
        return self.file.metadata.metadata or {}

    def nested(self) -> frozenset[int]:
        """Return the columns that hold more than one value a row."""
        return frozenset(i for i, kind in enumerate(self.types) if is_nested(kind))

    def runs(self) -> Iterator[Run]:
        """Yield all row groups in order, small ones together."""
        run: list[int] = []
        rows = 0
        for group in range(self.file.metadata.num_row_groups):
            run.append(group)
            rows += self.file.metadata.row_group(group).num_rows
            if rows >= _MOST_ROWS:
                yield run
                run, rows = [], 0
        if run:
            yield run

    def batches(self, run: Run, positions: Sequence[int], most: int = _MOST_ROWS) -> Iterator["Batch"]:
        """Yield the rows of some columns of some row groups, a bounded number of cells at a time.

        Args:
            run: the row groups.
            positions: the columns, ascending, at least one.
            most: rows at a time.
        """
        most = min(most, max(_FEWEST_ROWS, _MOST_CELLS // len(positions)))
        leaves = [leaf for position in positions for leaf in self.leaves[position]]
        with readable(self.path):
            # By number: names may be there twice, and `iter_batches` takes a dot for a level of nesting.
            found = iter(self.file.reader.iter_batches(most, row_groups=list(run), column_indices=leaves))
        while True:
            with readable(self.path):
                batch = next(found, None)
                if batch is None:
                    return
                arrays = dict(zip(positions, batch.columns, strict=True))
            yield Batch(self, arrays, batch.num_rows)


@dataclass(frozen=True, slots=True)
class Batch:
    """Some rows of some columns, as Arrow reads them."""

    file: ParquetFile
    arrays: Mapping[int, pa.Array]
    rows: int

    def after(self, rows: int) -> "Batch":
        """Return the batch without its first rows."""
        later = {position: array.slice(rows) for position, array in self.arrays.items()}
        return Batch(self.file, later, max(0, self.rows - rows)) if rows else self

    def shown(self, position: int) -> Coded:
        """Return a column's cells as coded text, only to be looked at.

        Raises:
            BadParquet: values that contradict their type.
        """
        with readable(self.file.path):
            return coded_anyhow(self.arrays[position])

    def texts(self, position: int) -> pa.StringArray | pa.DictionaryArray:
        """Return a column's cells as text, only to be compared.

        Raises:
            BadParquet: values that contradict their type.
        """
        with readable(self.file.path):
            return texts(self.arrays[position])

    def column(self, position: int) -> Coded:
        """Return a column's cells as coded text.

        Raises:
            BadParquet: bytes that are no text, values that contradict their type.
        """
        with readable(self.file.path):
            try:
                return coded(self.arrays[position])
            except NoText as error:
                raise no_text(self.file.path, self.file.names[position]) from error
