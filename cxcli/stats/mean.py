"""The interval of a mean, and two ways to restate a mean."""

import math
from fractions import Fraction

from cxcli.stats.linear import Linear
from cxcli.stats.normal import two_sided
from cxcli.stats.student import t_quantile
from cxcli.study.scale import Scale


def mean_interval(estimate: Linear, confidence: float) -> tuple[float, float] | None:
    """Return the t interval of a mean, in its own unit, on effective people less one degrees of freedom.

    Returns:
        The limits, not clipped to any scale; None below two people, when all answers are alike, and
        when one weight is so heavy that the interval has no finite end.

    Source:
        Gosset, W. S. ("Student") (1908), "The Probable Error of a Mean", Biometrika 6(1).
    """
    if not estimate.sampling_variance:
        return None
    t = t_quantile(two_sided(confidence), float(estimate.n_kish - 1))
    half = t * math.sqrt(estimate.sampling_variance)
    middle = float(estimate.mean)
    return (middle - half, middle + half) if math.isfinite(half) else None


def shrunk_average(average: Fraction, n: int, prior: Fraction, prior_people: Fraction) -> Fraction:
    """Return the average pulled towards a prior one, for ranking things with few ratings.

    Args:
        average: of n >= 0 ratings.
        n: how many ratings.
        prior: what is expected before any rating, usually the average of all things.
        prior_people: how many ratings the prior is worth, > 0; 10 is usual.
    """
    return (n * average + prior_people * prior) / (n + prior_people)


def percent_of_maximum(average: Fraction, scale: Scale) -> Fraction:
    """Return a mean as a percentage of the way from the lowest point (0) to the highest (100).

    Source:
        Cohen, P., Cohen, J., Aiken, L. S. & West, S. G. (1999), "The Problem of Units and the
        Circumstance for POMP", Multivariate Behavioral Research 34(3).
    """
    return 100 * (average - scale.low) / (scale.high - scale.low)
