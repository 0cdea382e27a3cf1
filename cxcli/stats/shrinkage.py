"""Small segments pulled towards what all segments share, for rankings; gates and tests use the raw scores.

With s^2 the variance within segments and v_g = s^2 / n_g the sampling variance of segment g, the variance
between segments is DerSimonian and Laird's t^2 = max(0, (Q - (G - 1)) / (sum w - sum w^2 / sum w)) with
w = 1 / v_g and Q = sum w (x_g - mean)^2. The mean mu weighs each segment by 1 / (v_g + t^2), and a segment
is pulled by B_g = v_g / (v_g + t^2): shrunk = B_g mu + (1 - B_g) x_g.

Source:
    DerSimonian, R. & Laird, N. (1986), "Meta-Analysis in Clinical Trials", Controlled Clinical Trials 7(3).
    Efron, B. & Morris, C. (1975), "Data Analysis Using Stein's Estimator and its Generalizations", Journal
    of the American Statistical Association 70(350).
"""

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from cxcli.evidence import Distribution
from cxcli.stats.headline import Headline
from cxcli.stats.sample import Sample, sample_of
from cxcli.stats.wave import Segment
from cxcli.study.statistics import Statistics

FEWEST = 4
"""With fewer segments nothing can be learned of how segments differ."""


@dataclass(frozen=True, slots=True)
class Shrunk:
    """One segment's raw score beside the shrunk one, in the unit of the metric; `pull` is in 0..1."""

    raw: Fraction
    shrunk: Fraction
    pull: Fraction


@dataclass(frozen=True, slots=True)
class Shrinkage:
    """All segments' scores, and what they were pulled by.

    Attributes:
        within: the pooled variance of answers within segments, in the unit of the prices squared.
        between: the variance between the true scores of segments (tau squared), same unit; >= 0.
        mean: what the scores are pulled towards, in the unit of the metric.
        segments: by segment, in the order given; those without answers are left out.
    """

    within: Fraction
    between: Fraction
    mean: Fraction
    segments: Mapping[Hashable, Shrunk]


def shrink(segments: Mapping[Segment, Distribution], headline: Headline, statistics: Statistics) -> Shrinkage:
    """Return the scores of segments pulled towards their mean, the smaller a segment the more.

    Everything is exact. Where no answer varies within a segment the scores are returned as they are.

    Args:
        segments: the answers of each segment.
        headline: what is scored: any mean, share or net score.
        statistics: the rule for effective people.

    Raises:
        ValueError: fewer than four segments have answers, or none has two people.
    """
    samples = {name: sample_of(answers, headline, statistics) for name, answers in segments.items()}
    known = {name: sample for name, sample in samples.items() if sample is not None}
    if len(known) < FEWEST:
        raise ValueError(f"shrinking needs {FEWEST} segments with answers, not {len(known)}")
    within = _within([*known.values()])
    between = _between([*known.values()], within)
    mean = _mean([*known.values()], within, between)
    pulled: dict[Hashable, Shrunk] = {
        name: _pulled(sample, within, between, mean, headline.factor) for name, sample in known.items()
    }
    return Shrinkage(within, between, headline.factor * mean, pulled)


def _within(samples: Sequence[Sample]) -> Fraction:
    people = sum(sample.estimate.n - 1 for sample in samples)
    if not people:
        raise ValueError("shrinking needs a segment of two people or more")
    return sum((sample.estimate.n * sample.estimate.spread for sample in samples), Fraction(0)) / people


def _between(samples: Sequence[Sample], within: Fraction) -> Fraction:
    """Return DerSimonian and Laird's variance, multiplied out so that a variance of 0 needs no division."""
    people = sum((sample.n for sample in samples), Fraction(0))
    centre = sum((sample.n * sample.estimate.mean for sample in samples), Fraction(0)) / people
    squares = sum((sample.n * (sample.estimate.mean - centre) ** 2 for sample in samples), Fraction(0))
    scale = people - sum((sample.n**2 for sample in samples), Fraction(0)) / people
    return max(Fraction(0), (squares - (len(samples) - 1) * within) / scale)


def _mean(samples: Sequence[Sample], within: Fraction, between: Fraction) -> Fraction:
    variances = [within / sample.n + between for sample in samples]
    if not all(variances):  # nothing varies, neither within segments nor between them
        return samples[0].estimate.mean
    weighed = sum(
        (sample.estimate.mean / v for sample, v in zip(samples, variances, strict=True)), Fraction(0)
    )
    return weighed / sum((1 / variance for variance in variances), Fraction(0))


def _pulled(sample: Sample, within: Fraction, between: Fraction, mean: Fraction, factor: int) -> Shrunk:
    noise, raw = within / sample.n, sample.estimate.mean
    pull = noise / (noise + between) if noise else Fraction(0)
    return Shrunk(factor * raw, factor * (pull * mean + (1 - pull) * raw), pull)
