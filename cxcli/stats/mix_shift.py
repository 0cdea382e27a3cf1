"""What moved the total: segments that score differently (rate), or segments that grew and shrank (mix).

A segment with weighted shares s0, s1 and scores t0, t1 in the two waves, whose totals are T0 and T1, adds
rate = (s0 + s1) / 2 (t1 - t0) and mix = (s1 - s0) ((t0 + t1) / 2 - (T0 + T1) / 2). Both add up to T1 - T0
exactly. A segment that answered in one wave only is taken to have the same score in the other, where
its share is 0; so its rate is 0.

Source:
    Kitagawa, E. M. (1955), "Components of a Difference between Two Rates", Journal of the American
    Statistical Association 50(272).
"""

import math
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from cxcli.evidence import Distribution
from cxcli.stats.headline import Headline
from cxcli.stats.wave import Segment, Wave, wave_of
from cxcli.study.statistics import Statistics

Presence = Literal["both", "entry", "exit"]
"""Whether a segment answered in both waves, only in the current one, or only in the baseline."""


@dataclass(frozen=True, slots=True)
class MixPart:
    """What one segment adds to the change of the total, exactly, in the unit of the metric."""

    segment: Hashable
    rate: Fraction
    mix: Fraction
    kind: Presence


@dataclass(frozen=True, slots=True)
class ThreeParts:
    """The same change with the baseline held fixed: base_rate + base_mix + interaction = total, exactly.

    Attributes:
        base_rate: changed scores at the baseline's shares.
        base_mix: changed shares at the baseline's scores.
        interaction: both changed together.
    """

    base_rate: Fraction
    base_mix: Fraction
    interaction: Fraction


@dataclass(frozen=True, slots=True)
class MixShift:
    """A change of a total taken apart, in the unit of the metric; rate + mix = total, exactly.

    Attributes:
        total: current less baseline.
        rate, mix: the sums over the parts.
        parts: by segment, those of the baseline first, each in the order given.
        simpson_reversal: whether every segment that answered in both waves moved one way and the total
            the other.
        rate_se: the standard error of `rate`, with the shares taken as fixed.
        three_parts: the split that holds the baseline fixed.
    """

    total: Fraction
    rate: Fraction
    mix: Fraction
    parts: tuple[MixPart, ...]
    simpson_reversal: bool
    rate_se: float
    three_parts: ThreeParts


def mix_shift(
    baseline: Mapping[Segment, Distribution],
    current: Mapping[Segment, Distribution],
    headline: Headline,
    statistics: Statistics,
) -> MixShift | None:
    """Return why the total moved from the baseline to the current wave; None when nobody answered in one.

    Args:
        baseline: the answers of each segment. Every person is in exactly one, so that the segments make
            up the total: a blank is a segment like any other.
        current: the same of the later wave.
        headline: what is scored: any mean, share or net score.
        statistics: the rule for effective people, for the standard error.
    """
    before = wave_of(baseline, headline, statistics)
    after = wave_of(current, headline, statistics)
    if before is None or after is None:
        return None
    moves = [_move(segment, before, after) for segment in dict.fromkeys((*before.parts, *after.parts))]
    middle, total = (before.total + after.total) / 2, after.total - before.total
    parts = tuple(_part(move, middle, headline.factor) for move in moves)
    return MixShift(
        total=headline.factor * total,
        rate=sum((part.rate for part in parts), Fraction(0)),
        mix=sum((part.mix for part in parts), Fraction(0)),
        parts=parts,
        simpson_reversal=_is_reversed(moves, total),
        rate_se=headline.factor * math.sqrt(sum(move.weight**2 * move.variance for move in moves)),
        three_parts=_three_parts(moves, before.total, headline.factor),
    )


@dataclass(frozen=True, slots=True)
class _Move:
    """A segment in the baseline (0) and in the current wave (1), in the unit of the prices."""

    segment: Hashable
    share0: Fraction
    share1: Fraction
    score0: Fraction
    score1: Fraction
    variance: Fraction
    kind: Presence

    @property
    def weight(self) -> Fraction:
        """The mean of its shares in both waves."""
        return (self.share0 + self.share1) / 2

    @property
    def grown(self) -> Fraction:
        """How much its share has grown."""
        return self.share1 - self.share0

    @property
    def risen(self) -> Fraction:
        """How much its score has risen."""
        return self.score1 - self.score0


def _move(segment: Hashable, before: Wave, after: Wave) -> _Move:
    """Return how a segment moved; one that is absent in a wave moves nothing but its share."""
    was, now = before.parts.get(segment), after.parts.get(segment)
    if was and now:
        variance = was.variance + now.variance
        return _Move(segment, was.share, now.share, was.score, now.score, variance, "both")
    nothing = Fraction(0)
    if now:
        return _Move(segment, nothing, now.share, now.score, now.score, nothing, "entry")
    gone = before.parts[segment]
    return _Move(segment, gone.share, nothing, gone.score, gone.score, nothing, "exit")


def _part(move: _Move, middle: Fraction, factor: int) -> MixPart:
    rate = move.weight * move.risen
    mix = move.grown * ((move.score0 + move.score1) / 2 - middle)
    return MixPart(move.segment, factor * rate, factor * mix, move.kind)


def _is_reversed(moves: Iterable[_Move], total: Fraction) -> bool:
    steps = [move.risen for move in moves if move.kind == "both"]
    return bool(steps) and (
        (total < 0 and all(step > 0 for step in steps)) or (total > 0 and all(step < 0 for step in steps))
    )


def _three_parts(moves: Iterable[_Move], base: Fraction, factor: int) -> ThreeParts:
    rate = mix = interaction = Fraction(0)
    for move in moves:
        rate += move.share0 * move.risen
        mix += move.grown * (move.score0 - base)
        interaction += move.grown * move.risen
    return ThreeParts(factor * rate, factor * mix, factor * interaction)
