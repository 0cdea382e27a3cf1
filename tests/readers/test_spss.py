"""SPSS files: numbers as text, dates in ISO form, missing values blank, labels beside the values."""

import datetime as dt
import io
import os
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

import pandas as pd
import pyreadstat
import pytest
from hypothesis import given
from hypothesis import strategies as st

import cxcli
from cxcli.errors import EmptyFile, UsageProblem, exit_code_of
from cxcli.readers import open_tables
from cxcli.readers.from_spss import SpssTable
from cxcli.readers.spss_cells import texts
from cxcli.study.column import ColumnRef
from cxcli.study.study import SourceSettings
from cxcli.words import Words

EXPORTS = Path(__file__).resolve().parents[3] / "shared" / "exports" / "spss"
real = pytest.mark.skipif(not EXPORTS.is_dir(), reason="the real exports are not beside the project")

Columns = Mapping[str, list[object]]


ANSWERS = {"valid": 5, "missing": 2, "not_applicable": 0, "invalid": 0}


def written(folder: Path, columns: Columns, name: str = "data.sav", **options: object) -> str:
    path = folder / name
    pyreadstat.write_sav(pd.DataFrame(columns), path, **options)  # type: ignore[arg-type]
    return str(path)


def opened(path: str, **settings: object) -> SpssTable:
    (table,) = open_tables([path], SourceSettings(**settings))  # type: ignore[arg-type]
    assert isinstance(table, SpssTable)
    return table


def columns(table: SpssTable) -> list[list[str]]:
    everything = range(len(table.header))
    parts = list(table.parts(everything))
    return [[text for part in parts for text in part.columns[i].to_pylist()] for i in everything]


@real
def test_a_user_missing_value_is_blank() -> None:
    table = opened(str(EXPORTS / "haven_labelled_num_na.sav"))
    assert table.header.cells == (("VAR00002", "Only one value"),)
    assert columns(table) == [["1", ""]]
    assert table.value_labels == {0: {"1": "This is one"}}


@real
def test_user_missing_ranges_are_blank_and_their_labels_left_out() -> None:
    table = opened(str(EXPORTS / "pyreadstat_sample_missing.sav"))
    by_name = dict(zip((cells[0] for cells in table.header.cells), columns(table), strict=True))
    assert by_name["myord"] == ["1", "2", "3", "1", "1", "", ""]
    assert by_name["mynum"] == ["1.1", "1.2", "-1000.3", "-1.4", "1000.3", "", ""]
    assert by_name["mydate"] == ["2018-05-06", "1880-05-06", "1960-01-01", "1583-01-01", "", "", ""]
    assert by_name["dtime"][:3] == ["2018-05-06 10:10:10", "1880-05-06 10:10:10", "1960-01-01"]
    assert by_name["mytime"][:2] == ["10:10:10", "23:10:10"]
    assert table.value_labels[5] == {"1": "low", "2": "medium", "3": "high"}


@real
def test_a_case_whose_every_value_is_missing_is_a_case() -> None:
    report = cxcli.score(
        str(EXPORTS / "pyreadstat_sample_missing.sav"),
        config={
            "version": 1,
            "privacy": {"suppress_below": 0},
            "metrics": {"order": {"type": "scale", "column": "myord", "scale": "1-3"}},
        },
    )
    result = report["order"]
    assert (result.n, result.answers, result.value) == (5, ANSWERS, pytest.approx(1.6))
    assert report.ledger.rows_used == 7


@pytest.mark.parametrize("options", [{}, {"row_compress": True}, {"compress": True}])
def test_every_kind_of_compression_reads_the_same(tmp_path: Path, options: dict[str, bool]) -> None:
    path = written(tmp_path, {"nps": [9.0, 3.0, None], "why": ["très", "", "x" * 400]}, **options)
    assert columns(opened(path)) == [["9", "3", ""], ["très", "", "x" * 400]]


def test_names_and_labels_are_two_header_rows(tmp_path: Path) -> None:
    path = written(tmp_path, {"q1": [9.0], "q2": [1.0]}, column_labels=["How likely?", None])
    table = opened(path)
    assert table.header.cells == (("q1", "How likely?"), ("q2", ""))
    assert [table.header.positions_of(ColumnRef(name=name)) for name in ("q1", "how likely?")] == [(0,), (0,)]
    origin = table.origin
    assert (origin.header_rows, origin.encoding, origin.delimiter, origin.sheet) == (2, None, None, None)


@pytest.mark.parametrize(("labels", "rows"), [(None, None), (["How likely?"], 1)])
def test_one_header_row_without_labels_or_if_the_settings_say_so(
    tmp_path: Path, labels: list[str] | None, rows: int | None
) -> None:
    path = written(tmp_path, {"q1": [9.0]}, column_labels=labels)
    table = opened(path, header_rows=rows)
    assert table.header.cells == (("q1",),)
    assert table.origin.header_rows == 1


@pytest.mark.parametrize(("profile", "found"), [(None, "spss"), ("none", None), ("qualtrics", "qualtrics")])
def test_the_profile_can_be_switched(tmp_path: Path, profile: str | None, found: str | None) -> None:
    table = opened(written(tmp_path, {"q1": [9.0]}), profile=profile)
    assert table.origin.profile == found
    assert (table.profile_reason == Words("", "")) == (found is None)


def test_texts_have_labels_and_missing_values_too(tmp_path: Path) -> None:
    path = written(
        tmp_path,
        {"country": ["FR", "BE", "ZZ"], "n": [1.0, 2.0, 9.0]},
        variable_value_labels={"country": {"FR": "France", "ZZ": "?"}, "n": {1: "one", 9: "none"}},
        missing_ranges={"country": ["ZZ"], "n": [{"lo": 8, "hi": 9}]},
    )
    table = opened(path)
    assert columns(table) == [["FR", "BE", ""], ["1", "2", ""]]
    assert table.value_labels == {0: {"FR": "France"}, 1: {"1": "one"}}


