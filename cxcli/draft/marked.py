"""Columns of numbers with something beside them: labels, the top of the scale, or stars."""

from collections.abc import Mapping, Sequence

from cxcli.draft.answers import Form
from cxcli.draft.column import Column
from cxcli.draft.cues import counts_things, speaks_of_effort
from cxcli.draft.kinds import both_ways, on_scale, possible_scales
from cxcli.draft.numbers import asked_from_zero_or_one
from cxcli.draft.stated_scale import sounds_low
from cxcli.draft.usual_scales import usual_scales
from cxcli.draft.verdict import Doubt, Proposed, Variant, Verdict
from cxcli.study.tone import sounds_best, sounds_worst
from cxcli.words import Words

_KNOWN = ((0, 10), (1, 10), (1, 5), (1, 7), (1, 4), (0, 5))
_ENOUGH = 30


def of_labelled_numbers(column: Column) -> Verdict:
    """Return what a column such as `0 - Not at all satisfied`, 1, 2 ... may be."""
    counts = column.answers.whole()
    if counts is None or min(counts) < 0 or max(counts) > 10 or len(counts) < 2:
        return None
    beside: dict[int, list[str]] = {}
    for answer in column.answers.of(Form.LABELLED):
        beside.setdefault(int(answer.number or 0), []).append(answer.words)
    low, high = min(counts), max(counts)
    if not _are_ends(column, beside, list(counts)) or (low, high) not in _KNOWN:
        return _which_scale(column, counts)
    keys = on_scale(column, low, high)
    upright = all(map(_is_low, beside[low])) and not any(map(_is_low, beside[high]))
    if not upright or (speaks_of_effort(column) and keys["type"] == "scale"):
        return _which_end(column, low, high)
    return Proposed(
        keys,
        Words(
            f"both ends are labelled, {low} as '{beside[low][0]}'",
            f"les deux bouts ont un libellé, {low} étant « {beside[low][0]} »",
        ),
    )


def of_fractions(column: Column) -> Verdict:
    """Return what a column such as `4/5` or `8 sur 10` may be."""
    tops = {a.top for a in column.answers.given}
    counts = column.answers.whole()
    top = int(max((t for t in tops if t is not None), default=0))
    if len(tops) > 1 or counts is None or max(counts) > top or not 3 <= top <= 100 or counts_things(column):
        return None
    if min(counts) == 0:
        return _out_of(column, 0, top)
    if top == 5 and min(counts) >= 1:
        return Proposed(
            {"type": "rating", "scale": "1-5"}, Words("every answer is out of 5", "chaque réponse est sur 5")
        )
    if top == 10:
        return asked_from_zero_or_one(column)
    return Doubt(
        Words(
            f"Is the lowest answer 0 or 1 (out of {top})?",
            f"La réponse la plus basse est-elle 0 ou 1 (sur {top}) ?",
        ),
        possible_scales(column, ((1, top), (0, top))),
    )


def of_stars(column: Column) -> Verdict:
    """Return what a column of stars may be."""
    tops = {int(a.top) for a in column.answers.given if a.top is not None}
    counts = column.answers.whole() or {}
    top = max(tops or {max(counts, default=0)})
    if len(tops) > 1 or top > 10 or max(counts, default=0) > top or top < 3:
        return None
    if min(counts) == 0:
        return _out_of(column, 0, top)
    if top == 5:
        return Proposed(
            {"type": "rating", "scale": "1-5"},
            Words("answers are stars, up to 5", "réponses en étoiles, jusqu'à 5"),
        )
    return Doubt(
        Words("How many stars could be given at most?", "Combien d'étoiles pouvait-on donner au plus ?"),
        tuple(
            Variant(Words(f"{most}", f"{most}"), {"type": "rating", "scale": f"1-{most}"})
            for most in sorted({top, 5, 10})
            if most >= top
        ),
    )


def _are_ends(column: Column, beside: Mapping[int, Sequence[str]], seen: Sequence[int]) -> bool:
    """Tell whether the labels are those of the two ends: alone among bare numbers, or best and worst."""
    low, high = min(seen), max(seen)
    if low not in beside or high not in beside:
        return False
    if len(beside) == 2 and len(seen) > 2:
        return True
    known = any(map(sounds_best, beside[high])) and any(map(sounds_worst, beside[low]))
    return known and column.answers.people >= _ENOUGH


def _is_low(label: str) -> bool:
    return (sounds_low(label) or sounds_worst(label)) and not sounds_best(label)


def _which_scale(column: Column, counts: Mapping[int, int]) -> Verdict:
    if counts_things(column):
        return None
    return Doubt(
        Words("On which scale was this asked?", "Sur quelle échelle la question est-elle posée ?"),
        possible_scales(column, usual_scales(counts)),
    )


def _which_end(column: Column, low: int, high: int) -> Doubt:
    return Doubt(
        Words("Which end of the scale is good?", "Quel bout de l'échelle est le bon ?"),
        both_ways(column, on_scale(column, low, high)),
    )


def _out_of(column: Column, low: int, top: int) -> Proposed:
    return Proposed(
        on_scale(column, low, top),
        Words(
            f"every answer is out of {top}, from {low}", f"chaque réponse est sur {top}, à partir de {low}"
        ),
    )
