"""`cxcli drivers` as it is typed."""

import csv
import io
import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from tests.cli.real_command import Run

CONFIG = """version: 1
title: Relationship survey
lang: en
metrics:
  nps: {type: nps, column: Q1}
  delivery: {type: csat, column: Q4_delivery}
drivers: {nps: [Q4_price, delivery]}
"""


def export(people: int = 150) -> str:
    chance = np.random.default_rng(5)
    price, delivery, support = chance.integers(1, 6, size=(3, people))
    score = np.clip(np.round(1.5 * price + 0.5 * delivery + chance.normal(size=people)), 0, 10).astype(int)
    lines = ["Q1,Q4_price,Q4_delivery,Q4_support,comment,country,date"]
    lines += [
        f"{score[i]},{price[i] if i % 15 else ''},{delivery[i]},{support[i]},text {i},{'FR' if i % 3 else 'BE'},2026-0{i % 2 + 1}-15"
        for i in range(people)
    ]
    return "\n".join(lines) + "\n"


@pytest.fixture(autouse=True)
def _files(tmp_path: Path) -> None:
    (tmp_path / "d.csv").write_text(export())
    (tmp_path / "c.yaml").write_text(CONFIG)


FAST = ("--resamples", "100")


def found(run: Run, *words: str) -> Any:
    done = run("drivers", "nps", "d.csv", *words, *FAST, "-f", "json")
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def names(ranking: Any) -> list[str]:
    return [driver["driver"] for driver in ranking["drivers"]]


def test_the_drivers_of_the_configuration_are_ranked(run: Run) -> None:
    ranking = found(run, "-c", "c.yaml")
    assert ranking["schema"] == "cxcli.drivers/1"
    assert names(ranking) == ["Q4_price", "delivery"]
    assert (ranking["n"], ranking["asked"]) == (140, 150)
    assert ranking["drivers"][1]["type"] == "csat"


def test_the_quick_form_needs_no_configuration(run: Run) -> None:
    ranking = found(
        run, "--nps", "Q1", "--driver", "Q4_price", "--driver", "Q4_support", "--driver", "Q4_delivery"
    )
    assert sorted(names(ranking)) == ["Q4_delivery", "Q4_price", "Q4_support"]
    assert ranking["config"]["path"] is None
    assert sum(d["importance"] for d in ranking["drivers"]) == pytest.approx(ranking["r2"])


def test_drivers_that_are_typed_replace_those_of_the_configuration(run: Run) -> None:
    assert names(found(run, "-c", "c.yaml", "--driver", "Q4_support")) == ["Q4_support"]


@pytest.mark.parametrize(
    ("words", "asked"),
    [(("--where", "country=BE"), 50), (("--where", "country=BE", "--where", "country=FR"), 150)],
)
def test_rows_are_chosen_by_where(words: tuple[str, ...], asked: int, run: Run) -> None:
    more = () if asked > 50 else ("--driver", "Q4_support")
    assert found(run, "-c", "c.yaml", *words, *more)["asked"] == asked


def test_rows_are_chosen_by_date(run: Run, tmp_path: Path) -> None:
    (tmp_path / "c.yaml").write_text(
        CONFIG + "date: {column: date, timezone: UTC}\nperiod: month\nsegments: [country]\n"
    )
    ranking = found(run, "-c", "c.yaml", "--since", "2026-02-01")
    assert ranking["asked"] == 75


def test_the_same_command_gives_the_same_bytes(run: Run) -> None:
    env = {"SOURCE_DATE_EPOCH": "1791158400"}
    words = ("drivers", "nps", "d.csv", "-c", "c.yaml", *FAST, "-f", "json")
    assert run(*words, env=env).stdout == run(*words, env=env).stdout


def test_the_seed_of_the_configuration_draws(run: Run, tmp_path: Path) -> None:
    one = found(run, "-c", "c.yaml")
    (tmp_path / "c.yaml").write_text(CONFIG + "statistics: {seed: 2, confidence: 0.8}\n")
    other = found(run, "-c", "c.yaml")
    assert (one["seed"], other["seed"], other["confidence"]) == (1, 2, 0.8)
    assert one["drivers"][0]["importance"] == other["drivers"][0]["importance"]
    assert one["drivers"][0]["interval"] != other["drivers"][0]["interval"]


def test_johnson_is_the_other_method(run: Run) -> None:
    one, other = found(run, "-c", "c.yaml"), found(run, "-c", "c.yaml", "--method", "johnson")
    assert (one["method"], other["method"]) == ("lmg", "johnson")
    assert other["r2"] == pytest.approx(one["r2"])
    assert [d["importance"] for d in other["drivers"]] == pytest.approx(
        [d["importance"] for d in one["drivers"]]
    )


def test_every_output_says_the_same(run: Run, tmp_path: Path) -> None:
    done = run("drivers", "nps", "d.csv", "-c", "c.yaml", *FAST, "-o", "r.json", "-o", "r.csv", "-o", "r.txt")
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "r.txt").read_text() == done.stdout
    drivers = json.loads((tmp_path / "r.json").read_text())["drivers"]
    rows = list(csv.DictReader(io.StringIO((tmp_path / "r.csv").read_text())))
    assert [float(row["share"]) for row in rows] == [driver["share"] for driver in drivers]


