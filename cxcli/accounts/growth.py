"""Growth from ready counts: those of the first day of a period, and those of its last."""

from collections.abc import Iterator
from dataclasses import replace

import numpy as np

from cxcli.accounts.facts import Entry, Facts
from cxcli.accounts.sums import sums

_AT_THE_EDGE = {"start": "first", "end": "last"}
"""Counts that are states, not movements: they do not add up from one day to another."""


def counts_of_each_period(facts: Facts) -> Iterator[Entry]:
    """Yield ready counts: customers at the start are those of a period's first day, at its end of its last.

    Rows without a day count at both. Where the end follows from movements, all is summed as it stands.
    """
    for entry in sums(facts):
        edge = _AT_THE_EDGE.get(entry.quantity) if "end" in facts.inputs else None
        yield entry if edge is None else _kept(facts, entry, edge)


def _kept(facts: Facts, entry: Entry, edge: str) -> Entry:
    days = facts.days[entry.at]
    if not days.any():
        return entry
    periods, which = np.unique(entry.periods, return_inverse=True)
    dated = days > 0
    found = np.full(len(periods), np.iinfo(np.int64).max if edge == "first" else 0, dtype=np.int64)
    reduce = np.minimum if edge == "first" else np.maximum
    reduce.at(found, which[dated], days[dated])
    kept = ~dated | (days == found[which])
    amounts = entry.amounts
    if isinstance(amounts, list):
        amounts = [amount for amount, is_kept in zip(amounts, kept.tolist(), strict=True) if is_kept]
    return replace(entry, at=entry.at[kept], periods=entry.periods[kept], amounts=amounts)
