"""Folders of Parquet files: sorted, their `key=value` folders as columns, what is not theirs left out."""

import json
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest

import cxcli
from cxcli.errors import BadParquet, EmptyFile, FileMissing, UnreadableFile
from cxcli.readers import open_tables
from cxcli.study.column import ColumnRef
from cxcli.study.study import SourceSettings
from tests.readers.parquet_files import columns_of, stored

AUTO = SourceSettings()
EMPTY = pa.table({"nps": pa.array([], pa.int64())})


def paths(*named: str) -> list[str]:
    return [table.origin.path for table in open_tables(named, AUTO)]


def test_the_files_of_a_folder_are_read_in_the_order_of_their_paths(tmp_path: Path) -> None:
    for name in ("b.parquet", "a/z.parquet", "a.parquet", "a/b/c.parq", "c.pq"):
        stored(tmp_path, {"nps": [9]}, name)
    found = [str(Path(path).relative_to(tmp_path)) for path in paths(str(tmp_path))]
    assert found == ["a.parquet", "a/b/c.parq", "a/z.parquet", "b.parquet", "c.pq"]


def test_what_other_programs_leave_beside_the_files_is_not_read(tmp_path: Path) -> None:
    stored(tmp_path, {"nps": [9]}, "part-0.parquet")
    for name in (
        "_SUCCESS",
        "_metadata",
        ".part-0.parquet.crc",
        "_temporary/0.parquet",
        ".hidden.parquet",
        "README.md",
    ):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(b"no Parquet")
    assert paths(str(tmp_path)) == [str(tmp_path / "part-0.parquet")]


def test_folders_named_key_value_are_columns_after_those_of_the_file(tmp_path: Path) -> None:
    folder = "year=2026/country=C%C3%B4te d%27Ivoire/plan=__HIVE_DEFAULT_PARTITION__"
    (table,) = open_tables(
        [stored(tmp_path, {"id": ["a", "b"], "nps": [9, 10]}, f"{folder}/0.parquet")], AUTO
    )
    assert [cells[0] for cells in table.header.cells] == ["id", "nps", "year", "country", "plan"]
    assert columns_of(table, [4, 3, 1]) == [["", ""], ["Côte d'Ivoire"] * 2, ["9", "10"]]  # type: ignore[arg-type]
    assert table.head() == [("a", "9", "2026", "Côte d'Ivoire", ""), ("b", "10", "2026", "Côte d'Ivoire", "")]
    assert table.header.positions_of(ColumnRef(position=3)) == (2,)


def test_a_column_of_the_file_wins_over_a_folder_of_its_name(tmp_path: Path) -> None:
    (table,) = open_tables([stored(tmp_path, {"country": ["FR"]}, "country=BE/0.parquet")], AUTO)
    assert columns_of(table) == [["FR"]]  # type: ignore[arg-type]


def test_the_folders_columns_alone_can_be_asked_for(tmp_path: Path) -> None:
    (table,) = open_tables([stored(tmp_path, {"nps": [9, None]}, "country=BE/0.parquet")], AUTO)
    assert columns_of(table, [1]) == [["BE", "BE"]]  # type: ignore[arg-type]


def test_rows_of_two_folders_are_not_alike(tmp_path: Path) -> None:
    for country in ("FR", "BE"):
        stored(tmp_path, {"nps": [9], "why": ["x"]}, f"country={country}/0.parquet")
    tables = open_tables([str(tmp_path)], AUTO)
    hashes = [
        part.identities.tolist()
        for t in tables
        for part in t.parts([0], identities=True)
        if part.identities is not None
    ]
    assert hashes[0] != hashes[1]


@pytest.mark.parametrize("pattern", ["*", "wave*", "**/*.parquet", "*.parquet"])
def test_a_pattern_that_matches_folders_reads_each_file_once(pattern: str, tmp_path: Path) -> None:
    stored(tmp_path, {"nps": [9]}, "wave1.parquet/part-0.parquet")
    stored(tmp_path, {"nps": [9]}, "wave1.parquet/part-1.parquet")
    stored(tmp_path, {"nps": [9]}, "wave2.parquet")
    found = [str(Path(path).relative_to(tmp_path)) for path in paths(str(tmp_path / pattern))]
    assert found == ["wave1.parquet/part-0.parquet", "wave1.parquet/part-1.parquet", "wave2.parquet"]


def test_files_without_a_row_are_part_of_a_folder_that_has_some(tmp_path: Path) -> None:
    stored(tmp_path, EMPTY, "0.parquet")
    stored(tmp_path, {"nps": [9]}, "1.parquet")
    assert paths(str(tmp_path)) == [str(tmp_path / "1.parquet")]


def test_a_folder_without_a_row_is_empty(tmp_path: Path) -> None:
    stored(tmp_path, EMPTY, "0.parquet")
    with pytest.raises(EmptyFile, match=str(tmp_path)):
        open_tables([str(tmp_path)], AUTO)


def test_a_folder_without_a_parquet_file_is_no_export(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("nps\n9\n")
    with pytest.raises(UnreadableFile, match="folder without a Parquet file") as caught:
        open_tables([str(tmp_path)], AUTO)
    assert f"{tmp_path}/*.csv" in caught.value.hint


def test_a_damaged_file_in_a_folder_is_named(tmp_path: Path) -> None:
    stored(tmp_path, {"nps": [9]}, "0.parquet")
    (tmp_path / "1.parquet").write_bytes(b"")
    with pytest.raises(BadParquet, match=r"1\.parquet"):
        open_tables([str(tmp_path)], AUTO)


def test_a_folder_that_is_not_there_is_missing(tmp_path: Path) -> None:
    with pytest.raises(FileMissing):
        open_tables([str(tmp_path / "answers")], AUTO)


CONFIG: dict[str, Any] = {
    "version": 1,
    "segments": ["country"],
    "privacy": {"suppress_below": 0},
    "metrics": {"nps": {"type": "nps", "column": "nps"}},
}


def said(path: Path) -> str:
    report = json.loads(cxcli.score(str(path), config=CONFIG).to_json())
    del report["sources"], report["generated_at"]
    return json.dumps(report)


def test_a_folder_says_what_one_file_with_the_column_says(tmp_path: Path) -> None:
    answers = {
        country: [(number * 7 + len(country)) % 11 for number in range(60)] for country in ("BE", "FR")
    }
    rows = [(country, answer) for country, given in answers.items() for answer in given]
    for country, given in answers.items():
        stored(tmp_path, {"nps": given}, f"data/country={country}/part-0.parquet")
    (tmp_path / "all.csv").write_text(
        "nps,country\n" + "".join(f"{answer},{country}\n" for country, answer in rows)
    )
    assert said(tmp_path / "data") == said(tmp_path / "all.csv")
