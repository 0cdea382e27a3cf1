"""One metric in one segment of one wave: its result, and the answers behind it."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from cxcli.errors import Notice
from cxcli.evidence import Distribution
from cxcli.metrics import METRICS
from cxcli.report.model import Result, SourceFacts
from cxcli.stats.headline import Headline
from cxcli.study.coding import Coding
from cxcli.study.question import Better, Question
from cxcli.study.scale import Scale
from cxcli.study.study import Measure

Key = tuple[str, tuple[tuple[str, str | None], ...]]
"""A metric's name, and its segment: variable -> value; nothing for everyone."""


@dataclass(frozen=True, slots=True)
class Group:
    """A result for all of the time, and the answers behind it; None when they are hidden."""

    result: Result
    answers: Distribution | None

    @property
    def key(self) -> Key:
        """What finds the same group in another wave."""
        return self.result.metric, tuple(self.result.segment.items())


@dataclass(frozen=True, slots=True)
class Measured:
    """A wave.

    Attributes:
        path: where it comes from.
        groups: in the order of its report.
        sources: the tables that were read; none of a stored report.
        warnings: what to know of it.
        overlapping: segment variables known to put a person in several segments.
    """

    path: str
    groups: Mapping[Key, Group]
    sources: tuple[SourceFacts, ...] = ()
    warnings: tuple[Notice, ...] = ()
    overlapping: frozenset[str] = frozenset()


def groups_of(results: tuple[Result, ...], answers: tuple[Distribution, ...]) -> dict[Key, Group]:
    """Return the groups of parallel results and answers; those of a period are left out."""
    groups = (
        Group(result, None if result.suppressed else found)
        for result, found in zip(results, answers, strict=True)
        if result.period is None
    )
    return {group.key: group for group in groups}


def measure_of(result: Result) -> Measure:
    """Return the measure that a result tells of: enough to score its answers, not to read a file."""
    facts = result.question
    low, high = (Fraction(end).limit_denominator(10**6) for end in facts.scale)
    scale = Scale(low, high, Fraction(facts.step).limit_denominator(10**6))
    better: Better = "lower" if facts.better == "lower" else "higher"
    question = Question((), scale, better, Coding(scale))
    positive = frozenset(Fraction(point).limit_denominator(10**6) for point in facts.positive)
    return Measure(
        result.metric, result.type, result.title, result.statistic, question, positive, way=facts.way
    )


def headline_of(result: Result) -> Headline:
    """Return what the value of a result is."""
    return METRICS[result.type].headline(measure_of(result))
