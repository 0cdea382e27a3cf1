"""Made-up tables for metrics of which each row is an answer, and what a reader of the rows would group."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from hypothesis import settings
from hypothesis import strategies as st

Row = Mapping[str, Any]
Place = tuple[str | None, str | None]

CUT = {"date": "day", "period": "month", "segments": ["plan"]}
"""How such a table is split."""

tried = settings(deadline=None, max_examples=25)
"""Whole runs, each of which takes a while."""

_WHERE = {
    "plan": st.sampled_from(["Pro", "Free"]),
    "day": st.sampled_from(["2026-01-05", "2026-01-31", "2026-02-01", "2026-03-20"]),
}


def tables(**columns: st.SearchStrategy[Any]) -> st.SearchStrategy[list[Row]]:
    """Return tables of some rows with these columns, a plan and a day."""
    return st.lists(st.fixed_dictionaries({**columns, **_WHERE}), min_size=1, max_size=30)


def by_place(rows: Sequence[Row], figure: Callable[[list[Row]], Any]) -> dict[Place, Any]:
    """Return a figure of all rows, of each plan, each month, and each of both; None where there is none."""
    plans, months = {row["plan"] for row in rows}, {row["day"][:7] for row in rows}
    found = {}
    for plan in ("all", *sorted(plans)):
        for month in (None, *sorted(months)):
            mine = [r for r in rows if plan in ("all", r["plan"]) and month in (None, r["day"][:7])]
            found[plan, month] = figure(mine)
    return {place: value for place, value in found.items() if value is not None}


def percent(flags: Iterable[bool]) -> float | None:
    """Return how many of a hundred are true; None of nobody."""
    known = list(flags)
    return 100 * sum(known) / len(known) if known else None
