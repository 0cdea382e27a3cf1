"""Rows that last from a day to another: subscriptions, contracts, customers."""

from dataclasses import dataclass
from datetime import date

import numpy as np

from cxcli.accounts.facts import ALWAYS, Facts, Span

_ENDLESS = date(2099, 1, 1).toordinal()
"""An end from here on is none: systems write such days where a subscription goes on."""

_OPEN = np.iinfo(np.int64).max


@dataclass(frozen=True, slots=True)
class Lasting:
    """The days on which rows began and ended (int64), and the last day the data tells of."""

    starts: np.ndarray
    ends: np.ndarray
    known_to: int

    def there(self, day: int) -> np.ndarray:
        """Return whether each row is there on a day (bool): it began before it and has no end before it."""
        found: np.ndarray = (self.starts < day) & (self.ends >= day)
        return found

    def began(self, span: Span) -> np.ndarray:
        """Return whether each row began within a period (bool)."""
        found: np.ndarray = (self.starts >= span.first) & (self.starts <= span.last)
        return found


def lasting(facts: Facts) -> Lasting:
    """Return the rows of facts that have the inputs `start` and `end`; a blank end is none."""
    starts, ends = facts.inputs["start"].days(), facts.inputs["end"].days()
    goes_on = (ends == 0) | (ends >= _ENDLESS)
    last = max(starts.max(initial=0), ends[~goes_on].max(initial=0))
    return Lasting(starts, np.where(goes_on, _OPEN, ends), int(last))


def spans_over(facts: Facts, rows: Lasting) -> list[tuple[Span, bool]]:
    """Return the periods, cut where the window is, and whether each is cut; without periods the window.

    Without periods there is none unless the window has both limits.
    """
    since, until = facts.window
    if not len(facts):
        return []
    if not facts.periods.are_cut:
        return [] if since is None or until is None else [(Span(ALWAYS, since, until), False)]
    first, last = since or int(rows.starts.min()), until or rows.known_to
    whole = facts.periods.spans(first, last)
    cut = [Span(s.code, max(s.first, since or s.first), min(s.last, last)) for s in whole]
    return [(mine, mine != one) for mine, one in zip(cut, whole, strict=True)]


def whole_of(spans: list[tuple[Span, bool]]) -> Span:
    """Return all periods as a single one, from the first day of the first to the last day of the last."""
    return Span(ALWAYS, spans[0][0].first, spans[-1][0].last)
