"""Intervals of a mean, and two ways to restate a mean."""

import math
from fractions import Fraction

from cxcli.stats.headline import Headline
from cxcli.stats.sample import Sample
from cxcli.stats.share import wilson_interval
from cxcli.stats.student import t_matching
from cxcli.study.scale import Scale


def mean_interval(sample: Sample, z: float) -> tuple[float, float] | None:
    """Return the t interval of a mean, in its own unit, not clipped to any scale.

    Args:
        sample: the answers' estimate.
        z: the critical value, > 0. Without a design, Student's t of the same confidence takes its place,
            on Kish's effective people less one degrees of freedom.

    Returns:
        The limits, without width when all answers are alike; None below two people, and when one weight
        is so heavy that the interval has no finite end.

    Source:
        Gosset, W. S. ("Student") (1908), "The Probable Error of a Mean", Biometrika 6(1).
    """
    variance, t = sample.estimate.sampling_variance, student(sample, z)
    if variance is None or not math.isfinite(t):
        return None
    half, middle = t * math.sqrt(variance), float(sample.estimate.mean)
    return middle - half, middle + half


def bounded_interval(sample: Sample, headline: Headline, z: float) -> tuple[float, float] | None:
    """Return Wilson's interval of the mean's place on its scale, scaled back: it never leaves the scale.

    With m the place in 0..1 and v its sampling variance, the mean is worth as much as a share of
    m (1 - m) / v people; when all answers are alike, of the effective people.

    Args:
        sample: the answers' estimate.
        headline: says where the scale begins and ends.
        z: the critical value, > 0; Student's t takes its place as in `mean_interval`.

    Returns:
        None below two people, and when one weight is so heavy that t is infinite.

    Source:
        Korn, E. L. & Graubard, B. I. (1998), "Confidence Intervals for Proportions with Small Expected
        Number of Positive Counts Estimated from Survey Data", Survey Methodology 24(2): the effective
        people of a variance in the interval of a share.
    """
    variance, length = sample.estimate.sampling_variance, headline.high - headline.low
    t = student(sample, z)
    if variance is None or not math.isfinite(t):
        return None
    place = (sample.estimate.mean - headline.low) / length
    n = place * (1 - place) * length**2 / variance if variance else sample.n
    low, high = wilson_interval(float(place), float(n), t)
    start = float(headline.low)
    return start + float(length) * low, min(start + float(length) * high, float(headline.high))


def student(sample: Sample, z: float) -> float:
    """Return the critical value of a mean: that of the design, else the t of the same confidence."""
    return z if sample.df is not None else t_matching(z, float(sample.estimate.n_kish - 1))


def shrunk_average(
    average: Fraction, n: int | Fraction, prior: Fraction, prior_people: int | Fraction
) -> Fraction:
    """Return the average pulled towards a prior one, for ranking things with few ratings.

    Args:
        average: of n >= 0 ratings.
        n: how many ratings, or how many they are worth.
        prior: what is expected before any rating, usually the average of all things.
        prior_people: how many ratings the prior is worth, > 0; 10 is usual.
    """
    # n a + k p over n + k, over one denominator: a single fraction to shorten instead of five.
    (of_n, in_n), (of_k, in_k) = n.as_integer_ratio(), prior_people.as_integer_ratio()
    (of_a, in_a), (of_p, in_p) = average.as_integer_ratio(), prior.as_integer_ratio()
    together = of_n * of_a * in_k * in_p + of_k * of_p * in_n * in_a
    return Fraction(together, in_a * in_p * (of_n * in_k + of_k * in_n))


def percent_of_maximum(average: Fraction, scale: Scale) -> Fraction:
    """Return a mean as a percentage of the way from the lowest point (0) to the highest (100).

    Source:
        Cohen, P., Cohen, J., Aiken, L. S. & West, S. G. (1999), "The Problem of Units and the
        Circumstance for POMP", Multivariate Behavioral Research 34(3).
    """
    length, (number, parts) = scale.high - scale.low, average.as_integer_ratio()
    above = number * scale.low.denominator - scale.low.numerator * parts
    return Fraction(100 * above * length.denominator, parts * scale.low.denominator * length.numerator)
