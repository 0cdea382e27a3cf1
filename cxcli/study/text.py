"""How two texts are compared: what a reader would call the same text is the same text here."""

import html
import re
import unicodedata
from fractions import Fraction

_INVISIBLE = dict.fromkeys(map(ord, "\ufeff\u200b\ufe0e\ufe0f"))
_SKIN_TONES = dict.fromkeys(range(0x1F3FB, 0x1F400))
_SPACES = dict.fromkeys(map(ord, "\xa0\u202f"), " ")
_APOSTROPHES = dict.fromkeys(map(ord, "\u2019\u2018\u201b\u02bc\u2032\xb4`"), "'")
_FOLD = {**_INVISIBLE, **_SKIN_TONES, **_SPACES, **_APOSTROPHES}
_NUMBER = re.compile(r"[+-]?[0-9]{1,15}(?:\.[0-9]{1,15})?")


def tidy(text: str) -> str:
    """Return the text in NFC, trimmed and with runs of white space collapsed; case kept."""
    return " ".join(unicodedata.normalize("NFC", text).translate({0xFEFF: None, 0x200B: None}).split())


def normalise(text: str) -> str:
    """Return the form in which answers and labels are compared.

    NFC; byte-order marks, zero-width spaces, variation selectors and skin tones removed; no-break
    spaces to spaces; curly apostrophes, accents and primes typed for one to straight ones; spaces collapsed and trimmed; case folded.
    """
    if text.isascii():  # of what is folded, only one character is among these
        return " ".join(text.replace("`", "'").split()).casefold()
    return " ".join(unicodedata.normalize("NFC", text).translate(_FOLD).split()).casefold()


def normalise_header(text: str) -> str:
    """Return the form in which headers are compared: as answers, HTML entities decoded first."""
    return normalise(html.unescape(text))


def matching_key(text: str) -> str | Fraction:
    """Return what stands for a written value in comparisons: its number if it is one, else its text.

    Two numbers are equal by value (`1` and `1.0`), two texts after normalisation.
    """
    folded = normalise(text)
    return Fraction(folded) if _NUMBER.fullmatch(folded) else folded
