"""A 64-bit hash of each whole row, from its columns encoded, alike in every run."""

from collections.abc import Iterable

import numpy as np
import pyarrow as pa

from cxcli.readers.row_hash import row_hashes

_MIXER = np.uint64(0x9E3779B97F4A7C15)


def column_hashes(columns: Iterable[tuple[np.ndarray, pa.StringArray]], size: int) -> np.ndarray:
    """Return the hash of each row (uint64).

    Args:
        columns: every column, as the code of each row and the texts that the codes stand for.
        size: the number of rows.
    """
    hashes = np.zeros(size, dtype=np.uint64)
    for codes, texts in columns:
        hashes = hashes * _MIXER ^ _text_hashes(texts)[codes]
    return hashes


def _text_hashes(texts: pa.StringArray) -> np.ndarray:
    _, offsets_buffer, data = texts.buffers()
    offsets = np.frombuffer(offsets_buffer, dtype=np.int32)[texts.offset : texts.offset + len(texts) + 1]
    ends = offsets.astype(np.int64) - int(offsets[0])
    here = b"" if data is None else data.slice(int(offsets[0]), int(ends[-1])).to_pybytes()
    return row_hashes(here, ends[:-1], ends[1:])
