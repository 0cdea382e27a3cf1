"""Ready counts: every input is a quantity, summed as it stands."""

from collections.abc import Iterator

from cxcli.accounts.facts import Entry, Facts


def sums(facts: Facts) -> Iterator[Entry]:
    """Yield each input of each row as an amount of the quantity of its name; blanks add nothing."""
    for at, periods in facts.scopes():
        for name, given in facts.inputs.items():
            told = given.known()[at]
            rows = at[told]
            yield Entry(name, rows, periods[told], given.take(rows).numbers())
