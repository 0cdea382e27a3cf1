"""A text in both languages of our users; the one who shows it picks the language."""

from dataclasses import dataclass
from typing import Literal

Lang = Literal["en", "fr"]


@dataclass(frozen=True, slots=True)
class Words:
    """One sentence in English and in French."""

    en: str
    fr: str

    def say(self, lang: Lang) -> str:
        """Return the text in one language."""
        return self.fr if lang == "fr" else self.en

    def noted(self, note: "Words") -> "Words":
        """Return the text with a note in brackets behind it."""
        return Words(f"{self.en} ({note.en})", f"{self.fr} ({note.fr})")


def same(text: str) -> Words:
    """Return a text that reads alike in both languages (a name, a number, a path)."""
    return Words(text, text)
