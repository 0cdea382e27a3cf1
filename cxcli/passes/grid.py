"""Grid questions: one metric of the configuration becomes one for each column that its pattern finds."""

import re
from collections.abc import Iterator
from dataclasses import replace

from cxcli.header import Header
from cxcli.reader import Table
from cxcli.study.column import ColumnRef
from cxcli.study.study import Measure, Study
from cxcli.study.text import tidy
from cxcli.words import Words

_IN_BRACKETS = re.compile(r"\[([^\[\]]+)\]\s*$")


def with_grids(study: Study, table: Table) -> Study:
    """Return the study with every `column: {each: ...}` replaced by the columns of the table it finds.

    They are named `name_1`, `name_2` ... in the order of the columns, and titled after their row.

    Raises:
        MissingColumn: a pattern that finds no column.
    """
    measures = tuple(one for measure in study.measures for one in _rows_of(measure, table))
    return replace(study, measures=measures)


def _rows_of(measure: Measure, table: Table) -> Iterator[Measure]:
    grid = next((column for column in measure.question.columns if column.each), None)
    if grid is None:
        yield measure
        return
    found = table.header.positions_of(grid)
    if not found:
        used_by = Words(f"metric '{measure.name}'", f"la métrique « {measure.name} »")
        table.header.position_of(grid, table.origin.path, used_by)
    for number, position in enumerate(found, 1):
        question = replace(measure.question, columns=(_ref(table.header, position),))
        title = f"{measure.title}: {row_label(table.header, position)}"
        yield replace(measure, name=f"{measure.name}_{number}", title=title, question=question)


def row_label(header: Header, position: int) -> str:
    """Return what tells a grid's column from its neighbours.

    The text in brackets at the end (`Question [row]`), what follows the last ` - ` of a later header
    row (`Question - row`), or the whole header.
    """
    full = next(
        (cell for cell in reversed(header.cells[position]) if cell.strip() and not cell.startswith("{")), ""
    )
    brackets = _IN_BRACKETS.search(full)
    if brackets is not None:
        return tidy(brackets[1])
    return tidy(full.rpartition(" - ")[2] if len(header.cells[position]) > 1 else full)


def _ref(header: Header, position: int) -> ColumnRef:
    """Return a reference that finds the column in other files of the same survey too, if it can."""
    by_cells = ColumnRef(header=header.filled(position))
    return by_cells if header.positions_of(by_cells) == (position,) else ColumnRef(position=position + 1)
