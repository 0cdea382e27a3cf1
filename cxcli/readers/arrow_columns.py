"""Columns of a region as Arrow reads them: most of them encoded, small codes and the few distinct texts.

Arrow encodes while it reads, or afterwards; afterwards needs `pyarrow.compute`, whose loading alone takes
longer than a small file does. A whole region that is one part is therefore encoded while it is read.
"""

from codecs import BOM_UTF8
from collections.abc import Mapping

import numpy as np
import pyarrow as pa
from pyarrow import csv

from cxcli.readers.layout import Layout
from cxcli.readers.text_array import text_array

ROWS_PER_PART = 50_000
_TEXT = pa.string()
_ENCODED = pa.dictionary(pa.int32(), _TEXT)


def columns_of(
    data: bytes, layout: Layout, early: Mapping[int, bool], odd: list[csv.InvalidRow]
) -> list[pa.StringArray | pa.DictionaryArray]:
    """Return columns and gather records of another width.

    Arrow takes a byte-order mark off what it is given; one that starts a cell of ours stays so.

    Args:
        data: a region whose quotes stand where they may.
        layout: of its file.
        early: the positions of the wanted columns, and which of them are encoded while they are read.
        odd: where the records of another width are put.
    """

    def gather(row: csv.InvalidRow) -> str:
        odd.append(row)
        return "skip"

    types = {str(position): _ENCODED if encoded else _TEXT for position, encoded in early.items()}
    table = csv.read_csv(
        pa.BufferReader(data if not data.startswith(BOM_UTF8) else BOM_UTF8 + data),
        read_options=csv.ReadOptions(
            use_threads=False,
            block_size=len(data) + len(BOM_UTF8) + 1,
            column_names=[str(position) for position in range(layout.width)],
        ),
        parse_options=csv.ParseOptions(
            delimiter=layout.delimiter,
            quote_char='"' if layout.quoted else False,
            newlines_in_values=layout.quoted,
            ignore_empty_lines=False,
            invalid_row_handler=gather,
        ),
        convert_options=csv.ConvertOptions(
            check_utf8=False, strings_can_be_null=False, include_columns=list(types), column_types=types
        ),
    )
    return [_only(column) for column in table.columns]


def encoded_early(wanted: Mapping[int, bool], lines: int) -> dict[int, bool]:
    """Return which columns to encode while they are read: of those wanted so, all if the region is one part.

    Args:
        wanted: the positions of columns, and whether they are wanted encoded.
        lines: how many lines end in the region.
    """
    return {position: encoded and lines <= ROWS_PER_PART for position, encoded in wanted.items()}


def in_parts(
    column: pa.StringArray | pa.DictionaryArray, *, encoded: bool
) -> list[pa.StringArray | pa.DictionaryArray]:
    """Return a column in parts of at most `ROWS_PER_PART` rows; the texts of a dictionary are those of its part."""
    if isinstance(column, pa.DictionaryArray) and 0 < len(column) <= ROWS_PER_PART:
        return [column]
    texts = _texts(column)
    parts = [texts[at : at + ROWS_PER_PART] for at in range(0, len(texts), ROWS_PER_PART)]
    return [part.dictionary_encode() for part in parts] if encoded else parts


def kept(column: pa.StringArray | pa.DictionaryArray, rows: np.ndarray) -> pa.StringArray:
    """Return the cells of some rows, those that are true."""
    # Arrow's own conversion of the truths would load pandas, only to see what they are.
    bits = pa.py_buffer(np.packbits(rows, bitorder="little"))
    return _texts(column).filter(pa.BooleanArray.from_buffers(pa.bool_(), len(rows), [None, bits]))


def _only(column: pa.ChunkedArray) -> pa.StringArray | pa.DictionaryArray:
    """Return a column that was read in one block."""
    (block,) = column.chunks or [text_array([])]
    return block


def _texts(column: pa.StringArray | pa.DictionaryArray) -> pa.StringArray:
    return column.dictionary_decode() if isinstance(column, pa.DictionaryArray) else column
