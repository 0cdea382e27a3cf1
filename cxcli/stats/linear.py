"""The one engine behind every score: a weighted mean of priced answers, with its variance, exactly.

A share prices an answer 1 or 0, a net score +1, 0 or -1, a mean at its own value. All sums are whole
numbers and all results fractions, so nothing depends on the order or on the scale of the weights.

Source:
    Kish, L. (1965), Survey Sampling, Wiley, section 11.7 (effective number of people).
    Taylor linearisation: Wolter, K. M. (2007), Introduction to Variance Estimation, Springer, chapter 6.
"""

import math
from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from typing import NamedTuple

from cxcli.evidence import Count, Distribution
from cxcli.stats.quadratic import quadratic
from cxcli.study.statistics import EffectivePeople

Price = Callable[[Fraction], Fraction | int]


@dataclass(frozen=True)
class Linear:
    """A weighted mean of n > 0 priced answers.

    Attributes:
        mean: in the unit of the prices.
        spread: weighted mean of the squared deviations from `mean`, without the n / (n - 1).
        squared_residuals: sum of (w (y - mean) / W)^2, without the n / (n - 1).
        n_kish: effective people by the weights alone.
        sampled: share (0..1) of a finite population that answered; 0 when the population is unlimited.
        design_variance: of `mean`, between clusters and strata, finite population included; None without.
    """

    n: int
    mean: Fraction
    spread: Fraction
    squared_residuals: Fraction
    n_kish: Fraction
    sampled: Fraction = Fraction(0)
    design_variance: Fraction | None = None

    @cached_property
    def variance(self) -> Fraction | None:
        """The variance among people, n / (n - 1) included; None below two people."""
        return self._correct(self.spread)

    @cached_property
    def sampling_variance(self) -> Fraction | None:
        """The variance of `mean` (Taylor linearisation), finite population included; None below two people."""
        if self.design_variance is not None:
            return self.design_variance if self.n > 1 else None
        squares = self.squared_residuals
        return self._correct(squares * (1 - self.sampled) if self.sampled else squares)

    @property
    def n_linearised(self) -> Fraction:
        """Effective people by weights, answers and design together; Kish's where there is nothing to compare."""
        among, of_mean = self.variance, self.sampling_variance
        return among / of_mean if among and of_mean else self._in_population(self.n_kish)

    def effective(self, way: EffectivePeople) -> Fraction:
        """Return the effective people, > 0; without a design exactly n when all weights are equal.

        A finite population makes them more: n / (1 - sampled), since nobody sampled is uncertain.
        When the whole population answered there is no sampling error, and Kish's number is returned.
        """
        by_weights = self._in_population(self.n_kish)
        equal = self.n_kish == self.n and self.design_variance is None  # then both are the people
        if way == "kish" or equal:
            return by_weights
        return self.n_linearised if way == "linearised" else min(by_weights, self.n_linearised)

    def _correct(self, squares: Fraction) -> Fraction | None:
        return (
            Fraction(squares.numerator * self.n, squares.denominator * (self.n - 1)) if self.n > 1 else None
        )

    def _in_population(self, people: Fraction) -> Fraction:
        return people if not self.sampled or self.sampled >= 1 else people / (1 - self.sampled)


def itself(answer: Fraction) -> Fraction:
    """Return an answer as its own price; always this one function, so that `linear` knows it again."""
    return answer


def linear(answers: Distribution, price: Price) -> Linear | None:
    """Return the weighted mean of the priced valid answers, or None when there is none.

    It is worked out once: a score, its details and its test against the rest ask for the same means.
    """
    if price not in answers.kept:
        answers.kept[price] = _linear(answers, price)
    found: Linear | None = answers.kept[price]
    return found


def _linear(answers: Distribution, price: Price) -> Linear | None:
    if not answers.valid:
        return None
    prices = [price(value).as_integer_ratio() for value in answers.valid]
    unit = math.lcm(*[parts for _, parts in prices])
    first = second = first_squared = second_squared = 0
    if answers.counts_heads:  # with small numbers, and half of the sums
        for (number, parts), count in zip(prices, answers.valid.values(), strict=True):
            units = number * (unit // parts)
            weight = units * count.people
            first += weight
            second += units * weight
        heads = Count(answers.n, answers.n, answers.n)
        return _of(answers, price, _Sums(unit, heads, first, second, first, second))
    for (number, parts), count in zip(prices, answers.valid.values(), strict=True):
        units = number * (unit // parts)
        weight, squared = units * count.weight, units * count.weight_squared
        first += weight
        second += units * weight
        first_squared += squared
        second_squared += units * squared
    return _of(answers, price, _Sums(unit, answers.total, first, second, first_squared, second_squared))


def linear_share(answers: Distribution, some: Count, price: Price) -> Linear | None:
    """Return the weighted share of some of the people, or None for nobody: `linear` where a price is 1 or 0.

    Args:
        answers: one distribution.
        some: those whose price is 1.
        price: tells it again, for a design.
    """
    if not answers.valid:
        return None
    weight, squared = some.weight, some.weight_squared
    return _of(answers, price, _Sums(1, answers.total, weight, weight, squared, squared))


class _Sums(NamedTuple):
    """Sums over people of prices y and weights w, in whole units of 1 / `unit`: wy, wyy, wwy and wwyy.

    What a mean and its variances are does not depend on the scale of the weights, which is that of `total`.
    """

    unit: int
    total: Count
    first: int
    second: int
    first_squared: int
    second_squared: int


def _of(answers: Distribution, price: Price, sums: _Sums) -> Linear | None:
    """Return the results of some sums: whole numbers up to one division each, ten times as fast as fractions."""
    unit, total, first, second, first_squared, second_squared = sums
    if not total.people:
        return None
    weight, units = total.weight, unit * total.weight
    residuals = (
        second_squared * weight**2 - 2 * first * first_squared * weight + first**2 * total.weight_squared
    )
    mean = Fraction(first, units)
    return Linear(
        n=total.people,
        mean=mean,
        spread=Fraction(second * weight - first**2, units**2),
        squared_residuals=Fraction(residuals, (units * weight) ** 2),
        n_kish=kish(total),
        sampled=answers.sampled,
        design_variance=_design_variance(answers, price, mean),
    )


def mean_of(answers: Distribution) -> Fraction | None:
    """Return the weighted mean of the valid answers as they stand, exactly; None when there is none."""
    estimate = linear(answers, itself)
    return None if estimate is None else estimate.mean


def _design_variance(answers: Distribution, price: Price, mean: Fraction) -> Fraction | None:
    """Return the variance of a mean from the covariances of the weighted totals of its answers."""
    if answers.design is None:
        return None
    covariance = answers.design.covariance
    away = {value: price(value) - mean for value in {value for pair in covariance for value in pair}}
    return quadratic(covariance, away, away) / answers.total.weight**2


def kish(total: Count) -> Fraction:
    """Return how many equally weighted people carry as much information; 0 for nobody.

    Args:
        total: people with the sums of their weights and squared weights, weights > 0.

    Returns:
        In 0..people; exactly the people when all weights are equal, whatever their scale.
    """
    return Fraction(total.weight**2, total.weight_squared) if total.people else Fraction(0)
