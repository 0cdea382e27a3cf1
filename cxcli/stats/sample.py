"""What intervals and tests see of one group: an estimate, and how many people it is worth."""

import math
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from fractions import Fraction
from functools import cached_property

from cxcli.evidence import NOBODY, Distribution
from cxcli.stats.headline import Headline
from cxcli.stats.linear import Linear, Price, linear, linear_share
from cxcli.stats.normal import normal_quantile, two_sided
from cxcli.stats.quantile import quantile
from cxcli.stats.student import t_quantile
from cxcli.study.statistics import Statistics


@dataclass(frozen=True)
class Sample:
    """One group's estimate.

    Attributes:
        estimate: the weighted mean of the priced answers, with its variances; of a quantile, the quantile
            with those of the share of answers up to it.
        n: effective people, > 0, by the rule of `Statistics.n_eff`, finite population included.
        df: degrees of freedom of the design, >= 0; None without strata or clusters.
        answers: what was answered.
        price: what an answer gives.
    """

    estimate: Linear
    n: Fraction
    df: int | None
    answers: Distribution = field(compare=False, repr=False)
    price: Price = field(compare=False, repr=False)

    @cached_property
    def shares(self) -> Mapping[Fraction, Fraction]:
        """The weighted share (0..1) of the answers that give each price, ascending; few methods ask for it."""
        total, weights = self.answers.total.weight, dict[Fraction | int, int]()
        for value, count in self.answers.valid.items():
            price = self.price(value)
            weights[price] = weights.get(price, 0) + count.weight
        return {Fraction(price): Fraction(weight, total) for price, weight in sorted(weights.items())}

    @property
    def is_census(self) -> bool:
        """Whether the whole population answered, so that there is no sampling error."""
        sampled = self.estimate.sampled
        return sampled.numerator >= sampled.denominator


def sample_of(answers: Distribution, headline: Headline, statistics: Statistics) -> Sample | None:
    """Return what intervals and tests see of the answers; None when nobody answered."""
    at, price = headline.at, headline.price
    estimate = linear(answers, price) if at is None else _of_quantile(answers, at)
    if estimate is None:
        return None
    df = answers.design.df if answers.design is not None else None
    return Sample(estimate, estimate.effective(statistics.n_eff), df, answers, price)


def _of_quantile(answers: Distribution, at: Fraction) -> Linear | None:
    """Return a quantile as its mean, with the variances of the share of answers up to it."""
    value = quantile(answers, at)
    if value is None:
        return None
    below = sum((count for answer, count in answers.valid.items() if answer <= value), NOBODY)
    share = linear_share(answers, below, lambda answer: int(answer <= value))
    return None if share is None else replace(share, mean=value)


def critical(sample: Sample, confidence: float) -> float:
    """Return the two-sided critical value: z, or Student's t on the degrees of freedom of the design.

    Args:
        sample: the group.
        confidence: two-sided, in (0, 1).

    Returns:
        Infinite when a design has no degree of freedom left: nothing can be said then.
    """
    return critical_value(sample.df, confidence)


def critical_value(df: int | None, confidence: float) -> float:
    """Return the two-sided critical value on the degrees of freedom of a design; None: there is none."""
    if df is None:
        return normal_quantile(two_sided(confidence))
    return t_quantile(two_sided(confidence), df) if df > 0 else math.inf
