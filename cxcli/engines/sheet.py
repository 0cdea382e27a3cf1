"""The settled rows behind one kind of results: counted at once, and held when something needs them later."""

from dataclasses import replace

from cxcli.passes.books import Books
from cxcli.tally.count import Counter
from cxcli.tally.rows import Rows, concatenate


class Sheet:
    """Counts settled rows; `rows` are those that came, when they are held.

    Held rows take memory in proportion to their number: 4 bytes a row for each metric, segment and
    date, 8 each for its number, weight and respondent. Ids and stamps that settled the rows are let go.
    """

    def __init__(self, counter: Counter, *, hold: bool) -> None:
        """Begin with nobody."""
        self.counter = counter
        self._held: list[Rows] | None = [] if hold else None

    def add(self, rows: Rows) -> None:
        """Count rows, and hold them if asked to."""
        self.counter.add(rows)
        if self._held is not None:
            self._held.append(replace(rows, responses=None, stamps=None, identities=None))

    @property
    def rows(self) -> Rows | None:
        """All rows that were added, in order; None when they are not held, or none came."""
        if not self._held:
            return None
        if len(self._held) > 1:
            self._held = [concatenate(self._held)]
        return self._held[0]


def name_top_segments(books: Books, counter: Counter) -> None:
    """Rename the values beyond the largest ones; the tally then adds up what has one name."""
    for name, variable in books.variables.items():
        if variable.top is None:
            continue
        sizes = counter.people_by_value(name)
        ranked = sorted((v for v in sizes if v is not None), key=lambda v: (-sizes[v], v))
        top = {None, *ranked[: variable.top]}
        book = books.segments[name]
        book.values = [value if value in top else variable.other for value in book.values]
