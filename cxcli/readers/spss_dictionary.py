"""The dictionary of an SPSS file, walked through before the library sees it, which trusts every size."""

import codecs
import io
import struct
from collections.abc import Callable
from typing import BinaryIO

from cxcli.sniffing.encoding import is_text_encoding

_HEADER = 176
_LAYOUT_AT = 64
_LAYOUTS = (2, 3)
_LARGEST_WIDTH = 255
_GOES_ON = -1
_MISSING_COUNTS = (-3, -2, 0, 1, 2, 3)
_LINE = 80
_CELL = 8
_MOST_PARTS = 1 << 24
"""No file has that many variables, labels or lines."""


class DamagedDictionary(Exception):
    """The dictionary does not hold together."""


def check(stream: BinaryIO, encoding: str | None = None) -> None:
    """Read the dictionary from the start of a file to its end.

    Args:
        stream: the file.
        encoding: what its texts are read with, None for what the file names.

    Raises:
        DamagedDictionary: a size or a kind of record that no SPSS file has, labels of texts that are none, or
            the file ends before it.

    Source:
        PSPP Developers Guide, "System File Format".
    """
    walk = _Walk(stream)
    while (kind := walk.number()) != _END:
        if kind not in _RECORDS:
            raise DamagedDictionary(f"a record of kind {kind}")
        _RECORDS[kind](walk)
    _check_widths(walk.widths)
    _check_texts(walk.labelled_texts, encoding or walk.encoding or walk.code_page)


def _check_widths(widths: list[int]) -> None:
    """Check that each text takes as many places as its width needs."""
    missing = 0
    for width in [*widths, 0]:
        if (width == _GOES_ON) != (missing > 0):
            raise DamagedDictionary("a text that is longer or shorter than its width")
        missing = missing - 1 if width == _GOES_ON else max(0, _up_to(width, _CELL) // _CELL - 1)


def _check_texts(texts: list[bytes], encoding: str) -> None:
    """Check that bytes are texts, UTF-8 in an unknown encoding; the last character may be cut off."""
    known = encoding.isprintable() and is_text_encoding(encoding)
    decoder = codecs.getincrementaldecoder(encoding if known else "utf-8")
    try:
        for text in texts:
            decoder().decode(text)
    except UnicodeError as error:
        raise DamagedDictionary(f"a text that is not {encoding}") from error


class _Walk:
    """Goes through the file by whole numbers, in the order of bytes that its header shows."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._left = stream.seek(0, io.SEEK_END)
        stream.seek(0)
        self.widths: list[int] = []
        self.values: list[bytes] = []
        self.labelled_texts: list[bytes] = []
        self.encoding = ""
        self.code_page = ""
        header = self.take(_HEADER)
        self._order = "<"
        if self.unpack(header, _LAYOUT_AT) not in _LAYOUTS:
            self._order = ">"
        if self.unpack(header, _LAYOUT_AT) not in _LAYOUTS:
            raise DamagedDictionary("an unknown layout")

    def unpack(self, data: bytes, at: int = 0) -> int:
        """Return the whole number that begins at a byte."""
        return int(struct.unpack_from(self._order + "i", data, at)[0])

    def take(self, size: int) -> bytes:
        """Return the next bytes; a dictionary that ends before is damaged."""
        self._left -= size
        if self._left < 0:
            raise DamagedDictionary("the file ends in the middle of its dictionary")
        return self._stream.read(size)

    def number(self) -> int:
        """Return the whole number that comes next."""
        return self.unpack(self.take(4))

    def count(self, most: int = _MOST_PARTS) -> int:
        """Return a number of things, from 0 to `most`."""
        number = self.number()
        if not 0 <= number <= most:
            raise DamagedDictionary(f"a count of {number}")
        return number


def _variable(walk: _Walk) -> None:
    """A number (width 0), a text of so many bytes, or eight more bytes of the text before it (-1)."""
    if not -1 <= (width := walk.number()) <= _LARGEST_WIDTH:
        raise DamagedDictionary(f"a variable of width {width}")
    walk.widths.append(width)
    labelled = walk.count(1)
    missing = walk.number()
    if missing not in _MISSING_COUNTS:
        raise DamagedDictionary(f"{missing} missing values")
    walk.take(4 + 4 + 8)
    if labelled:
        walk.take(_up_to(walk.count(), 4))
    walk.take(abs(missing) * _CELL)


def _value_labels(walk: _Walk) -> None:
    walk.values.clear()
    for _ in range(walk.count()):
        walk.values.append(walk.take(_CELL))
        length = walk.take(1)[0]
        walk.take(_up_to(length + 1, 8) - 1)


def _labelled_variables(walk: _Walk) -> None:
    """The numbers, from 1, of the variables that the labels before are for."""
    for _ in range(walk.count()):
        number = walk.number()
        if not 1 <= number <= len(walk.widths) or walk.widths[number - 1] == _GOES_ON:
            raise DamagedDictionary(f"labels for a variable {number}")
        if walk.widths[number - 1]:
            walk.labelled_texts.extend(walk.values)


def _documents(walk: _Walk) -> None:
    walk.take(walk.count() * _LINE)


def _extension(walk: _Walk) -> None:
    subtype = walk.number()
    size = walk.count()
    data = walk.take(size * walk.count())
    if subtype == _ENCODING:
        walk.encoding = data.decode("ascii", "replace")
    elif subtype == _MACHINE and len(data) >= _CODE_PAGE_AT + 4:
        walk.code_page = _code_page(walk.unpack(data, _CODE_PAGE_AT))


def _code_page(number: int) -> str:
    """Return the encoding that a file names by a number: a code page, or below 5 a kind of machine."""
    if number < 5:
        return "cp1252"
    return f"iso8859-{number - 28590}" if 28591 <= number <= 28605 else f"cp{number}"


def _up_to(length: int, multiple: int) -> int:
    return -(-length // multiple) * multiple


_END = 999
_ENCODING = 20
_MACHINE = 3
_CODE_PAGE_AT = 28
_RECORDS: dict[int, Callable[[_Walk], None]] = {
    2: _variable,
    3: _value_labels,
    4: _labelled_variables,
    6: _documents,
    7: _extension,
}
