"""Runs commands in turn as whole processes, and tells their time and peak memory."""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from benchmarks.files import ROOT

_UNIT = 1 if sys.platform == "darwin" else 1024
"""Bytes of the unit in which the system tells the peak memory."""


@dataclass(frozen=True, slots=True)
class Run:
    """One process and those it waited for: wall and CPU seconds, and MB (2**20 bytes) of the largest at its peak."""

    wall: float
    cpu: float
    memory: float


Runs = Mapping[str, Run]
"""One round: name of the command -> its run."""


def once(command: Sequence[str], output: Path | None = None) -> Run:
    """Return what one run of a command took; its output goes to a file, or is thrown away.

    Commands run at the top of the project, so that its own packages are what `-m` finds.

    Raises:
        RuntimeError: the command failed.
    """
    with tempfile.TemporaryFile() as errors, (output or Path(os.devnull)).open("wb") as said:
        begin = time.perf_counter()
        process = subprocess.Popen(command, stdout=said, stderr=errors, cwd=ROOT)
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - begin
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            errors.seek(0)
            message = errors.read().decode(errors="replace")
            raise RuntimeError(f"{' '.join(command)[:200]} ended with {process.returncode}: {message[-500:]}")
    return Run(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * _UNIT / 2**20)


def in_turn(commands: Mapping[str, Sequence[str]], rounds: int) -> list[Runs]:
    """Return some rounds, in each of which every command runs once."""
    return [{name: once(command) for name, command in commands.items()} for _ in range(rounds)]


def medians(rounds: Sequence[Runs]) -> dict[str, Run]:
    """Return the median time of each command, and its largest memory."""
    return {name: _median([runs[name] for runs in rounds]) for name in rounds[0]}


@contextmanager
def on_one_core() -> Iterator[None]:
    """Keep what is started here on one core, where the system can."""
    if not hasattr(os, "sched_setaffinity"):
        yield
        return
    cores = os.sched_getaffinity(0)
    os.sched_setaffinity(0, {min(cores)})
    try:
        yield
    finally:
        os.sched_setaffinity(0, cores)


def _median(runs: Sequence[Run]) -> Run:
    return Run(
        median(run.wall for run in runs),
        median(run.cpu for run in runs),
        max(run.memory for run in runs),
    )
