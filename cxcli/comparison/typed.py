"""Values of a parsed JSON document, each of the type it must have; nothing else gets through."""

import math
from collections.abc import Mapping
from typing import Any

MOST = 1e12
"""No number of a report is larger."""


class Unlike(ValueError):
    """A value that no report of ours holds; its text names the key."""


def mapping_of(of: Mapping[str, Any], key: str) -> dict[str, Any]:
    """Return the object under a key."""
    value = of.get(key)
    if not isinstance(value, dict):
        raise Unlike(key)
    return value


def text_of(of: Mapping[str, Any], key: str) -> str:
    """Return the text under a key."""
    value = of.get(key)
    if not isinstance(value, str):
        raise Unlike(key)
    return value


def texts_of(of: Mapping[str, Any], key: str) -> tuple[str, ...]:
    """Return the list of texts under a key."""
    values = of.get(key)
    if not isinstance(values, list) or not all(isinstance(value, str) for value in values):
        raise Unlike(key)
    return tuple(values)


def whole_of(of: Mapping[str, Any], key: str) -> int:
    """Return the number of people under a key, 0 or more."""
    value = of.get(key)
    if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value <= MOST:
        raise Unlike(key)
    return value


def number_of(of: Mapping[str, Any], key: str, least: float = -math.inf) -> float:
    """Return the number under a key."""
    return finite_of(of.get(key), key, least)


def finite_of(value: Any, key: str, least: float = -math.inf) -> float:
    """Return a number that is neither infinite nor absurdly large; `key` names it in the error."""
    if isinstance(value, bool) or not isinstance(value, int | float) or not abs(value) <= MOST:
        raise Unlike(key)
    if value < least:
        raise Unlike(key)
    return float(value)
