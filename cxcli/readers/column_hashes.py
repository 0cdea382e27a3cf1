"""A 64-bit hash of each whole row, made of its columns, alike in every run."""

from collections.abc import Iterable

import numpy as np
import pyarrow as pa

from cxcli.readers.row_hash import row_hashes

_MIXER = np.uint64(0x9E3779B97F4A7C15)


def column_hashes(columns: Iterable[pa.StringArray | pa.DictionaryArray], size: int) -> np.ndarray:
    """Return the hash of each row (uint64).

    Args:
        columns: every column, as texts without nulls, plain or encoded.
        size: the number of rows.
    """
    hashes = np.zeros(size, dtype=np.uint64)
    for column in columns:
        hashes = hashes * _MIXER ^ _cell_hashes(column)
    return hashes


def _cell_hashes(column: pa.StringArray | pa.DictionaryArray) -> np.ndarray:
    if isinstance(column, pa.DictionaryArray):
        found: np.ndarray = _cell_hashes(column.dictionary)[np.from_dlpack(column.indices)]
        return found
    _, offsets_buffer, texts = column.buffers()
    offsets = np.frombuffer(offsets_buffer, dtype=np.int32)[column.offset : column.offset + len(column) + 1]
    first, last = int(offsets[0]), int(offsets[-1])
    here = b"" if texts is None else texts.slice(first, last - first).to_pybytes()
    bounds = offsets.astype(np.int64) - first
    return row_hashes(here, bounds[:-1], bounds[1:])
