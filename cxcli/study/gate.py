"""A gate: what a number must reach for a run to pass."""

from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

GateMode = Literal["not_worse", "assured", "point"]
GateRule = Literal["min", "max", "max_drop"]
Sequential = Literal["cs", "obf", "pocock"]


@dataclass(frozen=True, slots=True)
class Looks:
    """How often a gate is looked at.

    Attributes:
        method: a confidence sequence, or O'Brien-Fleming or Pocock boundaries.
        planned: how many looks are planned, >= 2 (boundaries only).
        this: which of them this is, 1..planned (boundaries only).
        tightest_at: the number of answers at which a confidence sequence is tightest.
    """

    method: Sequential
    planned: int = 0
    this: int = 0
    tightest_at: int = 250


@dataclass(frozen=True, slots=True)
class Gate:
    """One gate of a configuration.

    Attributes:
        metric: its name.
        rule: at least `threshold` (`min`), at most (`max`), or no worse than the baseline by more (`max_drop`).
        threshold: in the unit of the metric.
        mode: when a gate that is not settled breaks the run.
        segment: variable -> value; empty for everyone.
        versus: the baseline of `max_drop`: a report of an earlier run, or an export.
        min_n: fewer people, or effective people, are inconclusive in every mode.
        looks: how often the gate is looked at, None for one fresh look.
    """

    metric: str
    rule: GateRule
    threshold: Fraction
    mode: GateMode = "not_worse"
    segment: tuple[tuple[str, str | None], ...] = ()
    versus: str | None = None
    min_n: int = 30
    looks: Looks | None = None
