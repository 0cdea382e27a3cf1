"""Monthly recurring revenue: what each paid subscription brings in a month, or users at a mean revenue."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import TypeVar

import numpy as np

from cxcli.accounts.distinct import distinct
from cxcli.accounts.facts import ALWAYS, Entry, Facts, Input
from cxcli.accounts.lasting import lasting, spans_over, whole_of

ONE = Fraction(1)

Told = TypeVar("Told")


@dataclass(frozen=True, slots=True)
class _State:
    """The rows (positions) that are there on the last day of a period, or in its last month; and that day.

    `read` are all rows that the data has of that time, also those that have ended since.
    """

    code: int
    rows: np.ndarray
    read: np.ndarray
    day: int = 0
    notes: tuple[str, ...] = ()


def subscriptions(facts: Facts) -> Iterator[Entry]:
    """Yield what each subscription is worth a month, one row each, as it stands at the end of a period.

    Rows with a start and an end are there from the one day until the day before the other; rows with a month
    are a picture of that month, and the last month of a period counts; other rows are as they stand.

    Quantities: `read` (all rows that have begun), `mrr` (active paid subscriptions, normalised to a month),
    `one_off` (amounts paid once), `not_paid` (rows whose status says so); and of each segment `as_of` (the
    day or the month, as a proleptic ordinal), `guessed` where no limit names that day, and `partial` where
    the data ends within the period. A blank quantity is one, a blank status active.
    """
    worth = _products(facts, "amount", "quantity")
    monthly = _products(facts, "amount", "quantity", "interval")
    paid, recurs = _is_paid(facts), _is_not_zero(facts, "interval")
    for state in _states(facts):
        yield from _told(facts, state)
        yield _chosen("mrr", state, paid & recurs, monthly)
        yield _chosen("one_off", state, paid & ~recurs, worth)
        yield _chosen("not_paid", state, ~paid, None)


def users_at_mean_revenue(facts: Facts) -> Iterator[Entry]:
    """Yield mean monthly revenue times users of each row, so that plans and countries add up; months do not.

    Quantities: `read`, `mrr`, `users`; and `as_of`, see `subscriptions`.
    """
    revenue, users = _products(facts, "arpu", "users"), facts.inputs["users"].numbers()
    everyone = np.ones(len(facts), dtype=bool)
    for state in _states(facts):
        yield from _told(facts, state)
        yield _chosen("mrr", state, everyone, revenue)
        yield _chosen("users", state, everyone, users)


def _states(facts: Facts) -> Iterator[_State]:
    if "start" in facts.inputs:
        yield from _on_last_days(facts)
    elif "month" in facts.inputs:
        yield from _of_last_months(facts)
    else:
        everyone = np.arange(len(facts))
        yield _State(ALWAYS, everyone, everyone)


def _on_last_days(facts: Facts) -> Iterator[_State]:
    """Yield the rows that are there when a period is over; those of all of the time are those of the last."""
    rows, until = lasting(facts), facts.window[1]
    spans = spans_over(facts, rows) if facts.periods.are_cut else []
    if facts.periods.are_cut and not spans:
        return
    told = [(span.code, span.last, ("partial",) * is_cut) for span, is_cut in spans]
    last = whole_of(spans).last if spans else until or rows.known_to
    guessed = ("guessed",) if until is None else ()
    for code, day, notes in [*told, (ALWAYS, last, guessed)]:
        begun = np.flatnonzero(rows.starts <= day)
        yield _State(code, np.flatnonzero(rows.there(day + 1)), begun, day, notes)


def _of_last_months(facts: Facts) -> Iterator[_State]:
    months = facts.inputs["month"].days()
    months = np.where(facts.in_window(months), months, 0)
    newest = int(months.max(initial=0))
    if not newest:
        return
    yield _of_month(ALWAYS, months, newest)
    if facts.periods.are_cut:
        for span in facts.periods.spans(int(months[months > 0].min()), newest):
            last = int(months[(months >= span.first) & (months <= span.last)].max(initial=0))
            if last:
                yield _of_month(span.code, months, last)


def _of_month(code: int, months: np.ndarray, month: int) -> _State:
    rows = np.flatnonzero(months == month)
    return _State(code, rows, rows, month)


def _told(facts: Facts, state: _State) -> Iterator[Entry]:
    """Yield the rows that are there, and what there is to say of the day."""
    yield Entry("read", state.read, _same(state, len(state.read)))
    if state.day:
        first = state.read[distinct(facts.groups[state.read])[0]]
        day = [Fraction(state.day)] * len(first)
        for name in ("as_of", *state.notes):
            yield Entry(name, first, _same(state, len(first)), day)


def _chosen(name: str, state: _State, which: np.ndarray, amounts: list[Fraction] | None) -> Entry:
    rows = state.rows[which[state.rows]]
    return Entry(
        name, rows, _same(state, len(rows)), None if amounts is None else [amounts[i] for i in rows.tolist()]
    )


def _same(state: _State, times: int) -> np.ndarray:
    return np.full(times, state.code, dtype=np.int32)


def _products(facts: Facts, *names: str) -> list[Fraction]:
    """Return the product of some inputs of each row, 1 for what is blank; equal rows are worked out once."""
    given = [facts.inputs[name] for name in names if name in facts.inputs]
    first, number = distinct(*(one.codes for one in given))
    table = [ONE] * len(first)
    for one in given:
        numbers = _each(one.take(first), lambda value: value if isinstance(value, Fraction) else ONE)
        table = [product * factor for product, factor in zip(table, numbers, strict=True)]
    return [table[row] for row in number.tolist()]


def _is_paid(facts: Facts) -> np.ndarray:
    """Return whether each row counts as paid (bool): it is, or it was until the day of its end."""
    given = facts.inputs.get("status")
    if given is None:
        return np.ones(len(facts), dtype=bool)
    status = np.array(_each(given, lambda value: 1 if value is None else value), dtype=object)
    was = facts.inputs["end"].known() if "end" in facts.inputs else np.zeros(len(facts), dtype=bool)
    paid: np.ndarray = np.array(status > 0, dtype=bool) | (np.array(status < 0, dtype=bool) & was)
    return paid


def _is_not_zero(facts: Facts, name: str) -> np.ndarray:
    return np.array(_each(facts.inputs[name], lambda value: value != 0), dtype=bool)


def _each(given: Input, say: Callable[[object], Told]) -> list[Told]:
    told = [say(value) for value in given.values]
    return [told[code] for code in given.codes.tolist()]
