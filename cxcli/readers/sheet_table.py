"""The table of one sheet: header cells unmerged, every cell as text, blank rows counted."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice

import numpy as np
import pyarrow as pa

from cxcli.errors import Notice
from cxcli.header import Header
from cxcli.part import Part
from cxcli.reader import Account, Origin
from cxcli.readers.bad_workbook import nothing_inside
from cxcli.readers.cell_text import cell_text
from cxcli.readers.grid import Grid, Row, is_blank_row
from cxcli.readers.heading import Heading, read_heading
from cxcli.readers.row_hash import hashes_of_cells
from cxcli.readers.text_array import text_array
from cxcli.study.study import SourceSettings
from cxcli.words import Words

_ROWS_PER_PART = 20_000
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
    filled = [(number, list(map(cell_text, row))) for number, row in first if not is_blank_row(row)]
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
        data = (row for row in self._data() if not is_blank_row(row))
        return [tuple(map(cell_text, row)) for row in islice(data, _HEAD)]

    def parts(self, positions: Collection[int], *, identities: bool = False) -> Iterator[Part]:
        """Yield the rows of the wanted columns in sheet order, once."""
        self.account.notices.extend(self._notices())
        rows = self._filled_rows()
        wanted = sorted(positions)
        while gathered := list(islice(rows, _ROWS_PER_PART)):
            yield _part(gathered, wanted, identities=identities)

    def _data(self) -> Iterator[Row]:
        return (row for number, row in self.grid.rows() if number > self.header_end)

    def _filled_rows(self) -> Iterator[tuple[int, Row]]:
        for row in self._data():
            self.account.rows += 1
            if is_blank_row(row):
                self.account.empty += 1
            else:
                yield self.account.rows, row

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


def _part(gathered: list[tuple[int, Row]], wanted: list[int], *, identities: bool) -> Part:
    numbers = np.array([number for number, _ in gathered], dtype=np.int64)
    if not identities:
        columns = {p: [cell_text(row[p]) for _, row in gathered] for p in wanted}
        return Part(_in_arrow(columns), numbers)
    whole = [tuple(map(cell_text, row)) for _, row in gathered]
    columns = {p: [row[p] for row in whole] for p in wanted}
    return Part(_in_arrow(columns), numbers, hashes_of_cells(whole))


def _in_arrow(columns: Mapping[int, list[str]]) -> dict[int, pa.StringArray]:
    return {position: text_array(texts) for position, texts in columns.items()}
