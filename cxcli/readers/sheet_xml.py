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
_AHEAD = bytes(16)
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
        if b":c " in data or b":c>" in data or not _reach_of(data, scan):
            return None
        if b't="e"' in data:
            scan.errors.update((cell_of(ref.decode()), text.decode()) for ref, text in _ERROR.findall(data))
        if scan.uncomputed is None and b"<f" in data:
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


def _reach_of(data: bytes, scan: SheetScan) -> bool:
    """Take note of the farthest cells; return False if a cell is written in an unusual way."""
    view = np.frombuffer(data + _AHEAD, dtype=np.uint8)
    tags = np.flatnonzero((view[:-1] == ord("<")) & (view[1:] == ord("c")))
    after = view[tags + 2]
    letters = ((after | 32) >= ord("a")) & ((after | 32) <= ord("z"))
    cells = tags[~letters]  # other tags in c go on with a letter: cols, conditionalFormatting
    if not len(cells):
        return True
    opening = np.frombuffer(b'<c r="', dtype=np.uint8)
    if any((view[np.minimum(cells + i, len(view) - 1)] != byte).any() for i, byte in enumerate(opening)):
        return False
    return _references(view, cells + len(opening), scan)


def _references(view: np.ndarray, at: np.ndarray, scan: SheetScan) -> bool:
    start = at
    columns, at = _number(view, at, ord("A"), 26, 3)
    rows, at = _number(view, at, ord("0"), 10, 8)
    if (view[np.minimum(at, len(view) - 1)] != ord('"')).any() or not columns.all() or not rows.all():
        return False
    for far in (int(rows.argmax()), int(columns.argmax())):
        reference = view[start[far] : at[far]].tobytes().decode()
        scan.reach(int(rows[far]) - 1, int(columns[far]) - 1, reference)
    return True


def _number(
    view: np.ndarray, at: np.ndarray, first: int, base: int, digits: int
) -> tuple[np.ndarray, np.ndarray]:
    """Return the numbers written at the positions (letters A-Z are 1-26), and where they end."""
    values = np.zeros(len(at), dtype=np.int64)
    going = np.ones(len(at), dtype=bool)
    offset = 1 if base == 26 else 0
    for _ in range(digits):
        digit = view[np.minimum(at, len(view) - 1)].astype(np.int64) - first
        going &= (digit >= 0) & (digit < base)
        values = np.where(going, values * base + digit + offset, values)
        at = at + going
    return values, at
