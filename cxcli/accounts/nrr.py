"""Net revenue retention: how the monthly revenue of the customers of an opening month moved until a closing one."""

from collections.abc import Iterator, Mapping
from fractions import Fraction

import numpy as np

from cxcli.accounts.facts import ALWAYS, Entry, Facts
from cxcli.study.month import month_before

Customer = tuple[int, int]
"""A segment, and the code of a customer in it."""

Revenue = Mapping[Customer, tuple[int, Fraction]]
"""The customers of one month: a row that stands for each, and the revenue of all of its rows; > 0."""


def movements(facts: Facts) -> Iterator[Entry]:
    """Yield `start`, `expansion`, `contraction` and `churned` of the opening month's customers, and `new` ones.

    A period opens with the month before its first one and closes with its last; one whose opening month has
    no row has no entry. All of the time does the same within the dates that are asked for, but opens with
    the first month that there is, if need be. A customer who moves to another segment has left the first.
    """
    book = _by_month(facts)
    for code, opening, closing in _scopes(facts, sorted(book)):
        yield from _moved(book.get(opening, {}), book.get(closing, {}), code)


def _by_month(facts: Facts) -> dict[int, Revenue]:
    months, customers = facts.inputs["month"].days().tolist(), facts.inputs["customer"].codes.tolist()
    amounts, groups = facts.inputs["mrr"].numbers(), facts.groups.tolist()
    book: dict[int, dict[Customer, tuple[int, Fraction]]] = {}
    for row, (month, group, customer) in enumerate(zip(months, groups, customers, strict=True)):
        mine = book.setdefault(month, {})
        first, so_far = mine.get((group, customer), (row, Fraction(0)))
        mine[group, customer] = first, so_far + amounts[row]
    return {
        month: {who: one for who, one in customers_of.items() if one[1] > 0}
        for month, customers_of in book.items()
    }


def _scopes(facts: Facts, months: list[int]) -> Iterator[tuple[int, int, int]]:
    """Yield the code of each period with its opening and closing month."""
    since, until = facts.window
    asked = [month for month in months if (since or 0) <= month <= (until or month)]
    if not asked:
        return
    before = month_before(asked[0])
    opening = before if before in months else asked[0]
    if opening < asked[-1]:
        yield ALWAYS, opening, asked[-1]
    for span in facts.periods.spans(asked[0], asked[-1]):
        inside = [month for month in asked if span.first <= month <= span.last]
        opening = month_before(inside[0]) if inside else 0
        if opening in months:
            yield span.code, opening, inside[-1]


def _moved(opening: Revenue, closing: Revenue, code: int) -> Iterator[Entry]:
    found: dict[str, list[tuple[int, Fraction]]] = {}
    for who, (row, was) in opening.items():
        found.setdefault("start", []).append((row, was))
        name, moved = _move(was, closing[who][1] if who in closing else Fraction(0))
        if moved:
            found.setdefault(name, []).append((row, moved))
    found["new"] = [one for who, one in closing.items() if who not in opening]
    for name, entries in found.items():
        at = np.array([row for row, _ in entries], dtype=np.int64)
        periods = np.full(len(at), code, dtype=np.int32)
        yield Entry(name, at, periods, [amount for _, amount in entries])


def _move(was: Fraction, now: Fraction) -> tuple[str, Fraction]:
    if not now:
        return "churned", was
    return ("expansion", now - was) if now >= was else ("contraction", was - now)
