"""A pandas frame as a table: its values as text, the way a spreadsheet would show them."""

from collections.abc import Collection, Iterator, Sequence
from datetime import datetime
from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa

from cxcli.errors import NO_HINT, EmptyFile
from cxcli.header import Header
from cxcli.part import Part
from cxcli.reader import Account, Origin
from cxcli.readers.row_hash import hashes_of_cells
from cxcli.words import Words

_ROWS = 50_000
_HEAD = 1_000


class FrameTable:
    """A table whose rows are those of a frame."""

    def __init__(self, frame: Any) -> None:
        """Keep the frame; nothing is copied before it is read.

        Raises:
            EmptyFile: a frame without rows or columns.
        """
        if not len(frame) or not len(frame.columns):
            raise EmptyFile(
                Words("The frame has no rows or no columns.", "Le tableau n'a pas de ligne ou de colonne."),
                Words(
                    "Give a frame with one row per response.", "Donnez un tableau d'une ligne par réponse."
                ),
            )
        self._frame: pd.DataFrame = frame
        self.origin = Origin("<frame>", header_rows=0)
        self.header = Header(tuple((str(name),) for name in frame.columns))
        self.account = Account()
        self.profile_reason = NO_HINT

    def head(self) -> Sequence[Sequence[str]]:
        """Return the first thousand rows as texts."""
        first = self._frame.iloc[:_HEAD]
        columns = [_texts(first.iloc[:, place]) for place in range(len(self.header))]
        return list(zip(*columns, strict=True))

    def parts(self, positions: Collection[int], *, identities: bool = False) -> Iterator[Part]:
        """Yield the rows of the wanted columns; rows without any text are left out and counted."""
        for start in range(0, len(self._frame), _ROWS):
            chunk = self._frame.iloc[start : start + _ROWS]
            texts = [_texts(chunk.iloc[:, place]) for place in range(len(self.header))]
            filled = np.array(
                [any(cell.strip() for cell in row) for row in zip(*texts, strict=True)], dtype=bool
            )
            filled |= len(self.header) == 1
            self.account.rows += len(chunk)
            self.account.empty += int((~filled).sum())
            columns = {
                place: pa.array(texts[place], pa.string()).filter(pa.array(filled)) for place in positions
            }
            numbers = np.arange(start + 1, start + 1 + len(chunk))[filled]
            ids = hashes_of_cells(zip(*texts, strict=True))[filled] if identities else None
            yield Part(columns, numbers, ids)


def _texts(column: "pd.Series[Any]") -> list[str]:
    return [_text(value) for value in column.tolist()]


def _text(value: object) -> str:
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return str(value).upper()
    if value is None or value is pd.NaT or value is pd.NA or value != value:  # noqa: PLR0124 - NaN
        return ""
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else repr(value)
    if isinstance(value, datetime):
        midnight = (value.hour, value.minute, value.second, value.microsecond) == (0, 0, 0, 0)
        return value.date().isoformat() if midnight else value.isoformat(" ")
    return str(value)
