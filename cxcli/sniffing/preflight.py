"""What a workbook is before anything unpacks it: its kind, and whether it is safe to unpack."""

import zipfile
from typing import BinaryIO, Literal

from cxcli.errors import BadWorkbook, Place
from cxcli.sniffing.kind import OLE, ZIP
from cxcli.words import Words

WorkbookKind = Literal["xlsx", "xlsb", "ods", "xls", "encrypted", "damaged"]

_KIND_OF_PART: dict[str, WorkbookKind] = {"xl/workbook.xml": "xlsx", "xl/workbook.bin": "xlsb"}
_ODS = b"application/vnd.oasis.opendocument.spreadsheet"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_XLS_STREAMS = tuple(f"{name}\0".encode("utf-16-le") for name in ("Workbook", "Book"))
_LARGEST_UNPACKED = 2 << 30
_LARGEST_RATIO = 200
_TOO_SMALL_FOR_A_BOMB = 64 << 20


def workbook_kind(stream: BinaryIO) -> WorkbookKind | None:
    """Return which kind of workbook the bytes are, None if they are none."""
    head = stream.read(4096)
    if head.startswith(OLE):
        return _kind_of_ole(stream)
    if not head.startswith(ZIP):
        return None
    try:
        with zipfile.ZipFile(stream) as archive:
            return _kind_of_zip(archive)
    except (zipfile.BadZipFile, EOFError, OSError, NotImplementedError):
        return "damaged" if b"xl/" in head or b"[Content_Types].xml" in head or _ODS in head else None


def refuse_bomb(stream: BinaryIO, path: str) -> None:
    """Look at the sizes that a zipped workbook declares.

    Raises:
        BadWorkbook: it unpacks to more than 2 GB, or to far more than any real workbook of its size.
    """
    with zipfile.ZipFile(stream) as archive:
        entries = archive.infolist()
    unpacked = sum(entry.file_size for entry in entries)
    packed = max(1, sum(entry.compress_size for entry in entries))
    too_dense = unpacked > _TOO_SMALL_FOR_A_BOMB and unpacked > _LARGEST_RATIO * packed
    if unpacked <= _LARGEST_UNPACKED and not too_dense:
        return
    size = unpacked >> 20
    raise BadWorkbook(
        Words(
            f"{path} would unpack to {size} MB, {unpacked // packed} times its size.",
            f"{path} occuperait {size} Mo une fois décompressé, {unpacked // packed} fois sa taille.",
        ),
        Words("Save the sheet as CSV and read that.", "Enregistrez la feuille en CSV et lisez ce fichier."),
        Place(file=path),
    )


def _kind_of_zip(archive: zipfile.ZipFile) -> WorkbookKind | None:
    names = {name.lower().lstrip("/") for name in archive.namelist()}
    for part, kind in _KIND_OF_PART.items():
        if part in names:
            return kind
    if "mimetype" in names and archive.read("mimetype").startswith(_ODS):
        return "ods"
    return None


def _kind_of_ole(stream: BinaryIO) -> WorkbookKind | None:
    """Return the kind by the names of the streams in an OLE container; the old .xls is one as well."""
    stream.seek(0)
    found: WorkbookKind | None = None
    before = b""
    while block := stream.read(1 << 20):
        data = before + block
        if _ENCRYPTED in data:
            return "encrypted"
        if any(name in data for name in _XLS_STREAMS):
            found = "xls"
        before = data[-64:]
    return found
