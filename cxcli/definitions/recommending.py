"""Definitions of NPS that others use: other answers, other bases, another scale."""

from dataclasses import replace
from fractions import Fraction

from cxcli.definitions.boxes import as_share, at_least
from cxcli.definitions.definition import Definition
from cxcli.evidence import NOBODY, Distribution, people
from cxcli.metrics.nps import FROM_ONE, STANDARD
from cxcli.study.study import Measure
from cxcli.words import Words


def is_single(measure: Measure) -> bool:
    """Tell whether answers stand in one column."""
    return not measure.question.is_composite


def _with_silent(answers: Distribution, measure: Measure, silent: int) -> Distribution:
    """Return the answers with people in the base who are neither promoters nor detractors."""
    passive = measure.question.goodness(Fraction(7))
    valid = dict(answers.valid)
    valid[passive] = valid.get(passive, NOBODY) + people(silent)
    counted = {value: count for value, count in sorted(valid.items()) if count.people}
    return replace(answers, valid=counted)


def _without_zero(answers: Distribution, _: Measure) -> Distribution:
    """Return the answers without the zeros, which a question from 1 to 10 does not have."""
    zeros = answers.valid.get(Fraction(0), NOBODY)
    kept = {value: count for value, count in answers.valid.items() if value}
    return replace(answers, valid=kept, out_of_range=answers.out_of_range + zeros.people)


def _could_be_from_one(measure: Measure) -> bool:
    question = measure.question
    return question.scale == STANDARD and question.better == "higher" and not question.coding.reverse


OTHER_NPS = (
    Definition(
        "mean",
        Words(
            "averages all answers, without any bands", "fait la moyenne de toutes les réponses, sans groupes"
        ),
        lambda measure: replace(measure, type="scale", statistic="mean", interval=None),
    ),
    Definition(
        "promoters",
        Words(
            "counts the promoters and forgets the detractors",
            "compte les promoteurs et oublie les détracteurs",
        ),
        as_share(at_least(9)),
        fits=is_single,
    ),
    Definition(
        "dismissed",
        Words(
            "puts those to whom it does not apply into the base, as if they were passive",
            "met dans la base ceux pour qui la question est sans objet, comme s'ils étaient passifs",
        ),
        recount=lambda answers, measure: _with_silent(answers, measure, answers.not_applicable),
        fits=is_single,
        adds_people=True,
    ),
    Definition(
        "everyone",
        Words(
            "puts everybody without an answer into the base, as if they were passive",
            "met dans la base tous ceux qui n'ont pas répondu, comme s'ils étaient passifs",
        ),
        recount=lambda answers, measure: _with_silent(
            answers, measure, answers.not_applicable + answers.missing
        ),
        fits=is_single,
        adds_people=True,
    ),
    Definition(
        "1-10",
        Words(
            "reads the question as asked from 1 to 10, where nobody can answer 0",
            "lit la question comme posée de 1 à 10, où personne ne peut répondre 0",
        ),
        lambda measure: replace(measure, question=replace(measure.question, scale=FROM_ONE)),
        _without_zero,
        _could_be_from_one,
    ),
)
