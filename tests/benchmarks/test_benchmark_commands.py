"""The benchmarks as anyone runs them, on exports small enough for a test."""

import json
import subprocess
import sys
from collections.abc import Sequence
from math import inf
from pathlib import Path

import pytest

from benchmarks import asked, compare, goals, profile
from benchmarks.exports import write
from benchmarks.files import ROOT, export, path_of, truth
from benchmarks.goal import Goal, added, gained, memory, ratio
from benchmarks.job import config
from benchmarks.measure import Run, in_turn, medians, once
from benchmarks.promised import GOALS
from benchmarks.stages import OTHERS, REST, STAGES, START, Clock
from benchmarks.tools import Command, check
from benchmarks.trials import ONE, Bench

MILLION = 1_000_000


def python(code: str) -> Sequence[str]:
    return [sys.executable, "-c", code]


def test_a_process_is_measured_as_a_whole() -> None:
    idle = once(python("import time; time.sleep(0.2)"))
    large = once(python("b'x' * (300 * 2**20)"))
    assert idle.wall >= 0.2 > idle.cpu
    assert large.memory > 300


def test_a_command_that_fails_is_told_with_its_own_words() -> None:
    with pytest.raises(RuntimeError, match=r"ended with 3: .*nothing here"):
        once(python("import sys; print('nothing here', file=sys.stderr); sys.exit(3)"))


def test_what_measures_stays_small() -> None:
    # On Linux a process starts with the peak memory of the one that starts it.
    code = "import sys, benchmarks.goals, benchmarks.compare; print({'numpy', 'pandas', 'pyarrow'} & sys.modules.keys())"
    said = subprocess.run(python(code), capture_output=True, check=True, cwd=ROOT, text=True)
    assert said.stdout.strip() == "set()"


def test_the_command_names_its_benchmarks() -> None:
    said = subprocess.run(
        [sys.executable, "-m", "benchmarks"], capture_output=True, check=True, cwd=ROOT, text=True
    )
    assert all(name in said.stdout for name in ("goals", "compare", "scale", "coverage", "suppression"))


def test_an_export_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / f"half-{path_of(tmp_path, 10, 'csv').name}").mkdir()
    with pytest.raises(RuntimeError, match=r"could not be made.*\[bench\]"):
        export(tmp_path, 10, "csv")


def test_commands_take_turns(tmp_path: Path) -> None:
    log = tmp_path / "log"
    commands = {name: python(f"open({str(log)!r}, 'a').write({name!r})") for name in "ab"}
    rounds = in_turn(commands, 3)
    assert log.read_text() == "ababab"
    assert list(medians(rounds)) == ["a", "b"]


def test_the_middle_of_the_rounds_is_told_and_the_largest_memory() -> None:
    rounds = [{"a": Run(wall, 2 * wall, 10 * wall)} for wall in (1, 5, 2)]
    assert medians(rounds) == {"a": Run(2, 4, 50)}


def test_a_tool_that_says_other_numbers_stops_the_benchmark(tmp_path: Path) -> None:
    write(tmp_path, 50, "csv")
    right = truth(tmp_path, 50)
    wrong = right | {"nps|*|*": right["nps|*|*"] | {"10": 0}}
    said = {"right": right, "wrong": wrong}
    commands = {name: Command(python(f"print({json.dumps(c)!r})"), rows=50) for name, c in said.items()}
    check({"right": commands["right"]}, tmp_path)
    with pytest.raises(
        SystemExit, match=r"wrong says other numbers than were drawn: nps\|\*\|\*, 10: 0 instead"
    ):
        check(commands, tmp_path)


def test_figures_of_a_round() -> None:
    runs = {"a": Run(6, 8, 100), "b": Run(4, 2, 50), "c": Run(3, 5, 400)}
    assert ratio("wall", "a", "b", "c")(runs) == 2
    assert ratio("memory", "a", "c")(runs) == 0.25
    assert memory("a")(runs) == 100
    assert added("a", "b", 3)(runs) == 2


def test_the_work_of_a_cluster_is_what_is_left_without_its_fixed_cost() -> None:
    walls = {"one: few": 2, "one: all": 12, "two: few": 3, "two: all": 9}
    runs = {name: Run(wall, 0, 0) for name, wall in walls.items()}
    assert gained("two", "one")(runs) == 0.6


