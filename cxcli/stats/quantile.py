"""Quantiles of a weighted distribution, and limits of theirs that assume no shape.

Source:
    Hyndman, R. J. & Fan, Y. (1996), "Sample Quantiles in Statistical Packages", The American
    Statistician 50(4), definition 7: what spreadsheets call PERCENTILE.INC.
    Woodruff, R. S. (1952), "Confidence Intervals for Medians and Other Position Measures", JASA 47(260).
"""

import math
from collections.abc import Mapping
from fractions import Fraction
from operator import itemgetter

from cxcli.evidence import Distribution
from cxcli.stats.normal import normal_tail
from cxcli.stats.share import wilson_interval

HALF = Fraction(1, 2)


def quantile(answers: Distribution, at: Fraction) -> Fraction | None:
    """Return the value below which a share of the answers lies, between two of them by proportion.

    Args:
        answers: one distribution; weights count as if they were divided by their mean.
        at: the share, in 0..1; for a half it is the median.

    Returns:
        In the unit of the answers; None for nobody.
    """
    total = answers.total
    if not total.people or at is HALF or at == HALF:
        return _median(answers)
    shares = {value: Fraction(count.weight, total.weight) for value, count in sorted(answers.valid.items())}
    place = 1 + (total.people - 1) * at
    below = place.numerator // place.denominator
    low, high = (_up_to(shares, Fraction(rank, total.people)) for rank in (below, below + 1))
    return low + (place - below) * (high - low)


def woodruff_limits(
    shares: Mapping[Fraction, Fraction], n: float, at: Fraction, z: float
) -> tuple[float, float] | None:
    """Return the limits of a quantile: Wilson's limits of its share, read back as values.

    Args:
        shares: value -> share of the answers (0..1), ascending; they add up to 1.
        n: effective people, > 0.
        at: the share of the quantile, in 0..1 exclusive.
        z: the critical value, > 0.

    Returns:
        None where so few people answered that the true quantile may well lie beyond all of them.
    """
    if has_too_few(n, at, z):
        return None
    low, high = (_up_to(shares, Fraction(end)) for end in wilson_interval(float(at), n, z))
    return float(low), float(high)


def has_too_few(n: float, at: Fraction, z: float) -> bool:
    """Tell whether all n people may lie on one side of the quantile, with the chance of the tail of z."""
    return math.pow(max(at, 1 - at), n) > normal_tail(z)


def _median(answers: Distribution) -> Fraction | None:
    """Return the smallest answer with more than half of the weight at or below it; None for nobody.

    When an answer and those below it hold exactly half, the mean of it and the next one is returned;
    without weights this is the usual median.
    """
    all_of_it, below = answers.total.weight, 0
    halfway: Fraction | None = None
    for value, count in sorted(answers.valid.items(), key=itemgetter(0)):
        if not count.weight:
            continue
        below += count.weight
        if halfway is not None:
            return (halfway + value) / 2
        if 2 * below > all_of_it:
            return value
        if 2 * below == all_of_it:
            halfway = value
    return None


def _up_to(shares: Mapping[Fraction, Fraction], wanted: Fraction) -> Fraction:
    """Return the first value up to which a share of the answers lies; beyond all, the highest."""
    reached = Fraction(0)
    for value, share in shares.items():
        reached += share
        if reached >= wanted:
            return value
    return max(shares)
