"""What the cells of the made-up export hold: 20 columns, some answers dirty, the same for everybody."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from benchmarks.job import DATE, SEGMENT

Table = dict[str, pa.Array]
"""Header -> texts; columns of few distinct texts are dictionaries."""

ROWS_AT_ONCE = 100_000
_SEED = 2026

_SCORES = {
    "10": 250,
    "9": 200,
    "8": 170,
    "7": 120,
    "6": 60,
    "5": 50,
    "4": 20,
    "3": 20,
    "2": 10,
    "1": 10,
    "0": 20,
}
_DIRTY_NUMBERS = {"": 30, "NA": 8, " 5 ": 8, "5.0": 6, "N/A": 6, "12": 6, "five": 6}
_SATISFACTION = {
    "Very satisfied": 400, "Satisfied": 300, "Neither satisfied nor dissatisfied": 130, "Dissatisfied": 60, "Very dissatisfied": 40,
    "": 30, "N/A": 8, " very  SATISFIED": 8, "Don't know": 6, "4": 6, "so so": 12,
}  # fmt: skip
_EFFORT = {"7": 280, "6": 240, "5": 170, "4": 100, "3": 60, "2": 40, "1": 40} | _DIRTY_NUMBERS
_STARS = {"5": 400, "4": 300, "3": 150, "2": 70, "1": 50, "": 30}
_COMMENTS = {
    "": 500, "ok": 100, "Très bien, merci": 100, "Un peu cher (15 €), mais l’accueil est parfait": 100,
    'She said "fine" and helped': 80, "Delivery took far too long this time; I had to call twice": 70,
    'Il a dit "non",\npuis plus rien': 30, "First line\nsecond line, with a comma\nthird": 20,
}  # fmt: skip
CHOICES: Mapping[str, Mapping[str, int]] = {
    SEGMENT: {"FR": 300, "BE": 120, "CH": 110, "DE": 110, "ES": 100, "IT": 90, "UK": 90, "NL": 50, "": 30},
    "nps": _SCORES | _DIRTY_NUMBERS,
    "satisfaction": _SATISFACTION,
    "effort": _EFFORT,
    "w": {"1": 600, "0.5": 200, "1.5": 200},
    **{f"stars_{number}": _STARS for number in range(1, 6)},
    "device": {"mobile": 600, "desktop": 300, "tablet": 100},
    "browser": {"Chrome 142.0.7444.59": 600, "Safari 26.1": 250, "Firefox 145.0": 150},
    "language": {"fr": 400, "en": 300, "de": 150, "es": 150},
    "page": {
        f"https://shop.example/collections/{kind}/{n}?from=mail&wave=2026-spring": 1
        for kind in ("shoes", "coats")
        for n in range(50)
    },
    "status": {"Complete": 900, "Partial": 100},
}
"""Header -> text -> how often it is drawn, against the others of its column."""

NAMES = ("ResponseId", DATE, *CHOICES, "seconds", "token", "comment")


def tables(rows: int) -> Iterator[Table]:
    """Yield an export of some rows in pieces; a shorter export is the beginning of a longer one."""
    for begin in range(0, rows, ROWS_AT_ONCE):
        piece = _piece(begin)
        yield {name: piece[name].slice(0, rows - begin) for name in NAMES}


def _piece(begin: int) -> Table:
    source = np.random.PCG64(np.random.SeedSequence([_SEED, begin]))
    numbers = pa.array(np.arange(begin + 1, begin + ROWS_AT_ONCE + 1)).cast(pa.string())
    drawn = {name: _drawn(source, texts) for name, texts in CHOICES.items()}
    return drawn | {
        "ResponseId": pc.binary_join_element_wise("R_", pc.utf8_lpad(numbers, 12, "0"), ""),
        DATE: _stamps(source),
        "seconds": pa.array(_raw(source) % 900).cast(pa.string()),
        "token": pa.array(_raw(source)).cast(pa.string()),
        "comment": _drawn(source, _COMMENTS),
    }


def _drawn(source: np.random.PCG64, texts: Mapping[str, int]) -> pa.DictionaryArray:
    """Return texts drawn by their weights; the raw numbers are the same in every version of numpy."""
    wheel = np.repeat(np.arange(len(texts), dtype=np.int32), list(texts.values()))
    return pa.DictionaryArray.from_arrays(pa.array(wheel[_raw(source) % len(wheel)]), pa.array(list(texts)))


def _stamps(source: np.random.PCG64) -> pa.Array:
    """Return moments of 24 months, one in a hundred blank."""
    days, clock = _days(), _clock()
    day = _raw(source) % len(days)
    blank = _raw(source) % 100 == 0
    second = _raw(source) % 86_400
    day[blank], second[blank] = len(days), 86_400
    return pc.binary_join_element_wise(_taken([*days, ""], day), _taken([*clock, ""], second), "")


def _days() -> Sequence[str]:
    return [f"{2025 + m // 12}-{m % 12 + 1:02d}-{d:02d} " for m in range(24) for d in range(1, 29)]


def _clock() -> Sequence[str]:
    minutes = (f"{hour:02d}:{minute:02d}:" for hour in range(24) for minute in range(60))
    return [f"{minute}{second:02d}" for minute in islice(minutes, 1440) for second in range(60)]


def _taken(texts: Sequence[str], which: np.ndarray) -> pa.Array:
    return pa.array(texts).take(pa.array(which))


def _raw(source: np.random.PCG64) -> np.ndarray:
    return source.random_raw(ROWS_AT_ONCE)
