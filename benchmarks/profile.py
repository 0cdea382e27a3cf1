"""Where the time of cxcli goes on the job, stage by stage, beside what others need for all of it."""

import argparse
import json
import subprocess
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from statistics import median

from benchmarks.asked import add_options, folder_of, rows
from benchmarks.bytecode import compiled
from benchmarks.files import ROOT, export
from benchmarks.job import JOB, config
from benchmarks.measure import in_turn, medians, on_one_core
from benchmarks.tables import machine, table
from benchmarks.tools import PYTHON, peers
from benchmarks.trials import MILLION

_HARDLY_ANY = 0.001
"""Seconds: stages that other formats have are left out."""


def main(arguments: Sequence[str]) -> int:
    """Print CPU seconds of one core by stage, and return the exit code."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks profile", description=__doc__)
    parser.add_argument("--rows", type=rows, default=MILLION, help="of the export (default: 1M)")
    parser.add_argument("--format", choices=("csv", "parquet", "xlsx"), default="csv", help="of the export")
    parser.add_argument("--duplicates", default="off", help="off, as in the job (default), auto or warn")
    parser.add_argument(
        "--questions", type=int, default=0, help="star ratings scored as well, 0 to 5 (default: 0)"
    )
    add_options(parser)
    asked = parser.parse_args(arguments)
    compiled()
    configuration = config(asked.duplicates, asked.questions)
    with folder_of(asked) as folder, on_one_core():
        stages = medians_of(
            [stages_of(export(folder, asked.rows, asked.format), configuration) for _ in range(asked.rounds)]
        )
        others = _others(folder, asked)
    print(f"{machine()}; median of {asked.rounds} rounds, {asked.rows:,} rows, one core")
    print(JOB)
    print(table([*_lines(stages), *((f"{name}, all of the job", f"{cpu:.2f}", "") for name, cpu in others)]))
    return 0


def stages_of(file: Path, configuration: str) -> Mapping[str, float]:
    """Return the CPU seconds of each stage of one run.

    Raises:
        RuntimeError: cxcli failed.
    """
    with tempfile.TemporaryDirectory() as made:
        path = Path(made) / "job.yaml"
        path.write_text(configuration, encoding="utf-8")
        words = ["score", str(file), "-c", str(path), "-f", "json", "--jobs", "1"]
        return _timed(words)


def _timed(words: Sequence[str]) -> Mapping[str, float]:
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


def _others(folder: Path, asked: argparse.Namespace) -> list[tuple[str, float]]:
    """Return what the fastest others need for all of the job; none where they are not installed."""
    names = ("DuckDB", "Polars", "pandas, openpyxl", "pandas, calamine")
    commands = peers(folder, asked.rows, asked.format, *names)
    runs = medians(in_turn({name: command.argv for name, command in commands.items()}, asked.rounds))
    return [(name, run.cpu) for name, run in runs.items()]


def _lines(stages: Mapping[str, float]) -> list[tuple[str, str, str]]:
    whole = sum(stages.values())
    lines = [(stage, f"{s:.2f}", f"{s / whole:.0%}") for stage, s in stages.items() if s > _HARDLY_ANY]
    return [("CPU seconds", "s", "share"), *lines, ("cxcli, all of it", f"{whole:.2f}", "100%")]
