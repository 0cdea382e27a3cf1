"""The goals of speed and memory, beside what was measured: `python -m benchmarks goals`."""

import argparse
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from benchmarks.measure import Runs
from benchmarks.trials import (
    MILLION,
    ONE,
    TWO,
    Trial,
    cluster,
    few,
    growth,
    one_core,
    parquet,
    questions,
    start,
    text,
    workbook,
)

Figure = Callable[[Runs], float]


@dataclass(frozen=True, slots=True)
class Goal:
    """A promise about one figure.

    Attributes:
        name: what is promised.
        trial: what runs for it.
        rows: of the export; 0: the size is the trial's own.
        bound: what the figure may be at most.
        figure: of one round; a KeyError names a command that could not run.
        places: decimals that are shown.
    """

    name: str
    trial: Trial
    rows: int
    bound: float
    figure: Figure
    places: int = 2


def ratio(measure: str, of: str, *beside: str) -> Figure:
    """Return a figure: wall, CPU or memory of a command, as a multiple of the least of some others."""
    return lambda runs: (
        getattr(runs[of], measure) / min([getattr(runs[name], measure) for name in beside])
    )


def memory(of: str) -> Figure:
    """Return a figure: the megabytes of a command at its peak."""
    return lambda runs: runs[of].memory
