"""Visitors who convert: each counts once, whatever the number of their visits."""

from collections.abc import Iterator
from fractions import Fraction

import numpy as np

from cxcli.accounts.distinct import any_of, distinct
from cxcli.accounts.facts import Entry, Facts


def conversion(facts: Facts) -> Iterator[Entry]:
    """Yield the visitors of all of the time and of each period, who of them converted, and how often.

    Quantities: `visitors`; `converters`, of whom a row says so; `conversions`, with the number of times
    as the amount of each visitor; and, where rows tell who is a lead, `leads` and `lead_converters`.
    A visitor counts once for all of the time, once in each period and once in each segment.
    """
    visitors, times = facts.inputs["visitor"].codes, facts.inputs["converted"]
    converted = _is_positive(times.numbers())
    lead = facts.inputs.get("lead")
    for at, periods in facts.scopes():
        first, number = distinct(facts.groups[at], periods, visitors[at])
        stand_for, when = at[first], periods[first]
        has_converted = any_of(converted[at], number)
        found = {"visitors": np.ones(len(first), dtype=bool), "converters": has_converted}
        if lead is not None:
            is_lead = any_of(lead.flags()[at], number)
            found |= {"leads": is_lead, "lead_converters": is_lead & has_converted}
        for quantity, holds in found.items():
            yield Entry(quantity, stand_for[holds], when[holds])
        yield Entry("conversions", stand_for, when, _sums(times.take(at).numbers(), number, len(first)))


def _is_positive(numbers: list[Fraction]) -> np.ndarray:
    return np.array([number > 0 for number in numbers], dtype=bool)


def _sums(numbers: list[Fraction], number: np.ndarray, visitors: int) -> list[Fraction]:
    """Return the sum of the numbers of each visitor."""
    found = [Fraction(0)] * visitors
    for visitor, amount in zip(number.tolist(), numbers, strict=True):
        if amount:
            found[visitor] += amount
    return found
