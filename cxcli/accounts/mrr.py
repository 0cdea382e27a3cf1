"""Monthly recurring revenue: what each paid subscription brings in a month, or users at a mean revenue."""

from collections.abc import Callable, Iterator
from fractions import Fraction
from typing import TypeVar

import numpy as np

from cxcli.accounts.distinct import distinct
from cxcli.accounts.facts import Entry, Facts, Input

ONE = Fraction(1)

Told = TypeVar("Told")


def subscriptions(facts: Facts) -> Iterator[Entry]:
    """Yield what each subscription is worth a month, one row each.

    Quantities: `read` (all rows), `mrr` (active paid subscriptions, normalised to a month), `one_off` (amounts
    paid once), `not_paid` (rows whose status says so). A blank quantity is one, a blank status active.
    """
    worth = _products(facts, "amount", "quantity")
    monthly = _products(facts, "amount", "quantity", "interval")
    paid, recurs = _is_not_zero(facts, "status"), _is_not_zero(facts, "interval")
    for at, periods in facts.scopes():
        yield Entry("read", at, periods)
        yield _chosen("mrr", at, periods, paid & recurs, monthly)
        yield _chosen("one_off", at, periods, paid & ~recurs, worth)
        yield _chosen("not_paid", at, periods, ~paid, None)


def users_at_mean_revenue(facts: Facts) -> Iterator[Entry]:
    """Yield mean monthly revenue times users of each row, so that plans and countries add up.

    Quantities: `read`, `mrr`, `users`.
    """
    revenue, users = _products(facts, "arpu", "users"), facts.inputs["users"].numbers()
    everyone = np.ones(len(facts), dtype=bool)
    for at, periods in facts.scopes():
        yield Entry("read", at, periods)
        yield _chosen("mrr", at, periods, everyone, revenue)
        yield _chosen("users", at, periods, everyone, users)


def _chosen(
    name: str, at: np.ndarray, periods: np.ndarray, which: np.ndarray, amounts: list[Fraction] | None
) -> Entry:
    those = which[at]
    rows = at[those]
    return Entry(name, rows, periods[those], None if amounts is None else [amounts[i] for i in rows.tolist()])


def _products(facts: Facts, *names: str) -> list[Fraction]:
    """Return the product of some inputs of each row, 1 for what is blank; equal rows are worked out once."""
    given = [facts.inputs[name] for name in names if name in facts.inputs]
    first, number = distinct(*(one.codes for one in given))
    table = [ONE] * len(first)
    for one in given:
        numbers = _each(one.take(first), lambda value: value if isinstance(value, Fraction) else ONE)
        table = [product * factor for product, factor in zip(table, numbers, strict=True)]
    return [table[row] for row in number.tolist()]


def _is_not_zero(facts: Facts, name: str) -> np.ndarray:
    given = facts.inputs.get(name)
    if given is None:
        return np.ones(len(facts), dtype=bool)
    return np.array(_each(given, lambda value: value != 0), dtype=bool)


def _each(given: Input, say: Callable[[object], Told]) -> list[Told]:
    told = [say(value) for value in given.values]
    return [told[code] for code in given.codes.tolist()]
