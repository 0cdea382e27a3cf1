"""Columns of whole numbers: a metric only where the header says what was asked and on which scale."""

from collections.abc import Mapping, Sequence

from cxcli.draft.column import Column
from cxcli.draft.cues import (
    asks_for_a_rating,
    asks_to_rank,
    asks_to_recommend,
    counts_things,
    speaks_of_effort,
    speaks_of_recommending,
    speaks_of_satisfaction,
)
from cxcli.draft.kinds import both_ways, on_scale, possible_scales
from cxcli.draft.stated_scale import Stated, stated_scale
from cxcli.draft.usual_scales import MISTAKES, usual_scales
from cxcli.draft.verdict import Doubt, Keys, Proposed, Variant, Verdict
from cxcli.words import Words

NO_ANSWER_CODES = frozenset({-1, -2, -3, -8, -9, -77, -88, -97, -98, -99, -999, 77, 88, 96, 97, 98, 99, 999})
_ENOUGH = 30
_FEW = 10


def of_numbers(column: Column) -> Verdict:
    """Return what a column of numbers may be; None for counts, ages, ids, decimals and yes-or-no codes."""
    counts = column.answers.whole()
    if counts is None:
        return None
    codes = [number for number in counts if number in NO_ANSWER_CODES]
    seen = {number: people for number, people in counts.items() if number not in NO_ANSWER_CODES}
    if not _may_be_answers(column, list(seen)):
        return None
    return _no_answer_codes(column, seen, codes) if codes else _of_points(column, seen)


def asked_from_zero_or_one(column: Column) -> Doubt:
    """Return the question that no data answers: a 0-10 question without a 0, or a 1-10 question."""
    return Doubt(
        Words(
            "Was this asked from 0 to 10 or from 1 to 10? Nobody answered 0, and the header does not say.",
            "La question va-t-elle de 0 à 10 ou de 1 à 10 ? Personne n'a répondu 0, et l'en-tête ne le dit pas.",
        ),
        possible_scales(column, ((0, 10), (1, 10))),
    )


def _may_be_answers(column: Column, seen: Sequence[int]) -> bool:
    if not seen or seen[0] < 0 or seen[-1] > 10 or _numbers_the_rows(column):
        return False
    if asks_to_recommend(column) and len(seen) > 2:
        return True
    if len(seen) <= 2 and column.answers.people >= _FEW:
        return False
    is_rating = asks_for_a_rating(column) or speaks_of_satisfaction(column)
    is_opinion = is_rating or stated_scale(column.words) is not None
    return is_opinion or not counts_things(column)


def _numbers_the_rows(column: Column) -> bool:
    """Tell whether the numbers go up row by row, as ids do."""
    filled = [text.strip() for text in column.filled]
    return len(filled) > 2 and filled == [
        str(int(filled[0]) + i) if filled[0].isdigit() else "" for i in range(len(filled))
    ]


def _of_points(column: Column, counts: Mapping[int, int]) -> Verdict:
    stated, seen = stated_scale(column.words), list(counts)
    if stated is not None:
        return _as_stated(column, counts, stated)
    if asks_to_recommend(column):
        return _recommending(column, seen)
    if asks_for_a_rating(column) and seen[0] >= 1 and seen[-1] == 5 and len(seen) > 2:
        return Proposed(
            {"type": "rating", "scale": "1-5"},
            Words(
                "the header asks for a rating; answers 1 to 5",
                "l'en-tête demande une note ; réponses de 1 à 5",
            ),
        )
    if _has_gaps(column, seen):
        return _codes(seen)
    return Doubt(
        Words(
            "On which scale was this asked, and is it a metric?",
            "Sur quelle échelle, et est-ce une métrique ?",
        ),
        possible_scales(column, usual_scales(counts)),
    )


def _as_stated(column: Column, counts: Mapping[int, int], stated: Stated) -> Verdict:
    low, high, seen = stated.low, stated.high, list(counts)
    says = Words(f"the header says {low} to {high}", f"l'en-tête dit de {low} à {high}")
    beyond = sum(people for number, people in counts.items() if not low <= number <= high)
    if beyond > MISTAKES * sum(counts.values()):
        return Doubt(
            Words(
                f"Which scale is right? {says.en}, the answers go from {seen[0]} to {seen[-1]}.",
                f"Quelle échelle est la bonne ? {says.fr}, les réponses vont de {seen[0]} à {seen[-1]}.",
            ),
            possible_scales(column, (*usual_scales(counts), (low, high))),
        )
    keys = on_scale(column, low, high)
    if speaks_of_recommending(column) and high == 10 and keys["type"] != "nps":
        return _is_it_recommending(keys, f"{low}-{high}")
    effort = speaks_of_effort(column) and keys["type"] == "scale"
    if not stated.is_upright or effort or asks_to_rank(column):
        return Doubt(
            Words("Which end of the scale is good?", "Quel bout de l'échelle est le bon ?"),
            both_ways(column, keys),
        )
    return Proposed(keys, says)


def _is_it_recommending(keys: Keys, scale: str) -> Doubt:
    return Doubt(
        Words("Is this the recommendation question (NPS)?", "Est-ce la question de recommandation (NPS) ?"),
        (
            Variant(Words("yes", "oui"), {"type": "nps", "scale": scale}),
            Variant(Words("no, another one", "non, une autre"), keys),
        ),
    )


def _recommending(column: Column, seen: Sequence[int]) -> Verdict:
    if seen[0] == 0 and seen[-1] >= 9:
        return Proposed(
            {"type": "nps", "scale": "0-10"},
            Words(
                "the header asks about recommending; answers 0 to 10",
                "l'en-tête parle de recommander ; réponses de 0 à 10",
            ),
        )
    if seen[-1] > 5:
        return asked_from_zero_or_one(column) if seen[0] else _short_of_ten(column)
    return _short_of_ten(column)


def _short_of_ten(column: Column) -> Doubt:
    return Doubt(
        Words(
            "Was this asked up to 10? No answer is that high.",
            "La question va-t-elle jusqu'à 10 ? Aucune réponse n'est aussi élevée.",
        ),
        possible_scales(column, ((0, 10), (1, 10), (1, 5))),
    )


def _has_gaps(column: Column, seen: Sequence[int]) -> bool:
    """Tell whether a number in the middle of a short scale was never given, though many answered."""
    return column.answers.people >= _ENOUGH and seen[-1] <= 7 and seen[-1] - seen[0] + 1 != len(seen)


def _codes(seen: Sequence[int]) -> Doubt:
    listed = ", ".join(map(str, seen))
    template = ", ".join(f'"{code}": ?' for code in seen)
    return Doubt(
        Words(
            f"What do the codes {listed} mean? They are not the points of a scale in order. Look them up, then write"
            f" type: scale, scale: 1-{len(seen)}, labels: {{{template}}}.",
            f"Que signifient les codes {listed} ? Ce ne sont pas les points d'une échelle dans l'ordre. Cherchez-les,"
            f" puis écrivez type: scale, scale: 1-{len(seen)}, labels: {{{template}}}.",
        )
    )


def _no_answer_codes(column: Column, seen: Mapping[int, int], codes: Sequence[int]) -> Doubt:
    listed = ", ".join(map(str, codes))
    told: list[Variant] = [
        Variant(v.when, {**v.keys, "missing": [str(code) for code in codes]})
        for v in possible_scales(column, usual_scales(seen))
    ]
    return Doubt(
        Words(
            f"Does {listed} mean no answer, and on which scale was this asked?",
            f"{listed} veut-il dire sans réponse, et sur quelle échelle la question est-elle posée ?",
        ),
        tuple(told),
    )
