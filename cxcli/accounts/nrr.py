"""Net revenue retention: how the monthly revenue of the customers of an opening month moved until a closing one."""

from collections.abc import Iterator, Mapping
from fractions import Fraction

import numpy as np

from cxcli.accounts.facts import ALWAYS, Entry, Facts
from cxcli.accounts.lasting import lasting, spans_over, whole_of
from cxcli.study.month import month_before

Customer = tuple[int, int]
"""A segment, and the code of a customer in it."""

Revenue = Mapping[Customer, tuple[int, Fraction]]
"""The customers of one month, or day: a row that stands for each, and the revenue of all of its rows; > 0."""


def revenue_moved(facts: Facts) -> Iterator[Entry]:
    """Yield what happened to the revenue of the customers of an opening, until a closing: see the two below."""
    yield from (_moved_since if "start" in facts.inputs else _moved_by_month)(facts)


def _moved_by_month(facts: Facts) -> Iterator[Entry]:
    """Yield `start`, `expansion`, `contraction` and `churned` of the opening month's customers, and `new` ones.

    A period opens with the month before its first one and closes with its last; one whose opening month has
    no row has no entry. All of the time does the same within the dates that are asked for, but opens with
    the first month that there is, if need be. A customer who moves to another segment has left the first.
    """
    months = facts.inputs["month"].days()
    known = sorted({*months.tolist()})
    for code, opening, closing in _scopes(facts, known):
        before, after = (_revenue(facts, np.flatnonzero(months == month)) for month in (opening, closing))
        yield from _moved(before, after, code)


def _moved_since(facts: Facts) -> Iterator[Entry]:
    """Yield the same from subscriptions with a start and an end: who was there before a period, and after it.

    All of the time is one long period, from the first day of the first to the last day of the last.
    """
    rows = lasting(facts)
    spans = spans_over(facts, rows)
    whole = [whole_of(spans)] if facts.periods.are_cut and spans else []
    for span in [*(span for span, _ in spans), *whole]:
        before, after = (
            _revenue(facts, np.flatnonzero(rows.there(day))) for day in (span.first, span.last + 1)
        )
        yield from _moved(before, after, span.code)


def _revenue(facts: Facts, rows: np.ndarray) -> Revenue:
    """Return the revenue of the customers behind some rows; those without any are none."""
    customers, groups = (codes[rows].tolist() for codes in (facts.inputs["customer"].codes, facts.groups))
    amounts = facts.inputs["mrr"].take(rows).numbers()
    book: dict[Customer, tuple[int, Fraction]] = {}
    for row, group, customer, amount in zip(rows.tolist(), groups, customers, amounts, strict=True):
        first, so_far = book.get((group, customer), (row, Fraction(0)))
        book[group, customer] = first, so_far + amount
    return {who: one for who, one in book.items() if one[1] > 0}


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
