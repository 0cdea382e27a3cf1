"""Where records end in a stretch of UTF-8 text, and whether its quotes stand where they may.

A stretch starts at a record's start. `quotes` are the positions of its quote bytes: an even number
of them before a line end means that the line end closes a record.
"""

import numpy as np

Positions = np.ndarray

NO_QUOTES = np.empty(0, dtype=np.int64)
_QUOTE, _LF, _CR = 0x22, 0x0A, 0x0D


def quote_positions(data: bytes) -> Positions:
    """Return the positions of all quote bytes."""
    return np.flatnonzero(_bytes(data) == _QUOTE)


def is_clean(data: bytes, quotes: Positions, delimiter: int) -> bool:
    """Return whether each quoted cell opens after a delimiter or line end and closes before one.

    Quotes written twice inside a quoted cell are fine. `data` ends with a line end.
    """
    if len(quotes) == 0:
        return True
    if len(quotes) % 2:
        return False
    view = _bytes(data)
    edges = np.zeros(256, dtype=bool)
    edges[[delimiter, _LF, _CR, _QUOTE]] = True
    opening, closing = quotes[0::2], quotes[1::2]
    before = view[opening[1:] - 1] if opening[0] == 0 else view[opening - 1]
    return bool(edges[before].all() and edges[view[closing + 1]].all())


def record_bounds(data: bytes, quotes: Positions) -> tuple[Positions, Positions]:
    """Return where each record starts and ends, line ends left out. `data` ends with a line end."""
    view = _bytes(data)
    ends = np.flatnonzero(view == _LF)
    returns = np.flatnonzero(view == _CR) if b"\r" in data else ends[:0]
    alone = returns[view[np.minimum(returns + 1, len(view) - 1)] != _LF]
    if len(alone):
        ends = np.sort(np.concatenate((ends, alone)))
    if len(quotes):
        ends = ends[np.searchsorted(quotes, ends) % 2 == 0]
    starts = np.concatenate(([0], ends[:-1] + 1))
    after_return = (view[ends] == _LF) & (ends > starts) & (view[ends - 1] == _CR)
    return starts, ends - after_return


def line_breaks(data: bytes) -> int:
    """Return how many lines end in the bytes; a carriage return counts where nothing else does."""
    return _number_of(_LF, data) or _number_of(_CR, data)


def _number_of(byte: int, data: bytes) -> int:
    """Return how often a byte occurs; comparing many at a time is faster than looking for one after the other."""
    return int(np.count_nonzero(_bytes(data) == byte))


def _bytes(data: bytes) -> np.ndarray:
    return np.frombuffer(data, dtype=np.uint8)
