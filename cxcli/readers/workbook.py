"""An opened workbook: checked before calamine sees it, so that nothing can end the process."""

import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from xml.etree import ElementTree as ET
from xml.parsers import expat

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook, PasswordError
from python_calamine import SheetTypeEnum as SheetType
from python_calamine import SheetVisibleEnum as Visible

from cxcli.readers.bad_workbook import damaged, encrypted, too_far
from cxcli.readers.raw_file import RawFile
from cxcli.readers.sheet_events import scan_any
from cxcli.readers.sheet_parts import binary_sheet_parts, xml_sheet_parts
from cxcli.readers.sheet_records import scan_records
from cxcli.readers.sheet_xml import SheetScan, scan_regular
from cxcli.sniffing.preflight import WorkbookKind, refuse_bomb, workbook_kind

_LARGEST_GRID = 60_000_000
_DAMAGES = (
    CalamineError,
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    NotImplementedError,
    expat.ExpatError,
    ET.ParseError,
)


@dataclass(frozen=True, slots=True)
class Sheet:
    """A worksheet: its cells as calamine reads them, and what its XML told before."""

    name: str
    cells: CalamineSheet
    scan: SheetScan = field(default_factory=SheetScan)


class Workbook:
    """A workbook whose worksheets can be opened one by one.

    Raises:
        BadWorkbook: damaged, encrypted, or too large when unpacked.
    """

    def __init__(self, raw: RawFile) -> None:
        """Open the workbook."""
        self.path = raw.path
        self._raw = raw
        self._kind = _kind(raw)
        if self._kind == "encrypted":
            raise encrypted(raw.path)
        with self._readable():
            if self._kind != "xls":
                with raw.open() as stream:
                    refuse_bomb(stream, raw.path)
            self._book = self._opened()

    def visible_names(self) -> list[str]:
        """Return the names of the worksheets that are not hidden, in their order."""
        hidden = {sheet.name for sheet in self._book.sheets_metadata if sheet.visible != Visible.Visible}
        return [name for name in self.all_names() if name not in hidden]

    def all_names(self) -> list[str]:
        """Return the names of all worksheets in their order, hidden ones as well."""
        return [s.name for s in self._book.sheets_metadata if s.typ == SheetType.WorkSheet]

    def sheet(self, name: str) -> Sheet:
        """Return a worksheet.

        Raises:
            BadWorkbook: its cells reach too far, or it is damaged.
        """
        with self._readable():
            scan = self._scanned(name)
            if scan.grid > _LARGEST_GRID:
                raise too_far(self.path, name, (scan.rows, scan.columns), scan.farthest)
            return Sheet(name, self._book.get_sheet_by_name(name), scan)

    def _opened(self) -> CalamineWorkbook:
        if self._raw.copy is None:
            return CalamineWorkbook.from_path(self.path)
        with self._raw.open() as stream:
            return CalamineWorkbook.from_filelike(stream)

    def _scanned(self, name: str) -> SheetScan:
        """Return what the sheet holds; .xls and .ods cannot reach far enough to do harm."""
        if self._kind not in {"xlsx", "xlsb"}:
            return SheetScan()
        with self._raw.open() as stream, zipfile.ZipFile(stream) as archive:
            if self._kind == "xlsb":
                return _farthest_binary(archive)
            part = xml_sheet_parts(archive).get(name)
            return _scanned_xml(archive, part) if part else SheetScan()

    @contextmanager
    def _readable(self) -> Iterator[None]:
        try:
            yield
        except PasswordError as error:
            raise encrypted(self.path) from error
        except _DAMAGES as error:
            raise damaged(self.path, str(error)) from error


def _kind(raw: RawFile) -> WorkbookKind | None:
    with raw.open() as stream:
        return workbook_kind(stream)


def _scanned_xml(archive: zipfile.ZipFile, part: str) -> SheetScan:
    with archive.open(part) as stream:
        scan = scan_regular(stream)
    if scan is not None and 0 < scan.grid <= _LARGEST_GRID:
        return scan
    with archive.open(part) as stream:
        return scan_any(stream)


def _farthest_binary(archive: zipfile.ZipFile) -> SheetScan:
    scans = []
    for part in binary_sheet_parts(archive):
        with archive.open(part) as stream:
            scans.append(scan_records(stream))
    return max(scans, key=lambda scan: scan.grid, default=SheetScan())
