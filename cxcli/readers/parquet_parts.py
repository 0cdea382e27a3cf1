"""The rows of a Parquet file in parts: which columns to read, which rows say nothing, who is alike."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import pyarrow as pa

from cxcli.part import Part
from cxcli.reader import Account
from cxcli.readers.column_hashes import column_hashes
from cxcli.readers.parquet_blanks import blank_rows, null_rows, witnesses
from cxcli.readers.parquet_cells import Coded
from cxcli.readers.parquet_file import Batch, ParquetFile, Run
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
    skipped = reading.opened.skipped
    for run in file.runs():
        positions, blanks = _looked_at(file, run, reading)
        hashes = reading.hashes
        everything = range(len(file.names)) if hashes else positions
        for batch in file.batches(run, everything):
            ahead = min(skipped, batch.rows)
            skipped -= ahead
            part = _part(
                _Columns(batch.after(ahead), reading.wanted),
                positions if blanks else (),
                reading,
                hashes=hashes,
            )
            if len(part):
                yield part


def _looked_at(file: ParquetFile, run: Run, reading: Reading) -> tuple[Sequence[int], bool]:
    """Return the columns to read, and whether rows may be blank in all of them.

    A row is left out if it is null in the wanted columns and one more: a single null may be somebody's
    later doing.
    """
    note, width = reading.opened.note, len(file.names)
    if note is None and width > 1:
        found, surely_filled = witnesses(file, run, reading.wanted)
        return sorted(found), not surely_filled
    if note is not None and note.left_out:
        return sorted({*reading.wanted, *range(min(2, width))}), True
    return reading.wanted or [0], False


class _Columns:
    """The columns of a batch: the wanted ones, and others coded when they are first asked for."""

    def __init__(self, batch: Batch, wanted: Sequence[int]) -> None:
        self.batch = batch
        self._known = {position: batch.column(position) for position in wanted}

    def __getitem__(self, position: int) -> Coded:
        if position not in self._known:
            self._known[position] = self.batch.shown(position)
        return self._known[position]


def _part(columns: _Columns, judged: Sequence[int], reading: Reading, *, hashes: bool) -> Part:
    """Return the rows that are not blank in all of the judged columns."""
    size, account = columns.batch.rows, reading.account
    judge = null_rows if reading.opened.note else blank_rows
    blank = judge((columns[at] for at in judged), size) if judged else np.zeros(size, dtype=bool)
    numbers = np.arange(size)[~blank] + account.rows + 1
    account.rows += size
    account.empty += int(blank.sum())
    kept = ~blank if len(numbers) < size else None
    own = {at: columns[at].kept(kept).cells() for at in reading.wanted}
    added = {at: _repeated(text, len(numbers)) for at, text in reading.added.items()}
    cells = own | added
    return Part(
        cells, numbers, column_hashes(_whole(columns.batch, cells, kept), len(numbers)) if hashes else None
    )


def _repeated(text: pa.StringArray, size: int) -> pa.DictionaryArray:
    return pa.DictionaryArray.from_arrays(pa.array(np.zeros(size, dtype=np.int32)), text)


def _whole(
    batch: Batch, cells: Mapping[int, pa.DictionaryArray], kept: np.ndarray | None
) -> Iterator[pa.StringArray | pa.DictionaryArray]:
    """Yield every column of the kept rows: those that are there as cells, and the others."""
    for at in sorted(batch.arrays.keys() | cells.keys()):
        if at in cells:
            yield cells[at]
        else:
            texts = batch.texts(at)
            yield texts if kept is None else texts.filter(pa.array(kept))
