"""Who is looked at: everyone, the values of a column, or a crossing of several columns."""

from dataclasses import dataclass, field
from fractions import Fraction
from itertools import pairwise

from cxcli.study.column import ColumnRef
from cxcli.study.scale import plain


@dataclass(frozen=True, slots=True)
class SegmentVariable:
    """A column whose values make segments, with the name it has in the report.

    With `split`, a cell holds several values with that text between them, and a person is in several
    segments; `options` lists values that hold the separator themselves.
    """

    name: str
    column: ColumnRef
    bins: tuple[Fraction, ...] = ()
    top: int | None = None
    other: str = "Other"
    renamed: tuple[tuple[str, str], ...] = ()
    split: str | None = None
    options: tuple[str, ...] = ()

    def bin_labels(self) -> tuple[str, ...]:
        """Return `<18`, `18-34`, ... `65+`: ascending, the right end excluded."""
        first, last = self.bins[0], self.bins[-1]
        inner = (_span(low, high) for low, high in pairwise(self.bins))
        return (f"<{plain(first)}", *inner, f"{plain(last)}+")


@dataclass(frozen=True, slots=True)
class Cut:
    """A way to split people; no variable means everyone."""

    variables: tuple[SegmentVariable, ...] = field(default=())

    @property
    def name(self) -> str:
        """The names of the variables joined by ` x `; empty for everyone."""
        return " x ".join(variable.name for variable in self.variables)


EVERYONE = Cut()


def _span(low: Fraction, high: Fraction) -> str:
    whole = low.denominator == high.denominator == 1
    return f"{plain(low)}-{plain(high - 1)}" if whole else f"{plain(low)}-<{plain(high)}"
