"""Cells that are not understood, where they stand: what `check --rows` writes."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import numpy as np

from cxcli.header import Header
from cxcli.passes.cells import Cells
from cxcli.passes.findings import UnreadCell
from cxcli.passes.mapping import Places
from cxcli.study.column import ColumnRef
from cxcli.study.question import Question


@dataclass(frozen=True, slots=True)
class Sheet:
    """A part of a table: its file and header, where columns are, and its cells."""

    file: str
    header: Header
    places: Places
    cells: Cells


def unread_answers(question: Question, sheet: Sheet, asked: np.ndarray) -> Iterator[UnreadCell]:
    """Yield every answer of a part that its question does not know.

    Args:
        question: with the words of the platform.
        sheet: the part.
        asked: mask of the rows that count.
    """
    for ref in question.columns:
        column = sheet.cells.column(sheet.places.of[ref])
        kinds = [question.coding.code(text).kind.is_invalid for text in column.texts]
        yield from _cells(sheet, ref, column.spread(np.array(kinds, dtype=bool)) & asked)


def unread_inputs(
    inputs: Mapping[str, ColumnRef], unread: Mapping[str, np.ndarray], sheet: Sheet, asked: np.ndarray
) -> Iterator[UnreadCell]:
    """Yield every cell of a part that an input of a metric cannot read.

    Args:
        inputs: of the metric, with their columns.
        unread: mask of the rows that cannot be read, for inputs that are read from cells.
        sheet: the part.
        asked: mask of the rows that count.
    """
    for name, rows in unread.items():
        yield from _cells(sheet, inputs[name], rows & asked)


def _cells(sheet: Sheet, ref: ColumnRef, which: np.ndarray) -> Iterator[UnreadCell]:
    position = sheet.places.of[ref]
    column, name = sheet.cells.column(position), sheet.header.full(position)
    for row in np.flatnonzero(which).tolist():
        yield UnreadCell(sheet.file, int(sheet.cells.part.rows[row]), name, column.texts[column.codes[row]])
