"""How the records of one text file are laid out, and when a record counts as empty or damaged."""

from dataclasses import dataclass, field

from cxcli.reader import Account, DamagedRow

_NAMED_DAMAGES = 20
_INVISIBLE = str.maketrans("", "", "\ufeff\u200b")


@dataclass(frozen=True, slots=True)
class Layout:
    """Where the data starts and what separates it.

    `width` is the number of cells of a sound record; `skip` counts the UTF-8 bytes before the first
    data record, which starts on `line`; `newline` ends records; without `quoted` a quote is a character like any other.
    """

    delimiter: str
    width: int
    skip: int
    line: int = 1
    newline: bytes = b"\n"
    quoted: bool = True


@dataclass(slots=True)
class Wanted:
    """What is asked of the rows, and the bookkeeping of those already seen."""

    positions: list[int]
    identities: bool
    account: Account = field(default_factory=Account)

    @property
    def damages_to_name(self) -> int:
        """How many more damaged rows are named."""
        return _NAMED_DAMAGES - len(self.account.first_damaged)

    def leave_out_empty(self, rows: int = 1) -> None:
        """Count rows without any text."""
        self.account.empty += rows

    def leave_out_damaged(self, damage: DamagedRow) -> None:
        """Count a row of the wrong width; the first ones are named."""
        self.account.damaged += 1
        if self.damages_to_name:
            self.account.first_damaged.append(damage)


def is_blank_beyond(cells: list[str], width: int) -> bool:
    """Return whether a record is longer than it should be, by blank cells only."""
    return len(cells) > width and all(map(is_blank, cells[width:]))


def is_blank(cell: str) -> bool:
    """Return whether a cell shows nothing: no text, or only spaces, byte-order marks and their like."""
    return not cell or (not cell[0].isalnum() and not cell.translate(_INVISIBLE).strip())


def is_blank_record(cells: list[str], width: int) -> bool:
    """Return whether a record says nothing; in a file of one column a blank line is a blank answer."""
    return width > 1 and all(map(is_blank, cells))
