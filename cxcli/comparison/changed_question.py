"""Whether two waves asked the same question, and what differs if they did not."""

from collections.abc import Iterator
from fractions import Fraction

from cxcli.comparison.group import measure_of
from cxcli.errors import QuestionChanged
from cxcli.metrics import METRICS
from cxcli.report.model import QuestionFacts, Result
from cxcli.report.wording import format_point
from cxcli.words import Words

NO_WAY_ROUND = Words(
    "Score both waves with one configuration.", "Calculez les deux vagues avec la même configuration."
)


def refuse_change(baseline: Result, current: Result, hint: Words = NO_WAY_ROUND) -> None:
    """Let pass the same question only.

    Args:
        baseline: a metric in the earlier wave.
        current: the same in the later one.
        hint: what to do when the question changed.

    Raises:
        QuestionChanged: type, statistic, scale, direction, positive answers, coding or weighting differ.
    """
    refuse_other_number(baseline, current)
    found = list(_changes(baseline, current))
    if found:
        raise _changed(current.metric, found, hint)


def refuse_other_number(baseline: Result, current: Result) -> None:
    """Let pass whatever is measured in the same unit, its question may have changed.

    Raises:
        QuestionChanged: type or statistic differ.
    """
    if (baseline.type, baseline.statistic, baseline.unit) != (current.type, current.statistic, current.unit):
        raise _other_number(baseline, current)


def same_answers(baseline: Result, current: Result) -> bool:
    """Tell whether an answer means the same in both waves: scale, direction and positive answers are alike."""
    one, other = baseline.question, current.question
    facts = ((q.scale, q.step, q.better) for q in (one, other))
    return len(set(facts)) == 1 and _positive(baseline) == _positive(current)


def _positive(result: Result) -> frozenset[Fraction]:
    """Return the positive answers, also where the configuration leaves them to the default."""
    measure, default = measure_of(result), METRICS[result.type].positive
    usual = default(measure.question.scale, measure.question.better) if default else None
    return measure.positive or usual or frozenset()


def _changes(baseline: Result, current: Result) -> Iterator[Words]:
    before, after = baseline.question, current.question
    if (before.scale, before.step) != (after.scale, after.step):
        yield Words(
            f"the scale was {_scale(before)} and is {_scale(after)}",
            f"l'échelle était {_scale(before)} et est {_scale(after)}",
        )
    if before.better != after.better:
        yield Words("the good end of the scale is another one", "le bon côté de l'échelle a changé")
    if _positive(baseline) != _positive(current):
        yield Words("other answers count as positive", "d'autres réponses comptent comme positives")
    same_facts = (before.scale, before.step, before.better) == (after.scale, after.step, after.better)
    if before.fingerprint != after.fingerprint and same_facts:
        yield Words(
            "its answers are coded otherwise (labels, missing words, reversal) or weighted in one wave only",
            "ses réponses sont codées autrement (libellés, mots d'absence, inversion) ou pondérées dans une seule vague",
        )


def _scale(question: QuestionFacts) -> str:
    low, high = question.scale
    step = "" if question.step == 1 else f" / {format_point(question.step)}"
    return f"{format_point(low)}-{format_point(high)}{step}"


def _changed(metric: str, found: list[Words], hint: Words) -> QuestionChanged:
    english, french = "; ".join(w.en for w in found), " ; ".join(w.fr for w in found)
    return QuestionChanged(
        Words(
            f"{metric}: the two waves did not ask the same question: {english}.",
            f"{metric} : les deux vagues n'ont pas posé la même question : {french}.",
        ),
        hint,
    )


def _other_number(baseline: Result, current: Result) -> QuestionChanged:
    return QuestionChanged(
        Words(
            f"{current.metric}: the baseline is '{baseline.type}' ({baseline.statistic}), the current wave "
            f"'{current.type}' ({current.statistic}): two different numbers.",
            f"{current.metric} : la référence est « {baseline.type} » ({baseline.statistic}), la vague actuelle "
            f"« {current.type} » ({current.statistic}) : ce sont deux nombres différents.",
        ),
        NO_WAY_ROUND,
    )
