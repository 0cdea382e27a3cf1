"""The rows of a sheet as a person sees them: from column A, errors shown, no blank rows at the end."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from cxcli.readers.cell_text import CellValue
from cxcli.readers.layout import is_blank
from cxcli.readers.workbook import Sheet

Row = Sequence[CellValue]


@dataclass(frozen=True, slots=True)
class Grid:
    """A sheet's cells; row and column 0 are the sheet's first."""

    sheet: Sheet

    def rows(self) -> Iterator[tuple[int, Row]]:
        """Yield number (from 0) and cells of each row, from the first with text to the last with text.

        A row that shows nothing has no cells.
        """
        blank: list[tuple[int, Row]] = []
        begun = False
        for number, row in enumerate(self._all_rows()):
            if _shows_nothing(row):
                if begun:
                    blank.append((number, ()))
                continue
            begun = True
            if blank:
                yield from blank
                blank.clear()
            yield number, row

    def merged_to_the_right(self, row: int) -> dict[int, int]:
        """Return for each column of a row that a merged cell covers the column that holds its text."""
        covered = {}
        for (top, left), (_, right) in self.sheet.cells.merged_cell_ranges or ():
            if top == row:
                covered.update(dict.fromkeys(range(left + 1, right + 1), left))
        return covered

    def has_text(self) -> bool:
        """Return whether any cell shows something."""
        return next(self.rows(), None) is not None

    def filled_size(self) -> int:
        """Return the number of rows with text times the number of columns with text."""
        columns: set[int] = set()
        rows = 0
        for _, row in self.rows():
            found = [i for i, value in enumerate(row) if not _is_blank_value(value)]
            columns.update(found)
            rows += bool(found)
        return rows * len(columns)

    def _all_rows(self) -> Iterator[Row]:
        start = self.sheet.cells.start
        if start is None:
            return iter(())
        if start[1] == 0 and not self.sheet.scan.errors:
            return self.sheet.cells.iter_rows()
        return self._completed_rows(start[1])

    def _completed_rows(self, left: int) -> Iterator[Row]:
        """Yield the rows with blank cells for the columns before the first one with data, and errors shown."""
        before: list[CellValue] = [""] * left
        errors = self._errors_by_row()
        for number, row in enumerate(self.sheet.cells.iter_rows()):
            cells = [*before, *row]
            for column, text in errors.get(number, ()):
                if column < len(cells) and cells[column] == "":
                    cells[column] = text
            yield cells

    def _errors_by_row(self) -> dict[int, list[tuple[int, str]]]:
        by_row: dict[int, list[tuple[int, str]]] = {}
        for (row, column), text in self.sheet.scan.errors.items():
            by_row.setdefault(row, []).append((column, text))
        return by_row


def _shows_nothing(row: Row) -> bool:
    # A loop, for most rows show something in their first cell: there all(map(...)) would cost more than the look.
    for value in row:  # noqa: SIM110
        if not _is_blank_value(value):
            return False
    return True


def _is_blank_value(value: CellValue) -> bool:
    return isinstance(value, str) and is_blank(value)
