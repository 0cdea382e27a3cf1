"""`cxcli convert`: a Parquet file on which the configuration of the export says the same, byte for byte."""

import json
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import chdir, redirect_stderr
from io import StringIO
from pathlib import Path
from typing import Any

import pandas as pd
import pyarrow.parquet as pq
import pyreadstat
import pytest
import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st

import cxcli
from cxcli.cli.app import answer
from cxcli.readers import open_tables
from cxcli.study.study import SourceSettings
from tests.cli.real_command import Run, command, environment
from tests.exports.exports import ABSENT, FOLDER, Case, answers, config

QUALTRICS = (
    'StartDate,Q1,Q1,Status\nStart Date,How likely?,How likely?,Response Type\n'
    '"{""ImportId"":""startDate"",""timeZone"":""Europe/Paris""}","{""ImportId"":""QID1""}","{""ImportId"":""QID2""}","{""ImportId"":""status""}"\n'
) + "".join(f"2026-0{i % 3 + 1}-15 23:30:00,{i % 11},{10 - i % 11},{'Survey Preview' if i % 9 == 0 else 'IP Address'}\n" for i in range(90))  # fmt: skip
MAPPING = """version: 1
date: {column: StartDate, report_timezone: UTC}
period: month
privacy: {suppress_below: 0}
segments: [{column: {position: 4}}]
metrics:
  nps: {type: nps, column: QID1}
  second: {type: nps, column: {position: 3}}
  whole: {type: nps, column: {header: [Q1, "How likely?", '{"ImportId":"QID2"}']}}
"""


def said(path: Path | str, mapping: Any) -> str:
    """Return the JSON report of a file named without its folder, sources aside."""
    with chdir(Path(path).parent):
        report = json.loads(cxcli.score(Path(path).name, config=mapping).to_json())
    del report["sources"], report["generated_at"]
    return json.dumps(report)


def converted(*words: str) -> str:
    """Run the conversion in this process; return what it told."""
    told = StringIO()
    with redirect_stderr(told):
        assert answer(["convert", *words]) == 0, told.getvalue()
    return told.getvalue()


def test_several_header_rows_positions_and_import_ids_still_fit(tmp_path: Path, run: Run) -> None:
    (tmp_path / "export.csv").write_text(QUALTRICS)
    (tmp_path / "cxcli.yaml").write_text(MAPPING)
    done = run("convert", "export.csv", "-o", "answers.parquet")
    assert (done.returncode, done.stdout, done.stderr) == (
        0,
        "",
        "answers.parquet: 90 rows, 4 columns written.\n",
    )
    reports = [
        json.loads(run("score", name, "-f", "json").stdout) for name in ("export.csv", "answers.parquet")
    ]
    sources = [report.pop("sources")[0] for report in reports]
    for report in reports:
        del report["generated_at"]
    assert json.dumps(reports[0]) == json.dumps(reports[1])
    assert reports[0]["ledger"]["dropped"] == {"preview": 10}
    kept = ("rows", "header_rows", "profile")
    assert [sources[0][key] for key in kept] == [sources[1][key] for key in kept] == [90, 3, "qualtrics"]
    assert (sources[1]["encoding"], sources[1]["delimiter"]) == (None, None)


HOW_IT_WAS_READ = re.compile(r"^  # (encoding|delimiter): .*\n|, utf-8, ','", re.MULTILINE)


@pytest.mark.parametrize(
    "words",
    [
        ["check", "FILE", "--rows", "rows.csv"],
        ["explain", "nps", "FILE"],
        ["init", "FILE", "-o", "rows.csv", "--force"],
    ],
)
def test_check_explain_and_init_say_the_same(words: list[str], tmp_path: Path, run: Run) -> None:
    (tmp_path / "export.csv").write_text(QUALTRICS)
    (tmp_path / "cxcli.yaml").write_text(MAPPING)
    converted(str(tmp_path / "export.csv"), "-o", str(tmp_path / "export.parquet"))
    told = []
    for name in ("export.csv", "export.parquet"):
        done = run(*(word.replace("FILE", name) for word in words))
        written = (tmp_path / "rows.csv").read_text() if "rows.csv" in words else ""
        shown = HOW_IT_WAS_READ.sub("", done.stdout + written).replace(name, "FILE")
        told.append((done.returncode, shown))
    assert told[0] == told[1]
    assert told[0][0] == 0


