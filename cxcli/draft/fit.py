"""Which named scales explain the labels of a column, and how well."""

import difflib
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import groupby

from cxcli.study.text import normalise
from cxcli.study.vocabularies import VOCABULARIES, Vocabulary

_BALANCED = ("agree", "sat", "ease", "likely", "prob", "fav", "quality")
"""Scales with two equal halves, one of which may well be empty."""

_ENOUGH = 30
_CLOSE = 0.82
_NO_QUESTION = ("groups",)
"""Named scales that are results, not questions."""

Spot = tuple[int, int]
"""A point of a vocabulary (from 0), and which of its `=` variants."""


@dataclass(frozen=True, slots=True)
class Near:
    """A named scale that explains all labels but one or two.

    `meant` maps each of the others to the text it is close to, or to None.
    """

    vocabulary: Vocabulary
    meant: Mapping[str, str | None]


def fitting(labels: Collection[str]) -> tuple[Vocabulary, ...]:
    """Return the named scales that explain every label; one that would mix two variants of a point does not."""
    folded = set(map(normalise, labels))
    return tuple(v for v in _offered() if folded and _explains(v, folded))


def is_seen_enough(vocabulary: Vocabulary, labels: Collection[str], people: int) -> bool:
    """Tell whether the labels show so much of a scale that it is the one that was asked.

    The points seen lie side by side; at most one of five is missing, or one half of a scale with two
    equal halves when 30 people or more answered.
    """
    points = sorted({_spots(vocabulary)[folded][0] for folded in map(normalise, labels)})
    size = len(vocabulary.written)
    if points[-1] - points[0] + 1 != len(points) or len(points) < min(3, size):
        return False
    spare = 0 if size <= 3 else 1 if size <= 5 else 2
    if people >= _ENOUGH and any(word in vocabulary.name for word in _BALANCED):
        spare = size // 2
    return size - len(points) <= spare


def in_several_languages(labels: Collection[str], people: int) -> tuple[Vocabulary, ...]:
    """Return the one scale of the same name in two or more languages that explains all labels together."""
    folded = set(map(normalise, labels))
    kinds = sorted(_offered(), key=_kind)
    families = (_speaking(list(kin), folded) for _, kin in groupby(kinds, key=_kind))
    found = [family for family in families if len(family) > 1 and _covers_enough(family, folded, people)]
    return found[0] if len(found) == 1 else ()


def nearest(labels: Mapping[str, int]) -> Near | None:
    """Return the named scale that explains most labels (with their people), all but one or two of them."""
    best: tuple[int, Near] | None = None
    for vocabulary in _offered():
        spots = _spots(vocabulary)
        others = [label for label in labels if normalise(label) not in spots]
        known = len(labels) - len(others)
        people = sum(n for label, n in labels.items() if label not in others)
        if (
            not 1 <= len(others) <= 2
            or known < 2
            or known < 1.5 * len(others)
            or 2 * people < sum(labels.values())
        ):
            continue
        near = Near(vocabulary, {label: _meant(label, vocabulary, labels) for label in others})
        worth = 2 * known + sum(text is not None for text in near.meant.values())
        if best is None or worth > best[0]:
            best = (worth, near)
    return None if best is None else best[1]


def is_known(label: str) -> bool:
    """Tell whether a label is a point of any named scale that may be proposed."""
    folded = normalise(label)
    return any(folded in _spots(vocabulary) for vocabulary in _offered())


def value_of(vocabulary: Vocabulary, label: str) -> int | None:
    """Return the value that a vocabulary gives a label, None for a label that it does not know."""
    spot = _spots(vocabulary).get(normalise(label))
    return None if spot is None else vocabulary.written[spot[0]][0]


def _explains(vocabulary: Vocabulary, folded: Collection[str]) -> bool:
    spots = _spots(vocabulary)
    if any(label not in spots for label in folded):
        return False
    used = {spots[label] for label in folded}
    return len(used) == len({point for point, _ in used})


def _speaking(kin: Sequence[Vocabulary], folded: Collection[str]) -> tuple[Vocabulary, ...]:
    """Return the scales of one kind that are needed to explain all labels, each its own part and no other scale's."""
    needed = list(kin)
    for vocabulary in kin:
        others = [v for v in needed if v is not vocabulary]
        if _known_to(others, folded) >= _known_to([vocabulary], folded):
            needed = others
    parts = [_known_to([v], folded) for v in needed]
    whole = _known_to(needed, folded) == set(folded) and len({len(v.written) for v in needed}) == 1
    alone = all(fitting(part) == (v,) for v, part in zip(needed, parts, strict=True))
    return tuple(needed) if whole and alone else ()


def _known_to(vocabularies: Iterable[Vocabulary], folded: Collection[str]) -> set[str]:
    return {label for label in folded if any(label in _spots(v) for v in vocabularies)}


def _covers_enough(family: Sequence[Vocabulary], folded: Collection[str], people: int) -> bool:
    """Tell whether the languages together show enough points of their common scale."""
    first = family[0]
    points = {_spots(v)[label][0] for v in family for label in folded if label in _spots(v)}
    stand_ins = [first.written[point][1][0] for point in points]
    return is_seen_enough(first, stand_ins, people)


def _meant(label: str, vocabulary: Vocabulary, labels: Mapping[str, int]) -> str | None:
    """Return the text of a point that nobody else chose and that a misspelt label is close to."""
    used = {_spots(vocabulary)[n][0] for n in map(normalise, labels) if n in _spots(vocabulary)}
    free = {
        normalise(t): t for i, (_, texts) in enumerate(vocabulary.written) if i not in used for t in texts
    }
    close = difflib.get_close_matches(normalise(label), list(free), n=1, cutoff=_CLOSE)
    return free[close[0]] if close else None


def _offered() -> Iterator[Vocabulary]:
    """Yield the named scales that may be proposed: whole ones, yes and no left out."""
    for vocabulary in VOCABULARIES.values():
        is_yes_or_no = len(vocabulary.written) == 2 and not vocabulary.name.startswith("emoji")
        if vocabulary.by_rank and not is_yes_or_no and not vocabulary.name.endswith(_NO_QUESTION):
            yield vocabulary


def _kind(vocabulary: Vocabulary) -> str:
    return vocabulary.name.rpartition(".")[2]


@cache
def _spots(vocabulary: Vocabulary) -> Mapping[str, Spot]:
    """Return the place of every spelling, normalised."""
    found: dict[str, Spot] = {}
    for point, (value, texts) in enumerate(vocabulary.written):
        for variant, text in enumerate(texts):
            alone = replace(vocabulary, written=((value, (text,)),))
            for spelling in alone.points[0][1]:
                found.setdefault(normalise(spelling), (point, variant))
    return found
