"""Python texts as an Arrow array, without Arrow's own conversion, which loads pandas only to ask for its types."""

from collections.abc import Sequence

import numpy as np
import pyarrow as pa


def text_array(texts: Sequence[str]) -> pa.StringArray:
    """Return an array of the texts."""
    joined = "".join(texts)
    encoded = texts if joined.isascii() else [text.encode() for text in texts]
    offsets = np.zeros(len(texts) + 1, dtype=np.int32)
    np.cumsum(list(map(len, encoded)), out=offsets[1:])
    return pa.StringArray.from_buffers(len(texts), pa.py_buffer(offsets), pa.py_buffer(joined.encode()))
