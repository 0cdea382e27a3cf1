"""An opened workbook: checked before calamine sees it, so that nothing can end the process."""

import posixpath
import zipfile
from dataclasses import dataclass
from typing import BinaryIO
from xml.etree import ElementTree as ET
from xml.parsers import expat

from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    PasswordError,
    SheetTypeEnum,
    SheetVisibleEnum,
    WorksheetNotFound,
    XmlError,
    ZipError,
)

from cxcli.errors import BadWorkbook, Place
from cxcli.readers.raw_file import RawFile
from cxcli.readers.sheet_events import scan_any
from cxcli.readers.sheet_records import scan_records
from cxcli.readers.sheet_xml import SheetScan, scan_regular
from cxcli.sniffing.preflight import WorkbookKind, refuse_bomb, workbook_kind
from cxcli.words import Words

_LARGEST_GRID = 60_000_000
_DAMAGED = (CalamineError, WorksheetNotFound, XmlError, ZipError, zipfile.BadZipFile, expat.ExpatError, ET.ParseError)
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_STRICT_RELATION = "{http://purl.oclc.org/ooxml/officeDocument/relationships}id"
