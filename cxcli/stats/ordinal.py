"""Which of two groups tends to answer higher, without taking the steps of the scale as equal.

Source:
    Brunner, E. & Munzel, U. (2000), "The Nonparametric Behrens-Fisher Problem: Asymptotic Theory and a
    Small-Sample Approximation", Biometrical Journal 42(1).
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from cxcli.evidence import Distribution
from cxcli.stats.student import t_tail

METHOD = "brunner_munzel"

Counts = Mapping[Fraction, int]


@dataclass(frozen=True, slots=True)
class Ordinal:
    """How two groups' answers stand to each other.

    Attributes:
        superiority: P(X > Y) + P(X = Y) / 2 for one answer X of the first group and one Y of the second,
            exactly; above 1/2 when the first tends to be higher.
        statistic: Student's t; > 0 when the first tends to be higher.
        df: its degrees of freedom.
        p: two-sided.

    The last three are None when there is no variance to judge by: a group of one person, no overlap
    between the two groups' answers, or everybody giving the same answer.
    """

    superiority: Fraction
    statistic: float | None = None
    df: float | None = None
    p: float | None = None


def ordinal(first: Distribution, second: Distribution) -> Ordinal | None:
    """Return how the first group's answers stand to the second's; None when nobody answered in a group.

    Weights are not used: ranks of weighted answers have no test of this kind.
    """
    one, other = _people(first), _people(second)
    if not one or not other:
        return None
    above, below = _placements(one, other), _placements(other, one)
    superiority = _mean(one, above)
    if min(first.n, second.n) < 2:
        return Ordinal(superiority)
    variances = _variance(one, above) / first.n, _variance(other, below) / second.n
    total = sum(variances)
    if not total:
        return Ordinal(superiority)
    statistic = float(superiority - Fraction(1, 2)) / math.sqrt(total)
    df = float(total**2 / (variances[0] ** 2 / (first.n - 1) + variances[1] ** 2 / (second.n - 1)))
    return Ordinal(superiority, statistic, df, 2 * t_tail(abs(statistic), df))


def _people(answers: Distribution) -> Counts:
    return {value: count.people for value, count in answers.valid.items() if count.people}


def _placements(group: Counts, others: Counts) -> Mapping[Fraction, Fraction]:
    """Return for each answer of a group the share of the others below it, half of those equal to it included."""
    n = sum(others.values())
    return {
        value: Fraction(
            2 * sum(people for other, people in others.items() if other < value) + others.get(value, 0), 2 * n
        )
        for value in group
    }


def _mean(group: Counts, placements: Mapping[Fraction, Fraction]) -> Fraction:
    return sum((people * placements[value] for value, people in group.items()), Fraction(0)) / sum(
        group.values()
    )


def _variance(group: Counts, placements: Mapping[Fraction, Fraction]) -> Fraction:
    """Return the variance of the placements among the people of a group, with n - 1."""
    middle = _mean(group, placements)
    squares = (people * (placements[value] - middle) ** 2 for value, people in group.items())
    return sum(squares, Fraction(0)) / (sum(group.values()) - 1)
