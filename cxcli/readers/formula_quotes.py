"""Tables of platforms that put a `'` before cells that look like formulas: the cells without it."""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace

import pyarrow as pa

from cxcli.header import Header
from cxcli.part import Part
from cxcli.profiles import profile_named
from cxcli.reader import Account, Origin, Table
from cxcli.words import Words

_QUOTED = r"^'([=+\-@\t\r])"


def without_formula_quotes(table: Table) -> Table:
    """Return the table, its cells without the quote if its platform puts one before formulas."""
    profile = profile_named(table.origin.profile)
    return _Unquoted(table) if profile is not None and profile.formula_quotes else table


@dataclass(frozen=True, slots=True)
class _Unquoted:
    """A table whose cells are those of another one, each without the quote before a formula."""

    table: Table

    @property
    def origin(self) -> Origin:
        """Where the table comes from."""
        return self.table.origin

    @property
    def header(self) -> Header:
        """The names of its columns."""
        return self.table.header

    @property
    def account(self) -> Account:
        """What became of its rows so far."""
        return self.table.account

    @property
    def profile_reason(self) -> Words:
        """Why its platform was recognised."""
        return self.table.profile_reason

    def head(self) -> Sequence[Sequence[str]]:
        """Return its first rows, without the quotes."""
        return [tuple(re.sub(_QUOTED, r"\1", cell) for cell in row) for row in self.table.head()]

    def parts(self, positions: Collection[int], *, identities: bool = False) -> Iterator[Part]:
        """Yield its rows in parts, without the quotes."""
        for part in self.table.parts(positions, identities=identities):
            yield replace(part, columns={at: _unquoted(cells) for at, cells in part.columns.items()})


def _unquoted(cells: pa.StringArray | pa.DictionaryArray) -> pa.StringArray:
    import pyarrow.compute as pc  # noqa: PLC0415 - slow to load, and only one platform needs it

    if isinstance(cells, pa.DictionaryArray):
        return _unquoted(cells.dictionary_decode())  # two texts may become one
    return pc.replace_substring_regex(cells, _QUOTED, r"\1")
