"""The cells of a part, each column encoded once: small codes, and the few distinct texts."""

from dataclasses import dataclass

import numpy as np

from cxcli.part import Part


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a part: `texts[codes[i]]` is the cell of row i."""

    codes: np.ndarray
    texts: list[str]

    def spread(self, meanings: np.ndarray) -> np.ndarray:
        """Return, for each row, what stands for its text in `meanings`."""
        return np.take(meanings, self.codes)


class Cells:
    """The columns of one part, encoded when they are first asked for."""

    def __init__(self, part: Part) -> None:
        """Keep the part."""
        self.part = part
        self._columns: dict[int, Column] = {}

    def __len__(self) -> int:
        """Return the number of rows."""
        return len(self.part)

    def column(self, position: int) -> Column:
        """Return a column by its position (from 0)."""
        known = self._columns.get(position)
        if known is None:
            encoded = self.part.columns[position].dictionary_encode()
            codes = encoded.indices.to_numpy(zero_copy_only=False)
            known = self._columns[position] = Column(codes, encoded.dictionary.to_pylist())
        return known
