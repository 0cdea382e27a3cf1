"""What is assumed of the answers of a survey that has not been held yet."""

import math
from dataclasses import dataclass
from typing import ClassVar, Protocol

from cxcli.stats.net_score import Pulls, score_interval
from cxcli.stats.normal import normal_quantile, two_sided
from cxcli.stats.planning import (
    WORST_NET_VARIANCE,
    WORST_SHARE_VARIANCE,
    net_variance,
    share_variance,
)
from cxcli.stats.share import wilson_interval
from cxcli.stats.student import t_quantile

Ends = tuple[float, float]


@dataclass(frozen=True, slots=True)
class People:
    """How much a number of answers is worth.

    Attributes:
        simple: people of a simple sample who say as much, the population being endless; > 0.
        effective: the same with the finite population counted in; infinite where everybody answered.
    """

    simple: float
    effective: float


class Assumed(Protocol):
    """An assumption about the answers to one question."""

    widest: ClassVar[float]
    """The largest difference that two groups can have."""

    @property
    def variance(self) -> float:
        """The variance of one answer."""

    @property
    def is_worst_case(self) -> bool:
        """Whether nothing is known, so that the largest variance there is stands in."""

    def moved(self, difference: float) -> "Assumed | None":
        """Return the same once its score has moved so far; None where the scale ends before."""

    def limits(self, people: People, confidence: float) -> Ends:
        """Return how far below and above the score the interval of a report would reach, each >= 0.

        It is the interval of answers that come out exactly as assumed.
        """


@dataclass(frozen=True, slots=True)
class AssumedNet:
    """A net score: the shares that pull up and down, in 0..1 and together at most 1; None is not known."""

    pulls: tuple[float, float] | None
    widest: ClassVar[float] = 2.0

    @property
    def is_worst_case(self) -> bool:
        """Whether no shares are given."""
        return self.pulls is None

    @property
    def variance(self) -> float:
        """The variance of one answer, 0..1."""
        return WORST_NET_VARIANCE if self.pulls is None else net_variance(*self.pulls)

    def moved(self, difference: float) -> "AssumedNet | None":
        """Return the same with half the difference moved from one end to the other.

        Where an end has less than that to give, the middle gives the rest.
        """
        if self.pulls is None:
            return self
        up, down = self.pulls
        net = up - down + difference
        if abs(net) > 1:
            return None
        fewer = max(down - difference / 2, 0.0, -net)
        return AssumedNet((net + fewer, fewer))

    def limits(self, people: People, confidence: float) -> Ends:
        """Return how far the score interval reaches below and above."""
        up, down = self.pulls or (0.5, 0.5)
        if math.isinf(people.effective):
            return 0.0, 0.0
        n = people.effective
        low, high = score_interval(Pulls(up * n, down * n, n), _z(confidence))
        return up - down - low, high - (up - down)


@dataclass(frozen=True, slots=True)
class AssumedShare:
    """A share in 0..1; None is not known."""

    share: float | None
    widest: ClassVar[float] = 1.0

    @property
    def is_worst_case(self) -> bool:
        """Whether no share is given."""
        return self.share is None

    @property
    def variance(self) -> float:
        """The variance of one answer, 0..0.25."""
        return WORST_SHARE_VARIANCE if self.share is None else share_variance(self.share)

    def moved(self, difference: float) -> "AssumedShare | None":
        """Return the share so much larger or smaller."""
        if self.share is None:
            return self
        there = self.share + difference
        return AssumedShare(there) if 0 <= there <= 1 else None

    def limits(self, people: People, confidence: float) -> Ends:
        """Return how far Wilson's interval reaches below and above."""
        share = 0.5 if self.share is None else self.share
        if math.isinf(people.effective):
            return 0.0, 0.0
        low, high = wilson_interval(share, people.effective, _z(confidence))
        return share - low, high - share


@dataclass(frozen=True, slots=True)
class AssumedMean:
    """A mean whose answers have this standard deviation, > 0, in scale points."""

    sd: float
    widest: ClassVar[float] = math.inf
    is_worst_case: ClassVar[bool] = False

    @property
    def variance(self) -> float:
        """The variance of one answer, in squared scale points."""
        return self.sd**2

    def moved(self, difference: float) -> "AssumedMean":  # noqa: ARG002 -- wherever the mean is, its spread is this
        """Return the same: the spread is assumed not to change with the mean."""
        return self

    def limits(self, people: People, confidence: float) -> Ends:
        """Return how far the t interval reaches; infinitely for people worth one or less."""
        if math.isinf(people.effective):
            return 0.0, 0.0
        if people.simple <= 1:
            return math.inf, math.inf
        half = t_quantile(two_sided(confidence), people.simple - 1) * self.sd / math.sqrt(people.effective)
        return half, half


def _z(confidence: float) -> float:
    return normal_quantile(two_sided(confidence))
