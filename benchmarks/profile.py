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
    add_options(parser)
    asked = parser.parse_args(arguments)
    compiled()
    with folder_of(asked) as folder, on_one_core():
        stages = medians_of([stages_of(folder, asked.rows, asked.duplicates) for _ in range(asked.rounds)])
        others = {
            name: command.argv
            for name, command in peers(folder, asked.rows, "csv", "DuckDB", "Polars").items()
        }
        runs = medians(in_turn(others, asked.rounds)) if others else {}
    print(f"{machine()}; median of {asked.rounds} rounds, {asked.rows:,} rows, one core")
    print(JOB)
    print(
        table(
            [*_lines(stages), *((f"{name}, all of it", f"{run.cpu:.2f}", "") for name, run in runs.items())]
        )
    )
    return 0


def stages_of(folder: Path, size: int, duplicates: str) -> Mapping[str, float]:
    """Return the CPU seconds of each stage of one run.

    Raises:
        RuntimeError: cxcli failed.
    """
    command = cxcli(folder, size, "csv", config(duplicates), "--jobs", "1")
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


def _lines(stages: Mapping[str, float]) -> list[tuple[str, str, str]]:
    whole = sum(stages.values())
    lines = [(stage, f"{seconds:.2f}", f"{seconds / whole:.0%}") for stage, seconds in stages.items()]
    return [("CPU seconds", "s", "share"), *lines, ("cxcli, all of it", f"{whole:.2f}", "100%")]
