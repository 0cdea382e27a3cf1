"""The same job by every tool on one export: time, memory, and cxcli as a multiple of each."""

import argparse
from collections.abc import Iterator, Sequence
from pathlib import Path
from statistics import median

from benchmarks.asked import add_options, folder_of, rows
from benchmarks.bytecode import compiled
from benchmarks.files import FORMS, export
from benchmarks.job import JOB, config
from benchmarks.measure import Runs, in_turn, medians
from benchmarks.tables import machine, table
from benchmarks.tools import PEERS, Command, check, cxcli, options_of_score, peers
from benchmarks.trials import MILLION

_FIRST = "cxcli"
_FORMS = [form for form in FORMS if form != "parts"]
_HEADING = ("", "wall s", "CPU s", "peak MB", "wall", "least", "most", "CPU", "memory")


def main(arguments: Sequence[str]) -> int:
    """Measure every tool that reads a form, print the table, and return the exit code."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks compare", description=__doc__)
    parser.add_argument("--rows", type=rows, default=MILLION, help="of the export (default: 1M)")
    parser.add_argument("--format", choices=_FORMS, default="csv", help="of the export (default: csv)")
    add_options(parser)
    asked = parser.parse_args(arguments)
    compiled()
    with folder_of(asked) as folder:
        commands = _mine(folder, asked.rows, asked.format) | peers(folder, asked.rows, asked.format)
        size = export(folder, asked.rows, asked.format).stat().st_size
        check(commands, folder)
        rounds = in_turn({name: command.argv for name, command in commands.items()}, asked.rounds)
    print(f"{machine()}; {asked.rounds} rounds in turn")
    print(JOB)
    print(f"{asked.rows:,} rows, {asked.format}, {size / 1e6:,.1f} MB")
    print(table([_HEADING, *_lines(rounds)]))
    print("wall to memory on the right: cxcli as a multiple of the tool (median; least and most of a round)")
    for peer in PEERS:
        if peer.name not in commands and asked.format in peer.forms:
            print(f"{peer.name}: not installed")
    return 0


def _mine(folder: Path, size: int, form: str) -> dict[str, Command]:
    """Return cxcli as it stands, and with more or less to do than the others."""
    variants = {
        _FIRST: cxcli(folder, size, form, config()),
        "cxcli, looks for duplicates": cxcli(folder, size, form, config("auto")),
        "cxcli, plainest statistics": cxcli(folder, size, form, config(interval="wald")),
    }
    if "--jobs" in options_of_score():
        variants["cxcli --jobs 1"] = cxcli(folder, size, form, config(), "--jobs", "1")
        variants["cxcli --jobs 2"] = cxcli(folder, size, form, config(), "--jobs", "2")
    return variants


def _lines(rounds: Sequence[Runs]) -> Iterator[Sequence[str]]:
    for name, run in medians(rounds).items():
        walls = [runs[_FIRST].wall / runs[name].wall for runs in rounds]
        cpu = median(runs[_FIRST].cpu / runs[name].cpu for runs in rounds)
        memory = median(runs[_FIRST].memory / runs[name].memory for runs in rounds)
        ratios = [f"{ratio:.2f}" for ratio in (median(walls), min(walls), max(walls), cpu, memory)]
        shown = ratios if name != _FIRST else [""] * len(ratios)
        yield name, f"{run.wall:.2f}", f"{run.cpu:.2f}", f"{run.memory:.0f}", *shown
