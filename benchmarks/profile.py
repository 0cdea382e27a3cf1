"""Where the time of cxcli goes on the job, stage by stage, beside what others need for all of it."""

import argparse
import json
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path
from statistics import median

from benchmarks.asked import add_options, folder_of, rows
from benchmarks.bytecode import compiled
from benchmarks.files import ROOT
from benchmarks.job import JOB, config
from benchmarks.measure import in_turn, medians, on_one_core
from benchmarks.tables import machine, table
from benchmarks.tools import PYTHON, cxcli, peers
from benchmarks.trials import MILLION


def main(arguments: Sequence[str]) -> int:
    """Print CPU seconds of one core by stage, and return the exit code."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks profile", description=__doc__)
    parser.add_argument("--rows", type=rows, default=MILLION, help="of the export (default: 1M)")
    parser.add_argument("--duplicates", default="off", help="off, as in the job (default), auto or warn")
    parser.add_argument(
        "--questions", type=int, default=0, help="star ratings scored as well, 0 to 5 (default: 0)"
    )
    add_options(parser)
    asked = parser.parse_args(arguments)
    compiled()
    configuration = config(asked.duplicates, asked.questions)
    with folder_of(asked) as folder, on_one_core():
        stages = medians_of([stages_of(folder, asked.rows, configuration) for _ in range(asked.rounds)])
        others = _others(folder, asked.rows, asked.rounds)
    print(f"{machine()}; median of {asked.rounds} rounds, {asked.rows:,} rows, one core")
    print(JOB)
    print(table([*_lines(stages), *((f"{name}, all of the job", f"{cpu:.2f}", "") for name, cpu in others)]))
    return 0


def stages_of(folder: Path, size: int, configuration: str) -> Mapping[str, float]:
    """Return the CPU seconds of each stage of one run.

    Raises:
        RuntimeError: cxcli failed.
    """
    command = cxcli(folder, size, "csv", configuration, "--jobs", "1")
    words = command.argv[command.argv.index("score") :]
    ran = subprocess.run(
        [PYTHON, "-m", "benchmarks.stages", *words], capture_output=True, cwd=ROOT, check=False
    )
    if ran.returncode:
        raise RuntimeError(ran.stderr.decode(errors="replace")[-500:])
    found: dict[str, float] = json.loads(ran.stdout)
    return found


def medians_of(rounds: Sequence[Mapping[str, float]]) -> Mapping[str, float]:
    """Return the median seconds of each stage."""
    return {stage: median(seconds[stage] for seconds in rounds) for stage in rounds[0]}


def _others(folder: Path, size: int, rounds: int) -> list[tuple[str, float]]:
    """Return what the fastest others need for all of the job; none where they are not installed."""
    commands = peers(folder, size, "csv", "DuckDB", "Polars")
    runs = medians(in_turn({name: command.argv for name, command in commands.items()}, rounds))
    return [(name, run.cpu) for name, run in runs.items()]


def _lines(stages: Mapping[str, float]) -> list[tuple[str, str, str]]:
    whole = sum(stages.values())
    lines = [(stage, f"{seconds:.2f}", f"{seconds / whole:.0%}") for stage, seconds in stages.items()]
    return [("CPU seconds", "s", "share"), *lines, ("cxcli, all of it", f"{whole:.2f}", "100%")]
