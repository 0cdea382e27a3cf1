"""The number that most gates judge: the value of one wave."""

from dataclasses import dataclass

from cxcli.evidence import Distribution
from cxcli.gating.evidence import Judged, Limits, of_total
from cxcli.gating.growth import grown
from cxcli.stats.headline import Headline
from cxcli.stats.methods import default_method, limits
from cxcli.stats.sample import Sample, critical, sample_of
from cxcli.stats.sequential import boundaries, confidence_sequence_half_width
from cxcli.stats.student import t_matching
from cxcli.study.gate import Looks
from cxcli.study.statistics import Statistics


@dataclass(frozen=True, slots=True)
class Terms:
    """On which terms a gate judges its number.

    Attributes:
        headline: what the value is.
        statistics: how effective people are counted, and the seed; bounds are asked for at a confidence.
        method: the metric's own interval method; None for the default of its kind.
        looks: how often the gate is looked at; None for one fresh look.
    """

    headline: Headline
    statistics: Statistics
    method: str | None = None
    looks: Looks | None = None


def judged_value(answers: Distribution, terms: Terms) -> Judged | None:
    """Return the value of one wave with its one-sided bounds; None when nobody answered.

    Where Student's t has no limits because all answers are alike, the bounded ones are used.
    """
    sample = sample_of(answers, terms.headline, terms.statistics)
    if sample is not None and terms.headline.kind == "total":
        return of_total(float(sample.estimate.mean), sample.estimate.n)
    return None if sample is None else _of_sample(sample, terms)


def _of_sample(sample: Sample, terms: Terms) -> Judged:
    headline, factor = terms.headline, terms.headline.factor

    def ends(confidence: float) -> Limits | None:
        found = _ends(sample, terms, confidence)
        return None if found is None else (factor * found[0], factor * found[1])

    n, effective = sample.estimate.n, float(sample.n)
    return Judged(
        value=float(headline.factor * sample.estimate.mean),
        n=n,
        n_effective=effective,
        smallest=min(n, effective),
        limits=ends,
        grown=lambda times: _of_sample(grown(sample, times, terms.statistics.n_eff), terms),
        left=left_of(sample),
    )


def _ends(sample: Sample, terms: Terms, confidence: float) -> Limits | None:
    """Return the one-sided bounds in the unit of the prices."""
    headline, looks = terms.headline, terms.looks
    if sample.is_census:
        return float(sample.estimate.mean), float(sample.estimate.mean)
    if looks is not None and looks.method == "cs":
        return _sequence(sample, headline, looks, confidence)
    z = _critical(sample, looks, confidence)
    chosen, seed = terms.method or default_method(headline.kind), terms.statistics.seed
    found = limits(sample, headline, chosen, z, seed)
    return found or (limits(sample, headline, "bounded", z, seed) if headline.kind == "mean" else None)


def _critical(sample: Sample, looks: Looks | None, confidence: float) -> float:
    if looks is None:
        return critical(sample, 2 * confidence - 1)
    z = boundary(looks, confidence)
    return z if sample.df is None else t_matching(z, sample.df)


def boundary(looks: Looks, confidence: float) -> float:
    """Return the critical value of this one of the planned looks, at a one-sided confidence."""
    method = "obf" if looks.method == "obf" else "pocock"
    return boundaries(method, looks.planned, 2 * (1 - confidence))[looks.this - 1]


def _sequence(sample: Sample, headline: Headline, looks: Looks, confidence: float) -> Limits | None:
    """Return a confidence sequence, cut at the ends of the scale; None when all answers are alike."""
    variance = float(sample.estimate.spread)
    if not variance:
        return None
    half = confidence_sequence_half_width(variance, float(sample.n), 2 * (1 - confidence), looks.tightest_at)
    mean = float(sample.estimate.mean)
    return max(mean - half, float(headline.low)), min(mean + half, float(headline.high))


def left_of(sample: Sample) -> int | None:
    """Return how many people of a finite population have not answered; None when it is unlimited."""
    people, sampled = sample.estimate.n, sample.estimate.sampled
    return round(people / sampled) - people if sampled else None
