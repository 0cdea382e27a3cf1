"""What every comparison of two groups is given and gives back, in the unit of the prices."""

import math
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

from cxcli.stats.headline import Headline
from cxcli.stats.normal import normal_quantile, normal_tail, two_sided
from cxcli.stats.sample import Sample
from cxcli.stats.student import t_quantile, t_tail


@dataclass(frozen=True)
class Pair:
    """Two groups of different people to compare, and how sure the interval is to be, in (0, 1)."""

    first: Sample
    second: Sample
    headline: Headline
    confidence: float

    @cached_property
    def delta(self) -> Fraction:
        """The first group's mean less the second's."""
        return self.first.estimate.mean - self.second.estimate.mean

    @property
    def z(self) -> float:
        """The two-sided critical value of the normal distribution."""
        return normal_quantile(two_sided(self.confidence))


@dataclass(frozen=True, slots=True)
class Tested:
    """The interval and the test of a difference; they never contradict each other.

    Attributes:
        centre: the middle of a symmetric interval, which pseudo-answers move away from the difference.
        low, high: the limits, not clipped; None when they do not exist.
        p: two-sided; None when there is no test.
        statistic: z, or Student's t where `df` is given; its sign is that of `centre`.
        se: the standard error of `centre`.
        df: degrees of freedom; None for the normal distribution.
    """

    centre: float
    low: float | None = None
    high: float | None = None
    p: float | None = None
    statistic: float | None = None
    se: float | None = None
    df: float | None = None


@dataclass(frozen=True, slots=True)
class Term:
    """One group's part of a difference: its estimate, the variance of that, and degrees of freedom."""

    mean: float
    variance: float
    df: float | None


def symmetric(centre: float, variance: float, df: float | None, confidence: float) -> Tested:
    """Return the symmetric interval and the test of a difference with a known or estimated variance.

    Args:
        centre: the estimated difference.
        variance: of `centre`, >= 0; with 0 there is neither interval nor test.
        df: degrees of freedom of `variance`; None when it counts as known.
        confidence: two-sided, in (0, 1).
    """
    if variance <= 0 or (df is not None and df <= 0):
        return Tested(centre, df=df)
    se = math.sqrt(variance)
    statistic = centre / se
    half = se * _critical(confidence, df)
    if not math.isfinite(half):
        return Tested(centre, df=df)
    return Tested(centre, centre - half, centre + half, _p_value(statistic, df), statistic, se, df)


def certain(pair: Pair) -> Tested:
    """Return the difference of two whole populations, which has no sampling error and needs no test."""
    delta = float(pair.delta)
    return Tested(delta, delta, delta)


def apart(first: Term, second: Term, confidence: float) -> Tested:
    """Return the comparison of two independent groups by the sum of their variances.

    Degrees of freedom are put together by Satterthwaite's rule; a group without them counts as known.

    Source:
        Welch, B. L. (1947), "The Generalization of Student's Problem when Several Different Population
        Variances are Involved", Biometrika 34(1/2).
    """
    variance = first.variance + second.variance
    return symmetric(first.mean - second.mean, variance, satterthwaite(first, second), confidence)


def satterthwaite(first: Term, second: Term) -> float | None:
    """Return the degrees of freedom of the sum of two variances; None when neither has any, 0.0 for none left."""
    uncertain = [term for term in (first, second) if term.df is not None]
    if not uncertain:
        return None
    total = first.variance + second.variance
    if any(not term.df and term.variance for term in uncertain):
        return 0.0
    # Shares of the total rather than squares, which could underflow.
    parts = sum((term.variance / total) ** 2 / term.df for term in uncertain if term.df) if total else 0.0
    return 1 / parts if parts else None


def _critical(confidence: float, df: float | None) -> float:
    probability = two_sided(confidence)
    return normal_quantile(probability) if df is None else t_quantile(probability, df)


def _p_value(statistic: float, df: float | None) -> float:
    tail = normal_tail(abs(statistic)) if df is None else t_tail(abs(statistic), df)
    return 2 * tail
