"""An opened Parquet file: its columns, its notes, and its rows in batches; every slip of Arrow in words."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from typing import BinaryIO

import pyarrow as pa
import pyarrow.parquet as pq

from cxcli.readers.bad_parquet import encrypted
from cxcli.readers.parquet_batch import Batch, readable
from cxcli.readers.parquet_texts import is_nested, is_text
from cxcli.readers.raw_file import RawFile

_SEALED = b"PARE"
"""The last bytes of a file whose footer is encrypted."""
_BUFFER, _LARGE = 1 << 20, 64 << 20
"""Row groups that are larger than this many bytes are read through buffers, smaller ones column by column:
a buffer grows as far as a damaged page pretends to reach."""
_MOST_ROWS, _MOST_CELLS, _FEWEST_ROWS = 32_768, 4_000_000, 1_000
_LONGEST_THRIFT = 64 << 20
_SAMPLE, _FEW = 2_000, 0.5
Run = Sequence[int]
"""Neighbouring row groups that are read together."""


@contextmanager
def opened(raw: RawFile, encoded: Collection[str] = ()) -> Iterator["ParquetFile"]:
    """Yield the opened file, closed at the end.

    Args:
        raw: the file.
        encoded: the text columns that are read as dictionaries.

    Raises:
        BadParquet: the file is damaged or encrypted.
    """
    with closing(raw.open()) as stream:
        size = _size(stream, raw)
        with readable(raw.path):
            source = pa.PythonFile(stream, mode="r")
            first = pq.ParquetFile(source, thrift_string_size_limit=_LONGEST_THRIFT)
            schema = first.schema_arrow
            file = pq.ParquetFile(
                source,
                metadata=first.metadata,
                read_dictionary=list(encoded),
                buffer_size=_BUFFER if size > _LARGE * first.metadata.num_row_groups else 0,
                pre_buffer=False,
                page_checksum_verification=True,
            )
            leaves = tuple(_leaves(schema))
            known = ParquetFile(raw.path, file, tuple(schema.names), tuple(schema.types), leaves)
        yield known


def _size(stream: BinaryIO, raw: RawFile) -> int:
    """Return how many bytes the file has.

    Raises:
        BadParquet: the last of them say that the footer is encrypted.
    """
    size = stream.seek(0, 2)
    stream.seek(max(0, size - len(_SEALED)))
    if stream.read() == _SEALED:
        raise encrypted(raw.path)
    return size


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

    def repetitive(self, positions: Sequence[int]) -> list[str]:
        """Return those of some text columns whose first rows hold each text twice or more, on the whole.

        Only these are worth reading as dictionaries. What the footer says about sizes is no help: where
        it is damaged or encrypted, asking for it ends the process.
        """
        asked = [position for position in positions if is_text(self.types[position])]
        for run in self.runs() if asked else ():
            for batch in self.batches(run, asked, _SAMPLE):
                few = _FEW * batch.rows
                distinct = {at: len(array.unique()) for at, array in batch.arrays.items()}
                return [self.names[at] for at in asked if distinct[at] <= few]
        return []

    def batches(self, run: Run, positions: Sequence[int], most: int = _MOST_ROWS) -> Iterator[Batch]:
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
        left = sum(self.file.metadata.row_group(group).num_rows for group in run)
        while left:
            with readable(self.path):
                batch = next(found)
                arrays = dict(zip(positions, batch.columns, strict=True))
            left -= batch.num_rows
            yield Batch(self.path, self.names, arrays, batch.num_rows)
