"""A Python value as the text that a person would have written in YAML."""

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from numbers import Integral, Real
from pathlib import PurePath

from cxcli.config.tree import DEEPEST, Node
from cxcli.errors import DuplicateKey, UnreadableConfig, WrongValue
from cxcli.words import Words

_HUGE = 10**30


def as_written(value: object, depth: int = 0) -> Node:
    """Return mappings, lists and scalars as a tree of texts: True -> `True`, 0.95 -> `0.95`.

    Raises:
        WrongValue: a value that has no text in YAML.
        DuplicateKey: two keys that are the same text.
        UnreadableConfig: nested too deeply.
    """
    if depth > DEEPEST:
        raise too_deep()
    if value is None:
        return None
    if isinstance(value, Mapping):
        return _mapping(value, depth)
    if isinstance(value, (list, tuple, set, frozenset, range)):
        return [as_written(item, depth + 1) for item in _in_order(value)]
    return _scalar(value)


def too_deep() -> UnreadableConfig:
    """Return the refusal of a configuration nested beyond reason."""
    return UnreadableConfig(
        Words(
            f"The configuration is nested more than {DEEPEST} levels deep.",
            f"La configuration est imbriquée sur plus de {DEEPEST} niveaux.",
        )
    )


def _mapping(value: Mapping[object, object], depth: int) -> dict[str, Node]:
    tree: dict[str, Node] = {}
    for key, item in value.items():
        text = "null" if key is None else _scalar(key)
        if text in tree:
            raise DuplicateKey(
                Words(f"Two keys are both written '{text}'.", f"Deux clés s'écrivent toutes deux « {text} ».")
            )
        tree[text] = as_written(item, depth + 1)
    return tree


def _in_order(value: Iterable[object]) -> Iterable[object]:
    return sorted(value, key=str) if isinstance(value, (set, frozenset)) else value


def _scalar(value: object) -> str:
    kind = type(value).__name__
    if isinstance(value, (str, Decimal, PurePath)) or kind in ("bool", "bool_"):  # numpy has its own bool
        return str(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Integral) and abs(int(value)) < _HUGE:
        return str(int(value))
    if isinstance(value, Real) and not isinstance(value, Integral):
        return repr(float(value))
    raise WrongValue(
        Words(
            f"A value of the Python type '{kind}' cannot stand in a configuration.",
            f"Une valeur du type Python « {kind} » n'a pas sa place dans une configuration.",
        ),
        Words("Write texts, numbers, lists and mappings.", "Écrivez des textes, nombres, listes et tables."),
    )
