"""Stickiness from days of use: on how many days of a window each of its users came."""

from collections.abc import Iterator
from fractions import Fraction

import numpy as np

from cxcli.accounts.distinct import distinct
from cxcli.accounts.facts import ALWAYS, Entry, Facts, Span
from cxcli.metrics.stickiness import WINDOW

WEEK = 7
"""Days of the week at the end of a window."""


def stickiness(facts: Facts) -> Iterator[Entry]:
    """Yield the users of a window, of the last week of it, and of its last day.

    All of the time is the last 28 days of the data; a period is what the data covers of it. Every day
    counts, whether anybody came or not. The data goes from its first to its last day of use, of anybody,
    and no farther than --since and --until.

    Quantities: `users`, each with the share of the days on which the user came (0..1), so that their sum is
    the mean number of daily users; `week_users`, the same of the last seven days; `last_day`, 1 each;
    and `days`, how many days the window has.
    """
    if not len(facts):
        return
    days = facts.inputs["date"].days()
    first, last = _bounds(days, facts.window)
    if last < first:
        return
    yield from _of_window(facts, days, Span(ALWAYS, max(first, last - WINDOW + 1), last))
    for period in facts.periods.spans(first, last):
        span = Span(period.code, max(period.first, first), min(period.last, last))
        yield from _of_window(facts, days, span)


def _bounds(days: np.ndarray, window: tuple[int | None, int | None]) -> tuple[int, int]:
    first, last = int(days.min()), int(days.max())
    since, until = window
    return max(first, since or first), min(last, until or last)


def _of_window(facts: Facts, days: np.ndarray, span: Span) -> Iterator[Entry]:
    week = Span(span.code, max(span.first, span.last - WEEK + 1), span.last)
    yield from _users("users", facts, days, span)
    yield from _users("week_users", facts, days, week)
    yield from _users("last_day", facts, days, Span(span.code, span.last, span.last))
    inside = np.flatnonzero((days >= span.first) & (days <= span.last))
    one_each = inside[distinct(facts.groups[inside])[0]]
    length = [Fraction(span.last - span.first + 1)] * len(one_each)
    yield Entry("days", one_each, np.full(len(one_each), span.code, dtype=np.int32), length)


def _users(quantity: str, facts: Facts, days: np.ndarray, span: Span) -> Iterator[Entry]:
    """Yield the users of some days, each with the share of these days on which the user came."""
    inside = np.flatnonzero((days >= span.first) & (days <= span.last))
    groups, users = facts.groups[inside], facts.inputs["user"].codes[inside]
    daily = distinct(groups, users, days[inside])[0]
    first, who = distinct(groups[daily], users[daily])
    length = span.last - span.first + 1
    shares = [Fraction(came, length) for came in range(length + 1)]
    amounts = [shares[came] for came in np.bincount(who, minlength=len(first)).tolist()]
    yield Entry(quantity, inside[daily[first]], np.full(len(first), span.code, dtype=np.int32), amounts)
