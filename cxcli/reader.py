"""What a reader is: something that opens an export and hands out its rows in parts, as text."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from cxcli.errors import Notice
from cxcli.header import Header
from cxcli.part import Part
from cxcli.words import Words


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a table came from and how it was opened; what the report's `sources` shows.

    `encoding` and `delimiter` are None for workbooks, `sheet` is None for text files. `has_trailing`: its
    rows end with a delimiter which the header has not.
    """

    path: str
    encoding: str | None = None
    delimiter: str | None = None
    header_rows: int = 1
    sheet: str | None = None
    profile: str | None = None
    timezone: str | None = None
    has_trailing: bool = False


@dataclass(frozen=True, slots=True)
class DamagedRow:
    """A record whose number of cells is not that of the header.

    `is_blank_beyond` says that it only ends with delimiters too many: its further cells are blank.
    """

    row: int
    line: int | None
    expected: int
    found: int
    is_blank_beyond: bool = False


@dataclass(slots=True)
class Account:
    """What happened while a table was read; complete once its parts are exhausted.

    `compares` is set to False by whoever reads on without comparing whole rows any more.
    """

    rows: int = 0
    damaged: int = 0
    empty: int = 0
    first_damaged: list[DamagedRow] = field(default_factory=list)
    sha256: str = ""
    notices: list[Notice] = field(default_factory=list)
    compares: bool = True


class Opened(Protocol):
    """What is known of an export besides its rows."""

    @property
    def origin(self) -> Origin:
        """Where it came from and how it was opened."""

    @property
    def header(self) -> Header:
        """Its header cells."""

    @property
    def profile_reason(self) -> Words:
        """Why the table is taken for an export of its platform; empty words without a profile."""

    @property
    def account(self) -> Account:
        """The bookkeeping of the reading, filled while its rows are read."""


class Table(Opened, Protocol):
    """An opened export: its header is known, its rows are not read yet."""

    def parts(self, positions: Collection[int], *, identities: bool = False) -> Iterator[Part]:
        """Yield the rows of the wanted columns in file order, once.

        Damaged rows and rows without any text are left out and counted in the account.

        Raises:
            DataError: bytes that do not decode, a quoted cell that never closes, an unreadable file.
        """

    def head(self) -> Sequence[Sequence[str]]:
        """Return some of the first data rows, whole, for looking at (at most about a thousand)."""
