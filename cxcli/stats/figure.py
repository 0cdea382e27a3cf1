"""One figure of a distribution with its uncertainty: a net score, a share or a mean."""

from collections.abc import Iterator
from dataclasses import dataclass

from cxcli.evidence import Distribution
from cxcli.stats.headline import ACCOUNT_TOTAL, Headline
from cxcli.stats.method import Ends
from cxcli.stats.methods import METHODS, clipped, default_method, unclipped
from cxcli.stats.quantile import has_too_few
from cxcli.stats.sample import Sample, critical, sample_of
from cxcli.study.statistics import Statistics

ENOUGH_FOR_WALD = 100
"""Below so many people Wald's interval is known to be too sure of itself."""


@dataclass(frozen=True, slots=True)
class Limits:
    """The two ends of an interval, in the unit of the figure, and the method's name."""

    low: float
    high: float
    method: str


@dataclass(frozen=True, slots=True)
class Figure:
    """A value, its limits (None when they do not exist; `flags` say why), and its effective people."""

    value: float
    limits: Limits | None
    n_effective: float
    flags: tuple[str, ...] = ()


def figure_of(
    answers: Distribution, headline: Headline, statistics: Statistics, method: str | None = None
) -> Figure | None:
    """Return the value of a headline with its interval; None when nobody answered.

    Args:
        answers: one distribution.
        headline: what an answer gives, and how the mean of that is reported.
        statistics: the confidence, the rule of the effective people, and the seed.
        method: the interval's name, one that fits the headline's kind; None: the default of the kind.

    Returns:
        Points (-100..100), percent (0..100) or scale points. Limits beyond the scale are clipped and
        flagged, or shown as they are and flagged, as the method has it.
    """
    sample = sample_of(answers, headline, statistics)
    if sample is None:
        return None
    if headline.kind == "total":
        return Figure(float(sample.estimate.mean), None, float(sample.n), ("no_interval", ACCOUNT_TOTAL))
    name = method or default_method(headline.kind)
    z = critical(sample, statistics.confidence)
    raw = unclipped(sample, headline, name, z, statistics.seed)
    value, n_effective = float(headline.factor * sample.estimate.mean), float(sample.n)
    if raw is None:
        return Figure(value, None, n_effective, _why_no_interval(sample, headline, z))
    low, high = (headline.factor * end for end in clipped(raw, headline, name))
    return Figure(value, Limits(low, high, name), n_effective, tuple(_flags(sample, headline, name, raw)))


def _flags(sample: Sample, headline: Headline, name: str, raw: Ends) -> Iterator[str]:
    method = METHODS[name]
    if not method.stays_inside and (raw[0] < headline.low or raw[1] > headline.high):
        yield "clipped" if method.clips else "ci_exceeds_scale"
    if name == "wald" and (sample.n < ENOUGH_FOR_WALD or sample.estimate.n < ENOUGH_FOR_WALD):
        yield "wald_few_answers"


def _why_no_interval(sample: Sample, headline: Headline, z: float) -> tuple[str, ...]:
    if sample.is_census:
        return ("no_interval", "census")
    if headline.at is not None and has_too_few(float(sample.n), headline.at, z):
        return ("no_interval", "few_for_quantile")
    if sample.estimate.n < 2:
        return ("no_interval", "n_lt_2")
    return ("no_interval",) if len(sample.shares) > 1 else ("no_interval", "zero_variance")
