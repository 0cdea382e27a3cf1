"""Answers that are not on the scale, and how a sentence lists them."""

from collections.abc import Sequence
from dataclasses import dataclass

from cxcli.engines.counted import Counted
from cxcli.passes.day_order import BEFORE
from cxcli.passes.findings import Spot
from cxcli.words import Words

_SHOWN = 5
_LONGEST = 40


@dataclass(frozen=True, slots=True)
class Unread:
    """An answer that is not on the scale: how many people gave it, and where it first stands.

    `text` is None for the rest, once a column has more different ones than are remembered.
    """

    metric: str
    text: str | None
    kind: str
    people: int
    first: tuple[Spot, ...]


def unread(counted: Counted, metric: str) -> list[Unread]:
    """Return the invalid answers of a metric, the most frequent first."""
    found = [
        Unread(
            metric, a.text, a.kind.name.lower(), people, tuple(counted.findings.spots.get((metric, a), ()))
        )
        for a, people in counted.invalid[metric].items()
    ]
    return sorted(found, key=lambda item: (-item.people, item.text or ""))


def is_out_of_order(item: Unread) -> bool:
    """Tell whether it is no cell, but two days of a row that contradict one another."""
    return BEFORE in (item.text or "") and item.kind == "out_of_range"


def listed(found: Sequence[Unread]) -> Words:
    """Return the most frequent of them: `'11' (3 times, first in row 7), 'x' (row 9) and others`."""
    shown = [(_short(item.text), _seen(item)) for item in found[:_SHOWN]]
    more = Words(" and others", " et d'autres") if len(found) > _SHOWN else Words("", "")
    return Words(
        ", ".join(f"'{text}' ({seen.en})" for text, seen in shown) + more.en,
        ", ".join(f"« {text} » ({seen.fr})" for text, seen in shown) + more.fr,
    )


def _short(text: str | None) -> str:
    if text is None:
        return "…"
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"


def _seen(item: Unread) -> Words:
    """Return how often an answer was given and in which data row first."""
    often = Words(f"{item.people} times", f"{item.people} fois")
    if not item.first:
        return often if item.people > 1 else Words("once", "une fois")
    row = item.first[0].row
    if item.people == 1:
        return Words(f"row {row}", f"ligne {row}")
    return Words(f"{often.en}, first in row {row}", f"{often.fr}, dès la ligne {row}")
