"""First contact resolution from cases: which were resolved at once and not followed by another contact."""

from collections.abc import Iterator

import numpy as np

from cxcli.accounts.distinct import distinct
from cxcli.accounts.facts import Entry, Facts, Input
from cxcli.metrics.fcr import WINDOW

_SECONDS = 86_400


def fcr(facts: Facts) -> Iterator[Entry]:
    """Yield the cases whose window is closed, and how they went; and those whose window is still open.

    A case counts once, in the period in which it was opened first. It is followed by a repeat when the same
    customer has another contact - another case, or a later row of this one - at most the window's days
    later. Of two cases opened at one moment the one with the smaller number came first. The window is
    closed when the data goes on for as many days; the data ends with the latest contact of anybody.
    Contacts outside --since and --until are no cases to count, but still repeats of others.

    Quantities: `contacts`, of these `resolved_first`, `resolved_eligible` (resolved and eligible),
    `not_eligible`, `repeated` (resolved, but the customer came back); and `open`, which counts nowhere.
    """
    if not len(facts):
        return
    cases, opened = facts.inputs["case"], facts.inputs["opened"].days()
    days, window = opened // _SECONDS, int(facts.settings.get("window", WINDOW))
    came_back = _came_back(facts.inputs["customer"].codes, opened, _in_order(cases), window)
    counted = _counted(facts, opened) & facts.in_window(days)
    closed = counted & (days + window <= days.max())
    said, eligible = facts.inputs["resolved_first"].flags(), _eligible(facts)
    resolved = closed & said & ~came_back
    found = {
        "contacts": closed,
        "resolved_first": resolved,
        "resolved_eligible": resolved & eligible,
        "not_eligible": closed & ~eligible,
        "repeated": closed & said & came_back,
        "open": counted & ~closed,
    }
    for at, periods in facts.scopes(days):
        for quantity, holds in found.items():
            yield Entry(quantity, at[holds[at]], periods[holds[at]])


def _in_order(cases: Input) -> np.ndarray:
    """Return the place of each row's case among all cases: numbers of fewer digits first, then by code point."""
    names = [str(value) for value in cases.values]
    ranks: np.ndarray = np.empty(len(names), dtype=np.int64)
    ranks[sorted(range(len(names)), key=lambda i: (len(names[i]), names[i]))] = np.arange(len(names))
    found: np.ndarray = ranks[cases.codes]
    return found


def _came_back(customers: np.ndarray, opened: np.ndarray, cases: np.ndarray, window: int) -> np.ndarray:
    """Return for each row whether its customer has another contact within the window (bool)."""
    first, contact = distinct(customers, opened, cases)
    who, days = customers[first], opened[first] // _SECONDS
    again = np.zeros(len(first), dtype=bool)
    again[:-1] = (who[1:] == who[:-1]) & (days[1:] - days[:-1] <= window)
    found: np.ndarray = again[contact]
    return found


def _counted(facts: Facts, opened: np.ndarray) -> np.ndarray:
    """Return the rows that stand for a case (bool): its earliest one, once in each segment."""
    cases = facts.inputs["case"].codes
    earliest = np.full(int(cases.max()) + 1, np.iinfo(np.int64).max)
    np.minimum.at(earliest, cases, opened)
    at_first = np.flatnonzero(opened == earliest[cases])
    counted = np.zeros(len(facts), dtype=bool)
    counted[at_first[distinct(facts.groups[at_first], cases[at_first])[0]]] = True
    return counted


def _eligible(facts: Facts) -> np.ndarray:
    """Return whether each case could be resolved at first contact (bool); a blank is yes."""
    given = facts.inputs.get("eligible")
    if given is None:
        return np.ones(len(facts), dtype=bool)
    eligible: np.ndarray = given.flags() | ~given.known()
    return eligible
