"""A part of a file: the same few thousand rows of every column that is needed, as text."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import pyarrow as pa


@dataclass(frozen=True, slots=True)
class Part:
    """Rows of one table, in file order.

    `columns` maps a position (from 0) to a string array without nulls, or to such an array encoded (its
    dictionary holds each text of the part once, in order of appearance); a blank cell is the empty
    string. `rows` holds the number of each data row, counted from 1 in its file (damaged and empty
    rows count, so there may be gaps). `identities` is a 64-bit hash of the whole row, every column
    included, or None where nobody asked for it.
    """

    columns: Mapping[int, pa.StringArray | pa.DictionaryArray]
    rows: np.ndarray
    identities: np.ndarray | None = None

    def __len__(self) -> int:
        """Return the number of rows."""
        return len(self.rows)
