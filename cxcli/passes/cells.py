"""The cells of a part, each column encoded once: small codes, and the few distinct texts."""

from functools import cached_property

import numpy as np
import pyarrow as pa

from cxcli.part import Part


class Column:
    """One column of a part: `texts[codes[i]]` is the cell of row i; `distinct` is `texts` in Arrow."""

    def __init__(self, codes: np.ndarray, distinct: pa.StringArray) -> None:
        """Keep the codes (int32, one a row) and the distinct texts."""
        self.codes = codes
        self.distinct = distinct

    @cached_property
    def texts(self) -> list[str]:
        """The distinct texts."""
        found: list[str] = self.distinct.to_pylist()
        return found

    def spread(self, meanings: np.ndarray) -> np.ndarray:
        """Return, for each row, what stands for its text in `meanings`."""
        return np.take(meanings, self.codes)


def column_of(cells: pa.StringArray | pa.DictionaryArray) -> Column:
    """Return some cells encoded; those that come encoded stay as they are."""
    encoded = cells if isinstance(cells, pa.DictionaryArray) else cells.dictionary_encode()
    # Arrow's own to_numpy would load pandas, only to see whether it is there.
    return Column(np.from_dlpack(encoded.indices), encoded.dictionary)


class Cells:
    """The columns of one part, encoded when they are first asked for."""

    def __init__(self, part: Part) -> None:
        """Keep the part."""
        self.part = part
        self._columns: dict[int, Column] = {}

    def __len__(self) -> int:
        """Return the number of rows."""
        return len(self.part)

    def plain(self, position: int) -> pa.StringArray | None:
        """Return the texts of a column that was not encoded yet, None of one that was."""
        cells = self.part.columns[position]
        return None if position in self._columns or isinstance(cells, pa.DictionaryArray) else cells

    def column(self, position: int) -> Column:
        """Return a column by its position (from 0)."""
        known = self._columns.get(position)
        if known is None:
            known = self._columns[position] = column_of(self.part.columns[position])
        return known
