"""What is told about a distribution beside its score: mean, spread, median, best and worst points."""

import math
from collections.abc import Callable
from fractions import Fraction
from operator import itemgetter

from cxcli.evidence import Distribution
from cxcli.stats.linear import linear
from cxcli.study.question import Question
from cxcli.study.scale import Number, plain


def describe(answers: Distribution) -> dict[str, Number | None]:
    """Return weighted `mean`, `sd` (with n - 1; None below two people) and `median`, in scale points."""
    estimate = linear(answers, lambda value: value)
    if estimate is None:
        return {"mean": None, "sd": None, "median": None}
    variance = estimate.variance
    sd = None if variance is None else math.sqrt(variance)
    return {"mean": float(estimate.mean), "sd": sd, "median": median(answers)}


def median(answers: Distribution) -> Number | None:
    """Return the smallest answer with more than half of the weight at or below it; None for nobody.

    When an answer and those below it hold exactly half, the mean of it and the next one is returned;
    without weights this is the usual median.
    """
    total, below = answers.total.weight, 0
    halfway: Fraction | None = None
    for value, count in sorted(answers.valid.items(), key=itemgetter(0)):
        if not count.weight:
            continue
        below += count.weight
        if halfway is not None:
            return plain((halfway + value) / 2)
        if 2 * below > total:
            return plain(value)
        if 2 * below == total:
            halfway = value
    return None


def top_share(answers: Distribution, question: Question, points: int) -> float | None:
    """Return the weighted share (0..1) of answers at or beyond the best points; None for nobody.

    Args:
        answers: one distribution.
        question: says which end of the scale is the good one.
        points: how many of the best points count; on scales of three points or fewer only one does.
    """
    threshold = question.scale.high - _steps(question, points)
    return share_where(answers, lambda value: question.goodness(value) >= threshold)


def bottom_share(answers: Distribution, question: Question, points: int) -> float | None:
    """Return the same as `top_share`, for the worst points."""
    threshold = question.scale.low + _steps(question, points)
    return share_where(answers, lambda value: question.goodness(value) <= threshold)


def share_where(answers: Distribution, holds: Callable[[Fraction], bool]) -> float | None:
    """Return the weighted share (0..1) of the valid answers of which something holds; None for nobody."""
    total = answers.total.weight
    counted = sum(count.weight for value, count in answers.valid.items() if holds(value))
    return counted / total if total else None


def _steps(question: Question, points: int) -> Fraction:
    return question.scale.step * (0 if len(question.scale) <= 3 else points - 1)
