"""How one cell of a survey becomes a valid answer, a missing one, not applicable, or invalid."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import IntEnum
from fractions import Fraction
from functools import lru_cache

from cxcli.study.number_in_text import number_in
from cxcli.study.scale import Scale
from cxcli.study.text import matching_key, normalise

MISSING_WORDS = ("", "NA", "null", "None", "NaN", "-")
NOT_APPLICABLE_WORDS = (
    "N/A",
    "N\\A",
    "not applicable",
    "sans objet",
    "ne sait pas",
    "je ne sais pas",
    "NSP",
    "NSPP",
    "don't know",
    "I don't know",
    "prefer not to say",
    "refused",
)


class Kind(IntEnum):
    """The state of a cell; the last three are the ways of being invalid."""

    VALID = 0
    MISSING = 1
    NOT_APPLICABLE = 2
    UNPARSEABLE = 3
    NON_INTEGER = 4
    OUT_OF_RANGE = 5

    @property
    def is_invalid(self) -> bool:
        """Whether there is an answer, but none that the scale knows."""
        return self >= Kind.UNPARSEABLE


@dataclass(frozen=True, slots=True)
class Coded:
    """What a cell says: its kind, and its value when it is valid."""

    kind: Kind
    value: Fraction | None = None


@dataclass(frozen=True, slots=True)
class Coding:
    """The rules of one question, as configured.

    `labels` are (text as written, number); `missing` and `not_applicable` add to the default words
    and win over them; `decimal` is "." or "," when the export says so, else None (both are read);
    `reverse` mirrors every value on the scale.
    """

    scale: Scale
    labels: tuple[tuple[str, Fraction], ...] = ()
    missing: tuple[str, ...] = ()
    not_applicable: tuple[str, ...] = ()
    decimal: str | None = None
    reverse: bool = False

    @property
    def has_complete_labels(self) -> bool:
        """Whether the labels list codes, so that a number they do not list is invalid."""
        return any(isinstance(matching_key(text), Fraction) for text, _ in self.labels)

    def code(self, text: str) -> Coded:
        """Return what a cell says.

        Labels come first: a text among them is always an answer. Then the words for missing and
        not applicable, the question's own before the default ones, then numbers within the text.
        """
        key = matching_key(text)
        known = _known(self).get(key)
        return known if known is not None else self._number(normalise(text))

    def _number(self, folded: str) -> Coded:
        number = number_in(folded, self.scale, self.decimal)
        if number is None:
            return Coded(Kind.UNPARSEABLE)
        if self.has_complete_labels:
            listed = _known(self).get(number)
            return listed if listed is not None else Coded(Kind.OUT_OF_RANGE)
        return self._on_scale(number)

    def _on_scale(self, number: Fraction) -> Coded:
        if not self.scale.covers(number):
            return Coded(Kind.OUT_OF_RANGE)
        if number not in self.scale:
            return Coded(Kind.NON_INTEGER)
        return Coded(Kind.VALID, self.scale.mirror(number) if self.reverse else number)


@lru_cache(maxsize=256)
def _known(coding: Coding) -> Mapping[str | Fraction, Coded]:
    """Return what needs no parsing, weakest first so that the later entries win."""
    default = {matching_key(word): Coded(Kind.MISSING) for word in MISSING_WORDS}
    default |= {matching_key(word): Coded(Kind.NOT_APPLICABLE) for word in NOT_APPLICABLE_WORDS}
    own = {matching_key(word): Coded(Kind.MISSING) for word in coding.missing}
    own |= {matching_key(word): Coded(Kind.NOT_APPLICABLE) for word in coding.not_applicable}
    mirror = coding.scale.mirror if coding.reverse else Fraction
    labels = {matching_key(text): Coded(Kind.VALID, mirror(value)) for text, value in coding.labels}
    return {**default, **own, **labels}
