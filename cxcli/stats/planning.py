"""How many answers a survey needs, and what a number of answers can show.

All of it is sampling error only: nothing here knows who does not answer.

Source:
    Cochran, W. G. (1977), Sampling Techniques, 3rd edition, chapter 4.
    Kish, L. (1965), Survey Sampling, section 8.2 (design effect).
"""

import math

from cxcli.stats.normal import normal_quantile, two_sided

WORST_NET_VARIANCE = 1.0
"""The variance of a net score where half the people pull up and half pull down: no other is larger."""

WORST_SHARE_VARIANCE = 0.25
"""The variance of a share of one half: no other is larger."""

PSEUDO_ANSWERS = 3
"""The answers that the adjusted-Wald interval of a net score adds by itself."""


def net_variance(up: float, down: float) -> float:
    """Return the variance of one answer to a net score: p + d - (p - d)^2, in 0..1.

    Args:
        up: the share that pulls up (promoters), p; in 0..1.
        down: the share that pulls down (detractors), d; in 0..1, p + d <= 1.
    """
    return up + down - (up - down) ** 2


def share_variance(share: float) -> float:
    """Return the variance of one answer to a share in 0..1: p(1 - p), in 0..0.25."""
    return share * (1 - share)


def people_for_margin(variance: float, margin: float, confidence: float) -> float:
    """Return how many people give an interval of about this half-width: z^2 variance / margin^2.

    Args:
        variance: of one answer, >= 0.
        margin: half of the interval, > 0, in the unit whose square `variance` has.
        confidence: two-sided, in (0, 1).

    Returns:
        A number that is not rounded; `whole` makes people of it.

    Source:
        Cochran (1977), section 4.4 (a share) and 4.6 (a mean).
    """
    z = normal_quantile(two_sided(confidence))
    return z * z * variance / (margin * margin)


def people_for_adjusted_wald(people: float) -> int:
    """Return how many people the adjusted-Wald interval of a net score needs where the formula says so many.

    Args:
        people: from `people_for_margin`.

    Returns:
        Three people less, and at least one.

    Source:
        Sauro, J. & Lewis, J. R. (MeasuringU), "Sample Sizes for Net Promoter Scores".
    """
    return max(whole(people) - PSEUDO_ANSWERS, 1)


def people_for_difference(
    variances: tuple[float, float], difference: float, errors: tuple[float, float]
) -> float:
    """Return how many people each of two independent groups needs to show a difference.

    (z_(1 - alpha/2) + z_power)^2 (variance_1 + variance_2) / difference^2.

    Args:
        variances: of one answer in either group.
        difference: to be found, not 0, in the unit whose square the variances have.
        errors: the confidence of the two-sided test (1 - alpha), and its power: how often it is to find
            a difference of that size; both in (0, 1).

    Returns:
        People in each group, not rounded.

    Source:
        Fleiss, J. L., Levin, B. & Paik, M. C. (2003), Statistical Methods for Rates and Proportions,
        3rd edition, section 4.2 (without its correction for continuity).
    """
    return _reach(errors) ** 2 * sum(variances) / (difference * difference)


def smallest_difference(variance: float, people: float, errors: tuple[float, float]) -> float:
    """Return the difference that two independent groups of so many people each are able to show.

    (z_(1 - alpha/2) + z_power) sqrt(2 variance / n): the inverse of `people_for_difference`.

    Args:
        variance: of one answer, the same in both groups.
        people: in each group, or effective people; > 0.
        errors: confidence and power, as there.
    """
    return _reach(errors) * math.sqrt(2 * variance / people)


def in_population(people: float, population: int) -> float:
    """Return how many of a finite population say as much as so many of an endless one: n / (1 + (n - 1) / N).

    Args:
        people: n, >= 1.
        population: N, everybody who could be asked, >= 1.

    Returns:
        A number in 1..N, not rounded.

    Source:
        Cochran (1977), section 4.4.
    """
    return people / (1 + (people - 1) / population)


def effective_people(people: float, design_effect: float, population: int | None) -> float:
    """Return how many people of a simple sample from an endless population say as much.

    (n / design effect) / (1 - n / N); infinite where everybody answered.

    Args:
        people: n, > 0.
        design_effect: by how much weights or clusters inflate the variance; > 0.
        population: N, >= n; None where it is endless.
    """
    if population is None:
        return people / design_effect
    return math.inf if people == population else people / design_effect / (1 - people / population)


def whole(people: float) -> int:
    """Return the number of people rounded up, at least 1; noise in the last digits makes no person."""
    return max(math.ceil(people * (1 - 1e-12)), 1)


def _reach(errors: tuple[float, float]) -> float:
    confidence, power = errors
    return normal_quantile(two_sided(confidence)) + normal_quantile(power)
