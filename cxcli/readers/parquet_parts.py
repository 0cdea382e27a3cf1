"""The rows of a Parquet file in parts: which columns to read, which rows say nothing, who is alike."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import pyarrow as pa

from cxcli.part import Part
from cxcli.reader import Account
from cxcli.readers.column_hashes import column_hashes
from cxcli.readers.parquet_batch import Batch
from cxcli.readers.parquet_blanks import Columns, judge_of
from cxcli.readers.parquet_cells import Cells, indices_of
from cxcli.readers.parquet_file import ParquetFile
from cxcli.readers.parquet_heading import ParquetHeading


@dataclass(frozen=True, slots=True)
class Reading:
    """What is asked of a file: `wanted` columns of its own, and `added` ones of a single text each."""

    opened: ParquetHeading
    wanted: Sequence[int]
    added: Mapping[int, pa.StringArray]
    account: Account
    identities: bool

    @property
    def hashes(self) -> bool:
        """Whether rows are still to be compared with one another."""
        return self.identities and self.account.compares


def parts_of(file: ParquetFile, reading: Reading) -> Iterator[Part]:
    """Yield the rows that say something, in file order; the others are counted as empty."""
    skipped, judge = reading.opened.skipped, judge_of(file, reading.opened, reading.wanted)
    for run in file.runs():
        judge.enter(run)
        hashes, start = reading.hashes, 0
        for batch in file.batches(run, range(len(file.names)) if hashes else judge.needs(reading.wanted)):
            ahead = min(skipped, batch.rows)
            skipped -= ahead
            columns = Columns(batch.after(ahead), reading.wanted)
            part = _part(columns, judge.left_out(columns, start + ahead), reading, hashes=hashes)
            start += batch.rows
            if len(part):
                yield part


def _part(columns: Columns, left_out: np.ndarray, reading: Reading, *, hashes: bool) -> Part:
    """Return the rows of a batch that are not left out."""
    size, account = columns.batch.rows, reading.account
    numbers = np.arange(size)[~left_out] + account.rows + 1
    account.rows += size
    account.empty += size - len(numbers)
    kept = ~left_out if len(numbers) < size else None
    own = {at: columns[at].kept(kept).cells() for at in reading.wanted}
    cells = own | {at: _repeated(text, len(numbers)) for at, text in reading.added.items()}
    whole = column_hashes(_whole(columns.batch, cells, kept), len(numbers)) if hashes else None
    return Part(cells, numbers, whole)


def _repeated(text: pa.StringArray, size: int) -> pa.DictionaryArray:
    return pa.DictionaryArray.from_arrays(indices_of(np.zeros(size, dtype=np.int32)), text)


def _whole(batch: Batch, cells: Mapping[int, Cells], kept: np.ndarray | None) -> Iterator[Cells]:
    """Yield every column of the kept rows: those that are there as cells, and the others."""
    for at in sorted(batch.arrays.keys() | cells.keys()):
        if at in cells:
            yield cells[at]
        else:
            texts = batch.compared(at)
            yield texts if kept is None else texts.take(indices_of(np.flatnonzero(kept).astype(np.int32)))
