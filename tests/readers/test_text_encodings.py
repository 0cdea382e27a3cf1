"""Bytes become text by what is written, by marks, or by the ladder UTF-8, cp1252; never by replacement."""

from pathlib import Path

import pytest

from cxcli.errors import WrongEncoding, WrongValue
from cxcli.reader import Table
from cxcli.readers import open_tables
from cxcli.readers.from_text import from_text
from cxcli.readers.raw_file import RawFile
from cxcli.study.study import SourceSettings

TEXT = "note,motif\n9,très bien\n3,délai trop long\n"


def opened(folder: Path, data: bytes, encoding: str | None = None) -> Table:
    path = folder / "export.csv"
    path.write_bytes(data)
    (table,) = open_tables([str(path)], SourceSettings(encoding=encoding))
    return table


def column(table: Table, position: int = 1) -> list[str]:
    return [text for part in table.parts([position]) for text in part.columns[position].to_pylist()]


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (TEXT.encode(), "utf-8"),
        (TEXT.encode("utf-8-sig"), "utf-8-sig"),
        (TEXT.encode("utf-16"), "utf-16"),
        (b"\xfe\xff" + TEXT.encode("utf-16-be"), "utf-16"),
        (TEXT.encode("utf-16-le"), "utf-16-le"),
        (TEXT.encode("utf-16-be"), "utf-16-be"),
        (TEXT.encode("utf-32"), "utf-32"),
        (TEXT.encode("cp1252"), "cp1252"),
    ],
)
def test_the_encoding_is_found(tmp_path: Path, data: bytes, encoding: str) -> None:
    table = opened(tmp_path, data)
    assert column(table) == ["très bien", "délai trop long"]
    assert table.origin.encoding == encoding
    assert table.header.full(0) == "note"


@pytest.mark.parametrize("encoding", ["mac_roman", "cp1252", "latin-1", "cp850", "UTF8", "utf-8"])
def test_a_written_encoding_is_obeyed(tmp_path: Path, encoding: str) -> None:
    assert column(opened(tmp_path, TEXT.encode(encoding), encoding)) == ["très bien", "délai trop long"]


def test_a_guess_is_said_with_the_first_byte_and_its_line(tmp_path: Path) -> None:
    table = opened(tmp_path, TEXT.encode("cp1252"))
    column(table)
    (notice,) = table.account.notices
    assert notice.code == "CX0101"
    assert "line 2, byte 0xE8" in notice.message.en
    assert "ligne 2" in notice.message.fr


@pytest.mark.parametrize("byte", [0x81, 0x8D, 0x8F, 0x90, 0x9D])
def test_bytes_that_cp1252_lacks_are_kept_and_said(tmp_path: Path, byte: int) -> None:
    table = opened(tmp_path, b"a,b\n1,\xe9\n2,x" + bytes([byte]) + b"\n")
    assert column(table) == ["é", "x" + chr(byte)]
    assert f"line 3: byte 0x{byte:02X}" in table.account.notices[1].message.en


@pytest.mark.parametrize(
    ("data", "encoding", "line"),
    [
        (TEXT.encode("cp1252"), "utf-8", 2),
        (b"a,b\n1,x\n2,\x81\n", "cp1252", 3),
        (TEXT.encode(), "ascii", 2),
        (TEXT.encode("utf-16-le")[:-1], "utf-16-le", 3),
    ],
)
def test_a_byte_outside_the_written_encoding_is_refused_with_its_line(
    tmp_path: Path, data: bytes, encoding: str, line: int
) -> None:
    with pytest.raises(WrongEncoding) as caught:
        column(opened(tmp_path, data, encoding))
    assert caught.value.problems[0].place.line == line
    assert "source" in caught.value.hint


def test_an_encoding_that_does_not_exist_is_a_wrong_setting(tmp_path: Path) -> None:
    with pytest.raises(WrongValue, match="utf-88"):
        opened(tmp_path, TEXT.encode(), "utf-88")


FILLER = b"12345,some text without an accent\n" * 200_000
"""More than is looked at when a file is opened."""


@pytest.mark.parametrize(("late", "encoding"), [("é".encode(), "utf-8"), (b"\xe9", "cp1252")])
def test_the_first_byte_that_is_not_ascii_decides_even_late(
    tmp_path: Path, late: bytes, encoding: str
) -> None:
    table = opened(tmp_path, b"a,b\n" + FILLER + b"1," + late + b"\n")
    assert column(table)[-1] == "é"
    assert table.origin.encoding == encoding


def test_a_late_byte_that_breaks_the_found_encoding_is_refused_with_its_line(tmp_path: Path) -> None:
    table = opened(tmp_path, "a,é\n".encode() + FILLER + b"1,\xe9\n")
    with pytest.raises(WrongEncoding) as caught:
        column(table)
    assert caught.value.problems[0].place.line == 200_002


@pytest.mark.parametrize("size", [1, 2, 3, 5, 7])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252", "shift_jis"])
def test_a_block_may_end_inside_a_character(tmp_path: Path, encoding: str, size: int) -> None:
    text = "a,b\n1,né€\n2,x\n" if encoding != "shift_jis" else "a,b\n1,日本\n2,x\n"
    path = tmp_path / "export.csv"
    path.write_bytes(text.encode(encoding))
    (table,) = from_text(RawFile(str(path)), SourceSettings(encoding=encoding), size)
    assert column(table) == [text[6 : text.index("\n", 6)], "x"]


def test_a_character_cut_at_the_end_of_the_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(WrongEncoding):
        column(opened(tmp_path, "a,b\n1,é".encode()[:-1], "utf-8"))
