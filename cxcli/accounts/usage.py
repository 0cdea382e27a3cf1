"""Product usage from events: who was active, and who used which feature."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction

import numpy as np

from cxcli.accounts.distinct import distinct
from cxcli.accounts.facts import Entry, Facts
from cxcli.metrics.usage import FEATURE
from cxcli.study.text import normalise

MOST_FEATURES = 50
"""Features that are listed one by one, the most used first; all of them count."""


def usage(facts: Facts) -> Iterator[Entry]:
    """Yield the active users, how many of the features each used, and the users of each feature.

    Whoever has a row was active; a row without a feature says that and no more. A session is a day on which
    a user was active. Features are those of the days that are looked at, in every segment and period.

    Quantities: `active_users`; `breadth`, each of them with the number of features used; `adopted`, each
    with the share (0..1) of the features used, or with 1 or 0 for the feature that `of` names;
    `feature_users`, who used that feature, or any; `sessions`; `features`, how many there are; and the
    users of each feature that is listed.
    """
    inside = np.flatnonzero(facts.in_window(facts.inputs["date"].days()))
    if not len(inside):
        return
    seen = _only(facts, inside)
    features = _features(seen)
    for at, periods in seen.scopes(seen.inputs["date"].days()):
        for entry in _of_scope(seen, at, periods, features):
            yield replace(entry, at=inside[entry.at])


def _only(facts: Facts, at: np.ndarray) -> Facts:
    """Return the facts of some of the rows."""
    inputs = {name: given.take(at) for name, given in facts.inputs.items()}
    return replace(facts, groups=facts.groups[at], days=facts.days[at], inputs=inputs)


@dataclass(frozen=True, slots=True)
class _Features:
    """The features of the data: how many; which count, and how many make a user a full one; the listed ones."""

    number: int
    wanted: np.ndarray
    full: int
    listed: dict[int, str]


def _features(facts: Facts) -> _Features:
    given, users = facts.inputs["feature"], facts.inputs["user"].codes
    told = np.flatnonzero(given.known())
    pairs = told[distinct(given.codes[told], users[told])[0]]
    people = np.bincount(given.codes[pairs], minlength=len(given.values))
    known = np.flatnonzero(people).tolist()
    most_used = sorted(known, key=lambda code: (-people[code], str(given.values[code])))[:MOST_FEATURES]
    wanted, of = people > 0, facts.settings.get("of")
    if of is not None:
        asked = normalise(str(of))
        wanted &= np.array([normalise(str(value)) == asked for value in given.values], dtype=bool)
    full = len(known) if of is None else 1
    return _Features(len(known), wanted, full, {code: str(given.values[code]) for code in most_used})


def _of_scope(facts: Facts, at: np.ndarray, periods: np.ndarray, features: _Features) -> Iterator[Entry]:
    given, days = facts.inputs["feature"], facts.inputs["date"].days()[at]
    first, who = distinct(periods, facts.groups[at], facts.inputs["user"].codes[at])
    told = np.flatnonzero(given.known()[at])
    pairs = told[distinct(who[told], given.codes[at][told])[0]]
    used = given.codes[at][pairs]
    number = np.bincount(who[pairs], minlength=len(first))
    hits = np.bincount(who[pairs[features.wanted[used]]], minlength=len(first))
    chosen = {
        "active_users": first,
        "feature_users": first[hits > 0],
        "sessions": distinct(who, days)[0],
        **{f"{FEATURE}{name}": pairs[used == code] for code, name in features.listed.items()},
    }
    yield Entry("breadth", at[first], periods[first], [Fraction(n) for n in number.tolist()])
    if features.number:
        shares = [min(Fraction(hit, features.full), Fraction(1)) for hit in range(len(given.values) + 1)]
        yield Entry("adopted", at[first], periods[first], [shares[hit] for hit in hits.tolist()])
    for quantity, rows in chosen.items():
        yield Entry(quantity, at[rows], periods[rows])
    one_each = distinct(periods, facts.groups[at])[0]
    amounts = [Fraction(features.number)] * len(one_each)
    yield Entry("features", at[one_each], periods[one_each], amounts)
