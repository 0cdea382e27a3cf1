"""Answers that are not on the scale, and how a sentence lists them."""

from collections.abc import Sequence
from dataclasses import dataclass

from cxcli.engines.streaming import Counted
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


def listed(found: Sequence[Unread]) -> Words:
    """Return the most frequent of them with their number and first row: `'11' (3, row 7), …`."""
    more = ", …" if len(found) > _SHOWN else ""
    shown = found[:_SHOWN]
    return Words(
        ", ".join(f"'{_short(item.text)}' ({item.people}{_first(item, 'row')})" for item in shown) + more,
        ", ".join(f"« {_short(item.text)} » ({item.people}{_first(item, 'ligne')})" for item in shown) + more,
    )


def _short(text: str | None) -> str:
    if text is None:
        return "…"
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"


def _first(item: Unread, row: str) -> str:
    return f", {row} {item.first[0].row}" if item.first else ""
