"""Health scores: what each component of an account is worth, and the score without it."""

from collections.abc import Iterator
from fractions import Fraction

from cxcli.accounts.distinct import distinct
from cxcli.accounts.facts import Entry, Facts
from cxcli.metric import INSIDE
from cxcli.metrics.health_score import WITHOUT
from cxcli.stats.health import Component, component_of, component_score
from cxcli.stats.health import health_score as score_of


def health_score(facts: Facts) -> Iterator[Entry]:
    """Yield the scores (0..100) of each component, for the accounts where it is known; then those without it.

    `score_without_NAME` is the score of each account as if that component were not known, for the accounts
    of which enough is known all the same.
    """
    without = {name: _without(facts, name) for name in facts.inputs}
    for at, periods in facts.scopes():
        for name, given in facts.inputs.items():
            known = given.known()[at]
            rows, of = at[known], component_of(facts.settings, name)
            scores = [component_score(value, of) for value in given.take(rows).numbers()]
            yield Entry(name, rows, periods[known], scores)
            others = without[name]
            some = [place for place, row in enumerate(at.tolist()) if others[row] is not None]
            amounts = [others[row] or Fraction(0) for row in at[some].tolist()]
            yield Entry(f"{WITHOUT}{name.rpartition(INSIDE)[2]}", at[some], periods[some], amounts)


def _without(facts: Facts, component: str) -> list[Fraction | None]:
    """Return the score of each account without a component; alike accounts are scored once."""
    first, number = distinct(*(given.codes for given in facts.inputs.values()))
    found = [score_of([*_known(facts, row, component)]) for row in first.tolist()]
    return [found[at] for at in number.tolist()]


def _known(facts: Facts, row: int, component: str) -> Iterator[tuple[Component, Fraction | None]]:
    for name, given in facts.inputs.items():
        value = given.values[given.codes[row]]
        is_known = name != component and isinstance(value, Fraction)
        yield component_of(facts.settings, name), value if is_known else None
