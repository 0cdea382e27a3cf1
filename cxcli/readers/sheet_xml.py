"""What a sheet of an xlsx file really holds, read from its XML before calamine makes a grid of it.

Calamine reserves memory for the whole rectangle up to the farthest cell and ends the process when
there is not enough; the sheet's own `<dimension>` may be wrong. So the cells' references are read.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import IO

import numpy as np

_CHUNK = 1 << 20
_AHEAD = bytes(32)
"""More than the longest reference, so that one at the very end can be read past it."""

_OPENING = np.uint64(int.from_bytes(b'<c r="', "little"))
_OPENING_SIZE = 6
_OPENING_BITS = np.uint64((1 << (8 * _OPENING_SIZE)) - 1)
_BYTE = np.uint64(0xFF)
_PREFIXED = re.compile(rb":c[\s/>]")
_ERROR = re.compile(
    rb'<c r="([A-Za-z]+[0-9]+)"[^>]*\st="e"[^>]*>(?:<f[^>]*/>|<f[^>]*>[^<]*</f>)?<v>([^<]*)</v>'
)
_UNCOMPUTED = re.compile(
    rb'<c r="([A-Za-z]+[0-9]+)"(?![^>]*\st="str")[^>]*>(?:<f[^>]*/>|<f[^>]*>[^<]*</f>)(?:<v ?/>|<v></v>)?</c>'
)
_REFERENCE = re.compile(r"([A-Za-z]+)([0-9]+)")

Cell = tuple[int, int]
"""Row and column, from 0."""


@dataclass(slots=True)
class SheetScan:
    """The extent of a sheet's cells, its farthest cell, error values, and the first formula without a value."""

    rows: int = 0
    columns: int = 0
    farthest: str = ""
    errors: dict[Cell, str] = field(default_factory=dict)
    uncomputed: str | None = None

    @property
    def grid(self) -> int:
        """How many cells the rectangle has."""
        return self.rows * self.columns

    def reach(self, row: int, column: int, reference: str) -> None:
        """Take note of a cell (from 0) as far as it goes beyond the others."""
        if row >= self.rows or column >= self.columns:
            self.farthest = reference
        self.rows = max(self.rows, row + 1)
        self.columns = max(self.columns, column + 1)


def scan_regular(stream: IO[bytes]) -> SheetScan | None:
    """Return what a sheet holds if each cell is written `<c r="B7"...`, as all programs do; else None.

    Cells with a format but no value count as well.
    """
    scan = SheetScan()
    for data in _chunks(stream):
        if _is_prefixed(data) or not _reach_of(data, scan):
            return None
        if b"#" in data and b't="e"' in data:  # a value that calamine takes for an error begins with #
            scan.errors.update((cell_of(ref.decode()), text.decode()) for ref, text in _ERROR.findall(data))
        if scan.uncomputed is None and b"f" in data and b"<f" in data:
            found = _UNCOMPUTED.search(data)
            scan.uncomputed = found[1].decode() if found else None
    return scan


def cell_of(reference: str) -> Cell:
    """Return row and column, from 0, of a reference such as `B7`."""
    found = _REFERENCE.fullmatch(reference)
    if found is None:
        return 0, 0
    column = 0
    for letter in found[1].upper():
        column = column * 26 + ord(letter) - 64
    return int(found[2]) - 1, column - 1


def _chunks(stream: IO[bytes]) -> Iterator[bytes]:
    """Yield the XML in pieces that do not cut a cell."""
    before = b""
    while block := stream.read(_CHUNK):
        data = before + block
        cut = data.rfind(b"<c ")
        cut = cut if cut > 0 else max(0, data.rfind(b"<"))
        before = data[cut:]
        yield data[:cut]
    yield before


def _is_prefixed(data: bytes) -> bool:
    """Return whether a cell has a prefix; a single byte is found much faster than several, so it is sought first."""
    return b":" in data and _PREFIXED.search(data) is not None


def _reach_of(data: bytes, scan: SheetScan) -> bool:
    """Take note of the farthest cells; return False if a cell is written in an unusual way."""
    view = np.frombuffer(data + _AHEAD, dtype=np.uint8)
    # The eight bytes from each place on as one number: a cell costs one look-up, not one for each of its letters.
    words = np.ndarray((len(view) - 7,), dtype="<u8", buffer=view, strides=(1,))
    tags = np.flatnonzero((view[:-1] == ord("<")) & (view[1:] == ord("c")))
    regular = (words[tags] & _OPENING_BITS) == _OPENING
    if not regular.all():
        after = view[tags + 2] | 32
        letters = (after >= ord("a")) & (after <= ord("z"))
        if not (regular | letters).all():  # other tags in c go on with a letter: cols, conditionalFormatting
            return False
        tags = tags[regular]
    return not len(tags) or _references(view, words, tags + _OPENING_SIZE, scan)


def _references(view: np.ndarray, words: np.ndarray, start: np.ndarray, scan: SheetScan) -> bool:
    columns, letters = _number(words[start], ord("A"), 26, 3)
    at = start + letters
    rows, digits = _number(words[at], ord("0"), 10, 8)
    at += digits
    if (view[at] != ord('"')).any() or not columns.all() or not rows.all():
        return False
    for far in (int(rows.argmax()), int(columns.argmax())):
        reference = view[start[far] : at[far]].tobytes().decode()
        scan.reach(int(rows[far]) - 1, int(columns[far]) - 1, reference)
    return True


def _number(words: np.ndarray, first: int, base: int, longest: int) -> tuple[np.ndarray, np.ndarray]:
    """Return the numbers that the words begin with (letters A-Z are 1-26), and how many bytes each takes."""
    values = np.zeros(len(words), dtype=np.uint64)
    sizes = np.zeros(len(words), dtype=np.int64)
    going = np.ones(len(words), dtype=bool)
    offset = np.uint64(base == 26)
    for place in range(longest):
        # Without a sign, what is below `first` becomes huge.
        digits = (words >> np.uint64(8 * place) & _BYTE) - np.uint64(first)
        going &= digits < base
        if not going.any():
            break
        values = np.where(going, values * np.uint64(base) + digits + offset, values)
        sizes += going
    return values, sizes
