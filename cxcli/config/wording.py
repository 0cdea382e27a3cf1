"""Bounds and shapes that a value does not have, in words."""

from collections.abc import Mapping
from typing import Any

from cxcli.config.refusal import Refusal
from cxcli.errors import NO_HINT
from cxcli.words import Words

_LIST = Words("a list is expected here", "il faut ici une liste")
_MAPPING = Words("a mapping of keys is expected here", "il faut ici une table de clés")
_COLUMN = Words("a column is expected here", "il faut ici une colonne")
_SHAPES = {
    "list_type": (_LIST, Words("For example [a, b].", "Par exemple [a, b].")),
    "ColumnKeys": (
        _COLUMN,
        Words("Write its header, or {position: 3}.", "Écrivez son en-tête, ou {position: 3}."),
    ),
    "MetricKeys": (
        _MAPPING,
        Words("For example {type: nps, column: Q1}.", "Par exemple {type: nps, column: Q1}."),
    ),
}
_KEYED = (_MAPPING, Words("For example {key: value}.", "Par exemple {clé: valeur}."))
_SHARE = Words("Write a share: 0.95 is 95 %.", "Écrivez une proportion : 0.95 vaut 95 %.")


_BOUNDS = {
    "greater_than_equal": ("ge", Words("at least", "au moins")),
    "greater_than": ("gt", Words("greater than", "supérieur à")),
    "less_than_equal": ("le", Words("at most", "au plus")),
    "less_than": ("lt", Words("less than", "inférieur à")),
}


def out_of_bounds(kind: str, context: Mapping[str, Any]) -> Refusal | None:
    """Return what is wrong with a number or a list that is too small or too large, None if neither."""
    if kind in _BOUNDS:
        sign, words = _BOUNDS[kind]
        bound = context[sign]
        message = Words(f"this must be {words.en} {bound}.", f"ce nombre doit être {words.fr} {bound}.")
        return Refusal(message, _SHARE if bound == 1 and sign in ("le", "lt") else NO_HINT)
    if kind == "too_short":
        return Refusal(_too_short(context["min_length"]))
    if kind == "too_long":
        most = context["max_length"]
        return Refusal(
            Words(
                f"there may be at most {most} entries here.", f"il peut y avoir ici au plus {most} éléments."
            )
        )
    return None


def expected_shape(kind: str, written: object) -> Refusal:
    """Return the refusal of a list, mapping or text where another of them is needed."""
    wanted, hint = _SHAPES.get(kind, _KEYED)
    found = _found(written)
    return Refusal(Words(f"{wanted.en}, not {found.en}.", f"{wanted.fr}, pas {found.fr}."), hint)


def _too_short(least: int) -> Words:
    if least > 1:
        return Words(f"at least {least} entries are needed here.", f"il faut ici au moins {least} éléments.")
    return Words("this is empty.", "il n'y a rien ici.")


def _found(written: object) -> Words:
    if written is None:
        return Words("an empty value", "une valeur vide")
    if isinstance(written, list):
        return Words("a list", "une liste")
    if isinstance(written, dict):
        return Words("a mapping", "une table")
    return Words("a text", "un texte")