CELL = (
    st.text(st.sampled_from("\",;\n 0123456789\t'=é€\xa0\ufeff"), max_size=5)
    | st.integers(0, 10).map(str)
    | st.just("")
)


@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_any_export_and_its_conversion_say_the_same(
    data: st.DataObject, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("any")
    width = data.draw(st.integers(1, 4))
    widths = st.sampled_from([width] * 9 + [width + 1, max(1, width - 1)])
    rows = data.draw(
        st.lists(widths.flatmap(lambda n: st.lists(CELL, min_size=n, max_size=n)), min_size=3, max_size=25)
    )
    names = data.draw(
        st.lists(st.sampled_from(["nps", "NPS", "", "why", "why ", "Q1 / x"]), min_size=width, max_size=width)
    )
    lines = [[*names[:-1], names[-1] or "last"], *rows, ["9"] * width]
    text = "".join(",".join('"' + cell.replace('"', '""') + '"' for cell in line) + "\r\n" for line in lines)
    (folder / "export.csv").write_bytes(
        text.encode(data.draw(st.sampled_from(["utf-8", "utf-8-sig", "utf-16"])))
    )
    mapping = {
        "version": 1,
        "source": {"delimiter": ",", "header_rows": 1, "profile": "none"},
        "privacy": {"suppress_below": 0},
        "limits": {"max_invalid_share": 1, "max_damaged_share": 1},
        "segments": [{"column": {"position": width}}],
        "metrics": {"nps": {"type": "nps", "column": {"position": 1}}},
    }
    (folder / "c.yaml").write_text(json.dumps(mapping))
    converted(str(folder / "export.csv"), "-o", str(folder / "export.parquet"), "-c", str(folder / "c.yaml"))
    assert said(folder / "export.parquet", mapping).replace(".parquet", ".csv") == said(
        folder / "export.csv", mapping
    )
    names_stored = pq.ParquetFile(folder / "export.parquet").schema_arrow.names
    assert len({name.casefold() for name in names_stored}) == len(names_stored) == width


def cases() -> dict[str, Case]:
    """Return one case of each real export: a file, and which of its rows."""
    return {case[0]: case for case in reversed(answers())}


@pytest.mark.parametrize("file", cases() or [pytest.param("", marks=pytest.mark.skip(reason=ABSENT))])
def test_a_real_export_and_its_conversion_say_the_same(file: str, tmp_path: Path) -> None:
    case, name = cases()[file], Path(file).name
    mapping = config(case, answers()[case])
    (tmp_path / name).write_bytes((FOLDER / file).read_bytes())
    with chdir(tmp_path):
        converted(name, "-o", "export.parquet")
    assert outcome(tmp_path / "export.parquet", mapping) == outcome(tmp_path / name, mapping)


def outcome(path: Path, mapping: Any) -> str:
    """Return the report of an export, or why it is refused."""
    try:
        return said(path, mapping)
    except cxcli.CxcliError as refused:
        return refused.problem.replace(path.name, "FILE")


def write_workbook(path: Path) -> None:
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("Answers")
        for number, row in enumerate([["nps", "day"], [9, "2026-03-01"], [], [7, "2026-03-02"]]):
            for place, cell in enumerate(row):
                sheet.write(number, place, cell)


def write_spss(path: Path) -> None:
    frame = pd.DataFrame({"nps": [9.0, 7.0, None], "country": ["FR", "", ""]})
    pyreadstat.write_sav(
        frame, path, column_labels=["How likely?", None], variable_value_labels={"nps": {9.0: "nine"}}
    )


@pytest.mark.parametrize(("name", "write"), [("export.xlsx", write_workbook), ("export.sav", write_spss)])
def test_workbooks_and_spss_files_keep_their_rows_headers_and_labels(
    name: str, write: Any, tmp_path: Path
) -> None:
    write(tmp_path / name)
    converted(str(tmp_path / name), "-o", str(tmp_path / "export.parquet"))
    (before,), (after,) = (
        open_tables([str(tmp_path / n)], SourceSettings()) for n in (name, "export.parquet")
    )
    assert (after.header, after.origin.profile, after.profile_reason) == (
        before.header,
        before.origin.profile,
        before.profile_reason,
    )
    assert getattr(after, "value_labels", {}) == getattr(before, "value_labels", {})
    assert [list(row) for row in after.head()] == [list(row) for row in before.head()]
    rows = [
        [(part.rows.tolist(), part.columns[0].to_pylist()) for part in table.parts([0])]
        for table in (before, after)
    ]
    assert rows[0] == rows[1]
    assert (after.account.rows, after.account.empty) == (before.account.rows, before.account.empty)


def test_damaged_and_empty_rows_stay_counted_under_their_numbers(tmp_path: Path, run: Run) -> None:
    (tmp_path / "d.csv").write_text("nps,why\n9,a\n7\n,\n11,b\n8,c,d\n" + "10,x\n" * 300 + " ,\n")
    assert (
        run("convert", "d.csv", "-o", "d.parquet").stderr.count(
            "2 damaged rows were left out (row: cells found/expected): 2: 1/2, 5: 3/2."
        )
        == 1
    )
    for name in ("d.csv", "d.parquet"):
        report = json.loads(run("score", name, "--nps", "nps", "-f", "json").stdout)
        assert report["ledger"] == {
            "rows_read": 306,
            "rows_used": 302,
            "dropped": {"damaged row": 2, "empty row": 2},
        }
        run("check", name, "--nps", "nps", "--rows", "unread.csv")
        assert (tmp_path / "unread.csv").read_text() == f"file,row,column,text\n{name},4,nps,11\n"
    table = pq.read_table(tmp_path / "d.parquet")
    assert table.slice(0, 5).to_pylist() == [
        {"nps": "9", "why": "a"}, {"nps": None, "why": None}, {"nps": None, "why": None},
        {"nps": "11", "why": "b"}, {"nps": None, "why": None},
    ]  # fmt: skip


def test_too_many_damaged_rows_end_with_exit_3_before_and_after(tmp_path: Path, run: Run) -> None:
    (tmp_path / "d.csv").write_text("nps,why\n" + "9,a\n7\n" * 20)
    done = run("convert", "d.csv", "-o", "d.parquet")
    assert (done.returncode, "CX3005" in done.stderr) == (3, True)
    told = [
        run("score", name, "--nps", "nps", "-f", "none").stderr.replace(name, "d")
        for name in ("d.csv", "d.parquet")
    ]
    assert told[0] == told[1]
    assert "CX3005" in told[0]


def test_what_was_guessed_of_the_encoding_is_still_told(tmp_path: Path, run: Run) -> None:
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "d.csv").write_bytes("nps,why\n9,café\n".encode("cp1252"))
    assert "CX0101" in run("convert", "sub/d.csv", "-o", "d.parquet").stderr
    told = run("score", "d.parquet", "--nps", "nps", "-f", "none").stderr
    assert "CX0101: d.csv is not UTF-8" in told
    assert str(tmp_path) not in pq.ParquetFile(tmp_path / "d.parquet").metadata.metadata[b"cxcli"].decode()


