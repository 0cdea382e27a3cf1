"""Which encoding bytes speak for, before anything is decoded."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxcli.sniffing.encoding import (
    decode_cp1252,
    guessed_encoding,
    is_text_encoding,
    is_utf8,
    marked_encoding,
    whole_characters,
)
from cxcli.sniffing.kind import is_binary

LETTERS = st.text(st.characters(exclude_categories=("Cs",)), max_size=20)


@given(LETTERS)
def test_utf8_is_taken_for_utf8(text: str) -> None:
    assert guessed_encoding(text.encode()) in {"utf-8", None}
    assert is_utf8(text.encode())


@given(LETTERS, st.integers(0, 80))
def test_a_cut_keeps_whole_characters_and_loses_no_more_than_one(text: str, cut: int) -> None:
    data = text.encode()[:cut]
    end = whole_characters(data)
    assert len(data) - end < 4
    assert text.startswith(data[:end].decode())


@given(st.binary(max_size=40))
def test_every_byte_has_a_character_in_the_windows_code_page(data: bytes) -> None:
    text = decode_cp1252(data)
    assert len(text) == len(data)
    for character, byte in zip(text, data, strict=True):
        assert character == bytes([byte]).decode("cp1252", "ignore") or ord(character) == byte


@pytest.mark.parametrize("name", ["utf-8", "UTF8", "mac_roman", "utf-16", "shift_jis", "cp1252"])
def test_encodings_of_text_are_known(name: str) -> None:
    assert is_text_encoding(name)


@pytest.mark.parametrize("name", ["base64", "rot13", "utf-88", "", "nothing"])
def test_other_names_are_not(name: str) -> None:
    assert not is_text_encoding(name)


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (b"plain", None),
        (b"a\x00b\x00c\x00", "utf-16-le"),
        (b"\x00a\x00b\x00c", "utf-16-be"),
        (b"a\x00 text with one NUL byte in it", None),
        (b"", None),
        (b"\xff\xfea\x00", "utf-16"),
        (b"\xff\xfe\x00\x00a\x00\x00\x00", "utf-32"),
    ],
)
def test_marks_and_nul_bytes_tell_the_encoding(data: bytes, encoding: str | None) -> None:
    assert marked_encoding(data) == encoding


@pytest.mark.parametrize(
    ("data", "binary"), [(bytes(100), True), (b"a,b\r\n\t" * 9, False), (b"a\x00" + b"b" * 20, False)]
)
def test_control_characters_make_a_file_binary(data: bytes, binary: bool) -> None:  # noqa: FBT001 - a column of the table
    assert is_binary(data) == binary
