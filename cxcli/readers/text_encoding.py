"""The encoding of one text file: what the configuration says, else what its first bytes show."""

import codecs
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from cxcli.errors import Place, UnreadableFile, WrongValue
from cxcli.readers.bad_workbook import damaged
from cxcli.readers.raw_file import RawFile
from cxcli.readers.utf8_blocks import BLOCK, Utf8Blocks
from cxcli.sniffing.encoding import guessed_encoding, is_text_encoding, marked_encoding
from cxcli.sniffing.kind import ZIP, foreign_kind, is_binary
from cxcli.words import Words

_HEAD = 4 << 20
_WORKBOOK_SUFFIXES = {".xlsx", ".xlsm", ".xlsb", ".ods"}


@dataclass(frozen=True, slots=True)
class TextFile:
    """A text file and its encoding: None while only ASCII was seen; `lenient` if it is a guess.

    `is_short` says that its head is all there is, `alone` that one thread has to do.
    """

    raw: RawFile
    encoding: str | None
    is_short: bool
    lenient: bool = False
    alone: bool = False

    def blocks(self, size: int = BLOCK) -> Utf8Blocks:
        """Return its text as UTF-8 blocks, from the start."""
        return Utf8Blocks(self.raw, self.encoding, lenient=self.lenient, size=size, alone=self.alone)

    def head(self) -> str:
        """Return the text of the first few megabytes."""
        with closing(iter(self.blocks(_HEAD))) as parts:
            return next(parts, b"").decode()


def text_file(raw: RawFile, encoding: str | None) -> TextFile:
    """Return the file with the encoding written in the configuration, or with the one it shows.

    Raises:
        UnreadableFile: no text at all.
        BadWorkbook: a zip archive that is named like a workbook and is none.
        WrongValue: an encoding that does not exist.
    """
    head = raw.first_bytes(_HEAD + 1)
    is_short = len(head) <= _HEAD
    kind = foreign_kind(head)
    if head.startswith(ZIP) and Path(raw.path).suffix.lower() in _WORKBOOK_SUFFIXES:
        raise damaged(raw.path, "")
    if kind is not None:
        raise _foreign(raw, kind)
    if encoding is not None:
        return TextFile(raw, _written(encoding), is_short)
    marked = marked_encoding(head)
    if marked is not None:
        return TextFile(raw, marked, is_short)
    if is_binary(head):
        raise _foreign(raw, Words("binary data", "des données binaires"))
    guessed = guessed_encoding(head[:_HEAD])
    return TextFile(raw, guessed, is_short, lenient=guessed == "cp1252")


def _written(encoding: str) -> str:
    if is_text_encoding(encoding):
        return codecs.lookup(encoding).name
    raise WrongValue(
        Words(
            f"source.encoding is '{encoding}', which is no encoding.",
            f"source.encoding vaut « {encoding} », qui n'est pas un encodage.",
        ),
        Words(
            "Write utf-8, cp1252, utf-16, mac_roman ... or auto.",
            "Écrivez utf-8, cp1252, utf-16, mac_roman… ou auto.",
        ),
        Place(column="source.encoding"),
    )


def _foreign(raw: RawFile, kind: Words) -> UnreadableFile:
    return UnreadableFile(
        Words(
            f"{raw.path} is not a table of text: it looks like {kind.en}.",
            f"{raw.path} n'est pas un tableau de texte : on dirait {kind.fr}.",
        )
        if raw.is_as_stored
        else Words(
            f"{raw.path} holds no table of text: unpacked, it looks like {kind.en}.",
            f"{raw.path} ne contient pas de tableau de texte : décompressé, on dirait {kind.fr}.",
        ),
        _KNOWN if raw.is_as_stored else _UNPACK,
        Place(file=raw.path),
    )


_KNOWN = Words(
    "cxcli reads CSV and TSV (gzip and zstd as well), xlsx, xls, xlsb, ods, SPSS .sav and Parquet: export or save "
    "the data as one of them.",
    "cxcli lit CSV et TSV (gzip et zstd aussi), xlsx, xls, xlsb, ods, SPSS .sav et Parquet : exportez ou "
    "enregistrez les données ainsi.",
)
_UNPACK = Words(
    "Only text is read from compressed files: unpack it, and read what it holds.",
    "Seul du texte est lu dans un fichier compressé : décompressez-le et lisez ce qu'il contient.",
)
