"""Rows of a region whose quoting is clean, read by Arrow; only the wanted columns become text."""

import io
from collections.abc import Collection
from dataclasses import dataclass

import numpy as np
import pyarrow as pa
from pyarrow import csv

from cxcli.readers.arrow_columns import columns_of, encoded_early, in_parts, kept
from cxcli.readers.layout import Layout, is_blank_beyond, is_blank_record
from cxcli.readers.quoting import is_clean, line_breaks, record_bounds
from cxcli.readers.records import records
from cxcli.readers.regions import Region
from cxcli.readers.row_hash import row_hashes

_BLANK_STARTS = frozenset(b" \t\n\r\x0b\x0c\x1c\x1d\x1e\x1f\xc2\xe1\xe2\xe3\xef")
"""First bytes of the white space and invisible characters that a blank cell may begin with."""


@dataclass(frozen=True, slots=True)
class Odd:
    """A record of another width: its number in the region (from 0), its line there, its cells; see `DamagedRow`."""

    number: int
    line: int
    cells: int
    is_blank_beyond: bool


@dataclass(frozen=True, slots=True)
class RegionRows:
    """What a region holds.

    Attributes:
        records: how many there are, with those that were left out.
        lines: how many lines end in it.
        numbers: of the sound records that say something (from 0).
        columns: their wanted columns, cut into parts of at most `ROWS_PER_PART` rows, encoded unless asked otherwise.
        hashes: of the same records, where they are compared.
        empty: how many records say nothing.
        damaged: those of another width.
    """

    records: int
    lines: int
    numbers: np.ndarray
    columns: list[list[pa.DictionaryArray | pa.StringArray]]
    hashes: np.ndarray | None
    empty: int
    damaged: list[Odd]


def region_rows(
    region: Region,
    layout: Layout,
    positions: list[int],
    plain: Collection[int] = (),
    *,
    identities: bool = False,
) -> RegionRows | None:
    """Return the rows of a region, None where its quotes do not stand where they may.

    It depends on nothing else, so regions can be read side by side.

    Args:
        region: of whole records.
        layout: of its file.
        positions: of the wanted columns.
        plain: those of them that are not encoded: nearly every cell of theirs is different.
        identities: whether rows are compared.
    """
    data = region.data
    if not is_clean(data, region.quotes, ord(layout.delimiter)):
        return None
    odd: list[csv.InvalidRow] = []
    lines, wanted = line_breaks(data), {position: position not in plain for position in positions or [0]}
    columns = columns_of(data, layout, encoded_early(wanted, lines), odd)
    count = len(columns[0]) + len(odd)
    numbers = np.delete(np.arange(count), [row.number - 1 for row in odd])
    damaged = [row for row in odd if not is_blank_record(_cells(row.text, layout), layout.width)]
    bounds = record_bounds(data, region.quotes) if damaged or identities else None
    blank = _blank_rows(region, layout, columns, numbers)
    if blank.any():
        numbers, columns = numbers[~blank], [kept(column, ~blank) for column in columns]
    parts = [in_parts(c, encoded=encoded) for c, encoded in zip(columns, wanted.values(), strict=True)]
    return RegionRows(
        records=count,
        lines=lines,
        numbers=numbers,
        columns=[list(together) for together in zip(*parts, strict=True)],
        hashes=row_hashes(data, *(each[numbers] for each in bounds)) if bounds and identities else None,
        empty=len(odd) - len(damaged) + int(blank.sum()),
        damaged=[] if bounds is None else [_odd(row, data, bounds[0], layout) for row in damaged],
    )


def _odd(row: csv.InvalidRow, data: bytes, starts: np.ndarray, layout: Layout) -> Odd:
    number, line = row.number - 1, line_breaks(data[: starts[row.number - 1]])
    return Odd(number, line, row.actual_columns, is_blank_beyond(_cells(row.text, layout), layout.width))


def _cells(text: str, layout: Layout) -> list[str]:
    """Return the cells of one record."""
    if not text:
        return [""]
    lines = io.StringIO(text, newline="")
    return next(records(lines, layout.delimiter, quoted=layout.quoted)).cells


def _blank_rows(region: Region, layout: Layout, columns: list[pa.Array], numbers: np.ndarray) -> np.ndarray:
    """Return for each sound record (by its number from 0 in the region) whether every cell is blank.

    Only rows whose wanted cells may all be blank are looked at in full.
    """
    blank = np.zeros(len(numbers), dtype=bool)
    maybe = np.arange(len(numbers) if layout.width > 1 else 0)
    for column in sorted(columns, key=_is_text):  # few texts are looked at before many
        if not len(maybe):
            return blank
        maybe = maybe[_may_be_blank(column)[maybe]]
    if not len(maybe):
        return blank
    starts, ends = record_bounds(region.data, region.quotes)
    for at in maybe.tolist():
        number = numbers[at]
        blank[at] = _is_blank(region.data[starts[number] : ends[number]], layout)
    return blank


def _is_blank(record: bytes, layout: Layout) -> bool:
    text = record.strip(b'" \t' + layout.delimiter.encode())
    if text and text[0] not in _BLANK_STARTS:
        return False
    return is_blank_record(_cells(record.decode(), layout), layout.width)


def _is_text(column: pa.Array) -> bool:
    return isinstance(column, pa.StringArray)


def _may_be_blank(column: pa.Array) -> np.ndarray:
    """Return for each cell whether it is empty or starts like white space."""
    if isinstance(column, pa.DictionaryArray):
        of_texts = _may_be_blank(column.dictionary)
        return np.asarray(of_texts[np.from_dlpack(column.indices)], dtype=bool)
    _, offsets_buffer, text_buffer = column.buffers()
    offsets = np.frombuffer(offsets_buffer, dtype=np.int32)[column.offset : column.offset + len(column) + 1]
    lengths = np.diff(offsets)
    text = np.frombuffer(text_buffer, dtype=np.uint8) if text_buffer is not None else np.empty(0, np.uint8)
    blank: np.ndarray = lengths == 0
    filled = np.flatnonzero(~blank)
    starts = np.zeros(256, dtype=bool)
    starts[list(_BLANK_STARTS)] = True
    blank[filled] = starts[text[offsets[:-1][filled]]]
    return blank
