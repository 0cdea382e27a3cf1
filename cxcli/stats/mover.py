"""The difference of two groups put together from the interval of each, and its test.

The limits of the difference are L = d - sqrt((t1 - l1)^2 + (u2 - t2)^2) and
U = d + sqrt((u1 - t1)^2 + (t2 - l2)^2). With Wilson's limits this is Newcombe's hybrid score interval.
The p-value is the level at which the limit nearest 0 touches 0, so that test and interval agree.

Source:
    Zou, G. Y. & Donner, A. (2008), "Construction of Confidence Limits about Effect Measures: A General
    Approach", Statistics in Medicine 27(10): method of variance estimates recovery (MOVER).
    Newcombe, R. G. (1998), "Interval Estimation for the Difference between Independent Proportions:
    Comparison of Eleven Methods", Statistics in Medicine 17(8), method 10.
"""

import math
from collections.abc import Callable
from dataclasses import dataclass

from cxcli.stats.deviates import FARTHEST, Deviate
from cxcli.stats.normal import normal_tail
from cxcli.stats.root import crossing
from cxcli.stats.sample import Sample
from cxcli.stats.student import t_matching
from cxcli.stats.tested import Pair, Tested, certain


@dataclass(frozen=True, slots=True)
class Interval:
    """A way to an interval of one group, which contains the estimate and grows with the critical value.

    Attributes:
        limits: the two ends at a critical value; None when they do not exist.
        deviate: of a group, the critical value whose limit is a supposed value; None where only limits are known.
    """

    limits: Callable[[Sample, float], tuple[float, float] | None]
    deviate: Deviate | None = None


def mover(pair: Pair, interval: Interval) -> Tested:
    """Return the interval and the test of a difference of two independent groups.

    The standard error is half the width of the interval per critical value, so that it is not 0 where
    all answers are alike. With a design each group has its own Student's t of the same tail.
    """
    if pair.first.is_census and pair.second.is_census:
        return certain(pair)
    delta, ends = float(pair.delta), _ends(pair, interval, pair.z)
    if ends is None:
        return Tested(delta)
    z = _touching(pair, interval)
    return Tested(
        delta, *ends, 2 * normal_tail(z), math.copysign(z, delta), (ends[1] - ends[0]) / (2 * pair.z)
    )


def _touching(pair: Pair, interval: Interval) -> float:
    """Return the deviate, 0 to `FARTHEST`, at which the limit nearest 0 touches 0."""
    if not pair.delta:
        return 0.0
    simple = all(one.df is None and not one.is_census for one in (pair.first, pair.second))
    if simple and interval.deviate is not None:
        return _by_angle(pair, interval.deviate)
    return _by_limits(pair, interval)


def _by_angle(pair: Pair, deviate: Deviate) -> float:
    """Find where both groups' limits have the same deviate, among those that make the difference 0.

    These limits lie on a circle: t1 - l1 = d cos(a) and u2 - t2 = d sin(a), for a in 0..pi/2.
    """
    delta, one, other = float(pair.delta), float(pair.first.estimate.mean), float(pair.second.estimate.mean)
    of_first, of_second = deviate(pair.first), deviate(pair.second)

    def first(angle: float) -> float:
        return of_first(one - delta * math.cos(angle))

    def second(angle: float) -> float:
        return of_second(other + delta * math.sin(angle))

    angle = crossing(lambda angle: first(angle) - second(angle), 0.0, math.pi / 2)
    # A deviate may jump where its arm ends, at the estimate, if limits leave that out: the longer arm tells.
    return first(angle) if angle < math.pi / 4 else second(angle)


def _by_limits(pair: Pair, interval: Interval) -> float:
    delta = float(pair.delta)

    def clear_of_zero(z: float) -> float:
        low, high = (_ends(pair, interval, z) or (-math.inf, math.inf)) if z else (delta, delta)
        return max((low if delta > 0 else high) / delta, -1.0)

    near, far = 0.0, 1.0
    while far < FARTHEST and clear_of_zero(far) > 0:
        near, far = far, min(2 * far, FARTHEST)
    return crossing(clear_of_zero, near, far)


def _ends(pair: Pair, interval: Interval, z: float) -> tuple[float, float] | None:
    first, second = _arms(pair.first, interval, z), _arms(pair.second, interval, z)
    if first is None or second is None:
        return None
    delta = float(pair.delta)
    return delta - math.hypot(first[0], second[1]), delta + math.hypot(first[1], second[0])


def _arms(sample: Sample, interval: Interval, z: float) -> tuple[float, float] | None:
    """Return how far an interval reaches below and above its estimate; not at all for a whole population."""
    if sample.is_census:
        return 0.0, 0.0
    critical = z if sample.df is None else t_matching(z, sample.df)
    ends = interval.limits(sample, critical) if math.isfinite(critical) else None
    if ends is None:
        return None
    mean = float(sample.estimate.mean)
    return max(mean - ends[0], 0.0), max(ends[1] - mean, 0.0)