@pytest.mark.parametrize(
    ("walls", "line"),
    [
        ([4, 1, 2], ("2.50", "2.00", "1.00", "4.00", "reached")),
        ([4, 1, 3], ("2.50", "3.00", "1.00", "4.00", "missed")),
        ([2.5], ("2.50", "2.50", "2.50", "2.50", "reached")),
    ],
)
def test_a_goal_is_reached_by_the_median_of_its_rounds(walls: list[float], line: tuple[str, ...]) -> None:
    goal = Goal("g", lambda _bench, _rows: {}, 10, 2.5, lambda runs: runs["a"].wall)
    assert tuple(goals.result(goal, [{"a": Run(wall, 0, 0)} for wall in walls])) == line


@pytest.mark.parametrize(
    ("name", "why"), [("DuckDB", "DuckDB is not installed"), ("cxcli on two threads", "not there yet")]
)
def test_a_goal_says_why_it_was_not_measured(name: str, why: str) -> None:
    goal = Goal("g", lambda _bench, _rows: {}, 10, 2.5, lambda runs: runs[name].wall)
    assert tuple(goals.result(goal, [{}])) == ("2.50", "", "", "", why)


def test_goals_of_a_size_are_those_about_it_and_those_with_a_size_of_their_own() -> None:
    chosen = list(goals.goals_at([MILLION]))
    assert {goal.rows for goal in chosen if goal.is_large} == {MILLION}
    assert [goal for goal in chosen if not goal.is_large] == [goal for goal in GOALS if not goal.is_large]


def test_at_a_size_that_no_goal_is_about_every_goal_is_tried_without_a_bound() -> None:
    tried = [goal for goal in goals.goals_at([2_000]) if goal.rows == 2_000]
    assert {goal.name for goal in tried} == {goal.name for goal in GOALS if goal.is_large}
    assert {goal.bound for goal in tried} == {inf}


@pytest.mark.parametrize(("text", "rows"), [("500", 500), ("10k", 10_000), ("1M", MILLION)])
def test_rows_are_written_short(text: str, rows: int) -> None:
    assert asked.rows(text) == rows


@pytest.mark.parametrize("text", ["0", "-5", "many", "", "k"])
def test_a_number_of_rows_is_a_whole_number_above_zero(text: str) -> None:
    with pytest.raises(ValueError, match=r"rows|literal"):
        asked.rows(text)


def test_goals_prints_a_line_for_each(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    arguments = ["--rows", "1k", "--rounds", "1", "--only", "small score", "--folder", str(tmp_path)]
    assert goals.main(arguments) == 0
    said = capsys.readouterr().out
    assert "start-up: a small score / import pandas" in said
    assert "duplicates: off" in said


def test_compare_prints_every_tool_that_is_there(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert compare.main(["--rows", "100", "--rounds", "1", "--folder", str(tmp_path)]) == 0
    said = capsys.readouterr().out
    assert all(name in said for name in ("cxcli", "pandas", "csv module", "peak MB", "least", "most"))


def test_a_trial_that_cannot_run_leaves_its_goal_open(tmp_path: Path) -> None:
    goal = Goal("g", lambda _bench, _rows: {ONE: Command(python("raise SystemExit(2)"))}, 10, 1, memory(ONE))
    (line,) = goals.measured([goal], Bench(tmp_path, frozenset()), rounds=1)
    assert tuple(line) == ("g", "10", "1.00", "", "", "", "did not run")


@pytest.mark.parametrize(
    ("form", "reading"),
    [("csv", "Arrow: cells"), ("parquet", "Arrow: decoding"), ("xlsx", "calamine: every cell")],
)
def test_the_stages_of_a_run_are_told(form: str, reading: str, tmp_path: Path) -> None:
    stages = profile.stages_of(export(tmp_path, 2_000, form), config("warn"))
    assert [*stages] == [START, *STAGES, REST, OTHERS]
    told = [stage for stage, seconds in stages.items() if seconds > 0]
    assert {START, "counting", "intervals, tests, sentences", "JSON", REST} <= {*told}
    assert any(stage.startswith(reading) for stage in told)


def test_each_second_belongs_to_the_innermost_stage() -> None:
    clock = Clock()
    inner = clock.around("counting", lambda: sum(range(300_000)))
    outer = clock.around("JSON", lambda: inner() and None)
    outer()
    found = clock.stop()
    assert found["counting"] > 10 * found["JSON"] > 0
