"""Damaged, cut, encrypted and forged Parquet files end in words, whatever was done to them."""

import base64
import json
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyarrow.parquet import encryption

from cxcli.errors import BadParquet, CxcliError, DataError, exit_code_of
from cxcli.header import Header
from cxcli.readers.parquet_note import KEY, Note, written
from tests.readers.parquet_files import columns_of, opened, rows_of, stored

COLUMNS = {
    "id": [f"R{number}" for number in range(200)],
    "nps": pa.array([number % 11 for number in range(200)], pa.int8()),
    "country": pa.array([["FR", "BE", None][number % 3] for number in range(200)]).dictionary_encode(),
    "weight": [1.0 + number % 2 for number in range(200)],
}


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    return Path(stored(tmp_path_factory.mktemp("whole"), COLUMNS, row_group_size=60)).read_bytes()


def read(folder: Path, data: bytes) -> None:
    path = folder / "data.parquet"
    path.write_bytes(data)
    table = opened(str(path))
    table.head()
    list(table.parts(range(len(table.header)), identities=True))


@pytest.mark.parametrize("share", [0.0, 0.001, 0.01, 0.3, 0.5, 0.9, 0.99, 0.999])
def test_a_file_that_is_cut_off_is_refused_in_words(share: float, whole: bytes, tmp_path: Path) -> None:
    with pytest.raises(BadParquet, match="damaged or cut off") as caught:
        read(tmp_path, whole[: int(share * len(whole))])
    assert exit_code_of(caught.value) == 3
    assert caught.value.hint
    assert caught.value.problems[0].message.fr != caught.value.problem


@settings(max_examples=150, deadline=None)
@given(data=st.data())
def test_changed_bytes_are_read_or_refused_in_words(
    data: st.DataObject, whole: bytes, tmp_path_factory: pytest.TempPathFactory
) -> None:
    changed = bytearray(whole)
    for _ in range(data.draw(st.integers(1, 4))):
        from_end = data.draw(st.integers(1, min(len(changed), 2500)) | st.integers(1, len(changed)))
        changed[-from_end] = data.draw(st.integers(0, 255))
    try:
        read(tmp_path_factory.mktemp("changed"), bytes(changed))
    except DataError as error:
        assert error.problem  # noqa: PT017 - either way is right; what is not is any other exception


@pytest.mark.parametrize(
    "content", [b"", b"PAR1", b"PAR1PAR1", b"PAR1" + bytes(40) + b"PAR1", b"nps\n9\n", b"\0" * 100]
)
def test_what_is_only_named_like_a_parquet_file_is_no_parquet_file(content: bytes, tmp_path: Path) -> None:
    with pytest.raises(BadParquet):
        read(tmp_path, content)


class Keys(encryption.KmsClient):
    """Hands out the key that it is given."""

    def wrap_key(self, key_bytes: bytes, master_key_identifier: str) -> str:  # noqa: ARG002 - its signature
        return base64.b64encode(key_bytes).decode()

    def unwrap_key(self, wrapped_key: str, master_key_identifier: str) -> bytes:  # noqa: ARG002
        return base64.b64decode(wrapped_key)


@pytest.mark.parametrize("plaintext_footer", [False, True])
def test_an_encrypted_file_is_called_so(plaintext_footer: bool, tmp_path: Path) -> None:  # noqa: FBT001
    factory = encryption.CryptoFactory(lambda _: Keys())
    how = encryption.EncryptionConfiguration(
        footer_key="f", column_keys={"c": ["nps", "id"]}, plaintext_footer=plaintext_footer
    )
    sealed = factory.file_encryption_properties(encryption.KmsConnectionConfig(), how)
    table = pa.table({"id": COLUMNS["id"], "nps": COLUMNS["nps"]})
    with pq.ParquetWriter(tmp_path / "s.parquet", table.schema, encryption_properties=sealed) as writer:
        writer.write_table(table)
    with pytest.raises(BadParquet, match="is encrypted"):
        rows_of(str(tmp_path / "s.parquet"))


def test_texts_that_are_no_text_are_told_with_their_column(tmp_path: Path) -> None:
    broken = pa.array([b"caf\xe9", b"x"], pa.binary()).view(pa.string())
    path = stored(tmp_path, {"ville": broken, "nps": [9, 10]})
    with pytest.raises(BadParquet, match="'ville' holds bytes that are no text"):
        columns_of(opened(path), [0])


NOTE: dict[str, Any] = json.loads(written(Note(Header((("a", "x"), ("a", "y"))), rows=2)))


def noted(folder: Path, note: Any, names: tuple[str, ...] = ("a / x", "a / y")) -> str:
    table = pa.table({name: ["1", "2"] for name in names}).replace_schema_metadata(
        {KEY: note if isinstance(note, bytes) else json.dumps(note).encode()}
    )
    return stored(folder, table)


def test_a_note_brings_the_header_back(tmp_path: Path) -> None:
    assert opened(noted(tmp_path, NOTE)).header == Header((("a", "x"), ("a", "y")))


@pytest.mark.parametrize(
    "change",
    [
        {"version": 2},
        {"rows": 3},
        {"rows": None},
        {"header": [["a", "x"]]},
        {"header": [["a"], ["a", "y"]]},
        {"header": [["a", 5], ["a", "y"]]},
        {"header": [["a", "x"], ["a", "z"]]},
        {"header": 7},
        {"timezone": "Mars/Olympus"},
        {"timezone": 9},
        {"profile": 9},
        {"reason": {"en": "x"}},
        {"reason": {"en": 1, "fr": 2}},
        {"first_damaged": [1]},
        {"first_damaged": [{"row": "x", "line": 1, "expected": 1, "found": 1}]},
        {"notices": [{"code": 5, "message": {}, "hint": {}}]},
        {"value_labels": {"x": {}}},
        {"value_labels": {"0": {"a": 1}}},
        {"sources": None},
        b"\xff",
        b"[]",
        b"null",
        b"{",
        b"[" * 100_000,
    ],
    ids=lambda change: str(change)[:40],
)
def test_a_note_that_is_none_is_not_used(change: Any, tmp_path: Path) -> None:
    note = change if isinstance(change, bytes) else NOTE | change
    table = opened(noted(tmp_path, note))
    assert table.header == Header((("a / x",), ("a / y",)))
    assert columns_of(table) == [["1", "2"], ["1", "2"]]


def test_a_note_about_other_columns_is_not_used(tmp_path: Path) -> None:
    assert opened(noted(tmp_path, NOTE, ("a / x",))).header == Header((("a / x",),))


def test_rows_that_were_blanked_since_the_conversion_are_found_out(tmp_path: Path) -> None:
    note = NOTE | {"left_out": 2, "damaged": 1}
    with pytest.raises(BadParquet, match="was changed after cxcli wrote it"):
        columns_of(opened(noted(tmp_path, note)))


def test_a_single_null_does_not_leave_out_a_row(tmp_path: Path) -> None:
    note = json.loads(written(Note(Header((("a",), ("b",))), rows=3, left_out=1)))
    table = pa.table({"a": ["1", None, None], "b": ["x", None, "y"]}).replace_schema_metadata(
        {KEY: json.dumps(note).encode()}
    )
    found, numbers, account = rows_of(stored(tmp_path, table))
    assert (found, numbers, account.empty) == ([["1", "x"], ["", "y"]], [1, 3], 1)


def test_every_error_of_a_file_names_it(whole: bytes, tmp_path: Path) -> None:
    with pytest.raises(CxcliError) as caught:
        read(tmp_path, whole[:100])
    assert caught.value.problems[0].place.file == str(tmp_path / "data.parquet")
