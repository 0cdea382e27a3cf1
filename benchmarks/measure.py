"""Runs commands in turn as whole processes, and tells their time and peak memory."""

import os
import subprocess
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import median


@dataclass(frozen=True, slots=True)
class Run:
    """One process: wall and CPU seconds, and peak memory in megabytes."""

    wall: float
    cpu: float
    memory: float


def once(command: Sequence[str]) -> Run:
    """Return what one run of a command took; its output is thrown away.

    Raises:
        RuntimeError: the command failed.
    """
    begin = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.perf_counter() - begin
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        message = process.stderr.read().decode() if process.stderr else ""
        raise RuntimeError(f"{command[:4]} ended with {process.returncode}: {message[:500]}")
    return Run(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


def in_turn(commands: Mapping[str, Sequence[str]], rounds: int) -> dict[str, Run]:
    """Return the medians of each command over some rounds, run alternately after one warm-up."""
    runs: dict[str, list[Run]] = {name: [] for name in commands}
    for round_number in range(rounds + 1):
        for name, command in commands.items():
            run = once(command)
            if round_number:
                runs[name].append(run)
    return {name: _medians(found) for name, found in runs.items()}


def _medians(runs: Sequence[Run]) -> Run:
    return Run(
        median(run.wall for run in runs),
        median(run.cpu for run in runs),
        max(run.memory for run in runs),
    )
