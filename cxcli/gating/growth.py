"""What a wave would be worth with more people in it whose answers are spread as those of now."""

from dataclasses import replace
from fractions import Fraction
from math import floor

from cxcli.stats.linear import Linear
from cxcli.stats.sample import Sample
from cxcli.study.statistics import EffectivePeople


def grown(sample: Sample, times: Fraction, way: EffectivePeople) -> Sample:
    """Return the sample with so many times the people, the spread of answers and weights unchanged.

    The share of a finite population that answered grows alike; the degrees of freedom of a design stay,
    since nobody knows how many clusters more people would come from.

    Args:
        sample: of now.
        times: >= 1, and such that no more people answer than a finite population has.
        way: the rule of effective people.
    """
    now = sample.estimate
    then = replace(
        now,
        n=max(floor(now.n * times), 1),
        squared_residuals=now.squared_residuals / times,
        n_kish=now.n_kish * times,
        sampled=min(now.sampled * times, Fraction(1)),
        design_variance=_between_clusters(now, times),
    )
    return replace(sample, estimate=then, n=then.effective(way))


def _between_clusters(now: Linear, times: Fraction) -> Fraction | None:
    """Return the variance between clusters, of which a finite population takes off more by then."""
    if now.design_variance is None or now.sampled >= 1:
        return now.design_variance
    return now.design_variance / times * max(1 - now.sampled * times, Fraction(0)) / (1 - now.sampled)