def test_labels_are_keyed_by_the_text_of_the_cell(tmp_path: Path) -> None:
    path = written(tmp_path, {"n": [1.5, 2.0]}, variable_value_labels={"n": {1.5: "half", 2: "two"}})
    table = opened(path)
    assert [table.value_labels[0][cell] for cell in columns(table)[0]] == ["half", "two"]


@pytest.mark.parametrize(
    ("seconds", "spss_format", "text"),
    [
        (0.0, "DATE11", "1582-10-14"),
        (13744944000.0, "EDATE10", "2018-05-06"),
        (13744944000.0, "ADATE10", "2018-05-06"),
        (13744944000.0, "SDATE10", "2018-05-06"),
        (13744944000.0, "MOYR8", "2018-05-06"),
        (13744980610.0, "DATE11", "2018-05-06"),
        (13744980610.25, "DATETIME23.2", "2018-05-06 10:10:10.250"),
        (13744980610.0, "YMDHMS20", "2018-05-06 10:10:10"),
        (90_000.0, "TIME8", "25:00:00"),
        (1e300, "DATE11", "1" + "0" * 300),
        (-1e14, "DATE11", "-100000000000000"),
        (1e300, "TIME8", "1" + "0" * 300),
        (3.0, "F8.2", "3"),
        (0.1, "F8.2", "0.1"),
        (2018.0, "N4", "2018"),
        (3.0, "WKDAY9", "3"),
        (3.0, "", "3"),
    ],
)
def test_the_format_tells_dates_from_numbers(seconds: float, spss_format: str, text: str) -> None:
    assert texts([seconds, None], spss_format).to_pylist() == [text, ""]


def test_dates_that_were_written_come_back(tmp_path: Path) -> None:
    path = written(
        tmp_path,
        {"day": [dt.date(2026, 3, 1), None], "moment": [dt.datetime(2026, 3, 1, 9, 5, 7), None]},
    )
    assert columns(opened(path)) == [["2026-03-01", ""], ["2026-03-01 09:05:07", ""]]


def test_rows_are_read_some_at_a_time_in_order(tmp_path: Path) -> None:
    size = 120_000
    path = written(tmp_path, {"n": [float(i) for i in range(size)], "twice": [1.0] * size})
    table = opened(path)
    parts = list(table.parts([0]))
    assert len(parts) > 1
    assert [text for part in parts for text in part.columns[0].to_pylist()] == [str(i) for i in range(size)]
    assert [row for part in parts for row in part.rows.tolist()] == list(range(1, size + 1))
    assert (table.account.rows, table.account.empty, len(table.head())) == (size, 0, 1000)


def test_rows_share_an_identity_when_every_cell_is_equal(tmp_path: Path) -> None:
    table = opened(written(tmp_path, {"a": [1.0, 1.0, 1.0, 0.0], "b": ["x", "x", "y", "x"]}))
    (part,) = table.parts([0], identities=True)
    assert part.identities is not None
    first, second, third, fourth = part.identities.tolist()
    assert first == second
    assert len({first, third, fourth}) == 3


def test_no_column_is_needed_to_count_the_rows(tmp_path: Path) -> None:
    table = opened(written(tmp_path, {"a": [1.0, 2.0]}))
    assert [(len(part), dict(part.columns)) for part in table.parts([])] == [(2, {})]


@pytest.fixture
def stdin(monkeypatch: pytest.MonkeyPatch) -> Iterator[io.RawIOBase]:
    reading, writing = os.pipe()
    with os.fdopen(reading, "rb") as source, os.fdopen(writing, "wb", buffering=0) as sink:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(source))
        yield sink


def test_standard_input_is_read_as_well(tmp_path: Path, stdin: io.RawIOBase) -> None:
    stdin.write(Path(written(tmp_path, {"a": [1.0, 2.0]})).read_bytes())
    stdin.close()
    assert columns(opened("-")) == [["1", "2"]]


def test_a_file_without_a_row_is_empty(tmp_path: Path) -> None:
    with pytest.raises(EmptyFile):
        opened(written(tmp_path, {"a": []}))


def test_without_the_package_the_line_that_installs_it_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = written(tmp_path, {"a": [1.0]})
    monkeypatch.setitem(sys.modules, "pyreadstat", None)
    with pytest.raises(UsageProblem) as caught:
        open_tables([path], SourceSettings())
    assert "pip install 'cxcli-survey[spss]'" in caught.value.hint
    assert exit_code_of(caught.value) == 2


numbers = (
    st.none() | st.integers(-(10**9), 10**9).map(float) | st.floats(-1e6, 1e6).map(lambda x: round(x, 6))
)


@given(values=st.lists(numbers, min_size=1, max_size=30))
def test_any_numbers_come_back_as_the_same_numbers(
    tmp_path_factory: pytest.TempPathFactory, values: list[float | None]
) -> None:
    path = written(tmp_path_factory.mktemp("spss"), {"n": [float("nan"), *values]})
    (found,) = columns(opened(path))
    assert [float(text) if text else None for text in found[1:]] == values
    assert not any(text.endswith(".0") for text in found)


words = st.text(st.characters(exclude_categories=("C", "Z")), min_size=0, max_size=20)


@given(values=st.lists(words, min_size=1, max_size=10))
def test_any_texts_come_back_as_they_were(
    tmp_path_factory: pytest.TempPathFactory, values: list[str]
) -> None:
    path = written(tmp_path_factory.mktemp("spss"), {"t": ["a", *values]})
    assert columns(opened(path)) == [["a", *values]]
