"""Health scores: what each component of an account is worth."""

from collections.abc import Iterator

from cxcli.accounts.facts import Entry, Facts
from cxcli.stats.health import component_of, component_score


def health_score(facts: Facts) -> Iterator[Entry]:
    """Yield the scores (0..100) of each component, for the accounts where it is known."""
    for at, periods in facts.scopes():
        for name, given in facts.inputs.items():
            known = given.known()[at]
            rows, of = at[known], component_of(facts.settings, name)
            scores = [component_score(value, of) for value in given.take(rows).numbers()]
            yield Entry(name, rows, periods[known], scores)
