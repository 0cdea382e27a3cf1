"""Revenue per user: the rows of a user together."""

from collections.abc import Iterator
from fractions import Fraction

from cxcli.accounts.distinct import distinct
from cxcli.accounts.facts import Entry, Facts


def revenue_of_each(facts: Facts) -> Iterator[Entry]:
    """Yield `revenue`: what each distinct user brought, whatever the number of rows; refunds lower it."""
    users, amounts = facts.inputs["user"].codes, facts.inputs["revenue"].numbers()
    for at, periods in facts.scopes():
        first, number = distinct(facts.groups[at], periods, users[at])
        totals = [Fraction(0)] * len(first)
        for row, user in zip(at.tolist(), number.tolist(), strict=True):
            totals[user] += amounts[row]
        yield Entry("revenue", at[first], periods[first], totals)
