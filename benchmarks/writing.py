"""Writes tables as delimited text, some hundred megabytes a second."""

from collections.abc import Sequence
from dataclasses import dataclass

import pyarrow as pa
import pyarrow.compute as pc

from benchmarks.cells import Table


@dataclass(frozen=True, slots=True)
class Style:
    """How an export writes its cells: what is between them, its encoding, and whether all are quoted."""

    delimiter: str = ","
    encoding: str = "utf-8"
    quotes_all: bool = False

    def heading(self, names: Sequence[str]) -> bytes:
        """Return the first line, after the byte-order mark if the encoding has one."""
        return (self.delimiter.join(map(self.quoted, names)) + "\n").encode(self.encoding)

    def quoted(self, text: str) -> str:
        """Return a cell in quotes where it needs them."""
        if self.quotes_all or not {self.delimiter, '"', "\n"}.isdisjoint(text):
            return '"' + text.replace('"', '""') + '"'
        return text

    def bytes(self, text: str) -> bytes:
        """Return a text in the encoding, without any mark."""
        return text.encode(self.encoding.removesuffix("-sig"))


def written(table: Table, style: Style) -> pa.Buffer:
    """Return the lines of a table."""
    cells = [_cells(column, style) for column in table.values()]
    ends = pc.binary_join_element_wise(cells[-1], b"\n", pa.scalar(b"", pa.binary()))
    lines = pc.binary_join_element_wise(*cells[:-1], ends, style.bytes(style.delimiter))
    return pa.concat_arrays([lines]).buffers()[2].slice(0, pc.sum(pc.binary_length(lines)).as_py() or 0)


def _cells(column: pa.Array, style: Style) -> pa.Array:
    """Return cells as they are written; a column that is no dictionary holds nothing to be escaped."""
    if isinstance(column, pa.DictionaryArray):
        texts = [style.bytes(style.quoted(text)) for text in column.dictionary.to_pylist()]
        return pa.array(texts, pa.binary()).take(column.indices)
    column = column.cast(pa.binary())
    if not style.quotes_all:
        return column
    quote = pa.scalar(b'"', pa.binary())
    return pc.binary_join_element_wise(quote, column, quote, pa.scalar(b"", pa.binary()))
