"""The dictionary of an SPSS file, walked through before the library sees it, which trusts every size."""

import struct
from collections.abc import Callable
from typing import BinaryIO

_HEADER = 176
_LAYOUT_AT = 64
_LAYOUTS = (2, 3)
_LARGEST_WIDTH = 255
_MISSING_COUNTS = (-3, -2, 0, 1, 2, 3)
_LINE = 80
_CELL = 8
_MOST_PARTS = 1 << 24
"""No file has that many variables, labels or lines."""


class Damaged(Exception):
    """The dictionary does not hold together."""


def check(stream: BinaryIO) -> None:
    """Read the dictionary from the start of a file to its end.

    Raises:
        Damaged: a size or a kind of record that no SPSS file has, or the file ends before it.

    Source:
        PSPP Developers Guide, "System File Format".
    """
    walk = _Walk(stream)
    while (kind := walk.number()) != _END:
        if kind not in _RECORDS:
            raise Damaged(f"a record of kind {kind}")
        _RECORDS[kind](walk)


class _Walk:
    """Goes through the file by whole numbers, in the order of bytes that its header shows."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        header = self.take(_HEADER)
        self._order = "<"
        if self._layout(header) not in _LAYOUTS:
            self._order = ">"
        if self._layout(header) not in _LAYOUTS:
            raise Damaged("an unknown layout")

    def _layout(self, header: bytes) -> int:
        return int(struct.unpack_from(self._order + "i", header, _LAYOUT_AT)[0])

    def take(self, size: int) -> bytes:
        data = self._stream.read(size)
        if len(data) < size:
            raise Damaged("the file ends in the middle of its dictionary")
        return data

    def number(self) -> int:
        return int(struct.unpack(self._order + "i", self.take(4))[0])

    def count(self, most: int = _MOST_PARTS) -> int:
        """Return a number of things, from 0 to `most`."""
        number = self.number()
        if not 0 <= number <= most:
            raise Damaged(f"a count of {number}")
        return number


def _variable(walk: _Walk) -> None:
    if not -1 <= (width := walk.number()) <= _LARGEST_WIDTH:
        raise Damaged(f"a variable of width {width}")
    labelled = walk.count(1)
    missing = walk.number()
    if missing not in _MISSING_COUNTS:
        raise Damaged(f"{missing} missing values")
    walk.take(4 + 4 + 8)
    if labelled:
        walk.take(_up_to(walk.count(), 4))
    walk.take(abs(missing) * _CELL)


def _value_labels(walk: _Walk) -> None:
    for _ in range(walk.count()):
        walk.take(_CELL)
        length = walk.take(1)[0]
        walk.take(_up_to(length + 1, 8) - 1)


def _labelled_variables(walk: _Walk) -> None:
    walk.take(walk.count() * 4)


def _documents(walk: _Walk) -> None:
    walk.take(walk.count() * _LINE)


def _extension(walk: _Walk) -> None:
    walk.number()
    size = walk.count()
    walk.take(size * walk.count())


def _up_to(length: int, multiple: int) -> int:
    return -(-length // multiple) * multiple


_END = 999
_RECORDS: dict[int, Callable[[_Walk], None]] = {
    2: _variable,
    3: _value_labels,
    4: _labelled_variables,
    6: _documents,
    7: _extension,
}
