"""What a sheet of an xlsx file holds, whatever way its XML is written: slower, cell by cell."""

from typing import IO
from xml.parsers import expat

from cxcli.readers.sheet_xml import SheetScan, cell_of

_CHUNK = 1 << 20
_VALUES = frozenset({"v", "t"})
_TEXT_KINDS = frozenset({"str", "inlineStr", "d"})
"""Kinds of cells in which calamine sees an empty text where the value is blank."""


def scan_any(stream: IO[bytes]) -> SheetScan:
    """Return what a sheet holds; only cells with a value count.

    Raises:
        xml.parsers.expat.ExpatError: the XML is damaged.
    """
    events = _Events()
    while block := stream.read(_CHUNK):
        events.parser.Parse(block, False)  # noqa: FBT003 - the parser's signature
    events.parser.Parse(b"", True)  # noqa: FBT003 - the parser's signature
    return events.scan


class _Events:
    """Follows rows and cells; what has no reference comes after its neighbour, as calamine counts."""

    def __init__(self) -> None:
        self.scan = SheetScan()
        self.parser = expat.ParserCreate()
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._text
        self._row = self._column = -1
        self._kind = ""
        self._inside = False
        self._has_formula = False
        self._is_text = False
        self._value: list[str] = []

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        tag = name.rpartition(":")[2]
        if tag == "row":
            written = attributes.get("r", "")
            self._row = int(written) - 1 if written.isdigit() else self._row + 1
            self._column = -1
        elif tag == "c":
            self._cell(attributes)
        elif tag == "f":
            self._has_formula = True
        self._inside = tag in _VALUES
        self._is_text = self._is_text or (tag in {"v", "is"} and self._kind in _TEXT_KINDS)

    def _cell(self, attributes: dict[str, str]) -> None:
        self._column += 1
        if "r" in attributes:
            row, self._column = cell_of(attributes["r"])
            self._row = max(self._row, row)
        self._kind = attributes.get("t", "")
        self._has_formula = False
        self._is_text = False
        self._value = []

    def _text(self, text: str) -> None:
        if self._inside:
            self._value.append(text)

    def _end(self, name: str) -> None:
        self._inside = False
        if name.rpartition(":")[2] != "c":
            return
        value, reference = "".join(self._value), _reference(self._row, self._column)
        if value or self._is_text:
            self.scan.reach(self._row, self._column, reference)
        elif self._has_formula and self._kind != "str" and self.scan.uncomputed is None:
            self.scan.uncomputed = reference
        if self._kind == "e" and value:
            self.scan.errors[self._row, self._column] = value


def _reference(row: int, column: int) -> str:
    letters = ""
    column += 1
    while column > 0:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return f"{letters}{row + 1}"