def test_in_french_everything_is_french(run: Run) -> None:
    done = run("drivers", "nps", "d.csv", "-c", "c.yaml", *FAST, "--lang", "fr")
    assert "Association, et non cause" in done.stdout
    assert "Priorités" in done.stdout
    ranking = json.loads(
        run("drivers", "nps", "d.csv", "-c", "c.yaml", *FAST, "--lang", "fr", "-f", "json").stdout
    )
    assert ranking["note"].startswith("Association, et non cause")


def test_a_terminal_without_unicode_gets_ascii(run: Run) -> None:
    done = run("drivers", "nps", "d.csv", "-c", "c.yaml", *FAST, env={"PYTHONIOENCODING": "ascii"})
    assert done.stdout.isascii()
    assert "Improve first" in done.stdout


@pytest.mark.parametrize(
    ("words", "exit_code", "code", "said"),
    [
        (("nps", "d.csv", "--nps", "Q1"), 2, "CX2001", "--driver COLUMN"),
        (("npss", "d.csv", "-c", "c.yaml"), 2, "CX2011", "Did you mean 'nps'?"),
        (("nps", "d.csv", "--nps", "Q1", "--driver", "Q1"), 2, "CX2001", "itself"),
        (("nps", "d.csv", "-c", "c.yaml", "--method", "guess"), 2, "CX2001", "--method"),
        (("nps", "d.csv", "-c", "c.yaml", "--resamples", "5"), 2, "CX2001", "--resamples"),
        (("nps", "d.csv", "-c", "c.yaml", "--by", "country"), 2, "CX2001", "--by"),
        (("nps", "d.csv", "--nps", "Q1", "--driver", "Q4_prise"), 3, "CX3007", "Did you mean 'Q4_price'?"),
        (("nps", "d.csv", "--nps", "Q1", "--driver", "comment"), 3, "CX3012", "are not numbers"),
        (("nps", "d.csv", "-c", "c.yaml", "--where", "Q4_support=1"), 3, "CX3024", "are needed"),
        (("nps", "d.csv", "-c", "c.yaml", "--where", "country=XX"), 3, "CX3010", "No row is left"),
    ],
)  # fmt: skip
def test_what_cannot_be_ranked_is_refused_with_the_way_out(
    words: tuple[str, ...], exit_code: int, code: str, said: str, run: Run
) -> None:
    done = run("drivers", *words)
    assert (done.returncode, done.stdout) == (exit_code, "")
    assert f"error {code}: " in done.stderr
    assert said in done.stderr


def test_a_constant_driver_is_exit_3_and_named(run: Run, tmp_path: Path) -> None:
    constant = [f"{line},{'same' if i == 0 else 4}" for i, line in enumerate(export().splitlines())]
    (tmp_path / "d.csv").write_text("\n".join(constant) + "\n")
    done = run("drivers", "nps", "d.csv", "--nps", "Q1", "--driver", "same", "--driver", "Q4_price")
    assert done.returncode == 3
    assert "error CX3025: " in done.stderr
    assert "'same'" in done.stderr


def test_twins_are_exit_3_and_named(run: Run, tmp_path: Path) -> None:
    lines = export().splitlines()
    twins = [f"{line},{'twin' if i == 0 else line.split(',')[3]}" for i, line in enumerate(lines)]
    (tmp_path / "d.csv").write_text("\n".join(twins) + "\n")
    done = run(
        "drivers",
        "nps",
        "d.csv",
        "--nps",
        "Q1",
        "--driver",
        "Q4_support",
        "--driver",
        "twin",
        "--driver",
        "Q4_price",
    )
    assert done.returncode == 3
    assert "error CX3026: " in done.stderr
    assert "'Q4_support', 'twin'" in done.stderr
    assert "Q4_price" not in done.stderr


def test_too_many_unread_answers_are_shown_and_then_exit_3(run: Run, tmp_path: Path) -> None:
    rows = [line.split(",") for line in export().splitlines()]
    for row in rows[1:21]:
        row[3] = "good"
    (tmp_path / "d.csv").write_text("\n".join(map(",".join, rows)) + "\n")
    done = run("drivers", "nps", "d.csv", "--nps", "Q1", "--driver", "Q4_support", *FAST)
    assert done.returncode == 3
    assert "Association, not cause" in done.stdout
    assert "warning CX0131: " in done.stderr
    assert "error CX3012: Q4_support: 13.3% of the answers are not numbers" in done.stderr


def test_a_poor_fit_is_a_warning_that_may_fail_the_run(run: Run) -> None:
    words = ("drivers", "nps", "d.csv", "--nps", "Q1", "--driver", "Q4_support", *FAST)
    assert "warning CX0130: " in run(*words).stderr
    assert (run(*words).returncode, run(*words, "--fail-on-warn").returncode) == (0, 1)


def test_standard_input_is_ranked_like_the_file(run: Run) -> None:
    piped = run("drivers", "nps", "-", "-c", "c.yaml", *FAST, "-f", "csv", stdin=export().encode())
    assert piped.stdout == run("drivers", "nps", "d.csv", "-c", "c.yaml", *FAST, "-f", "csv").stdout


def test_a_base_that_would_be_hidden_is_too_small_and_nothing_else_is_claimed(run: Run) -> None:
    done = run("drivers", "nps", "d.csv", "-c", "c.yaml", "--where", "comment=text 3")
    assert done.returncode == 3
    assert [line.split(":")[0] for line in done.stderr.splitlines()] == ["error CX3024"]
