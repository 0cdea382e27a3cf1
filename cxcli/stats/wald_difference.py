"""Differences by the sum of two variances: Wald's, with a few pseudo-answers more, and Welch's.

Source:
    Welch, B. L. (1947), "The Generalization of Student's Problem when Several Different Population
    Variances are Involved", Biometrika 34(1/2).
    Agresti, A. & Caffo, B. (2000), "Simple and Effective Confidence Intervals for Proportions and
    Differences of Proportions Result from Adding Two Successes and Two Failures", The American
    Statistician 54(4).
    Rocks, B. (2016), "Interval Estimation for the Net Promoter Score", The American Statistician 70(4):
    the pseudo-answers that `adjusted_wald` adds to each group.
"""

from dataclasses import dataclass
from fractions import Fraction

from cxcli.stats.sample import Sample
from cxcli.stats.tested import Pair, Term, Tested, apart, certain


@dataclass(frozen=True, slots=True)
class Pseudo:
    """Answers added to a group: how many, the sum of their prices, and of the squares of these."""

    people: Fraction
    total: Fraction
    squares: Fraction


NONE = Pseudo(Fraction(0), Fraction(0), Fraction(0))
THREE_QUARTERS_EACH_SIDE = Pseudo(Fraction(3), Fraction(0), Fraction(3, 2))
ONE_YES_ONE_NO = Pseudo(Fraction(2), Fraction(1), Fraction(1))


def wald(pair: Pair) -> Tested:
    """Return d +- z sqrt(s1^2 / n1 + s2^2 / n2), for comparison: too sure of itself in small groups."""
    return _with(pair, NONE)


def adjusted_wald(pair: Pair) -> Tested:
    """Return Wald's comparison of net scores after 3/4 promoter, 3/4 detractor and 3/2 passives more in each."""
    return _with(pair, THREE_QUARTERS_EACH_SIDE)


def agresti_caffo(pair: Pair) -> Tested:
    """Return Wald's comparison of shares after one more of either answer in each group."""
    return _with(pair, ONE_YES_ONE_NO)


def welch(pair: Pair) -> Tested:
    """Return the t test of two means whose variances may differ, weights and design in the variances.

    Degrees of freedom of a group are those of its design, else its effective people by the weights less
    one, put together by Satterthwaite's rule. There is neither interval nor test below two people in a
    group, nor when the answers of both groups do not vary.
    """
    if pair.first.is_census and pair.second.is_census:
        return certain(pair)
    terms = _welch_term(pair.first), _welch_term(pair.second)
    if terms[0] is None or terms[1] is None:
        return Tested(float(pair.delta))
    return apart(terms[0], terms[1], pair.confidence)


def _with(pair: Pair, pseudo: Pseudo) -> Tested:
    if pair.first.is_census and pair.second.is_census:
        return certain(pair)
    return apart(_wald_term(pair.first, pseudo), _wald_term(pair.second, pseudo), pair.confidence)


def _wald_term(sample: Sample, pseudo: Pseudo) -> Term:
    """Return the mean after the pseudo-answers with its variance s^2 / n, s^2 without the n / (n - 1)."""
    estimate = sample.estimate
    if sample.is_census:
        return Term(float(estimate.mean), 0.0, None)
    n = sample.n + pseudo.people
    mean = (sample.n * estimate.mean + pseudo.total) / n
    squares = (sample.n * (estimate.spread + estimate.mean**2) + pseudo.squares) / n
    return Term(float(mean), float((squares - mean**2) / n), sample.df)


def _welch_term(sample: Sample) -> Term | None:
    variance = sample.estimate.sampling_variance
    if variance is None:
        return None
    df = sample.df if sample.df is not None else float(sample.estimate.n_kish - 1)
    return Term(float(sample.estimate.mean), float(variance), df)
