"""How long customers were there: customer-months, each day of a customer once."""

from fractions import Fraction

import numpy as np

from cxcli.accounts.facts import Entry, Input, Span

DAYS_OF_A_MONTH = Fraction(487, 16)
"""30.4375: a twelfth of 365.25 days."""


def customer_months(starts: np.ndarray, ends: np.ndarray, members: np.ndarray, span: Span) -> Entry:
    """Return the months that each customer was there within a period, as amounts of the quantity `customer_months`.

    Days on which several rows of a customer overlap count once. A row lasts from the day after its start to
    the day of its end.

    Args:
        starts: the day on which each row began (int64).
        ends: the day on which it ended, far beyond the period where it goes on.
        members: the number of the customer, in a segment, that each row is about.
        span: the period.
    """
    begins, stops = np.maximum(starts, span.first - 1), np.minimum(ends, span.last)
    order = np.lexsort((begins, members))
    order = order[stops[order] > begins[order]]
    begins, stops = begins[order], stops[order]
    fresh = np.maximum(begins, _reached(members[order], stops))
    days = np.maximum(stops - fresh, 0)
    at, lasted = order[days > 0], days[days > 0]
    lengths = tuple(day / DAYS_OF_A_MONTH for day in range(int(lasted.max(initial=0)) + 1))
    return Entry("customer_months", at, np.full(len(at), span.code, dtype=np.int32), Input(lasted, lengths))


def _reached(members: np.ndarray, stops: np.ndarray) -> np.ndarray:
    """Return how far earlier rows of the same customer reach (0: there is none); rows sorted by customer."""
    if not len(members):
        return stops
    far = np.int64(stops.max()) + 1
    furthest = np.maximum.accumulate(members * far + stops)
    before = np.r_[np.int64(-1), furthest[:-1]]
    same = np.r_[False, members[1:] == members[:-1]]
    reached: np.ndarray = np.where(same, before - members * far, 0)
    return reached
