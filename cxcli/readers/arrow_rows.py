"""Rows of a region whose quoting is clean, read by Arrow; only the wanted columns become text."""

import io
from codecs import BOM_UTF8
from collections.abc import Iterator
from itertools import zip_longest

import numpy as np
import pyarrow as pa
from pyarrow import csv

from cxcli.part import Part
from cxcli.reader import DamagedRow
from cxcli.readers.layout import Layout, Wanted, is_blank_record
from cxcli.readers.plain_rows import identities
from cxcli.readers.quoting import line_breaks, raw_records, record_bounds
from cxcli.readers.records import records
from cxcli.readers.regions import Region

_ROWS_PER_PART = 50_000
_BLANK_STARTS = frozenset(b" \t\n\r\x0b\x0c\x1c\x1d\x1e\x1f\xc2\xe1\xe2\xe3\xef")
"""First bytes of the white space and invisible characters that a blank cell may begin with."""


def arrow_parts(region: Region, layout: Layout, wanted: Wanted) -> Iterator[Part]:
    """Yield the sound rows of a region in parts; the others are counted in the account."""
    odd: list[csv.InvalidRow] = []
    columns = _columns(region.data, layout, wanted, odd)
    records_here = len(columns[0]) + len(odd)
    numbers = np.delete(np.arange(records_here), [row.number - 1 for row in odd])
    _leave_out(odd, region, layout, wanted)
    blank = _blank_rows(region, layout, columns, numbers)
    if blank.any():
        wanted.leave_out_empty(int(blank.sum()))
        numbers, columns = numbers[~blank], [column.filter(pa.array(~blank)) for column in columns]
    hashes = _hashes(region, records_here, numbers) if wanted.identities else None
    rows = numbers + wanted.account.rows + 1
    wanted.account.rows += records_here
    yield from _sliced(dict(zip(wanted.positions, columns, strict=False)), rows, hashes)


def _columns(data: bytes, layout: Layout, wanted: Wanted, odd: list[csv.InvalidRow]) -> list[pa.Array]:
    """Return the wanted columns (column 0 if there are none) and gather records of another width.

    Arrow takes a byte-order mark off what it is given; one that starts a cell of ours stays so.
    """

    def gather(row: csv.InvalidRow) -> str:
        odd.append(row)
        return "skip"

    parsing = csv.ParseOptions(
        delimiter=layout.delimiter,
        quote_char='"' if layout.quoted else False,
        newlines_in_values=layout.quoted,
        ignore_empty_lines=False,
        invalid_row_handler=gather,
    )
    table = csv.read_csv(
        pa.BufferReader(data if not data.startswith(BOM_UTF8) else BOM_UTF8 + data),
        read_options=_in_one_block(data, layout),
        parse_options=parsing,
        convert_options=_as_text(wanted),
    )
    return [pa.array([], pa.string()) if not c.num_chunks else c.combine_chunks() for c in table.columns]


def _in_one_block(data: bytes, layout: Layout) -> csv.ReadOptions:
    return csv.ReadOptions(
        use_threads=False,
        block_size=len(data) + len(BOM_UTF8) + 1,
        column_names=[str(position) for position in range(layout.width)],
    )


def _as_text(wanted: Wanted) -> csv.ConvertOptions:
    names = [str(position) for position in wanted.positions or [0]]
    return csv.ConvertOptions(
        check_utf8=False,
        strings_can_be_null=False,
        include_columns=names,
        column_types=dict.fromkeys(names, pa.string()),
    )


def _leave_out(odd: list[csv.InvalidRow], region: Region, layout: Layout, wanted: Wanted) -> None:
    """Count records of another width: those without text as empty, the others as damaged."""
    damaged = [row for row in odd if not is_blank_record(_cells(row.text, layout), layout.width)]
    wanted.leave_out_empty(len(odd) - len(damaged))
    lines = _lines(damaged[: wanted.damages_to_name], region)
    for row, line in zip_longest(damaged, lines):
        number = wanted.account.rows + row.number
        wanted.leave_out_damaged(DamagedRow(number, line, row.expected_columns, row.actual_columns))


def _lines(odd: list[csv.InvalidRow], region: Region) -> list[int]:
    if not odd:
        return []
    starts, _ = record_bounds(region.data, region.quotes)
    return [region.line + line_breaks(region.data[: starts[row.number - 1]]) for row in odd]


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
    for column in columns:
        if not len(maybe):
            return blank
        maybe = maybe[_may_be_blank(column)[maybe]]
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


def _may_be_blank(column: pa.Array) -> np.ndarray:
    """Return for each cell whether it is empty or starts like white space."""
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


def _hashes(region: Region, records_here: int, numbers: np.ndarray) -> np.ndarray:
    hashes: np.ndarray = identities(raw_records(region.data, region.quotes, records_here))[numbers]
    return hashes


def _sliced(columns: dict[int, pa.Array], rows: np.ndarray, hashes: np.ndarray | None) -> Iterator[Part]:
    for at in range(0, len(rows), _ROWS_PER_PART):
        end = at + _ROWS_PER_PART
        yield Part(
            columns={position: column[at:end] for position, column in columns.items()},
            rows=rows[at:end],
            identities=None if hashes is None else hashes[at:end],
        )
