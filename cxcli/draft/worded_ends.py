"""Columns of digits whose end points are words: `Strongly agree`, 9, 8 ... 2, `Strongly disagree`."""

from collections.abc import Mapping, Sequence

from cxcli.draft.answers import Answer, Form
from cxcli.draft.column import Column
from cxcli.draft.cues import asks_to_recommend, counts_things
from cxcli.draft.kinds import on_scale
from cxcli.draft.verdict import Doubt, Variant, Verdict
from cxcli.study.tone import sounds_best, sounds_worst
from cxcli.words import Words

_TOPS = (5, 7, 10)
_END_SHARE = 0.02
"""Of all answers; an end point exported as words is at least that frequent, or sounds like one."""


def of_ends_in_words(column: Column) -> Verdict:
    """Return the question about a column of digits whose end points are words (`Strongly agree`, 9, 8 ...)."""
    words = column.answers.of(Form.WORDS)
    counts = {int(a.number): a.people for a in column.answers.of(Form.NUMBER) if a.number is not None}
    top = next((top for top in _TOPS if top > max(counts, default=10)), None)
    low = 0 if min(counts, default=0) == 1 else 1
    if top is None or not _are_points(column, counts) or not _may_be_ends(column, words):
        return None
    keys = on_scale(column, low, top)
    variants = [
        Variant(_as_read(reading), {**keys, "labels": dict(reading)})
        for reading in _readings(words, low, top)
    ]
    lost, stake = sum(a.people for a in words), _stake(column, counts, words, top)
    return Doubt(
        Words(
            f"Are the ends of the scale exported as words? Without labels {lost} of {column.answers.people} answers"
            f" would not count{stake.en}.",
            f"Les bouts de l'échelle sont-ils exportés en toutes lettres ? Sans libellés, {lost} réponses sur"
            f" {column.answers.people} ne compteraient pas{stake.fr}.",
        ),
        tuple(variants),
    )


def _are_points(column: Column, counts: Mapping[int, int]) -> bool:
    """Tell whether the digits may be points of a scale, and are no number of things."""
    return len(counts) >= 3 and min(counts) >= 1 and not counts_things(column)


def _may_be_ends(column: Column, words: Sequence[Answer]) -> bool:
    least = _END_SHARE * column.answers.people
    telling = all(a.people >= least or sounds_best(a.text) or sounds_worst(a.text) for a in words)
    worded = all(not any(c.isdigit() for c in a.text) and len(a.text) <= 40 for a in words)
    return 1 <= len(words) <= 2 and telling and worded


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
