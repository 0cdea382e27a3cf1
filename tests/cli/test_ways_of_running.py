"""The same answers give the same bytes, however they are stored and by however many they are counted."""

import csv
import gzip
import json
import random
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter

from tests.cli.real_command import Run, command, environment

NAMES = ["id", "day", "country", "nps", "csat", "w", "why"]

CONFIG = """version: 1
date: {column: day, timezone: UTC}
period: month
segments: [country]
limits: {max_invalid_share: 0.5}
metrics:
  nps: {type: nps, column: nps}
  csat: {type: csat, column: csat, labels: en.sat5}
"""


def rows(number: int) -> list[list[str]]:
    """Return made-up answers, always the same: dirty ones, line breaks in quotes, accents, repeated rows."""
    source = random.Random(number)
    return [
        [
            str(source.randrange(number)),
            f"2026-0{source.randrange(1, 7)}-{source.randrange(1, 29):02d} 10:00:00",
            source.choice(["FR", "BE", "Côte d'Ivoire", ""]),
            source.choice(["0", "6", "8", "9", "10", "10", "", "N/A", "eleven"]),
            source.choice(["Satisfied", "Very satisfied", "Dissatisfied", "", "meh"]),
            source.choice(["0.5", "1", "1.5"]),
            source.choice(['He said "fine",\nthen left', "Très bien, merci", ""]),
        ]
        for _ in range(number)
    ]


@pytest.fixture
def stored(tmp_path: Path, run: Run) -> dict[str, list[str]]:
    """Store the same answers in every way; return the words that name them."""
    answers = rows(3_000)
    (tmp_path / "weighted.yaml").write_text(CONFIG + "weight: w\n", encoding="utf-8")
    (tmp_path / "plain.yaml").write_text(CONFIG, encoding="utf-8")
    _csv(tmp_path / "all.csv", answers)
    (tmp_path / "all.csv.gz").write_bytes(gzip.compress((tmp_path / "all.csv").read_bytes(), mtime=0))
    for part in range(3):
        _csv(tmp_path / f"part{part}.csv", answers[part * 1_000 : (part + 1) * 1_000])
    with xlsxwriter.Workbook(tmp_path / "all.xlsx") as book:
        sheet = book.add_worksheet()
        for at, row in enumerate([NAMES, *answers]):
            for column, text in enumerate(row):
                sheet.write_string(at, column, text)
    assert run("convert", "all.csv", "-o", "all.parquet").returncode == 0
    parts = [f"part{part}.csv" for part in range(3)]
    return {
        "whole": ["all.csv"],
        "two threads": ["all.csv", "--jobs", "2"],
        "compressed": ["all.csv.gz"],
        "Parquet": ["all.parquet"],
        "a workbook": ["all.xlsx"],
        "several files": parts,
        "several files, side by side": [*parts, "--jobs", "2"],
        "a cluster": [*parts, "--engine", "dask", "--jobs", "2"],
    }


@pytest.mark.parametrize("config", ["plain.yaml", "weighted.yaml"])
def test_every_way_gives_the_same_report(run: Run, stored: dict[str, list[str]], config: str) -> None:
    reports = {way: _report(run, config, *words) for way, words in stored.items()}
    assert [way for way, report in reports.items() if report != reports["whole"]] == []


def test_a_cluster_gathers_unread_answers_too(run: Run, stored: dict[str, list[str]], tmp_path: Path) -> None:
    for way in ("several files", "a cluster"):
        assert run("check", *stored[way], "-c", "plain.yaml", "-q", "--rows", f"{way}.csv").returncode == 0
    assert (tmp_path / "a cluster.csv").read_bytes() == (tmp_path / "several files.csv").read_bytes()


def test_an_interrupted_cluster_leaves_nothing_behind(tmp_path: Path) -> None:
    _csv(tmp_path / "all.csv", rows(20_000))
    (tmp_path / "plain.yaml").write_text(CONFIG, encoding="utf-8")
    words = ["score", *["all.csv"] * 400, "-c", "plain.yaml", "--engine", "dask", "--jobs", "2"]
    process = subprocess.Popen(
        command(*words, "-f", "json", "-o", "r.json"),
        cwd=tmp_path,
        env=environment(tmp_path),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    time.sleep(6)  # by now it is counting
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=60)
    assert (process.returncode, out, b"Traceback" in err) == (130, b"", False)
    assert not (tmp_path / "r.json").exists()


SERVE = """
import sys, time
from distributed import LocalCluster
if __name__ == "__main__":
    found = LocalCluster(n_workers=1, threads_per_worker=1, dashboard_address=None, silence_logs=50)
    print(found.scheduler_address, flush=True)
    time.sleep(600)
"""


def test_a_scheduler_that_goes_away_ends_the_run_and_leaves_nothing_behind(tmp_path: Path) -> None:
    _csv(tmp_path / "all.csv", rows(20_000))
    (tmp_path / "plain.yaml").write_text(CONFIG, encoding="utf-8")
    serve = tmp_path / "serve.py"
    serve.write_text(SERVE, encoding="utf-8")
    with subprocess.Popen(
        [sys.executable, str(serve)], cwd=tmp_path, stdout=subprocess.PIPE, text=True
    ) as cluster:
        address = cluster.stdout.readline().strip() if cluster.stdout else ""
        words = ["score", *["all.csv"] * 400, "-c", "plain.yaml", "--engine", "dask", "--scheduler", address]
        process = subprocess.Popen(
            command(*words, "-o", "json=r.json"),
            cwd=tmp_path,
            env=environment(tmp_path),
            stderr=subprocess.PIPE,
        )
        time.sleep(6)  # by now it is counting
        still_running = process.poll() is None
        cluster.kill()
        _, err = process.communicate(timeout=120)
    assert (still_running, process.returncode, b"CX3034" in err, b"Traceback" in err) == (
        True,
        3,
        True,
        False,
    )
    assert not (tmp_path / "r.json").exists()


@pytest.mark.parametrize(
    "words", [("--scheduler", "tcp://127.0.0.1:1"), ("--engine", "dask", "--scheduler", "x", "--jobs", "2")]
)
def test_an_address_and_workers_that_do_not_fit_are_refused(
    run: Run, tmp_path: Path, words: tuple[str, ...]
) -> None:
    _csv(tmp_path / "all.csv", rows(10))
    done = run("score", "all.csv", "--nps", "nps", *words)
    assert (done.returncode, "--scheduler" in done.stderr) == (2, True)


def _csv(path: Path, answers: list[list[str]]) -> None:
    with path.open("w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows([NAMES, *answers])


def _report(run: Run, config: str, *words: str) -> dict[str, Any]:
    done = run("score", *words, "-c", config, "-f", "json", env={"SOURCE_DATE_EPOCH": "0"})
    assert done.returncode == 0, done.stderr
    found: dict[str, Any] = json.loads(done.stdout)
    del found["sources"]
    for warning in found["warnings"]:
        warning["message"] = warning["message"].replace("part0.csv", "all.csv").split(" in ")[0]
    return found
