"""What one column holds, answer by answer: numbers, labelled numbers, fractions, stars or words."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import Enum
from fractions import Fraction

from cxcli.study.coding import MISSING_WORDS, NOT_APPLICABLE_WORDS
from cxcli.study.number_in_text import number_in
from cxcli.study.scale import scale
from cxcli.study.text import matching_key, normalise, tidy

MORE_NOT_APPLICABLE = (
    "Not sure", "Unsure", "Not applicable to me", "Does not apply", "Unfamiliar (N/A)", "Don't know / NA",
    "I don't know / NA", "Prefer not to answer", "Prefer not to disclose", "I don't remember", "No opinion",
    "Je ne me souviens plus", "Je préfère ne pas répondre", "Non concerné", "Non concernée", "Non concerné(e)",
    "Ne se prononce pas", "Weiß nicht", "Weiss nicht", "Ich weiß nicht", "Trifft nicht zu", "No sé",
    "No aplica", "No lo sé", "Prefiero no responder",
)  # fmt: skip
MORE_MISSING = (
    "No answer", "NoAnswer", "Not selected", "Keine Angabe", "k. A.", "Keine Antwort", "Sans réponse",
    "Pas de réponse", "Sin respuesta", "offered", "unoffered",
)  # fmt: skip

_BARE = re.compile(r"[+-]?[0-9]{1,9}(?:[.,][0-9]{1,9})?")
_FRACTION = re.compile(
    r"[^\d/+-]*?([0-9]{1,3}(?:[.,][0-9]{1,2})?) ?(?:/ ?| (?:sur|out of|von|de|of) )([0-9]{1,3})[^\d/]*"
)
_STARS = re.compile(r"(?:[★⭐🌟☆✩] ?)+")
_HOLLOW = "☆✩"
_TEN = scale(0, 10)


class Form(Enum):
    """How an answer is written."""

    NUMBER = "number"
    LABELLED = "labelled"
    FRACTION = "fraction"
    STARS = "stars"
    WORDS = "words"


@dataclass(frozen=True, slots=True)
class Answer:
    """One distinct answer: as first written, how it compares, how many people gave it.

    `number` is what it states, `top` the number it is out of, `words` what stands beside the number.
    """

    text: str
    key: str
    people: int
    form: Form
    number: Fraction | None = None
    top: Fraction | None = None
    words: str = ""


@dataclass(frozen=True, slots=True)
class Answers:
    """The distinct answers of a column, most frequent first; who did not answer is left out.

    `not_applicable` and `missing` are words that cxcli takes for that only when told so.
    """

    given: tuple[Answer, ...]
    not_applicable: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()

    @property
    def people(self) -> int:
        """How many answered."""
        return sum(answer.people for answer in self.given)

    def of(self, *forms: Form) -> tuple[Answer, ...]:
        """Return the answers of these forms."""
        return tuple(answer for answer in self.given if answer.form in forms)

    def whole(self) -> Mapping[int, int] | None:
        """Return how many people gave each whole number; None when one is not whole."""
        counts: Counter[int] = Counter()
        for answer in self.given:
            if answer.number is None or answer.number.denominator != 1:
                return None
            counts[int(answer.number)] += answer.people
        return dict(sorted(counts.items()))


_NO_ANSWER = frozenset(map(normalise, (*MISSING_WORDS, *NOT_APPLICABLE_WORDS)))
_MORE_NOT_APPLICABLE = frozenset(map(normalise, MORE_NOT_APPLICABLE))
_MORE_MISSING = frozenset(map(normalise, MORE_MISSING))


def answers_in(cells: Iterable[str]) -> Answers:
    """Return what the cells of one column hold."""
    first: dict[str, str] = {}
    people: Counter[str] = Counter()
    for cell, count in Counter(cells).items():
        key = _key(cell)
        first.setdefault(key, tidy(cell))
        people[key] += count
    answered = [(key, n) for key, n in people.most_common() if key not in _NO_ANSWER]
    return Answers(
        tuple(_answer(first[key], key, n) for key, n in answered if not _is_told(key)),
        tuple(first[key] for key, _ in answered if key in _MORE_NOT_APPLICABLE),
        tuple(first[key] for key, _ in answered if key in _MORE_MISSING),
    )


def _is_told(key: str) -> bool:
    return key in _MORE_NOT_APPLICABLE or key in _MORE_MISSING


def _key(cell: str) -> str:
    """Return what makes two answers the same; numbers compare by value."""
    key = matching_key(cell)
    return key if isinstance(key, str) else str(key)


def _answer(text: str, key: str, people: int) -> Answer:
    folded = normalise(text)
    if _BARE.fullmatch(folded):
        return Answer(text, key, people, Form.NUMBER, _value(folded))
    if _STARS.fullmatch(folded):
        return _stars(text, key, people, folded.replace(" ", ""))
    if (of := _FRACTION.fullmatch(folded)) is not None:
        return Answer(text, key, people, Form.FRACTION, _value(of[1]), _value(of[2]), _beside(folded))
    number = number_in(folded, _TEN, None)
    if number is not None:
        return Answer(text, key, people, Form.LABELLED, number, None, _beside(folded))
    return Answer(text, key, people, Form.WORDS)


def _stars(text: str, key: str, people: int, stars: str) -> Answer:
    hollow = sum(star in _HOLLOW for star in stars)
    top = Fraction(len(stars)) if hollow else None
    return Answer(text, key, people, Form.STARS, Fraction(len(stars) - hollow), top)


def _value(digits: str) -> Fraction:
    return Fraction(digits.replace(",", "."))


def _beside(folded: str) -> str:
    """Return the words beside a number, without what joins them to it."""
    return re.sub(r"[\d()\[\]=:/–—-]+", " ", folded).strip()
