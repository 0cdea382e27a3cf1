"""Whether two waves asked the same question, and what differs if they did not."""

from collections.abc import Iterator

from cxcli.errors import QuestionChanged
from cxcli.report.model import QuestionFacts, Result
from cxcli.report.wording import format_point
from cxcli.words import Words


def refuse_change(baseline: Result, current: Result, *, allowed: bool) -> None:
    """Let pass the same question only, or any that is measured in the same unit when changes are allowed.

    Raises:
        QuestionChanged: the type or statistic differs; or scale, direction, positive answers, coding or
            weighting do, and that is not allowed.
    """
    if (baseline.type, baseline.statistic, baseline.unit) != (current.type, current.statistic, current.unit):
        raise _other_number(baseline, current)
    found = list(_changes(baseline.question, current.question))
    if found and not allowed:
        raise _changed(current.metric, found)


def _changes(before: QuestionFacts, after: QuestionFacts) -> Iterator[Words]:
    if (before.scale, before.step) != (after.scale, after.step):
        yield Words(
            f"the scale was {_scale(before)} and is {_scale(after)}",
            f"l'échelle était {_scale(before)} et est {_scale(after)}",
        )
    if before.better != after.better:
        yield Words("the good end of the scale is another one", "le bon côté de l'échelle a changé")
    if set(before.positive) != set(after.positive):
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


def _changed(metric: str, found: list[Words]) -> QuestionChanged:
    english, french = "; ".join(w.en for w in found), " ; ".join(w.fr for w in found)
    return QuestionChanged(
        Words(
            f"{metric}: the two waves did not ask the same question: {english}.",
            f"{metric} : les deux vagues n'ont pas posé la même question : {french}.",
        ),
        Words(
            "If the difference is meant to be compared all the same, add --allow-scale-change.",
            "Pour comparer malgré tout, ajoutez --allow-scale-change.",
        ),
    )


def _other_number(baseline: Result, current: Result) -> QuestionChanged:
    return QuestionChanged(
        Words(
            f"{current.metric}: the baseline is '{baseline.type}' ({baseline.statistic}), the current wave "
            f"'{current.type}' ({current.statistic}): two different numbers.",
            f"{current.metric} : la référence est « {baseline.type} » ({baseline.statistic}), la vague actuelle "
            f"« {current.type} » ({current.statistic}) : ce sont deux nombres différents.",
        ),
        Words(
            "Score both waves with one configuration.", "Calculez les deux vagues avec la même configuration."
        ),
    )
