"""What another definition of a metric is: how it changes what is measured, and what it does in words."""

from collections.abc import Callable
from dataclasses import dataclass

from cxcli.evidence import Distribution
from cxcli.study.study import Measure
from cxcli.words import Words


def _same(measure: Measure) -> Measure:
    return measure


def _always(_: Measure) -> bool:
    return True


@dataclass(frozen=True, slots=True)
class Definition:
    """Another definition of a type of metric.

    Attributes:
        name: as written after `--as`.
        says: what it does, as the second half of a sentence: "averages all answers".
        change: the measure under this definition.
        recount: the answers under it, where a measure cannot say so; None: as they are.
        fits: whether a measure's scale and data allow it.
        adds_people: whether people count who gave no answer, of whom neither weight nor cluster is known.
    """

    name: str
    says: Words
    change: Callable[[Measure], Measure] = _same
    recount: Callable[[Distribution, Measure], Distribution] | None = None
    fits: Callable[[Measure], bool] = _always
    adds_people: bool = False
