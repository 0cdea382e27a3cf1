"""Days of stamps that are all written alike, as ISO 8601 says: found by their digits, many at a time."""

import numpy as np
import pyarrow as pa

_DAY = len("2026-10-05")
_PATTERN = "dddd-dd-ddTdd:dd:dd.ddddddddd"
"""A stamp may end after the day, the minute, the second, or some digits of it."""

_LENGTHS = frozenset({_DAY, 16, 19, *range(21, len(_PATTERN) + 1)})
_EITHER = {"T": b"T ", ".": b".,"}
_LOWEST = np.array([ord("0") if c == "d" else 0 if c in _EITHER else ord(c) for c in _PATTERN], np.uint8)
_RANGE = np.array([9 if c == "d" else 255 if c in _EITHER else 0 for c in _PATTERN], np.uint8)
_TOGETHER = 256
"""Stamps compared as one: numpy is slow on rows as short as a stamp."""


def iso_days(cells: pa.StringArray) -> np.ndarray | None:
    """Return the day of each cell as a number (int32): 20261005; 0 for a blank.

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
    if len(text) == len(cells):
        return _numbers(text)
    numbers = np.zeros(len(cells), dtype=np.int32)
    numbers[filled] = _numbers(text)
    return numbers


def written(number: int) -> str:
    """Return the day of a number as ISO 8601 writes it, "" for 0."""
    digits = f"{number:08d}"
    return f"{digits[:4]}-{digits[4:6]}-{digits[6:]}" if number else ""


def _are_stamps(text: np.ndarray, length: int) -> bool:
    whole = len(text) - len(text) % _TOGETHER
    for some, times in ((text[:whole].reshape(-1, length * _TOGETHER), _TOGETHER), (text[whole:], 1)):
        lowest, range_ = np.tile(_LOWEST[:length], times), np.tile(_RANGE[:length], times)
        if not (some - lowest <= range_).all():
            return False
    either = ((at, wanted) for at, wanted in enumerate(_PATTERN[:length]) if wanted in _EITHER)
    return all(_is_one_of(text[:, at], _EITHER[wanted]) for at, wanted in either) and (
        length == _DAY or _is_a_time(text, length)
    )


def _is_one_of(column: np.ndarray, wanted: bytes) -> bool:
    one, other = wanted
    return bool(((column == one) | (column == other)).all())


def _is_a_time(text: np.ndarray, length: int) -> bool:
    tens, ones = text[:, 11], text[:, 12]
    late = (tens > ord("2")) | ((tens == ord("2")) & (ones > ord("3")))
    return not late.any() and all((text[:, at] < ord("6")).all() for at in (14, 17) if at < length)


def _numbers(text: np.ndarray) -> np.ndarray:
    """Return each day as one number: 20261005."""
    found = np.zeros(len(text), dtype=np.int32)
    for at, wanted in enumerate(_PATTERN[:_DAY]):
        if wanted == "d":
            found = found * np.int32(10) + (text[:, at] - ord("0"))
    return found
