"""One wave by segment: the share of each in the weight of all, and its score."""

from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import TypeVar

from cxcli.evidence import Distribution
from cxcli.stats.headline import Headline
from cxcli.stats.sample import Sample, sample_of
from cxcli.study.statistics import Statistics

Segment = TypeVar("Segment", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Part:
    """A segment that answered: its share of the weight, in (0, 1], and its score in the unit of the prices."""

    share: Fraction
    sample: Sample

    @property
    def score(self) -> Fraction:
        """The weighted mean of the priced answers."""
        return self.sample.estimate.mean

    @property
    def variance(self) -> Fraction:
        """The variance of `score`: that of the answers, without the n / (n - 1), per effective person."""
        estimate = self.sample.estimate
        return Fraction(0) if self.sample.is_census else estimate.spread / self.sample.n


@dataclass(frozen=True, slots=True)
class Wave:
    """The segments that answered, whose shares add up to 1, and the score of all of them together."""

    parts: Mapping[Hashable, Part]
    total: Fraction


def wave_of(
    segments: Mapping[Segment, Distribution], headline: Headline, statistics: Statistics
) -> Wave | None:
    """Return a wave from the answers of its segments, no person in two of them; None when nobody answered."""
    samples = {name: sample_of(answers, headline, statistics) for name, answers in segments.items()}
    weight = sum(answers.total.weight for answers in segments.values())
    parts: dict[Hashable, Part] = {
        name: Part(Fraction(segments[name].total.weight, weight), sample)
        for name, sample in samples.items()
        if sample is not None
    }
    if not parts:
        return None
    return Wave(parts, sum((part.share * part.score for part in parts.values()), Fraction(0)))