def test_several_exports_with_one_header_become_one_file(tmp_path: Path, run: Run) -> None:
    for name, cell in (("a", "9"), ("b", "11"), ("c", "7")):
        (tmp_path / f"{name}.csv").write_text(f"nps,why\n{cell},x\n\n{cell},y\n")
    assert run("convert", "*.csv", "-o", "all.parquet").stderr == "all.parquet: 9 rows, 2 columns written.\n"
    reports = [
        json.loads(run("score", name, "--nps", "nps", "-f", "json").stdout)
        for name in ("*.csv", "all.parquet")
    ]
    assert [report["ledger"] for report in reports] == [
        {"rows_read": 9, "rows_used": 6, "dropped": {"empty row": 3}}
    ] * 2
    assert reports[0]["results"] == reports[1]["results"]


@pytest.mark.parametrize(
    ("other", "told"),
    [("nps,who\n9,x\n", "column 2 is 'why' in the first, 'who' in the second"), ("nps\n9\n", "column 2 is 'why' in the first, absent in the second"), ("nps,why,n\n9,x,1\n", "column 3 is absent in the first, 'n' in the second")],
)  # fmt: skip
def test_exports_with_different_headers_are_refused(other: str, told: str, tmp_path: Path, run: Run) -> None:
    (tmp_path / "a.csv").write_text("nps,why\n9,x\n")
    (tmp_path / "b.csv").write_text(other)
    done = run("convert", "a.csv", "b.csv", "-o", "all.parquet")
    assert (done.returncode, "CX3033" in done.stderr, told in done.stderr) == (3, True, True)
    assert not (tmp_path / "all.parquet").exists()


