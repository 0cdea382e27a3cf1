"""Days of stamps that are all written alike, as ISO 8601 says: found by their digits, many at a time."""

import numpy as np
import pyarrow as pa

_DAY = len("2026-10-05")
_PATTERN = "dddd-dd-ddTdd:dd:dd.ddddddddd"
"""A stamp may end after the day, the minute, the second, or some digits of it."""

_LENGTHS = frozenset({_DAY, 16, 19, *range(21, len(_PATTERN) + 1)})
_SEPARATORS = {"-": b"-", "T": b"T ", ":": b":", ".": b".,"}
_MOST = 1 << 22


def iso_days(cells: pa.StringArray) -> tuple[np.ndarray, list[str]] | None:
    """Return the code of each cell's day, and the day that each code stands for ("" for a blank).

    None where cells are not all blank or stamps of one length, with a clock that shows a time and no zone.
    """
    _, offsets_buffer, text_buffer = cells.buffers()
    offsets = np.frombuffer(offsets_buffer, dtype=np.int32)[cells.offset : cells.offset + len(cells) + 1]
    lengths = np.diff(offsets)
    length = int(lengths.max(initial=0))
    filled = lengths > 0
    if length not in _LENGTHS or (lengths[filled] != length).any() or text_buffer is None:
        return None
    text = np.frombuffer(text_buffer, dtype=np.uint8)[offsets[0] : offsets[-1]].reshape(-1, length)
    if not _are_stamps(text, length):
        return None
    return _coded(_numbers(text), filled)


def _are_stamps(text: np.ndarray, length: int) -> bool:
    for at, wanted in enumerate(_PATTERN[:length]):
        column = text[:, at]
        if wanted == "d":
            fits = (column - ord("0")) < 10
        else:
            fits = np.isin(column, np.frombuffer(_SEPARATORS[wanted], dtype=np.uint8))
        if not fits.all():
            return False
    if length == _DAY:
        return True
    tens, ones = text[:, 11], text[:, 12]
    late = (tens > ord("2")) | ((tens == ord("2")) & (ones > ord("3")))
    return not late.any() and all((text[:, at] < ord("6")).all() for at in (14, 17) if at < length)


def _numbers(text: np.ndarray) -> np.ndarray:
    """Return each day as one number: 20261005."""
    found = np.zeros(len(text), dtype=np.int64)
    for at, wanted in enumerate(_PATTERN[:_DAY]):
        if wanted == "d":
            found = found * 10 + (text[:, at] - ord("0"))
    return found


def _coded(numbers: np.ndarray, filled: np.ndarray) -> tuple[np.ndarray, list[str]]:
    """Return codes and texts; 0 is a blank."""
    low, high = int(numbers.min()), int(numbers.max())
    if high - low < _MOST:
        seen = np.zeros(high - low + 1, dtype=bool)
        seen[numbers - low] = True
        known = np.flatnonzero(seen)
        places = np.zeros(len(seen), dtype=np.int32)
        places[known] = np.arange(1, len(known) + 1)
        each, known = places[numbers - low], known + low
    else:
        known, each = np.unique(numbers, return_inverse=True)
        each = (each + 1).astype(np.int32)
    codes = np.zeros(len(filled), dtype=np.int32)
    codes[filled] = each
    return codes, ["", *map(_written, known.tolist())]


def _written(number: int) -> str:
    digits = f"{number:08d}"
    return f"{digits[:4]}-{digits[4:6]}-{digits[6:]}"
