"""Which hidden numbers follow from the shown ones: exact elimination, a number at a time."""

from collections.abc import Iterable, Iterator, Mapping
from fractions import Fraction

Number = int | Fraction
Row = dict[int, Number]


class Equations:
    """Linear equations between numbers that are shown at first; each may be hidden, one by one.

    The rows are kept as Gauss and Jordan leave them: each row that holds a hidden number has one of its
    own, which no other row holds. A hidden number then follows from shown ones exactly when its row holds
    no other hidden number: its unit vector lies in the row space of the hidden columns.

    Source:
        Golub, G. H., Van Loan, C. F. (2013), Matrix Computations, section 3.4; the use for hidden cells is
        that of Willenborg, L., de Waal, T. (2001), Elements of Statistical Disclosure Control, section 6.4.
    """

    def __init__(self, rows: Iterable[Mapping[int, Number]]) -> None:
        """Begin with all numbers shown; each row maps numbers to factors, and its sum is 0."""
        self._rows: list[Row] = [dict(row) for row in rows]
        self._hidden_in = [0] * len(self._rows)
        self._rows_of: dict[int, set[int]] = {}
        self._own: dict[int, int] = {}
        self._exposed: set[int] = set()
        self.hidden: set[int] = set()
        for at, row in enumerate(self._rows):
            for number in row:
                self._rows_of.setdefault(number, set()).add(at)

    def hide(self, number: int) -> None:
        """Hide one more number."""
        if number in self.hidden:
            return
        self.hidden.add(number)
        rows = sorted(self._rows_of.get(number, ()), key=lambda at: (len(self._rows[at]), at))
        own = next((at for at in rows if not self._hidden_in[at]), None)
        for at in rows:
            self._count(at, 1)
        if own is not None:
            self._own[own] = number
            for at in rows:
                if at != own:
                    self._take_out(number, at, own)

    def exposed(self) -> Iterator[tuple[int, list[int]]]:
        """Yield each hidden number that follows from shown ones, with those that it follows from."""
        for at in sorted(self._exposed):
            own = self._own[at]
            yield own, [number for number in self._rows[at] if number != own]

    def closes(self, number: int) -> bool:
        """Tell whether hiding a shown number could not expose that number itself."""
        return all(self._hidden_in[at] for at in self._rows_of.get(number, ()))

    def _take_out(self, number: int, at: int, own: int) -> None:
        """Take the row `own` out of another, as often as makes the number vanish there."""
        row, taken = self._rows[at], self._rows[own]
        times = _quotient(row[number], taken[number])
        for other, factor in taken.items():
            left = row.get(other, 0) - times * factor
            if left:
                row[other] = left
                self._rows_of[other].add(at)
            elif other in row:
                del row[other]
                self._rows_of[other].discard(at)
        self._count(at, -1)

    def _count(self, at: int, more: int) -> None:
        self._hidden_in[at] += more
        if self._hidden_in[at] == 1:
            self._exposed.add(at)
        else:
            self._exposed.discard(at)


def _quotient(number: Number, by: Number) -> Number:
    if by in (1, -1):
        return number * by
    exact = Fraction(number) / by
    return exact.numerator if exact.denominator == 1 else exact
