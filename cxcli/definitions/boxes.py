"""Definitions that count other answers as the good ones: the best, the two best, 7 to 10."""

from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction

from cxcli.definitions.definition import Definition
from cxcli.metrics.nps import FROM_ONE, STANDARD
from cxcli.study.question import Question
from cxcli.study.study import Measure
from cxcli.words import Words


def as_share(points: Callable[[Question], frozenset[Fraction]]) -> Callable[[Measure], Measure]:
    """Return what makes a measure the share of some answers in percent."""

    def change(measure: Measure) -> Measure:
        chosen = points(measure.question)
        return replace(measure, type="csat", statistic="share", positive=chosen, interval=None)

    return change


def best(number: int) -> Callable[[Question], frozenset[Fraction]]:
    """Return what finds the best points of a scale."""

    def points(question: Question) -> frozenset[Fraction]:
        return frozenset(sorted(question.scale.points(), key=question.goodness)[-number:])

    return points


def at_least(lowest: int) -> Callable[[Question], frozenset[Fraction]]:
    """Return what finds the points at least as good as one of them."""

    def points(question: Question) -> frozenset[Fraction]:
        return frozenset(point for point in question.scale.points() if question.goodness(point) >= lowest)

    return points


def _box(name: str, number: int, says: Words) -> Definition:
    return Definition(name, says, as_share(best(number)), fits=lambda measure: _is_new_box(measure, number))


def _is_new_box(measure: Measure, number: int) -> bool:
    """Tell whether so many best points are some of several, and not those that count already."""
    question = measure.question
    same = measure.statistic == "share" and measure.positive == best(number)(question)
    return not question.is_composite and len(question.scale) > 2 * number and not same


def _goes_to_ten(measure: Measure) -> bool:
    question = measure.question
    is_ten = question.scale in (STANDARD, FROM_ONE) and not question.is_composite
    return is_ten and not (measure.statistic == "share" and measure.positive == at_least(7)(question))


TOP_BOX = _box("top_box", 1, Words("counts the best answer only", "ne compte que la meilleure réponse"))
TOP_2 = _box("top_2", 2, Words("counts the two best answers", "compte les deux meilleures réponses"))
SEVEN = Definition(
    "7-10",
    Words(
        "counts 7 to 10 as satisfied, about twice as many points as the two best",
        "compte 7 à 10 comme satisfaits, soit deux fois plus de points que les deux meilleurs",
    ),
    as_share(at_least(7)),
    fits=_goes_to_ten,
)
