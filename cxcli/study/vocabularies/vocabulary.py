"""A vocabulary: a whole scale in words, lowest point first, each point with all its spellings."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from cxcli.study.scale import Scale, scale

_DOTTED = tuple(dot + rest for dot in "·.•‧⋅" for rest in ("e", "es", "e(s)"))
_DOUBLY_DOTTED = tuple(f"{dot}e{dot}s" for dot in "·.•‧⋅")
_BRACKETED = ("(e)", "(s)", "(es)", "(e)s", "(e)(s)", "/e", "/es", "-e", "-es")
_ENDINGS = ("", "e", "s", "es", *_BRACKETED, *_DOTTED, *_DOUBLY_DOTTED)
_REGULAR = ("satisfait", "excellent", "important", "mauvais", "indécis", "clair")
_ADJECTIVE = re.compile(rf"({'|'.join(_REGULAR)})e?\b", re.IGNORECASE)
_GOOD = (
    "bon",
    "bonne",
    "bons",
    "bonnes",
    "bon(ne)",
    "bon(ne)s",
    "bon/ne",
    *(f"bon{dot}ne" for dot in "·.•‧⋅"),
)
_BON = re.compile(r"\bbon(?:ne)?\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The points of a question and the texts that mean them.

    `written` are (value, texts), ascending. With `by_rank` only the order matters: the vocabulary fits
    every scale that has as many points. Otherwise the values are what they say, and points between
    the lowest and the highest need no text (exports that write only the end points as words).
    `inflects` adds the feminine, plural, inclusive and unaccented spellings of French.
    """

    name: str
    written: tuple[tuple[int, tuple[str, ...]], ...]
    by_rank: bool = True
    inflects: bool = False

    @property
    def points(self) -> tuple[tuple[int, tuple[str, ...]], ...]:
        """The values with all their spellings, ascending."""
        return tuple((value, self.spellings(rank)) for rank, (value, _) in enumerate(self.written))

    def spellings(self, rank: int) -> tuple[str, ...]:
        """Return all spellings of one point: 0 is the lowest, -1 the highest."""
        texts = self.written[rank][1]
        return _spelt(texts) if self.inflects else texts

    @property
    def scale(self) -> Scale:
        """The scale from the lowest to the highest point."""
        return scale(self.written[0][0], self.written[-1][0])

    def labels(self) -> tuple[tuple[str, Fraction], ...]:
        """Return every text with its value."""
        return tuple((text, Fraction(value)) for value, texts in self.points for text in texts)

    def labels_on(self, target: Scale) -> tuple[tuple[str, Fraction], ...]:
        """Return every text with its value on a scale of as many points; by rank where only rank counts."""
        if not self.by_rank:
            return self.labels()
        points, lowest = target.points(), self.written[0][0]
        return tuple((text, points[value - lowest]) for value, texts in self.points for text in texts)


def whole(name: str, written: str) -> Vocabulary:
    """Return the vocabulary written as `worst | ... | best`, with ` = ` between variants of one point."""
    points = enumerate(written.split(" | "), 1)
    return Vocabulary(
        name, tuple((i, tuple(text.split(" = "))) for i, text in points), inflects=_is_french(name)
    )


def ends(name: str, low: int, lowest: str, high: int, highest: str) -> Vocabulary:
    """Return the vocabulary of a scale whose two end points alone are written as words."""
    points = ((low, lowest), (high, highest))
    texts = tuple((value, _with_number(value, text.split(" = "))) for value, text in points)
    return Vocabulary(name, texts, by_rank=False, inflects=_is_french(name))


def _is_french(name: str) -> bool:
    return name.startswith("fr.")


def _with_number(value: int, texts: list[str]) -> tuple[str, ...]:
    return (*texts, *(f"{value} - {text}" for text in texts))


def _spelt(texts: Iterable[str]) -> tuple[str, ...]:
    """Return French texts with their feminine, plural, inclusive and unaccented spellings too."""
    inflected = [form for text in texts for form in _inflected(text)]
    return tuple(dict.fromkeys(inflected + [_unaccented(text) for text in inflected]))


def _inflected(text: str) -> list[str]:
    forms = [_BON.sub(good, text) for good in _GOOD] if _BON.search(text) else [text]
    if not _ADJECTIVE.search(text):
        return [text, *forms]
    open_ended = [_ADJECTIVE.sub("\\g<1>\0", form) for form in forms]
    return [text, *(form.replace("\0", ending) for form in open_ended for ending in _ENDINGS)]


def _unaccented(text: str) -> str:
    if text.isascii():
        return text
    return "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))
