"""Customers who come and go: who was there at the start of a period, who left, who is new."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction

import numpy as np

from cxcli.accounts.distinct import any_of, distinct
from cxcli.accounts.exposure import customer_months
from cxcli.accounts.facts import ALWAYS, Entry, Facts, Span
from cxcli.accounts.lasting import Lasting, lasting, spans_over, whole_of


def customers_of_each_period(facts: Facts) -> Iterator[Entry]:
    """Yield how many customers were there, left and came in each period, and in all periods together.

    A customer is there on a day when a row began before it and has no end before it. `start` are those
    there on the first day of a period; `lost` those of them who are no longer there when it is over;
    `new` those who were not there and began within the period, for the first time or again; `lost_new`
    those of them who are gone when it is over; `end` all who are there then. However many rows a customer
    has, each of these counts once. In a segment these are the customers with a row there; whoever goes
    on in another segment is not lost, and not new there.

    For all of the time the periods are pooled: their sums. `customer_months` are told for the basis
    `exposure` only, `mrr_start` and `mrr_lost` the revenue of those there and of those lost (where the
    rows have one); `partial` marks a period of which the run sees a part only, and `periods` says, once a
    segment, how many are pooled.
    """
    book = _book(facts)
    spans = spans_over(facts, book.rows)
    yield from _pooled(facts, len(spans))
    for span, is_partial in spans:
        yield from _partial(book, span) if is_partial else ()
        for entry in _entries(facts, book, span):
            yield entry
            if span.code != ALWAYS:
                yield replace(entry, periods=np.full_like(entry.periods, ALWAYS))


def customers_of_the_whole(facts: Facts) -> Iterator[Entry]:
    """Yield the same for each period; all of the time is one long period, from its first day to its last."""
    book = _book(facts)
    spans = spans_over(facts, book.rows)
    for span, is_partial in spans:
        yield from _partial(book, span) if is_partial else ()
        yield from _entries(facts, book, span)
    if facts.periods.are_cut and spans:
        yield from _entries(facts, book, whole_of(spans))


@dataclass(frozen=True, slots=True)
class _Book:
    """The rows, and the customer in a segment (a member) that each is about.

    `stand_for` is the row of each member that stands for it.
    """

    rows: Lasting
    members: np.ndarray
    stand_for: np.ndarray


def _book(facts: Facts) -> _Book:
    stand_for, members = distinct(facts.groups, facts.inputs["customer"].codes)
    return _Book(lasting(facts), members, stand_for)


def _entries(facts: Facts, book: _Book, span: Span) -> Iterator[Entry]:
    customers = facts.inputs["customer"].codes
    was, remains = book.rows.there(span.first), book.rows.there(span.last + 1)
    who = customers[book.stand_for]
    stays, is_old = any_of(remains, customers)[who], any_of(was, customers)[who]
    start, began = any_of(was, book.members), any_of(book.rows.began(span), book.members)
    found = {
        "start": start,
        "lost": start & ~stays,
        "new": began & ~is_old,
        "lost_new": began & ~is_old & ~stays,
        "end": any_of(remains, book.members),
    }
    for quantity, holds in found.items():
        yield _entry(quantity, book.stand_for[holds], span)
    if "mrr" in facts.inputs:
        yield from _revenue(facts, was, was & ~stays[book.members], span)
    if facts.basis == "exposure":
        yield customer_months(book.rows.starts, book.rows.ends, book.members, span)


def _pooled(facts: Facts, periods: int) -> Iterator[Entry]:
    if facts.periods.are_cut and periods:
        at, _ = distinct(facts.groups)
        yield Entry("periods", at, np.full(len(at), ALWAYS, dtype=np.int32), [Fraction(periods)] * len(at))


def _revenue(facts: Facts, was: np.ndarray, lost: np.ndarray, span: Span) -> Iterator[Entry]:
    for quantity, rows in (("mrr_start", np.flatnonzero(was)), ("mrr_lost", np.flatnonzero(lost))):
        yield replace(_entry(quantity, rows, span), amounts=facts.inputs["mrr"].take(rows))


def _partial(book: _Book, span: Span) -> Iterator[Entry]:
    """Yield who is there at some time of the period: their results are those of a part of it."""
    seen = any_of(book.rows.there(span.first) | book.rows.began(span), book.members)
    yield _entry("partial", book.stand_for[seen], span)


def _entry(quantity: str, at: np.ndarray, span: Span) -> Entry:
    return Entry(quantity, at, np.full(len(at), span.code, dtype=np.int32))
