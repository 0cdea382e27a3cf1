"""The numbers that gates judge: a value of one wave, or its change since a baseline."""

from dataclasses import replace
from fractions import Fraction

from cxcli.evidence import Distribution
from cxcli.gating.evidence import Judged, Limits
from cxcli.stats.difference import difference
from cxcli.stats.headline import Headline
from cxcli.stats.methods import default_method, limits
from cxcli.stats.normal import normal_tail
from cxcli.stats.sample import Sample, critical, sample_of
from cxcli.stats.sequential import boundaries, confidence_sequence_half_width
from cxcli.stats.student import t_matching
from cxcli.study.gate import Looks
from cxcli.study.statistics import Statistics


def judged_value(
    answers: Distribution,
    headline: Headline,
    method: str | None,
    statistics: Statistics,
    looks: Looks | None = None,
) -> Judged | None:
    """Return the value of one wave with its one-sided bounds; None when nobody answered.

    Args:
        answers: of the group.
        headline: what the value is.
        method: the interval method, None for the default. Where Student's t has no limits because all
            answers are alike, the bounded ones are used.
        statistics: confidence is not taken from here, the bounds are asked for at one.
        looks: how often the gate is looked at.
    """
    sample = sample_of(answers, headline, statistics)
    if sample is None:
        return None
    chosen = method or default_method(headline.kind)

    def ends(confidence: float) -> Limits | None:
        if sample.is_census:
            return float(sample.estimate.mean), float(sample.estimate.mean)
        if looks is not None and looks.method == "cs":
            return _sequence(sample, looks, confidence)
        z = _critical(sample, looks, confidence)
        found = limits(sample, headline, chosen, z, statistics.seed)
        return found or (limits(sample, headline, "bounded", z, 0) if headline.kind == "mean" else None)

    def in_unit(confidence: float) -> Limits | None:
        found = ends(confidence)
        return None if found is None else (headline.factor * found[0], headline.factor * found[1])

    value = float(headline.factor * sample.estimate.mean)
    n, effective = sample.estimate.n, float(sample.n)
    return Judged(value, n, effective, min(n, effective), in_unit)


def judged_change(
    current: Distribution,
    baseline: Distribution,
    headline: Headline,
    statistics: Statistics,
    looks: Looks | None = None,
) -> Judged | None:
    """Return the change since a baseline with its one-sided bounds; None when nobody answered in one wave."""
    now, before = (sample_of(answers, headline, statistics) for answers in (current, baseline))
    if now is None or before is None:
        return None

    def ends(confidence: float) -> Limits | None:
        one_sided = confidence if looks is None else 1 - normal_tail(_boundary(looks, confidence))
        found = difference(now, before, headline, replace(statistics, confidence=2 * one_sided - 1))
        return None if found.low is None or found.high is None else (found.low, found.high)

    value = float(headline.factor * (now.estimate.mean - before.estimate.mean))
    bases = (now.estimate.n, before.estimate.n, float(now.n), float(before.n))
    uncertain = [_squared_error(sample) for sample in (now, before)]
    shrinks = float(uncertain[0] / sum(uncertain)) if sum(uncertain) else 1.0
    return Judged(value, now.estimate.n, float(now.n), min(bases), ends, shrinks, is_change=True)


def _critical(sample: Sample, looks: Looks | None, confidence: float) -> float:
    if looks is None:
        return critical(sample, 2 * confidence - 1)
    z = _boundary(looks, confidence)
    return z if sample.df is None else t_matching(z, sample.df)


def _boundary(looks: Looks, confidence: float) -> float:
    method = "obf" if looks.method == "obf" else "pocock"
    return boundaries(method, looks.planned, 2 * (1 - confidence))[looks.this - 1]


def _sequence(sample: Sample, looks: Looks, confidence: float) -> Limits:
    variance = float(sample.estimate.variance or 0)
    half = confidence_sequence_half_width(variance, float(sample.n), 2 * (1 - confidence), looks.tightest_at)
    mean = float(sample.estimate.mean)
    return mean - half, mean + half


def _squared_error(sample: Sample) -> Fraction:
    return sample.estimate.spread / sample.n if sample.n else Fraction(0)
