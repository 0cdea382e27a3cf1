"""What is told about a distribution beside its score: mean, spread, median, best and worst points."""

import math
from collections.abc import Callable
from fractions import Fraction
from functools import lru_cache

from cxcli.evidence import Distribution
from cxcli.stats.linear import itself, linear
from cxcli.stats.mean import percent_of_maximum
from cxcli.stats.quantile import HALF, quantile
from cxcli.study.question import Better, Question
from cxcli.study.scale import Number, Scale, plain


def describe(answers: Distribution) -> dict[str, Number | None]:
    """Return weighted `mean`, `sd` (with n - 1; None below two people) and `median`, in scale points."""
    estimate = linear(answers, itself)
    if estimate is None:
        return {"mean": None, "sd": None, "median": None}
    variance = estimate.variance
    sd = None if variance is None else math.sqrt(variance)
    return {"mean": float(estimate.mean), "sd": sd, "median": median(answers)}


def describe_mean(answers: Distribution, question: Question) -> dict[str, Number | None]:
    """Return what `describe` does, and of the mean its standard error and its place on the scale.

    `se_mean` is in scale points, None below two people; `pomp_0_100` is the percent of the maximum possible,
    0 for the lowest point of the scale and 100 for the highest, whichever of them is the good one.
    """
    estimate = linear(answers, itself)
    variance = None if estimate is None else estimate.sampling_variance
    return {
        **describe(answers),
        "se_mean": None if variance is None else math.sqrt(variance),
        "pomp_0_100": float(percent_of_maximum(estimate.mean, question.scale)) if estimate else None,
    }


def median(answers: Distribution) -> Number | None:
    """Return the answer in the middle, weighted, as a plain number; None for nobody."""
    found = quantile(answers, HALF)
    return None if found is None else plain(found)


def top_share(answers: Distribution, question: Question, points: int) -> float | None:
    """Return the weighted share (0..1) of answers at or beyond the best points; None for nobody.

    Args:
        answers: one distribution.
        question: says which end of the scale is the good one.
        points: how many of the best points count; on scales of three points or fewer only one does.
    """
    return share_where(answers, _among_best(question.scale, question.better, points))


def bottom_share(answers: Distribution, question: Question, points: int) -> float | None:
    """Return the same as `top_share`, for the worst points."""
    return share_where(answers, _among_worst(question.scale, question.better, points))


def share_where(answers: Distribution, holds: Callable[[Fraction], bool]) -> float | None:
    """Return the weighted share (0..1) of the valid answers of which something holds; None for nobody."""
    total = answers.total.weight
    counted = sum(count.weight for value, count in answers.valid.items() if holds(value))
    return counted / total if total else None


@lru_cache(maxsize=64)
def _among_best(asked: Scale, better: Better, points: int) -> Callable[[Fraction], bool]:
    threshold = asked.high - _steps(asked, points)
    return lru_cache(maxsize=4096)(lambda value: asked.goodness(value, better) >= threshold)


@lru_cache(maxsize=64)
def _among_worst(asked: Scale, better: Better, points: int) -> Callable[[Fraction], bool]:
    threshold = asked.low + _steps(asked, points)
    return lru_cache(maxsize=4096)(lambda value: asked.goodness(value, better) <= threshold)


def _steps(asked: Scale, points: int) -> Fraction:
    return asked.step * (0 if len(asked) <= 3 else points - 1)
