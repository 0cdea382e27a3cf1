"""How far the cells of an xlsb sheet reach: its binary records name each row and column."""

from typing import IO

from cxcli.readers.sheet_xml import SheetScan

_ROW = 0
_CELLS = frozenset(range(2, 12))
"""Records of cells with a value; 1 is a cell with a format only."""


def scan_records(stream: IO[bytes]) -> SheetScan:
    """Return the extent of a sheet; errors and formulas are not looked at.

    Source:
        Microsoft, [MS-XLSB], sections 2.1.4 (records) and 2.4 (BrtRowHdr, BrtCell...).
    """
    scan = SheetScan()
    data = stream.read()
    at = row = 0
    while at + 1 < len(data):
        kind, at = _variable(data, at, 2)
        size, at = _variable(data, at, 4)
        if kind == _ROW:
            row = int.from_bytes(data[at : at + 4], "little")
        elif kind in _CELLS:
            column = int.from_bytes(data[at : at + 4], "little")
            scan.reach(row, column, f"R{row + 1}C{column + 1}")
        at += size
    return scan


def _variable(data: bytes, at: int, longest: int) -> tuple[int, int]:
    """Return a number written in up to `longest` bytes of seven bits, and where it ends."""
    value = 0
    for index in range(longest):
        byte = data[at] if at < len(data) else 0
        value |= (byte & 0x7F) << (7 * index)
        at += 1
        if byte < 0x80:
            break
    return value, at
