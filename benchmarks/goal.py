"""What a goal is: a figure of one round of a trial, and its bound."""

from collections.abc import Callable
from dataclasses import dataclass

from benchmarks.measure import Runs
from benchmarks.trials import MILLION, Trial

Figure = Callable[[Runs], float]


@dataclass(frozen=True, slots=True)
class Goal:
    """A promise about one figure.

    Attributes:
        name: what is promised.
        trial: what runs for it.
        rows: of the export; below a million the size belongs to the goal, and no other is tried.
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

    @property
    def is_large(self) -> bool:
        """Tell whether it is about a large export, so that another size may be tried."""
        return self.rows >= MILLION


def ratio(measure: str, of: str, *beside: str) -> Figure:
    """Return a figure: wall, CPU or memory of a command, as a multiple of the least of some others."""
    return lambda runs: getattr(runs[of], measure) / min([getattr(runs[name], measure) for name in beside])


def memory(of: str) -> Figure:
    """Return a figure: the megabytes of a command at its peak."""
    return lambda runs: runs[of].memory


def added(of: str, beside: str, number: int) -> Figure:
    """Return a figure: the CPU seconds by which a command exceeds another, for each of some things."""
    return lambda runs: (runs[of].cpu - runs[beside].cpu) / number


def gained(of: str, over: str) -> Figure:
    """Return a figure: the wall of the work itself, without what hardly any rows cost, as a multiple."""
    return lambda runs: _work(runs, of) / _work(runs, over)


def _work(runs: Runs, name: str) -> float:
    return runs[f"{name}: all"].wall - runs[f"{name}: few"].wall
