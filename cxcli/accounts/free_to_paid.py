"""Free users who pay: by the day on which they signed up."""

from collections.abc import Iterator

import numpy as np

from cxcli.accounts.distinct import any_of, distinct
from cxcli.accounts.facts import ALWAYS, Entry, Facts, Input

_NEVER = np.iinfo(np.int64).max


def free_to_paid(facts: Facts) -> Iterator[Entry]:
    """Yield the users who signed up, for all of the time and by the period of their first day, and who paid.

    A user counts once, with the earliest of their days. With the setting `window` only who paid within so
    many days after signing up counts as paid, and only users are looked at for whom so many days are over:
    the data ends with the last limit of the dates, or with the latest day that it tells of if that is later.
    The limits of the dates are those of signing up, whenever who signed up then paid.

    Quantities: `visitors` (the users), `conversions` (who paid), and `open`, users whose days are not over.
    """
    signed, paid = facts.inputs["signup"].days(), facts.inputs["paid"]
    stand_for, number = distinct(facts.groups, facts.inputs["user"].codes)
    first, first_paid = (_earliest(days, number, len(stand_for)) for days in (signed, _days(paid)))
    since, until = facts.window
    wanted = (first >= (since or 0)) & (first <= (until or _NEVER))
    has_paid = any_of(_says_so(paid), number) | (first_paid != _NEVER)
    closed = wanted
    if "window" in facts.settings:
        window = int(facts.settings["window"])
        last = max(until or 0, _last(signed, _days(paid)))
        closed = wanted & (first + window <= last)
        has_paid = (first_paid != _NEVER) & (first_paid - first <= window)
    found = {"visitors": closed, "conversions": closed & has_paid, "open": wanted & ~closed}
    codes = facts.periods.codes(first) if facts.periods.are_cut else np.zeros(len(first), dtype=np.int32)
    for quantity, holds in found.items():
        rows, when = stand_for[holds], codes[holds]
        yield Entry(quantity, rows, np.full(len(rows), ALWAYS, dtype=np.int32))
        if facts.periods.are_cut:
            yield Entry(quantity, rows, when)


def _days(given: Input) -> np.ndarray:
    """Return the day of each row, 0 where there is none; a yes has no day."""
    known = [value if type(value) is int else 0 for value in given.values]
    days: np.ndarray = np.array([*known, 0], dtype=np.int64)[given.codes]
    return days


def _says_so(given: Input) -> np.ndarray:
    known = np.array([*(value is True for value in given.values), False], dtype=bool)
    said: np.ndarray = known[given.codes]
    return said


def _earliest(days: np.ndarray, number: np.ndarray, users: int) -> np.ndarray:
    found = np.full(users, _NEVER, dtype=np.int64)
    np.minimum.at(found, number[days > 0], days[days > 0])
    return found


def _last(*days: np.ndarray) -> int:
    return max(int(some.max(initial=0)) for some in days)
