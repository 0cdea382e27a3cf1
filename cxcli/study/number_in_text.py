"""The number that an answer states, and only when it states exactly one in a known form."""

import re
from fractions import Fraction

from cxcli.study.scale import Scale

_NUMBER = r"[+-]?[0-9]{1,15}(?:[.,][0-9]{1,15})?"
_UNSIGNED = r"[0-9]{1,15}(?:[.,][0-9]{1,15})?"
_WORDS = r"\D*[^\W\d_]\D*"
_BARE = re.compile(f"({_NUMBER})")
_PERCENT = re.compile(rf"({_NUMBER}) ?%")
_OF_TOP = re.compile(rf"[^\d/+-]*?({_NUMBER}) ?(?:/ ?| (?:sur|out of|von|de|of) )({_UNSIGNED})[^\d/]*")
_NUMBER_FIRST = re.compile(rf"(?:[(\[]({_NUMBER})[)\]]|({_NUMBER}) ?[-–—:=)\]]){_WORDS}")
_NUMBER_LAST = re.compile(
    rf"{_WORDS}?(?:[-–—] ?({_UNSIGNED})|[:=] ?({_NUMBER})|[(\[]({_NUMBER})[)\]])",
)
_SIGNED_LAST = re.compile(r".*[^\s:=(\[] -[0-9][0-9.,]*")
_STARS = re.compile(r"((?:[★⭐🌟] ?)*)((?:[☆✩] ?)*)")


def number_in(text: str, scale: Scale, decimal: str | None) -> Fraction | None:
    """Return the one number that a normalised answer states, or None.

    Understood: a bare number; `4/5`, `8 sur 10` where the second number is the top of the scale;
    one number at either end joined to words by a dash, colon, equals sign or brackets; only stars;
    `80 %` on a scale 0-100. A decimal comma is read unless `decimal` is ".". Anything with another
    digit in it (`7 or 8`, `10 minutes ago`, `1:30`) is not a number.
    """
    if (bare := _BARE.fullmatch(text)) is not None:
        return _value(bare[1], decimal)
    if (percent := _PERCENT.fullmatch(text)) is not None:
        return _value(percent[1], decimal) if _is_percent(scale) else None
    if (fraction := _OF_TOP.fullmatch(text)) is not None:
        return _value(fraction[1], decimal) if _value(fraction[2], decimal) == scale.high else None
    if (stars := _STARS.fullmatch(text)) is not None and text:
        return _stars(stars[1].replace(" ", ""), stars[2].replace(" ", ""), scale)
    return _joined(text, scale, decimal)


def _is_percent(scale: Scale) -> bool:
    return scale.low == 0 and scale.high == 100


def _value(digits: str, decimal: str | None) -> Fraction | None:
    if "," in digits and decimal == ".":
        return None
    return Fraction(digits.replace(",", "."))


def _stars(filled: str, hollow: str, scale: Scale) -> Fraction | None:
    if hollow and len(filled) + len(hollow) != scale.high:
        return None
    return Fraction(len(filled))


def _joined(text: str, scale: Scale, decimal: str | None) -> Fraction | None:
    first, last = _NUMBER_FIRST.fullmatch(text), _NUMBER_LAST.fullmatch(text)
    match = first or last
    if match is None:
        return None
    if match is last and scale.low < 0 and _SIGNED_LAST.fullmatch(text):
        return None  # `bad -1` may be a dash or a sign where the scale has negative points
    return _value(next(group for group in match.groups() if group), decimal)
