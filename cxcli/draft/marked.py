"""Columns of numbers with something beside them: labels, the top of the scale, stars, or words at the ends."""

from collections.abc import Mapping, Sequence

from cxcli.draft.answers import Answer, Form
from cxcli.draft.column import Column
from cxcli.draft.cues import asks_to_recommend, counts_things, speaks_of_effort
from cxcli.draft.kinds import both_ways, on_scale, possible_scales
from cxcli.draft.numbers import asked_from_zero_or_one, usual_scales
from cxcli.draft.stated_scale import sounds_low
from cxcli.draft.verdict import Doubt, Proposed, Variant, Verdict
from cxcli.study.tone import sounds_best, sounds_worst
from cxcli.words import Words

_TOPS = (5, 7, 10)
_KNOWN = ((0, 10), (1, 10), (1, 5), (1, 7), (1, 4), (0, 5))
_END_SHARE = 0.02


def of_labelled_numbers(column: Column) -> Verdict:
    """Return what a column such as `0 - Not at all satisfied`, 1, 2 ... may be."""
    counts = column.answers.whole()
    if counts is None or min(counts) < 0 or max(counts) > 10 or len(counts) < 2:
        return None
    beside: dict[int, list[str]] = {}
    for answer in column.answers.of(Form.LABELLED):
        beside.setdefault(int(answer.number or 0), []).append(answer.words)
    low, high = min(counts), max(counts)
    if not _are_ends(beside, low, high) or (low, high) not in _KNOWN:
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
    if len(tops) > 1 or counts is None or max(counts) > top or not 3 <= top <= 100:
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


def of_ends_in_words(column: Column) -> Verdict:
    """Return the question about a column of digits whose end points are words (`Strongly agree`, 9, 8 ...)."""
    words = column.answers.of(Form.WORDS)
    counts = {int(a.number): a.people for a in column.answers.of(Form.NUMBER) if a.number is not None}
    top = next((top for top in _TOPS if top > max(counts, default=10)), None)
    low = 0 if min(counts, default=0) == 1 else 1
    if (
        top is None
        or len(counts) < 3
        or min(counts) < 1
        or counts_things(column)
        or not _may_be_ends(column, words)
    ):
        return None
    keys = on_scale(column, low, top)
    variants = [
        Variant(_as_read(reading), {**keys, "labels": dict(reading)})
        for reading in _readings(words, low, top)
    ]
    lost = sum(a.people for a in words)
    return Doubt(
        Words(
            f"Are the ends of the scale exported as words? Without labels {lost} of {column.answers.people} answers"
            f" would not count{_stake(column, counts, words, top).en}.",
            f"Les bouts de l'échelle sont-ils exportés en toutes lettres ? Sans libellés, {lost} réponses sur"
            f" {column.answers.people} ne compteraient pas{_stake(column, counts, words, top).fr}.",
        ),
        tuple(variants),
    )


def _are_ends(beside: Mapping[int, Sequence[str]], low: int, high: int) -> bool:
    """Tell whether the two ends of the scale are known: labelled both, and not just two of many labels."""
    if not beside.get(low) or not beside.get(high):
        return False
    return len(beside) == 2 or any(map(sounds_best, beside[high])) or any(map(sounds_worst, beside[low]))


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


def _may_be_ends(column: Column, words: Sequence[Answer]) -> bool:
    least = _END_SHARE * column.answers.people
    frequent = all(a.people >= min(least, 1) for a in words)
    worded = all(not any(c.isdigit() for c in a.text) and len(a.text) <= 40 for a in words)
    return 1 <= len(words) <= 2 and frequent and worded


def _readings(words: Sequence[Answer], low: int, top: int) -> list[dict[str, int]]:
    """Return the ways the words may stand for the ends; one way where their tone leaves no doubt."""
    texts = [a.text for a in words]
    tones = [1 if sounds_best(t) else -1 if sounds_worst(t) else 0 for t in texts]
    ends = {1: top, -1: low}
    if len(texts) == 1:
        return [{texts[0]: ends[tones[0]]}] if tones[0] else [{texts[0]: top}, {texts[0]: low}]
    if sum(tones) == 0 and any(tones):
        return [{t: ends[tone] for t, tone in zip(texts, tones, strict=True)}]
    if any(tones) and tones[0] != tones[1]:
        first = tones[0] or -tones[1]
        return [{texts[0]: ends[first], texts[1]: ends[-first]}]
    return [{texts[0]: top, texts[1]: low}, {texts[0]: low, texts[1]: top}]


def _as_read(reading: Mapping[str, int]) -> Words:
    english = ", ".join(f"'{text}' is {value}" for text, value in reading.items())
    french = ", ".join(f"« {text} » vaut {value}" for text, value in reading.items())
    return Words(english, french)


def _stake(column: Column, counts: Mapping[int, int], words: Sequence[Answer], top: int) -> Words:
    """Return what the NPS would be without and with the words, where this is a recommendation question."""
    reading = _readings(words, 1, top)
    if not asks_to_recommend(column) or top != 10 or len(reading) != 1:
        return Words("", "")
    added = {reading[0][a.text]: a.people for a in words}
    without, full = _nps(counts), _nps({**counts, **added})
    return Words(
        f": the NPS would be {without:.0f}, not {full:.0f}",
        f" : le NPS serait de {without:.0f}, et non de {full:.0f}",
    )


def _nps(counts: Mapping[int, int]) -> float:
    people = sum(counts.values())
    net = sum(n * ((value >= 9) - (value <= 6)) for value, n in counts.items())
    return 100 * net / people
