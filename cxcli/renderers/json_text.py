"""JSON as cxcli writes it: one item of a list a line, numbers unrounded, the same bytes for the same values."""

import json
import re
from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from cxcli.study.scale import plain

# What steers a terminal, or cannot be written as UTF-8, is escaped; it reads back as the same text.
_UNSEEN = re.compile("[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff]")

_MINUS_ZERO = re.compile(r"-0\.0(?![0-9])")


def json_document(values: Mapping[str, Any]) -> str:
    """Return a JSON document that ends with a line end: easy to search, to compare, and quick to write.

    Raises:
        ValueError: a number is infinite or not a number, which is a bug where it was made.
    """
    lines = (f"  {_text(key)}: {_lines(value)}" for key, value in values.items())
    return "{\n" + ",\n".join(lines) + "\n}\n"


def _lines(value: Any) -> str:
    if not isinstance(value, list) or not value:
        return _text(value)
    return "[\n" + ",\n".join(f"    {_text(item)}" for item in value) + "\n  ]"


def _text(value: Any) -> str:
    text = _WRITER.encode(value)
    # A number that reads -0.0 is so rare that only then each one is looked at.
    text = _WRITER.encode(_without_minus_zero(value)) if _MINUS_ZERO.search(text) else text
    # So are texts with anything to escape, and in ASCII there is only one such character.
    if text.isascii() and "\x7f" not in text:
        return text
    return _UNSEEN.sub(lambda unseen: f"\\u{ord(unseen[0]):04x}", text)


def _plain(value: Any) -> Any:
    """Return what JSON has no word for as something that it has one for."""
    if isinstance(value, Fraction):
        return plain(value)
    if isinstance(value, Mapping):
        return dict(value)
    raise TypeError(f"JSON has no {type(value).__name__}")


def _without_minus_zero(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {key: _without_minus_zero(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_without_minus_zero(item) for item in value]
    # Adding zero turns -0.0 into 0.0 and changes no other float.
    return value + 0.0 if isinstance(value, float) else value


_WRITER = json.JSONEncoder(ensure_ascii=False, allow_nan=False, default=_plain)
