"""A 64-bit hash of the bytes of each record, so that rows can be compared without being kept.

A record is read as whole numbers of eight bytes; each is mixed, multiplied by an odd number of its own
place, and all are added (multilinear hashing: Lemire & Kaser, 2014, Strongly universal string hashing is
fast, The Computer Journal 57(11)). The numbers are fixed, so hashes of several files and processes compare.
"""

from collections.abc import Iterable, Iterator, Sequence

import numpy as np

_WORD = 8
_ROWS = 4096
"""Records that are hashed at a time: their words fit into a processor's cache."""


def _spread(numbers: np.ndarray) -> np.ndarray:
    """Return numbers (uint64) scattered over all of 64 bits, each to one of its own.

    Source: splitmix64, the finalizer of Steele, Lea & Flood (2014), Fast splittable pseudorandom number
    generators, OOPSLA 14. numpy.random is not loaded for a table that never changes.
    """
    scattered = numbers * np.uint64(0x9E3779B97F4A7C15)
    scattered = (scattered ^ (scattered >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    scattered = (scattered ^ (scattered >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    spread: np.ndarray = scattered ^ (scattered >> np.uint64(31))
    return spread


_PLACES = _spread(np.arange(1, 4097, dtype=np.uint64)) | np.uint64(1)
"""The odd number of each place."""

_LAST = np.uint64(0x9E3779B97F4A7C15)
_SHORT = 64
_MASKS = np.array([(1 << (8 * size)) - 1 for size in range(_WORD + 1)], dtype=np.uint64)
"""Those of the first bytes of a word, by their number."""
_HALF, _MOST = np.uint64(32), np.uint64(29)


def row_hashes(data: bytes, starts: np.ndarray, ends: np.ndarray) -> np.ndarray:
    """Return the hash (uint64) of each record, data[start:end]; that of an empty one is not 0.

    Args:
        data: what the records lie in.
        starts: where they start (int64), ascending.
        ends: where they end.
    """
    padded = data + bytes(_WORD)
    words = np.ndarray((len(data) + 1,), dtype="<u8", buffer=padded, strides=(1,))
    hashes = np.zeros(len(starts), dtype=np.uint64)
    for at in range(0, len(starts), _ROWS):
        few = slice(at, at + _ROWS)
        hashes[few] = _hashes(words, starts[few], ends[few] - starts[few])
    return hashes


def hashes_of(records: Iterator[bytes] | list[bytes]) -> np.ndarray:
    """Return the hash (uint64) of each record."""
    found = list(records)
    ends = np.cumsum([len(record) for record in found], dtype=np.int64)
    return row_hashes(b"".join(found), np.concatenate(([0], ends[:-1])), ends)


def hashes_of_cells(rows: Iterable[Sequence[str]]) -> np.ndarray:
    """Return the hash (uint64) of each row, given as the texts of all of its cells."""
    return hashes_of(["\x1f".join(row).encode(errors="surrogatepass") for row in rows])


def _hashes(words: np.ndarray, starts: np.ndarray, lengths: np.ndarray) -> np.ndarray:
    is_short = lengths.max(initial=0) <= _SHORT
    sums = _short_sums(words, starts, lengths) if is_short else _sums(words, starts, lengths)
    sums ^= sums >> _HALF
    sums *= _LAST
    mixed: np.ndarray = sums ^ (sums >> _MOST)
    return mixed


def _short_sums(words: np.ndarray, starts: np.ndarray, lengths: np.ndarray) -> np.ndarray:
    """Return the same sums as `_sums`, place by place, which is faster where there are few."""
    sums = lengths.astype(np.uint64) + np.uint64(1)
    for place in range(0, int(lengths.max(initial=0)), _WORD):
        inside = np.clip(lengths - place, 0, _WORD)
        found = words[np.minimum(starts + place, len(words) - 1)] & _MASKS[inside]
        found ^= found >> _HALF
        found *= _PLACES[place // _WORD]
        sums += found ^ (found >> _MOST)
    return sums


def _sums(words: np.ndarray, starts: np.ndarray, lengths: np.ndarray) -> np.ndarray:
    counts = (lengths + _WORD - 1) // _WORD
    first = np.cumsum(counts) - counts
    within = np.arange(int(counts.sum()))
    within -= np.repeat(first, counts)
    at = np.repeat(starts, counts)
    at += _WORD * within
    found = words[at]
    filled = counts > 0
    last = (first + counts - 1)[filled]
    beyond = (_WORD * counts - lengths)[filled].astype(np.uint64) * np.uint64(_WORD)
    found[last] &= np.uint64(0xFFFFFFFFFFFFFFFF) >> beyond
    found ^= found >> _HALF
    found *= _places(within)
    found ^= found >> _MOST
    sums = lengths.astype(np.uint64) + np.uint64(1)
    if filled.any():
        sums[filled] += np.add.reduceat(found, first[filled])
    return sums


def _places(within: np.ndarray) -> np.ndarray:
    """Return the odd number of each place; those far into a record are made of two."""
    if within.max(initial=0) < len(_PLACES):
        return np.take(_PLACES, within)
    far = within // len(_PLACES)
    places: np.ndarray = _PLACES[within % len(_PLACES)] * (2 * far + 1).astype(np.uint64)
    return places
