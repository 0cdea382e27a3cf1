"""The demonstration: the first thing a new user sees."""

import csv
import io
import json
from pathlib import Path

import pytest

from cxcli.sample import __file__ as sample
from tests.cli.real_command import Run

EPOCH = {"SOURCE_DATE_EPOCH": "1700000000"}


def test_it_runs_anywhere_without_an_argument_and_without_a_problem(run: Run) -> None:
    done = run("demo")
    assert done.returncode == 0
    assert "Net Promoter Score" in done.stdout
    assert "error" not in done.stderr


def test_it_shows_what_real_exports_are_like(run: Run) -> None:
    report = json.loads(run("demo", "-f", "json").stdout)
    overall = [r for r in report["results"] if not r["segment"] and r["period"] is None]
    assert [r["metric"] for r in overall] == ["nps", "csat", "effort", "stars"]
    assert report["ledger"]["dropped"] == {"superseded response": 1, "weight missing": 1}
    assert sum(r["answers"]["invalid"] for r in overall) == 4
    assert all(r["answers"]["missing"] for r in overall)
    assert {r["suppressed"] for r in report["results"]} >= {None, "small_base"}


def test_its_dates_fill_a_quarter(run: Run) -> None:
    report = json.loads(run("demo", "-f", "json", "--period", "month").stdout)
    assert {r["period"] for r in report["results"]} == {None, "2026-07", "2026-08", "2026-09"}


def test_its_labels_in_both_languages_are_all_understood(run: Run) -> None:
    report = json.loads(run("demo", "-f", "json", "--by", "Language").stdout)
    by_language = [
        r for r in report["results"] if r["metric"] == "csat" and list(r["segment"]) == ["Language"]
    ]
    assert {r["segment"]["Language"] for r in by_language} == {"fr", "en"}
    assert all(r["n"] > 50 for r in by_language if r["period"] is None)


@pytest.mark.parametrize(
    "words", [(), ("--by", "Language"), ("--where", "Country=France"), ("--metric", "nps")]
)
def test_the_same_run_twice_gives_the_same_bytes(words: tuple[str, ...], run: Run) -> None:
    once, again = (run("demo", "-f", "json", *words, env=EPOCH).stdout for _ in range(2))
    assert once == again != ""


def test_files_hold_what_standard_output_shows(run: Run, tmp_path: Path) -> None:
    words = ("demo", "-o", "r.json", "-o", "r.csv", "-o", "table=report")
    assert run(*words, "-f", "none", env=EPOCH).stdout == ""
    assert (tmp_path / "r.json").read_bytes().decode() == run("demo", "-f", "json", env=EPOCH).stdout
    assert (tmp_path / "r.csv").read_bytes().decode() == run("demo", "-f", "csv", env=EPOCH).stdout
    assert (tmp_path / "report").read_bytes().decode() == run("demo", env=EPOCH).stdout


def test_a_piped_table_has_no_colors_unless_asked(run: Run) -> None:
    assert "\x1b" not in run("demo").stdout
    assert "\x1b" in run("demo", "--color", "always").stdout
    assert "\x1b" not in run("demo", env={"FORCE_COLOR": "0"}).stdout


def test_a_table_obeys_columns(run: Run) -> None:
    assert max(map(len, run("demo", env={"COLUMNS": "80"}).stdout.splitlines())) <= 80


def test_the_language_changes_words_and_numbers_and_no_token(run: Run) -> None:
    english, french = (json.loads(run("demo", "-f", "json", "--lang", lang).stdout) for lang in ("en", "fr"))
    assert [r["value"] for r in english["results"]] == [r["value"] for r in french["results"]]
    assert "intervalle" in run("demo", "--lang", "fr").stdout


def test_its_files_are_small_and_name_nobody() -> None:
    folder = Path(sample).parent
    rows = list(csv.reader(io.StringIO((folder / "answers.csv").read_text(encoding="utf-8")), delimiter=";"))
    assert len(rows) == 202
    assert {len(row) for row in rows} == {10}
    assert "@" not in (folder / "answers.csv").read_text(encoding="utf-8")