def test_the_settings_of_a_configuration_that_is_found_are_obeyed(tmp_path: Path, run: Run) -> None:
    (tmp_path / "d.csv").write_bytes("nps;ville\n9;Orl\x8eans\n".encode("latin-1"))
    mapping = "version: 1\nsource: {files: [d.csv], encoding: mac_roman, delimiter: ';', header_rows: 1}\nsegments: [ville]\nprivacy: {suppress_below: 0}\nmetrics: {nps: {type: nps, column: nps}}\n"
    (tmp_path / "cxcli.yaml").write_text(mapping)
    assert run("convert", "-o", "d.parquet").returncode == 0
    done = run("score", "d.parquet", "-f", "json")
    assert [r["segment"] for r in json.loads(done.stdout)["results"]] == [{}, {"ville": "Orléans"}]
    done = run("score", "d.parquet", "-f", "json", "--header-rows", "2")
    assert (done.returncode, "CX3017" in done.stderr, "--header-rows 2" in done.stderr) == (3, True, True)


def test_a_profile_can_still_be_switched_off(tmp_path: Path, run: Run) -> None:
    (tmp_path / "export.csv").write_text(QUALTRICS)
    run("convert", "export.csv", "-o", "export.parquet")
    for name in ("export.csv", "export.parquet"):
        done = run("score", name, "--nps", "QID1", "--profile", "none", "-f", "json")
        assert json.loads(done.stdout)["ledger"] == {"rows_read": 90, "rows_used": 90, "dropped": {}}


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["d.csv"], "'--output'"),
        (["d.csv", "-o", "d.csv"], "not the name of a Parquet file"),
        (["d.csv", "-o", "d.parquet.gz"], "not the name of a Parquet file"),
        (["d.csv", "-o", "-"], "not the name of a Parquet file"),
        (["d.csv", "-o", "there.parquet"], "is there already"),
        (["there.parquet", "-o", "there.parquet", "--force"], "would overwrite"),
        (["-o", "x.parquet"], "No export is named"),
        (["d.csv", "-o", "pipe.parquet"], "a device or a pipe"),
    ],
)
def test_what_cannot_be_carried_out_ends_with_exit_2(
    words: list[str], told: str, tmp_path: Path, run: Run
) -> None:
    (tmp_path / "d.csv").write_text("nps\n9\n")
    assert run("convert", "d.csv", "-o", "there.parquet").returncode == 0
    os.mkfifo(tmp_path / "pipe.parquet")
    before = (tmp_path / "there.parquet").read_bytes()
    done = run("convert", *words)
    assert (done.returncode, told in done.stderr) == (2, True), done.stderr
    assert (tmp_path / "there.parquet").read_bytes() == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["d.csv", "pipe.parquet", "there.parquet"]


def test_force_writes_over_a_file_and_the_same_export_gives_the_same_bytes(tmp_path: Path, run: Run) -> None:
    (tmp_path / "d.csv").write_text("nps\n9\n")
    (tmp_path / "d.parquet").write_text("old")
    (tmp_path / "d.parquet").chmod(0o640)
    assert run("convert", "d.csv", "-o", "d.parquet", "--force").returncode == 0
    assert run("convert", "d.csv", "-o", "e.parquet").returncode == 0
    assert (tmp_path / "d.parquet").read_bytes() == (tmp_path / "e.parquet").read_bytes()
    assert (tmp_path / "d.parquet").stat().st_mode & 0o777 == 0o640


@pytest.mark.parametrize(("folder", "code"), [("missing", 4), ("there.parquet", 4)])
def test_where_nothing_can_be_written_exit_4_says_why(
    folder: str, code: int, tmp_path: Path, run: Run
) -> None:
    (tmp_path / "d.csv").write_text("nps\n9\n")
    (tmp_path / "there.parquet").mkdir()
    target = f"{folder}/x.parquet" if folder == "missing" else folder
    done = run("convert", "d.csv", "-o", target)
    assert (done.returncode, "CX4001" in done.stderr) == (code, True), done.stderr


