"""A workbook's cell as text, as it would stand in a CSV export of the same data."""

from collections.abc import Callable, Sequence
from datetime import date, datetime, time, timedelta
from decimal import Decimal

CellValue = str | float | bool | date | datetime | time | timedelta

_EXACT = 10**15


def cell_text(value: CellValue) -> str:
    """Return the text of a cell.

    Whole numbers have no `.0`, others as few digits as tell them apart; dates are ISO, with a time
    unless it is midnight; booleans are `TRUE` and `FALSE`. Number formats are ignored.
    """
    return value if isinstance(value, str) else _TEXT_OF[type(value)](value)


def column_texts(values: Sequence[CellValue]) -> Sequence[str]:
    """Return the text of each cell of a column; the few distinct values of a column are understood once."""
    kinds = set(map(type, values)) - {str}
    if not kinds:
        return values  # type: ignore[return-value] # they all are texts
    if len(kinds) > 1:  # equal values of two kinds (1.0 and True) have texts of their own
        return list(map(cell_text, values))
    texts = {value: cell_text(value) for value in dict.fromkeys(values)}
    return list(map(texts.__getitem__, values))


def _number(value: float) -> str:
    if value.is_integer() and abs(value) < _EXACT:
        return str(int(value))
    text = repr(value)
    if text[-1].isdigit() and "e" not in text and not text.endswith(".0"):
        return text
    text = format(Decimal(text), "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def _truth(value: bool) -> str:  # noqa: FBT001 - the value itself, not a switch
    return "TRUE" if value else "FALSE"


def _stamp(value: datetime) -> str:
    if value.time() == time():
        return value.date().isoformat()
    return value.isoformat(" ", "milliseconds" if value.microsecond else "seconds")


def _clock(value: time) -> str:
    return value.isoformat("milliseconds" if value.microsecond else "seconds")


def _duration(value: timedelta) -> str:
    minutes, seconds = divmod(value.days * 86_400 + value.seconds, 60)
    return f"{minutes // 60}:{minutes % 60:02d}:{seconds:02d}"


_TEXT_OF: dict[type, Callable[..., str]] = {
    float: _number,
    int: str,
    bool: _truth,
    datetime: _stamp,
    date: date.isoformat,
    time: _clock,
    timedelta: _duration,
}
