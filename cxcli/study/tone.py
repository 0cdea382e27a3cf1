"""Whether a label sounds like the best or the worst answer, by the named scales that cxcli knows."""

from functools import cache

from cxcli.study.text import normalise
from cxcli.study.vocabularies import VOCABULARIES

_FEWEST_LETTERS = 5
"""Shorter end points (`Oui`, `Pour`, `Nie`) occur inside too many other labels."""

_NO_TONE = ("freq", "trend", "calendar", "effort", "emoji", "groups")
"""Scales whose top is not good in itself: often, likely to increase, high effort."""

_NEGATIONS = ("not ", "no ", "pas ", "peu ", "non ", "nicht ", "kein", "nada ", "poco ", "in", "un", "dis")


def sounds_best(label: str) -> bool:
    """Tell whether a label ends with the best point of a named scale, and is not negated."""
    return _ends_with(label, _end_points(best=True))


def sounds_worst(label: str) -> bool:
    """Tell whether a label ends with the worst point of a named scale."""
    return _ends_with(label, _end_points(best=False))


def _ends_with(label: str, phrases: frozenset[str]) -> bool:
    folded = normalise(label)
    return any(folded.endswith(phrase) and _stands_alone(folded[: -len(phrase)]) for phrase in phrases)


def _stands_alone(before: str) -> bool:
    words = before.replace("-", " ").replace("=", " ").replace(":", " ").split(" ")
    return before[-1:] in ("", " ") and not any(f"{word} ".startswith(_NEGATIONS) for word in words if word)


@cache
def _end_points(*, best: bool) -> frozenset[str]:
    """Return the texts of one end of all scales, without those that stand at the other end of another."""
    lowest, highest = _ends()
    chosen, other = (highest, lowest) if best else (lowest, highest)
    return frozenset(text for text in chosen - other if len(text) >= _FEWEST_LETTERS)


@cache
def _ends() -> tuple[frozenset[str], frozenset[str]]:
    """Return the texts of the lowest and of the highest points of all scales with a tone."""
    toned = [
        vocabulary
        for name, vocabulary in VOCABULARIES.items()
        if not any(word in name for word in _NO_TONE) and not name.endswith("r")
    ]
    lowest, highest = (
        frozenset(normalise(text) for vocabulary in toned for text in vocabulary.spellings(rank))
        for rank in (0, -1)
    )
    return lowest, highest
