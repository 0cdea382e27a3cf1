"""What every command makes of every metric, in every way that its data comes: an answer, in both languages."""

import csv
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from cxcli.cli.app import answer
from cxcli.metrics import METRICS
from tests.reckoning.runs import config, every_way, reckoned, table
from tests.reckoning.trial import PLAN, Asked, Row, Trial

Run = Callable[..., tuple[int, str]]
"""Runs a command; returns its exit code and what it printed."""

LANGUAGES = ("en", "fr")

CONFIG = ("d.csv", "-c", "c.yaml")

A_QUARTER = ("--since", "2026-01-02", "--until", "2026-03-31")
"""Days at whose start some are there already."""


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    monkeypatch.chdir(tmp_path)

    def run(*words: str) -> tuple[int, str]:
        code = answer([*words])
        out, err = capsys.readouterr()
        assert code in (0, 1), err
        assert "Traceback" not in err
        return code, out

    return run


def files(folder: Path, name: str, trial: Trial) -> list[Row]:
    """Write a table of many people, and the configuration of a metric `m` on it; return its rows."""
    rows = table(trial, 120)
    with (folder / "d.csv").open("w", encoding="utf-8", newline="") as stream:
        sheet = csv.DictWriter(stream, list(rows[0]))
        sheet.writeheader()
        sheet.writerows(rows)
    asked = config(name, trial, trial.statistics[0])
    (folder / "c.yaml").write_text(json.dumps(asked), encoding="utf-8")
    return rows


def stored(folder: Path, name: str = "r.json") -> list[dict[str, Any]]:
    """Return the results of a written report."""
    found: list[dict[str, Any]] = json.loads((folder / name).read_text(encoding="utf-8"))["results"]
    return found


@every_way()
def test_its_report_is_shown_and_written(name: str, trial: Trial, run: Run, tmp_path: Path) -> None:
    files(tmp_path, name, trial)
    for lang in LANGUAGES:
        code, shown = run("score", *CONFIG, "--lang", lang, "-o", "r.json", "-o", "r.csv")
        assert code == 0
        assert len(shown.splitlines()) > 5
        assert "nan" not in shown.casefold().split()
    with (tmp_path / "r.csv").open(encoding="utf-8-sig", newline="") as stream:
        written = [line["value"] for line in csv.DictReader(stream)]
    assert written == ["" if r["value"] is None else repr(r["value"]) for r in stored(tmp_path)]


@every_way()
def test_where_keeps_its_rows(name: str, trial: Trial, run: Run, tmp_path: Path) -> None:
    rows = files(tmp_path, name, trial)
    run("score", *CONFIG, "--where", f"{PLAN}=Pro", "-f", "none", "-o", "r.json")
    mine = [row for row in rows if row[PLAN] == "Pro"]
    assert stored(tmp_path)[0]["value"] == reckoned(trial, mine, Asked(trial.statistics[0]))


@every_way()
def test_its_number_is_explained(name: str, trial: Trial, run: Run, tmp_path: Path) -> None:
    files(tmp_path, name, trial)
    for lang, result in zip(LANGUAGES, ("\nResult", "\nRésultat"), strict=True):
        code, told = run("explain", "m", *CONFIG, "--lang", lang)
        assert code == 0
        assert result in told


@every_way()
def test_compared_with_itself_nothing_moved(name: str, trial: Trial, run: Run, tmp_path: Path) -> None:
    files(tmp_path, name, trial)
    for lang in LANGUAGES:
        shown = run("compare", "d.csv", *CONFIG, "--lang", lang, "-o", "r.json", "-o", "r.csv")[1]
        assert len(shown.splitlines()) > 2
    for one in stored(tmp_path):
        assert one["difference"] == (None if one["baseline"]["value"] is None else 0)
        assert one["verdict"] in (None, "no_evidence")


@every_way()
def test_its_stored_report_is_compared_like_its_file(
    name: str, trial: Trial, run: Run, tmp_path: Path
) -> None:
    files(tmp_path, name, trial)
    run("score", *CONFIG, "-f", "none", "-o", "r.json")
    run("compare", "r.json", *CONFIG, "-f", "none", "-o", "c.json")
    assert {one["difference"] for one in stored(tmp_path, "c.json")} <= {0, None}


@every_way()
def test_a_gate_on_it_has_a_verdict(name: str, trial: Trial, run: Run, tmp_path: Path) -> None:
    files(tmp_path, name, trial)
    dates = A_QUARTER if trial.days == "own" else ()
    run("score", *CONFIG, *dates, "-f", "none", "-o", "r.json")
    value = stored(tmp_path)[0]["value"]
    low, high = (f"m={round(value + away * (abs(value) + 20))}" for away in (-1, 1))
    code, told = run("gate", *CONFIG, *dates, "--min", low, "--max", high, "-f", "json")
    assert [gate["verdict"] for gate in json.loads(told)["gates"]] == ["pass", "pass"]
    assert code == 0
    code, told = run("gate", *CONFIG, *dates, "--min", high, "--max", low, "-f", "json")
    assert [gate["verdict"] for gate in json.loads(told)["gates"]] == ["fail", "fail"]
    assert code == 1


@every_way()
def test_check_and_init_read_its_file(name: str, trial: Trial, run: Run, tmp_path: Path) -> None:
    files(tmp_path, name, trial)
    assert run("check", *CONFIG)[0] == 0
    assert run("init", "d.csv", "-o", "made.yaml")[0] == 0


@pytest.mark.parametrize("name", METRICS)
def test_it_is_explained(name: str, run: Run) -> None:
    for lang in LANGUAGES:
        assert f"({name})" in run("explain", name, "--lang", lang)[1].splitlines()[0]
