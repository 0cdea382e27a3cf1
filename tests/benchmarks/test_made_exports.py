"""The exports that benchmarks make: the same for everybody, and as dirty as they are said to be."""

import csv
from pathlib import Path

import pyarrow.parquet as pq
import pytest

import cxcli
from benchmarks.cells import NAMES
from benchmarks.exports import counted, write
from benchmarks.files import parts_of, path_of, truth
from benchmarks.job import DATE, config, counts, counts_of_report, difference, meaning
from benchmarks.peers import csv_module

ROWS = 3_000
DELIMITED = {"csv": ("utf-8", ","), "cp1252": ("cp1252", ";"), "quoted": ("utf-8-sig", ",")}


def rows_of(path: Path, encoding: str = "utf-8", delimiter: str = ",") -> list[dict[str, str]]:
    with path.open(encoding=encoding, newline="") as file:
        return list(csv.DictReader(file, delimiter=delimiter))


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("made")
    for form in (*DELIMITED, "parquet", "parts"):
        write(folder, ROWS, form)
    return folder


@pytest.fixture(scope="module")
def plain(made: Path) -> list[dict[str, str]]:
    return rows_of(path_of(made, ROWS, "csv"))


def test_an_export_has_twenty_columns_and_the_rows_that_were_asked(plain: list[dict[str, str]]) -> None:
    assert len(plain) == ROWS
    assert tuple(plain[0]) == NAMES
    assert len(NAMES) == 20


def test_the_same_export_is_made_again(made: Path, tmp_path: Path) -> None:
    write(tmp_path, ROWS, "csv")
    assert path_of(tmp_path, ROWS, "csv").read_bytes() == path_of(made, ROWS, "csv").read_bytes()


def test_a_shorter_export_is_the_beginning_of_a_longer_one(made: Path, tmp_path: Path) -> None:
    write(tmp_path, 100, "csv")
    short = path_of(tmp_path, 100, "csv").read_bytes()
    assert path_of(made, ROWS, "csv").read_bytes().startswith(short)


@pytest.mark.parametrize("form", DELIMITED)
def test_every_delimited_form_holds_the_same_cells(
    form: str, made: Path, plain: list[dict[str, str]]
) -> None:
    assert rows_of(path_of(made, ROWS, form), *DELIMITED[form]) == plain


def test_parquet_holds_the_same_cells(made: Path, plain: list[dict[str, str]]) -> None:
    assert pq.read_table(path_of(made, ROWS, "parquet")).to_pylist() == plain


def test_the_parts_hold_the_same_rows(made: Path, plain: list[dict[str, str]]) -> None:
    parts = [row for part in parts_of(path_of(made, ROWS, "parts")) for row in rows_of(part)]
    assert sorted(row["ResponseId"] for row in parts) == [row["ResponseId"] for row in plain]


def test_every_cell_is_quoted_where_that_is_the_form(made: Path) -> None:
    lines = path_of(made, ROWS, "quoted").read_bytes().removeprefix(b"\xef\xbb\xbf").split(b"\n")
    assert all(cell.startswith(b'"') and cell.endswith(b'"') for cell in lines[0].split(b","))
    assert b',"",' in lines[1] + lines[2] + lines[3]


def test_about_one_record_in_twenty_has_a_line_break(plain: list[dict[str, str]]) -> None:
    assert 0.03 < sum("\n" in row["comment"] for row in plain) / ROWS < 0.07


@pytest.mark.parametrize("column", ["nps", "satisfaction", "effort"])
def test_about_seven_answers_in_a_hundred_are_dirty(column: str, plain: list[dict[str, str]]) -> None:
    metric = "csat" if column == "satisfaction" else column.replace("effort", "ces")
    clean = sum(meaning(metric, row[column]) == row[column] for row in plain)
    worded = (
        sum(row[column].istitle() or row[column][:1].isupper() for row in plain) if metric == "csat" else 0
    )
    assert 0.04 < 1 - max(clean, worded) / ROWS < 0.10


def test_some_rows_have_no_date_and_all_others_one_of_24_months(plain: list[dict[str, str]]) -> None:
    months = {row[DATE][:7] for row in plain}
    assert "" in months
    assert len(months) == 25


def test_what_was_drawn_is_what_the_csv_module_counts(made: Path) -> None:
    for form in DELIMITED:
        found = counts(csv_module.count(str(path_of(made, ROWS, form)), form))
        assert difference(found, truth(made, ROWS)) is None


def test_what_was_drawn_counts_every_row_once_for_every_question(made: Path) -> None:
    assert sum(number for *_, number in counted(ROWS)) == 3 * ROWS
    assert (
        sum(
            truth(made, ROWS)["nps|*|*"][state] for state in ("valid", "missing", "not_applicable", "invalid")
        )
        == ROWS
    )


@pytest.mark.parametrize("form", DELIMITED)
def test_cxcli_says_what_was_drawn(form: str, made: Path, tmp_path: Path) -> None:
    configuration = tmp_path / "cxcli.yaml"
    configuration.write_text(config(), encoding="utf-8")
    report = cxcli.score(path_of(made, ROWS, form), config=configuration)
    assert difference(counts_of_report(report.to_json()), truth(made, ROWS)) is None