def test_an_export_that_breaks_in_the_middle_leaves_what_was_there(tmp_path: Path, run: Run) -> None:
    (tmp_path / "d.csv").write_text("nps,why\n" + "9,x\n" * 100_000 + '9,"never closed\n' + "9,x\n" * 2000)
    (tmp_path / "d.parquet").write_text("old")
    done = run("convert", "d.csv", "-o", "d.parquet", "--force", "--error-format", "json")
    assert done.returncode == 3
    assert json.loads(done.stderr)["code"] == "CX3004"
    assert (tmp_path / "d.parquet").read_text() == "old"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["d.csv", "d.parquet"]


LIMITED = """
import resource, sys
resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))
from cxcli.cli.app import main
main()
"""


def test_a_full_disk_is_told_and_nothing_half_written_stays(tmp_path: Path) -> None:
    (tmp_path / "d.csv").write_text(
        "nps,why\n" + "".join(f"{i % 11},{i * 7919 % 1_000_003}\n" for i in range(300_000))
    )
    (tmp_path / "d.parquet").write_text("old")
    words = ["convert", "d.csv", "-o", "d.parquet", "--force"]
    done = subprocess.run(
        [sys.executable, "-c", LIMITED, *words],
        capture_output=True,
        text=True,
        cwd=tmp_path,
        env=environment(tmp_path),
        check=False,
    )
    assert (done.returncode, done.stdout) == (4, "")
    assert done.stderr.startswith("error CX4001: Cannot write 'd.parquet'")
    assert done.stderr.count("\n") == 1
    assert (tmp_path / "d.parquet").read_text() == "old"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["d.csv", "d.parquet"]


@pytest.fixture
def large(tmp_path: Path) -> Iterator[Path]:
    path = tmp_path / "large.csv"
    path.write_text("nps,why\n" + "".join(f"{i % 11},{i * 7919 % 1_000_003}\n" for i in range(10_000)) * 200)
    return path


@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_an_interrupted_conversion_leaves_nothing(
    number: int, code: int, large: Path, tmp_path: Path
) -> None:
    running = subprocess.Popen(command("convert", large.name, "-o", "l.parquet"), cwd=tmp_path, env=environment(tmp_path), stderr=subprocess.PIPE)  # fmt: skip
    deadline = time.monotonic() + 30
    while (
        not any(part.stat().st_size for part in tmp_path.glob(".cxcli-*.part"))
        and time.monotonic() < deadline
    ):
        time.sleep(0.01)
    running.send_signal(number)
    _, told = running.communicate(timeout=60)
    assert (running.returncode, told) == (code, b"")
    assert [path.name for path in tmp_path.iterdir()] == [large.name]


def test_text_columns_are_plain_parquet_for_everybody(tmp_path: Path, run: Run) -> None:
    rows = 150_000
    (tmp_path / "d.csv").write_text("id,note,,note\n" + "".join(f"{i},{i % 11},x,y\n" for i in range(rows)))
    run("convert", "d.csv", "-o", "d.parquet")
    file = pq.ParquetFile(tmp_path / "d.parquet")
    assert [(field.name, str(field.type)) for field in file.schema_arrow] == [
        ("id", "string"), ("note", "string"), ("column 3", "string"), ("note (2)", "string"),
    ]  # fmt: skip
    group = file.metadata.row_group(0)
    assert (file.metadata.num_rows, group.num_rows) == (rows, 131_072)
    assert {group.column(at).compression for at in range(4)} == {"ZSTD"}
    assert "RLE_DICTIONARY" in group.column(1).encodings
    assert pd.read_parquet(tmp_path / "d.parquet")["note"].tolist()[:12] == [*map(str, range(11)), "0"]


def test_the_language_of_the_configuration_is_spoken(tmp_path: Path, run: Run) -> None:
    (tmp_path / "d.csv").write_text("nps\n9\n")
    (tmp_path / "cxcli.yaml").write_text("version: 1\nlang: fr\nmetrics: {nps: {type: nps, column: nps}}\n")
    assert run("convert", "d.csv", "-o", "d.parquet").stderr == "d.parquet\xa0: 1 ligne, 1 colonne écrite.\n"
    assert run("convert", "d.csv", "-o", "d.parquet", "--force", "-q").stderr == ""
    assert "profil" in run("convert", "d.csv", "-o", "d.parquet", "--force", "-v").stderr
