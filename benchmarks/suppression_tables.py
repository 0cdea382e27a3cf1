"""Deterministic small surveys, whose tables have many small cells."""

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

PERSON = ("city", "plan", "age", "region")
"""Segment columns; a region holds the cities of the same letter."""

_VALUES = {
    "city": ("A1", "A2", "B1", "B2", "B3", ""),
    "plan": ("Free", "Pro", "Team", ""),
    "age": ("18", "30", "50", "70"),
}
_MOST, _FEWEST = 2_000, 30


@dataclass(frozen=True, slots=True)
class Survey:
    """Rows as an export writes them, and the configuration that scores them."""

    rows: Sequence[Mapping[str, str]]
    config: Mapping[str, Any]
    cuts: Sequence[tuple[str, ...]]
    has_periods: bool


def survey(seed: int) -> Survey:
    """Return a survey of 30 to 2,000 rows, always the same for the same seed.

    It has one to three cuts, of one to three variables. Some surveys have months, with a few rows without
    a date; some have weights, some a second metric; answers are missing in all of them.
    """
    chance = random.Random(seed)
    cuts = _cuts(chance)
    months = chance.choice((0, 0, 2, 3, 4))
    shares = {name: [chance.expovariate(1) + 0.02 for _ in values] for name, values in _VALUES.items()}
    number = int(_FEWEST * (_MOST / _FEWEST) ** chance.random())
    dated = chance.choice((0.5, 0.95, 1.0, 1.0))
    rows = [_row(chance, shares, months, dated) for _ in range(number)]
    return Survey(rows, _config(chance, cuts, months), cuts, bool(months))


def _cuts(chance: random.Random) -> list[tuple[str, ...]]:
    names = chance.sample(PERSON, k=chance.randint(1, 3))
    possible = [tuple(names), *((name,) for name in names), *((names[0], other) for other in names[1:])]
    return chance.sample(sorted(set(possible)), k=min(len(set(possible)), chance.randint(1, 3)))


def _row(
    chance: random.Random, shares: Mapping[str, Sequence[float]], months: int, dated: float
) -> dict[str, str]:
    row = {name: chance.choices(values, shares[name])[0] for name, values in _VALUES.items()}
    month = f"2026-{chance.randint(1, months):02d}-15" if months else ""
    return row | {
        "region": row["city"][:1],
        "date": month if chance.random() < dated else "",
        "nps": chance.choice(("0", "5", "7", "8", "9", "10", "10", "9", "")),
        "effort": chance.choice(("1", "3", "5", "7", "", "")),
        "w": chance.choice(("0.5", "1", "2")),
    }


def _config(chance: random.Random, cuts: Sequence[tuple[str, ...]], months: int) -> dict[str, Any]:
    entries: list[Any] = [cut[0] if len(cut) == 1 else {"cross": list(cut)} for cut in cuts]
    metrics: dict[str, Any] = {"nps": {"type": "nps", "column": "nps"}}
    if chance.random() < 0.4:
        metrics["effort"] = {"type": "ces", "column": "effort", "better": "higher"}
    config = {"version": 1, "segments": entries, "metrics": metrics, "duplicates": "off"}
    config["privacy"] = {"suppress_below": chance.choice((5, 10, 10, 20))}
    if months:
        config |= {"date": "date", "period": "month"}
    return config | ({"weight": "w"} if chance.random() < 0.3 else {})
