"""What a file that is no text table looks like, told by its first bytes."""

from cxcli.words import Words, same

ZIP = b"PK\x03\x04"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

SPSS_STARTS = (b"$FL2", b"$FL3")
"""What an SPSS data file begins with, plain and compressed."""

PARQUET_STARTS = (b"PAR1", b"PARE")
"""What a Parquet file begins with, plain and with an encrypted footer."""

_SPSS = Words("an SPSS data file", "un fichier de données SPSS")
_PICTURE = Words("a picture", "une image")
_COMPRESSED = Words("a compressed file; unpack it first", "un fichier compressé ; décompressez-le d'abord")
_WEB_PAGE = Words("a web page", "une page web")
_XML = Words("an XML file", "un fichier XML")
_STARTS: tuple[tuple[bytes, Words], ...] = (
    *((start, _SPSS) for start in SPSS_STARTS),
    (b"%PDF", Words("a PDF document", "un document PDF")),
    (b"{\\rtf", Words("an RTF document", "un document RTF")),
    *((start, Words("a Parquet file", "un fichier Parquet")) for start in PARQUET_STARTS),
    (b"ARROW1", Words("an Arrow file", "un fichier Arrow")),
    (b"SQLite format 3", Words("an SQLite database", "une base SQLite")),
    (b"<stata_dta>", Words("a Stata data file", "un fichier de données Stata")),
    (b"\x1f\x8b", _COMPRESSED),
    (b"BZh", _COMPRESSED),
    (b"\xfd7zXZ", _COMPRESSED),
    (b"7z\xbc\xaf", _COMPRESSED),
    (b"Rar!", _COMPRESSED),
    (b"\x28\xb5\x2f\xfd", _COMPRESSED),
    (b"\x89PNG", _PICTURE),
    (b"\xff\xd8\xff", _PICTURE),
    (b"GIF8", _PICTURE),
    (ZIP, Words("a zip archive; unpack it first", "une archive zip ; décompressez-la d'abord")),
    (OLE, Words("an old Office document", "un ancien document Office")),
)
_TEXT_STARTS: tuple[tuple[bytes, Words], ...] = (
    (b"<!doctype html", _WEB_PAGE),
    (b"<html", _WEB_PAGE),
    (b"<table", _WEB_PAGE),
    (b"<?xml", _XML),
    (b'{"', same("JSON")),
    (b"[{", same("JSON")),
)
_CONTROLS = bytes(set(range(32)) - set(b"\t\n\v\f\r\x1a\x1b"))
_ENOUGH = 1 << 16
_TAR, _TAR_AT = b"ustar", 257


def foreign_kind(head: bytes) -> Words | None:
    """Return what a file is that cannot be a table of text, None if it may be one."""
    for start, words in _STARTS:
        if head.startswith(start):
            return words
    if head[_TAR_AT:].startswith(_TAR):
        return Words("a tar archive; unpack it first", "une archive tar ; extrayez-la d'abord")
    text = head[:256].removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    return next((words for start, words in _TEXT_STARTS if text.startswith(start)), None)


def is_binary(head: bytes) -> bool:
    """Return whether more than one byte in ten is a control character, as in no text."""
    head = head[:_ENOUGH]
    return len(head.translate(None, _CONTROLS)) < 0.9 * len(head)
