import csv
import json
from pathlib import Path

import pytest

from tests.cli.real_command import Run

ROWS = "id,nps,secret\n" + "".join(
    f"{i},{a},s{i}\n" for i, a in enumerate(["9"] * 60 + ["", "N/A", "sept", "sept", "=1+1"])
)
CONFIG = "version: 1\nlimits: {max_invalid_share: 0.1}\nmetrics:\n  nps: {type: nps, column: nps}\n"


@pytest.fixture(autouse=True)
def _files(tmp_path: Path) -> None:
    (tmp_path / "d.csv").write_text(ROWS)
    (tmp_path / "c.yaml").write_text(CONFIG)


def test_it_shows_rows_states_and_every_unread_answer_with_its_rows(run: Run) -> None:
    done = run("check", "d.csv", "-c", "c.yaml")
    assert done.returncode == 0, done.stderr
    words = " ".join(done.stdout.split())
    assert "65 read, 65 used" in words
    assert "nps 60 1 1 3" in words
    assert "nps 'sept' 2 63, 64" in words
    assert "nps '=1+1' 1 65" in words


def test_machines_get_the_same_facts(run: Run) -> None:
    found = json.loads(run("check", "d.csv", "-c", "c.yaml", "-f", "json").stdout)
    assert found["schema"] == "cxcli.check/1"
    assert found["ledger"] == {"rows_read": 65, "rows_used": 65, "dropped": {}}
    assert found["metrics"] == [
        {"metric": "nps", "answers": {"valid": 60, "missing": 1, "not_applicable": 1, "invalid": 3}}
    ]
    assert found["unread"][0]["text"] == "sept"
    assert found["unread"][0]["first"] == [{"file": "d.csv", "row": 63}, {"file": "d.csv", "row": 64}]


def test_unread_answers_are_written_without_any_other_column(run: Run, tmp_path: Path) -> None:
    assert run("check", "d.csv", "-c", "c.yaml", "--rows", "unread.csv", "-f", "none").stdout == ""
    rows = list(csv.reader((tmp_path / "unread.csv").read_text().splitlines()))
    assert rows[0] == ["file", "row", "column", "text"]
    assert [(row[1], row[3]) for row in rows[1:]] == [("63", "sept"), ("64", "sept"), ("65", "'=1+1")]


def test_too_many_invalid_answers_are_shown_and_written_before_exit_3(run: Run, tmp_path: Path) -> None:
    (tmp_path / "c.yaml").write_text(CONFIG.replace("0.1", "0.01"))
    done = run("check", "d.csv", "-c", "c.yaml", "--rows", "unread.csv")
    assert done.returncode == 3
    assert "sept" in done.stdout
    assert (tmp_path / "unread.csv").exists()
    assert "error CX3012: " in done.stderr


def test_it_speaks_french(run: Run) -> None:
    words = " ".join(run("check", "d.csv", "-c", "c.yaml", "--lang", "fr").stdout.split(" "))
    assert "65 lues, 65 retenues" in words


def test_scores_are_not_part_of_it(run: Run) -> None:
    assert "interval" not in run("check", "d.csv", "-c", "c.yaml").stdout


def test_unread_answers_never_overwrite_the_export(run: Run, tmp_path: Path) -> None:
    done = run("check", "d.csv", "-c", "c.yaml", "--rows", "./d.csv")
    assert (done.returncode, done.stdout) == (2, "")
    assert (tmp_path / "d.csv").read_text() == ROWS
