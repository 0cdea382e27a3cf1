"""The table of one sheet: header cells unmerged, every cell as text, blank rows counted."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain, islice

import numpy as np

from cxcli.errors import Notice
from cxcli.header import Header
from cxcli.part import Part
from cxcli.reader import Account, Origin
from cxcli.readers.bad_workbook import nothing_inside
from cxcli.readers.cell_text import cell_text, column_texts
from cxcli.readers.grid import Grid, Row
from cxcli.readers.heading import Heading, read_heading
from cxcli.readers.row_hash import hashes_of_cells
from cxcli.readers.text_array import text_array
from cxcli.study.study import SourceSettings
from cxcli.words import Words

_ROWS_PER_PIECE, _PIECES_PER_PART = 500, 40
"""Rows whose cells are all held at once, while they fit into a processor's cache; of a part only the wanted are."""

_HEAD = 1_000


def sheet_table(path: str, grid: Grid, settings: SourceSettings, sheets: Sequence[str]) -> "SheetTable":
    """Return the table of a sheet.

    Raises:
        AggregatedExport: a summary.
        EmptyFile: no row below the header.
    """
    first = list(islice(grid.rows(), _HEAD + 10))
    if not first:
        raise nothing_inside(path)
    filled = [(number, list(map(cell_text, row))) for number, row in first if row]
    heading = read_heading([cells for _, cells in filled], settings, path, sheets)
    numbers = [number for number, _ in filled[: heading.rows]]
    header = _unmerged(heading.header, [grid.merged_to_the_right(number) for number in numbers])
    return SheetTable(path, grid, replace(heading, header=header), numbers[-1])


@dataclass(slots=True)
class SheetTable:
    """An opened sheet; `header_end` is the number (from 0) of its last header row."""

    path: str
    grid: Grid
    heading: Heading
    header_end: int
    account: Account = field(default_factory=Account)

    @property
    def origin(self) -> Origin:
        """Where it came from."""
        return Origin(
            path=self.path,
            header_rows=self.heading.rows,
            sheet=self.grid.sheet.name,
            profile=self.heading.profile,
            timezone=self.heading.timezone,
        )

    @property
    def header(self) -> Header:
        """Its header cells; a merged cell's text stands in each column it covers."""
        return self.heading.header

    @property
    def profile_reason(self) -> Words:
        """Why the profile was chosen."""
        return self.heading.reason

    def head(self) -> Sequence[Sequence[str]]:
        """Return the first data rows, at most a thousand."""
        data = (row for row in self._data() if row)
        return [tuple(map(cell_text, row)) for row in islice(data, _HEAD)]

    def parts(self, positions: Collection[int], *, identities: bool = False) -> Iterator[Part]:
        """Yield the rows of the wanted columns in sheet order, once."""
        self.account.notices.extend(self._notices())
        pieces = self._pieces(sorted(positions), identities=identities)
        while gathered := list(islice(pieces, _PIECES_PER_PART)):
            yield _joined(gathered)

    def _pieces(self, wanted: Sequence[int], *, identities: bool) -> Iterator["_Piece"]:
        rows = self._filled_rows()
        while few := list(islice(rows, _ROWS_PER_PIECE)):
            yield _piece(few, wanted, identities=identities and self.account.compares)

    def _data(self) -> Iterator[Row]:
        return (row for number, row in self.grid.rows() if number > self.header_end)

    def _filled_rows(self) -> Iterator[tuple[int, Row]]:
        for row in self._data():
            self.account.rows += 1
            if row:
                yield self.account.rows, row
            else:
                self.account.empty += 1

    def _notices(self) -> list[Notice]:
        cell, name = self.grid.sheet.scan.uncomputed, self.grid.sheet.name
        if cell is None:
            return []
        return [
            Notice(
                "CX0115",
                Words(
                    f"{self.path}, sheet '{name}': formulas such as {cell} hold no computed value and read as blank.",
                    f"{self.path}, feuille « {name} » : des formules comme {cell} n'ont pas de valeur calculée et sont lues comme vides.",
                ),
                Words(
                    "Open the file in a spreadsheet program and save it again.",
                    "Ouvrez le fichier dans un tableur et enregistrez-le à nouveau.",
                ),
            )
        ]


def _unmerged(header: Header, covered: Sequence[Mapping[int, int]]) -> Header:
    """Return the header with the text of a merged cell in each column that it covers."""
    columns = range(len(header))
    return Header(
        tuple(tuple(header.cells[row.get(p, p)][i] for i, row in enumerate(covered)) for p in columns)
    )


@dataclass(frozen=True, slots=True)
class _Piece:
    """The texts of the wanted columns of a few rows."""

    numbers: Sequence[int]
    columns: Mapping[int, Sequence[str]]
    hashes: np.ndarray | None


def _piece(few: Sequence[tuple[int, Row]], wanted: Sequence[int], *, identities: bool) -> _Piece:
    numbers = [number for number, _ in few]
    if not identities:
        return _Piece(numbers, {p: column_texts([row[p] for _, row in few]) for p in wanted}, None)
    whole = [column_texts(column) for column in zip(*(row for _, row in few), strict=True)]
    hashes = hashes_of_cells(zip(*whole, strict=True))
    return _Piece(numbers, {p: whole[p] for p in wanted}, hashes)


def _joined(pieces: Sequence[_Piece]) -> Part:
    numbers = np.array(list(chain.from_iterable(piece.numbers for piece in pieces)), dtype=np.int64)
    columns = {
        position: text_array(list(chain.from_iterable(piece.columns[position] for piece in pieces)))
        for position in pieces[0].columns
    }
    hashes = [piece.hashes for piece in pieces if piece.hashes is not None]
    return Part(columns, numbers, np.concatenate(hashes) if len(hashes) == len(pieces) else None)
