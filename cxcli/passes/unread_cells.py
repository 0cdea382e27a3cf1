"""Answers that are not on the scale, where they stand: what `check --rows` writes."""

from collections.abc import Iterable, Iterator

import numpy as np

from cxcli.header import Header
from cxcli.passes.cells import Cells
from cxcli.passes.findings import UnreadCell
from cxcli.passes.mapping import Places
from cxcli.study.question import Question


def unread_cells(
    asked: Iterable[Question], places: Places, cells: Cells, kept: np.ndarray, table: tuple[str, Header]
) -> Iterator[UnreadCell]:
    """Yield every answer of a part that its question does not know.

    Args:
        asked: the questions, with the words of the platform.
        places: where their columns are.
        cells: of the part.
        kept: mask of the rows that count.
        table: its file and header.
    """
    file, header = table
    for question in asked:
        for ref in question.columns:
            column, name = cells.column(places.of[ref]), header.full(places.of[ref])
            kinds = [question.coding.code(text).kind.is_invalid for text in column.texts]
            rows = np.flatnonzero(column.spread(np.array(kinds, dtype=bool)) & kept)
            for row in rows.tolist():
                yield UnreadCell(file, int(cells.part.rows[row]), name, column.texts[column.codes[row]])
