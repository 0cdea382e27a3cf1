"""Damaged SPSS files end in words: what would end the process is found before the library sees it."""

import contextlib
import random
import struct
from pathlib import Path

import pandas as pd
import pyreadstat
import pytest

from cxcli.errors import CxcliError, UnreadableFile
from cxcli.readers import open_tables
from cxcli.readers.spss_dictionary import DamagedDictionary, check
from cxcli.study.study import SourceSettings

FIRST_VARIABLE = 176


def sound(folder: Path, *, compress: bool = False) -> Path:
    path = folder / "sound.sav"
    frame = pd.DataFrame(
        {"n": [1.0, 2.0, 9.0] * 5, "t": ["é", "b", "c"] * 5, "long": ["x" * 300, "", "y"] * 5}
    )
    pyreadstat.write_sav(
        frame,
        path,
        compress=compress,
        column_labels=["Number", None, "Long"],
        variable_value_labels={"n": {1: "one", 9: "none"}, "t": {"b": "B"}},
        missing_ranges={"n": [9]},
        note="a note",
    )
    return path


def with_number(path: Path, at: int, number: int) -> Path:
    data = bytearray(path.read_bytes())
    struct.pack_into("<i", data, at, number)
    path.write_bytes(data)
    return path


def refused(path: Path, words: str) -> None:
    with path.open("rb") as stream, pytest.raises(DamagedDictionary, match=words):
        check(stream)
    with pytest.raises(UnreadableFile, match="SPSS data file"):
        open_tables([str(path)], SourceSettings())


@pytest.mark.parametrize("compress", [False, True])
def test_a_sound_file_passes(tmp_path: Path, *, compress: bool) -> None:
    with sound(tmp_path, compress=compress).open("rb") as stream:
        check(stream)


@pytest.mark.parametrize(
    ("at", "number", "words"),
    [
        (64, 77, "layout"),
        (FIRST_VARIABLE, 55, "record of kind 55"),
        (FIRST_VARIABLE + 4, 1 << 24, "width 16777216"),
        (FIRST_VARIABLE + 4, 107, "longer or shorter"),
        (FIRST_VARIABLE + 8, 3, "count of 3"),
        (FIRST_VARIABLE + 12, 9, "9 missing values"),
        (FIRST_VARIABLE + 32, -5, "count of -5"),
    ],
)
def test_sizes_that_no_file_has_are_refused(tmp_path: Path, at: int, number: int, words: str) -> None:
    refused(with_number(sound(tmp_path), at, number), words)


@pytest.mark.parametrize("number", [0, -1, 4, 1 << 30])
def test_labels_for_a_variable_that_is_not_there_are_refused(tmp_path: Path, number: int) -> None:
    path = sound(tmp_path)
    record = path.read_bytes().index(struct.pack("<iii", 4, 1, 1))
    refused(with_number(path, record + 8, number), "labels for a variable")


def test_a_label_of_a_text_that_is_no_text_is_refused(tmp_path: Path) -> None:
    path = sound(tmp_path)
    data = path.read_bytes()
    value = data.index(struct.pack("<i", 3) + struct.pack("<i", 1) + b"b ") + 8
    path.write_bytes(data[: value + 3] + b"\xff" + data[value + 4 :])
    refused(path, "not UTF-8")


@pytest.mark.parametrize("name", [b"UTF\0" + b"8", b"rot13", b"zzzzz", b"UTF-7"])
def test_an_encoding_that_is_none_does_no_harm(tmp_path: Path, name: bytes) -> None:
    path = sound(tmp_path)
    path.write_bytes(path.read_bytes().replace(b"UTF-8", name))
    with path.open("rb") as stream:
        check(stream)
    with contextlib.suppress(CxcliError):
        open_tables([str(path)], SourceSettings())


@pytest.mark.parametrize("share", [0.02, 0.2, 0.3])
def test_a_file_cut_off_in_its_dictionary_is_refused(tmp_path: Path, share: float) -> None:
    path = sound(tmp_path)
    data = path.read_bytes()
    path.write_bytes(data[: int(share * data.index(struct.pack("<ii", 999, 0)))])
    refused(path, "in the middle of its dictionary")


@pytest.mark.parametrize("seed", range(150))
def test_a_mutated_file_ends_in_a_table_or_in_words(tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)
    path = sound(tmp_path, compress=bool(seed % 2))
    data = bytearray(path.read_bytes())
    for _ in range(chance.randint(1, 6)):
        data[chance.randrange(len(data))] = chance.choice([0, 127, 255, chance.randrange(256)])
    del data[chance.choice([len(data), chance.randrange(len(data))]) :]
    path.write_bytes(data)
    with contextlib.suppress(CxcliError):
        (table,) = open_tables([str(path)], SourceSettings())
        rows = sum(map(len, table.parts(range(len(table.header)), identities=True)))
        assert rows == table.account.rows
