"""The goals of speed and memory, each beside what was measured."""

import argparse
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import nullcontext
from dataclasses import replace
from math import inf
from statistics import median

from benchmarks.asked import add_options, folder_of, rows
from benchmarks.bytecode import compiled
from benchmarks.goal import Goal
from benchmarks.job import JOB
from benchmarks.measure import Runs, in_turn, on_one_core
from benchmarks.promised import GOALS
from benchmarks.tables import machine, table
from benchmarks.tools import PEERS, check, options_of_score
from benchmarks.trials import MILLION, Bench, Trial, one_core

_HEADING = ("goal", "rows", "bound", "measured", "least", "most", "")


def main(arguments: Sequence[str]) -> int:
    """Measure goals, print them, and return the exit code: a goal that is missed is no error."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks goals", description=__doc__)
    parser.add_argument(
        "--rows", type=rows, nargs="+", default=[MILLION, 10 * MILLION],
        help="sizes of large exports (default: 1M 10M); a size that no goal is about is tried without a bound",
    )  # fmt: skip
    parser.add_argument("--only", default="", metavar="TEXT", help="only goals whose name has this text")
    add_options(parser)
    asked = parser.parse_args(arguments)
    chosen = [goal for goal in goals_at(asked.rows) if asked.only in goal.name]
    compiled()
    with folder_of(asked) as folder:
        lines = list(measured(chosen, Bench(folder, options_of_score()), asked.rounds))
    print(f"{machine()}; {asked.rounds} rounds in turn")
    print(JOB)
    print(table([_HEADING, *lines]))
    return 0


def goals_at(sizes: Iterable[int]) -> Iterator[Goal]:
    """Yield the goals about large exports of some sizes, and those whose size is their own."""
    for size in sizes:
        about = [goal for goal in GOALS if goal.is_large and goal.rows == size]
        tried = {goal.name: replace(goal, rows=size, bound=inf) for goal in GOALS if goal.is_large}
        yield from about or tried.values()
    yield from (goal for goal in GOALS if not goal.is_large)


def measured(goals: Sequence[Goal], bench: Bench, rounds: int) -> Iterator[Sequence[str]]:
    """Yield a line of the table for each goal; goals of the same trial share its rounds."""
    found = {key: _rounds(*key, bench, rounds) for key in dict.fromkeys((g.trial, g.rows) for g in goals)}
    for goal in goals:
        said = found[goal.trial, goal.rows]
        yield goal.name, f"{goal.rows:,}" if goal.rows else "", *result(goal, said)


def _rounds(trial: Trial, size: int, bench: Bench, rounds: int) -> Sequence[Runs] | str:
    """Return the rounds of a trial, or why there are none."""
    try:
        commands = trial(bench, size)
        if not commands:
            return "not there yet"
        print(f"measuring, {size:,} rows: {'; '.join(commands)}", file=sys.stderr)
        with on_one_core() if trial is one_core else nullcontext():
            check(commands, bench.folder)
            return in_turn({name: command.argv for name, command in commands.items()}, rounds)
    except RuntimeError as problem:
        print(problem, file=sys.stderr)
        return "did not run"


def result(goal: Goal, rounds: Sequence[Runs] | str) -> Sequence[str]:
    """Return the bound of a goal, the median, least and most of its rounds, and the verdict."""
    bound = "" if goal.bound == inf else f"{goal.bound:.{goal.places}f}"
    if isinstance(rounds, str):
        return bound, "", "", "", rounds
    try:
        figures = [goal.figure(runs) for runs in rounds]
    except KeyError as missing:
        name = missing.args[0]
        is_peer = any(name == peer.name for peer in PEERS)
        return bound, "", "", "", f"{name} is not installed" if is_peer else "not there yet"
    middle = median(figures)
    verdict = "" if goal.bound == inf else "reached" if middle <= goal.bound else "missed"
    return bound, *(f"{figure:.{goal.places}f}" for figure in (middle, min(figures), max(figures))), verdict
