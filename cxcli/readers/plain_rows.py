"""Rows of a text file whose quoting is not clean, record by record."""

from collections.abc import Iterable, Iterator

import numpy as np

from cxcli.part import Part
from cxcli.reader import DamagedRow
from cxcli.readers.layout import Layout, Wanted, is_blank_beyond, is_blank_record
from cxcli.readers.records import Record
from cxcli.readers.row_hash import hashes_of
from cxcli.readers.text_array import text_array

_ROWS_PER_PART = 20_000


def plain_parts(found: Iterable[Record], layout: Layout, wanted: Wanted) -> Iterator[Part]:
    """Yield the sound rows in parts; the others are counted in the account."""
    gathered: list[tuple[int, Record]] = []
    for record in _without_blank_end(found):
        wanted.account.rows += 1
        if _is_sound(record, layout, wanted):
            gathered.append((wanted.account.rows, record))
        if len(gathered) == _ROWS_PER_PART:
            yield _part(gathered, wanted)
            gathered = []
    if gathered:
        yield _part(gathered, wanted)


def _without_blank_end(found: Iterable[Record]) -> Iterator[Record]:
    """Yield the records without the blank lines after the last one."""
    blank: list[Record] = []
    for record in found:
        if record.raw.strip("\r\n"):
            yield from blank
            blank.clear()
            yield record
        else:
            blank.append(record)


def _is_sound(record: Record, layout: Layout, wanted: Wanted) -> bool:
    if is_blank_record(record.cells, layout.width):
        wanted.leave_out_empty()
        return False
    if len(record.cells) == layout.width:
        return True
    row, beyond = wanted.account.rows, is_blank_beyond(record.cells, layout.width)
    wanted.leave_out_damaged(DamagedRow(row, record.line, layout.width, len(record.cells), beyond))
    return False


def _part(gathered: list[tuple[int, Record]], wanted: Wanted) -> Part:
    hashes = None
    if wanted.identities:
        hashes = hashes_of([record.raw.rstrip("\r\n").encode() for _, record in gathered])
    cells = {p: [record.cells[p] for _, record in gathered] for p in wanted.positions}
    return Part(
        columns={position: text_array(texts) for position, texts in cells.items()},
        rows=np.array([row for row, _ in gathered], dtype=np.int64),
        identities=hashes,
    )
