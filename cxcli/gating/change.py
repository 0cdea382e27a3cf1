"""The number that a `max_drop` gate judges: the change since a baseline."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from cxcli.evidence import Distribution, Overlap
from cxcli.gating.evidence import Judged, Limits, of_total
from cxcli.gating.growth import grown
from cxcli.gating.number import Terms, boundary, left_of
from cxcli.stats.clustered import clustered
from cxcli.stats.difference import Difference, difference
from cxcli.stats.normal import normal_tail
from cxcli.stats.sample import Sample, sample_of
from cxcli.study.statistics import Statistics

_FAINTEST = 1e-15
"""A tail that a confidence can still be told from 1 by; beyond it, only what cannot be is excluded."""

_Compare = Callable[[Statistics], Difference | None]


@dataclass(frozen=True, slots=True)
class Before:
    """What a change is measured from.

    Attributes:
        answers: of the same group in the baseline.
        overlap: how the current wave (first) and the baseline (second) share respondents; None: they do not.
    """

    answers: Distribution
    overlap: Overlap | None = None


def judged_change(current: Distribution, before: Before, terms: Terms) -> Judged | None:
    """Return the change since a baseline with its one-sided bounds; None when nobody answered in one wave.

    Waves that share respondents are compared by respondent; how more answers would change that is not known.
    """
    now, then = (sample_of(w, terms.headline, terms.statistics) for w in (current, before.answers))
    if now is None or then is None:
        return None
    if terms.headline.kind == "total":
        return of_total(float(now.estimate.mean - then.estimate.mean), now.estimate.n, is_change=True)
    overlap = before.overlap
    if overlap is None or terms.headline.at is not None:
        return _of_samples(now, then, terms)

    def compare(statistics: Statistics) -> Difference | None:
        return clustered(current, before.answers, overlap, terms.headline, statistics)

    return _judged((now, then), terms, compare)


def _of_samples(now: Sample, then: Sample, terms: Terms) -> Judged:
    def compare(statistics: Statistics) -> Difference | None:
        return difference(now, then, terms.headline, statistics, interval=terms.method)

    return replace(
        _judged((now, then), terms, compare),
        grown=lambda times: _of_samples(grown(now, times, terms.statistics.n_eff), then, terms),
        left=left_of(now),
    )


def _judged(waves: tuple[Sample, Sample], terms: Terms, compare: _Compare) -> Judged:
    now, then = waves
    most = float(terms.headline.factor * (terms.headline.high - terms.headline.low))

    def ends(confidence: float) -> Limits | None:
        tail = 1 - confidence if terms.looks is None else normal_tail(boundary(terms.looks, confidence))
        if tail < _FAINTEST:
            return -most, most
        found = compare(replace(terms.statistics, confidence=1 - 2 * tail))
        return None if found is None or found.low is None or found.high is None else (found.low, found.high)

    return Judged(
        value=float(terms.headline.factor * (now.estimate.mean - then.estimate.mean)),
        n=now.estimate.n,
        n_effective=float(now.n),
        smallest=min(now.estimate.n, then.estimate.n, float(now.n), float(then.n)),
        limits=ends,
        is_change=True,
    )
