"""Exports at an address are read like files."""

from pathlib import Path

import pytest

from cxcli.errors import FileMissing, UsageProblem
from cxcli.readers import open_tables
from cxcli.readers.addresses import is_address
from cxcli.study.study import SourceSettings

TEXT = "nps,why\n9,\u00e9t\u00e9\n3,no\n"


@pytest.fixture
def folder(tmp_path: Path) -> str:
    for name in ("b.csv", "a.csv"):
        (tmp_path / name).write_text(TEXT, encoding="utf-8")
    return tmp_path.as_uri()


def cells(path: str) -> list[list[str]]:
    tables = open_tables([path], SourceSettings())
    return [part.columns[0].to_pylist() for table in tables for part in table.parts([0])]


def test_an_address_is_read(folder: str) -> None:
    assert cells(f"{folder}/a.csv") == [["9", "3"]]


def test_a_pattern_of_addresses_is_sorted(folder: str) -> None:
    tables = open_tables([f"{folder}/*.csv"], SourceSettings())
    assert [table.origin.path for table in tables] == [f"{folder}/a.csv", f"{folder}/b.csv"]


@pytest.mark.parametrize("name", ["c.csv", "*.tsv"])
def test_nothing_at_an_address_is_told(folder: str, name: str) -> None:
    with pytest.raises(FileMissing):
        cells(f"{folder}/{name}")


@pytest.mark.parametrize("path", ["nowhere://bucket/a.csv", "nowhere://bucket/*.csv"])
def test_an_unknown_kind_of_address_is_refused(path: str) -> None:
    with pytest.raises(UsageProblem, match="nowhere"):
        cells(path)


@pytest.mark.parametrize(
    ("path", "told"), [("s3://b/a.csv", True), ("C:\\a.csv", False), ("a.csv", False), ("-", False)]
)
def test_an_address_has_a_scheme(path: str, told: bool) -> None:  # noqa: FBT001 - a table
    assert is_address(path) is told
