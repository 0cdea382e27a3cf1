"""The values of SPSS variables as text: numbers as written by hand, dates in ISO form."""

import re
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta

import numpy as np
import pyarrow as pa

from cxcli.readers.cell_text import cell_text

_EPOCH = datetime(1582, 10, 14)  # noqa: DTZ001 - SPSS counts seconds of a wall clock from here
_DAYS = re.compile(r"(E|A|S|J)?DATE\d|(QYR|MOYR|WKYR)\d")
_STAMPS = re.compile(r"(DATETIME|YMDHMS)\d")
_CLOCKS = re.compile(r"[MD]?TIME\d")

Values = Sequence[str] | Sequence[float | None]
"""A variable's values; None where the system or the survey's author says missing."""


def texts(values: Values, spss_format: str | None) -> pa.StringArray:
    """Return a variable's values as text, missing ones blank.

    Args:
        values: as read.
        spss_format: the variable's format (`F8.2`, `EDATE10`), which tells dates from numbers; None for
            texts.
    """
    if spss_format is None:
        return pa.array([str(value or "").rstrip() for value in values], pa.string())
    numbers = np.array(values, dtype=np.float64)
    distinct, places = np.unique(numbers, return_inverse=True)
    write = writer(spss_format)
    written = pa.array(["" if np.isnan(value) else write(value) for value in distinct.tolist()], pa.string())
    return written.take(pa.array(places))


def writer(spss_format: str) -> Callable[[float], str]:
    """Return how a number of a variable with this format is written."""
    for pattern, write in ((_DAYS, _day), (_STAMPS, _stamp), (_CLOCKS, _clock)):
        if pattern.match(spss_format):
            return write
    return cell_text


def _day(seconds: float) -> str:
    return _since_epoch(seconds, lambda moment: moment.date().isoformat())


def _stamp(seconds: float) -> str:
    return _since_epoch(seconds, cell_text)


def _clock(seconds: float) -> str:
    try:
        return cell_text(timedelta(seconds=seconds))
    except OverflowError:
        return cell_text(seconds)


def _since_epoch(seconds: float, write: Callable[[datetime], str]) -> str:
    """Return a moment in writing; a number that no calendar reaches stays a number."""
    try:
        return write(_EPOCH + timedelta(seconds=seconds))
    except OverflowError:
        return cell_text(seconds)
