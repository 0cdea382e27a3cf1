"""Workbook exports: xlsx, xls, xlsb and ods, one table a sheet."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from cxcli.errors import AggregatedExport, EmptyFile
from cxcli.profiles import profile_named
from cxcli.readers.bad_workbook import no_such_sheet, nothing_inside
from cxcli.readers.grid import Grid
from cxcli.readers.raw_file import RawFile
from cxcli.readers.sheet_table import SheetTable, sheet_table
from cxcli.readers.workbook import Workbook
from cxcli.study.study import SourceSettings


def from_workbook(raw: RawFile, settings: SourceSettings) -> list[SheetTable]:
    """Return the table of the sheet that `source.sheet` names, or of each one for `all`.

    By default that is the sheet with most filled rows times columns, a visible one if any has data;
    with it come the other sheets of the same platform, where the platform writes several.

    Raises:
        DataError: a broken, encrypted, aggregated or empty workbook, or no such sheet.
    """
    book = Workbook(raw)
    grids = _chosen(book, settings.sheet)
    tables = [sheet_table(raw.path, grid, settings, book.all_names()) for grid in grids]
    profile = profile_named(tables[0].origin.profile)
    if settings.sheet is None and profile is not None and profile.all_sheets:
        tables = list(_of_profile(profile.name, book, settings)) or tables
    sha256 = raw.sha256()
    for table in tables:
        table.account.sha256 = sha256
    return tables


def _of_profile(name: str, book: Workbook, settings: SourceSettings) -> Iterator[SheetTable]:
    """Yield the visible sheets that are of a profile by themselves; those without a row are left out."""
    for grid in _all_filled(book):
        try:
            table = sheet_table(book.path, grid, replace(settings, profile=None), book.all_names())
        except (EmptyFile, AggregatedExport):
            continue
        if table.origin.profile == name:
            yield table


def _chosen(book: Workbook, wanted: str | int | None) -> Sequence[Grid]:
    if wanted is None:
        return [_widest(book)]
    if isinstance(wanted, str) and wanted.casefold() == "all":
        return _all_filled(book)
    return [Grid(book.sheet(_named(book, wanted)))]


def _widest(book: Workbook) -> Grid:
    """Return the largest visible sheet, else the largest hidden one."""
    visible = book.visible_names()
    for names in (visible, [name for name in book.all_names() if name not in visible]):
        grids = [Grid(book.sheet(name)) for name in names]
        sizes = [grid.filled_size() if len(grids) > 1 else int(grid.has_text()) for grid in grids]
        if any(sizes):
            return grids[sizes.index(max(sizes))]
    raise nothing_inside(book.path)


def _all_filled(book: Workbook) -> list[Grid]:
    grids = (Grid(book.sheet(name)) for name in book.visible_names())
    filled = [grid for grid in grids if grid.has_text()]
    if filled:
        return filled
    raise nothing_inside(book.path)


def _named(book: Workbook, wanted: str | int) -> str:
    """Return the sheet of that name, exactly or but for case, else that of that position from 1."""
    names = book.all_names()
    text = str(wanted)
    for name in names:
        if name == text and isinstance(wanted, str):
            return name
    for name in names:
        if name.casefold().strip() == text.casefold().strip() and isinstance(wanted, str):
            return name
    if text.isdigit() and 1 <= int(text) <= len(names):
        return names[int(text) - 1]
    raise no_such_sheet(book.path, wanted, names)
