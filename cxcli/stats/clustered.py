"""The difference of two groups that share clusters: the same respondents in two waves, or inside and outside.

Each cluster has u = sum w (y - t1) / W1 over its answers in the first group, less the same of the second.
The difference t1 - t2 has the variance V = m / (m - 1) sum (u - mean u)^2 over the m clusters of either
group, and (t1 - t2) / sqrt(V) is referred to Student's t. V follows exactly from how the weighted totals
of the answers vary together, so no row is needed.

Source:
    Taylor linearisation of a difference of two domains: Wolter, K. M. (2007), Introduction to Variance
    Estimation, Springer, chapter 6.
"""

from collections.abc import Mapping
from fractions import Fraction

from cxcli.evidence import Distribution, Overlap
from cxcli.stats.difference import Difference, reported
from cxcli.stats.headline import Headline
from cxcli.stats.linear import linear
from cxcli.stats.quadratic import quadratic
from cxcli.stats.tested import Tested, symmetric
from cxcli.study.statistics import Statistics

METHOD = "clustered"


def clustered(
    first: Distribution, second: Distribution, overlap: Overlap, headline: Headline, statistics: Statistics
) -> Difference | None:
    """Return the first group less the second, when clusters may have answers in both.

    Returns:
        The difference with its t interval and test on the degrees of freedom of the overlap; without
        these when there is none left or the variance is 0. None when nobody answered in a group.
    """
    found = clustered_test(first, second, overlap, headline, statistics.confidence)
    if found is None:
        return None
    value = headline.factor * found.centre
    return reported(value, found, METHOD, headline, statistics.confidence)


def clustered_test(
    first: Distribution, second: Distribution, overlap: Overlap, headline: Headline, confidence: float
) -> Tested | None:
    """Return the same in the unit of the prices, with its standard error and degrees of freedom."""
    one, other = _pull(first, headline), _pull(second, headline)
    if one is None or other is None:
        return None
    own = quadratic(overlap.first, one, one) + quadratic(overlap.second, other, other)
    variance = own - 2 * quadratic(overlap.cross, one, other)
    delta = _mean(first, headline) - _mean(second, headline)
    return symmetric(float(delta), float(variance), overlap.df, confidence)


def _mean(answers: Distribution, headline: Headline) -> Fraction:
    estimate = linear(answers, headline.price)
    return estimate.mean if estimate else Fraction(0)


def _pull(answers: Distribution, headline: Headline) -> Mapping[Fraction, Fraction] | None:
    """Return how far one weight more on each answer moves the mean."""
    estimate = linear(answers, headline.price)
    if estimate is None:
        return None
    total = answers.total.weight
    return {value: (headline.price(value) - estimate.mean) / total for value in answers.valid}
