"""Ready counts: every input is a quantity, summed as it stands."""

from collections.abc import Iterator

from cxcli.accounts.distinct import distinct
from cxcli.accounts.facts import Entry, Facts


def sums(facts: Facts) -> Iterator[Entry]:
    """Yield each input of each row as an amount of the quantity of its name; blanks add nothing.

    A number that stands in place of a column counts once in every segment and period.
    """
    for at, periods in facts.scopes():
        for name, given in facts.inputs.items():
            told = given.known()[at]
            rows, within = at[told], periods[told]
            if given.is_stated:
                first, _ = distinct(facts.groups[rows], within)
                rows, within = rows[first], within[first]
            yield Entry(name, rows, within, given.take(rows).numbers())
