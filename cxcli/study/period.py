"""Periods: their names, their last days, and how far back `--last 3m` reaches."""

import re
from datetime import date, timedelta

from cxcli.study.study import Period

_SPAN = re.compile(r"([1-9]\d{0,3})([dwmqy])")
_MONTHS = {"m": 1, "q": 3, "y": 12}


def period_of(day: date, period: Period) -> str:
    """Return the period a day lies in: `2026-10-05`, `2026-W41`, `2026-10`, `2026-Q4` or `2026`."""
    if period == "day":
        return day.isoformat()
    if period == "week":
        year, week, _ = day.isocalendar()
        return f"{year}-W{week:02d}"
    if period == "month":
        return f"{day.year:04d}-{day.month:02d}"
    return f"{day.year:04d}-Q{(day.month + 2) // 3}" if period == "quarter" else f"{day.year:04d}"


def first_day(day: date, period: Period) -> date:
    """Return the first day of the period a day lies in."""
    if period == "week":
        return day - timedelta(days=day.weekday())
    if period == "day":
        return day
    month = {"month": day.month, "quarter": 3 * ((day.month - 1) // 3) + 1, "year": 1}[period]
    return date(day.year, month, 1)


def last_day(day: date, period: Period) -> date:
    """Return the last day of the period a day lies in."""
    start = first_day(day, period)
    if period in ("day", "week"):
        return start + timedelta(days=6 if period == "week" else 0)
    months = start.year * 12 + start.month - 1 + {"month": 1, "quarter": 3, "year": 12}[period]
    return date(months // 12, months % 12 + 1, 1) - timedelta(days=1)


def fills(day: date, period: Period) -> bool:
    """Tell whether a day is the last one of its period."""
    return period_of(day, period) != period_of(day + timedelta(days=1), period)


def is_span(text: str) -> bool:
    """Tell whether a text is a span such as `10d`, `2w`, `3m`, `1q` or `1y`."""
    return _SPAN.fullmatch(text) is not None


def days_in(span: str) -> int:
    """Return the days of a span: 7 for `7d`, 14 for `2w`; a month counts 30 days, a year 365.

    Raises:
        ValueError: the text is no span.
    """
    match = _SPAN.fullmatch(span)
    if match is None:
        msg = f"not a span: {span!r}"
        raise ValueError(msg)
    return int(match[1]) * {"d": 1, "w": 7, "m": 30, "q": 91, "y": 365}[match[2]]


def first_day_of_last(span: str, last: date) -> date:
    """Return the first day of the span that ends with `last`: `3m` up to 5 October begins 6 July."""
    match = _SPAN.fullmatch(span)
    if match is None:
        msg = f"not a span: {span!r}"
        raise ValueError(msg)
    number, unit = int(match[1]), match[2]
    if unit in "dw":
        return last - timedelta(days=number * (7 if unit == "w" else 1) - 1)
    return _months_back(last, number * _MONTHS[unit]) + timedelta(days=1)


def _months_back(day: date, months: int) -> date:
    """Return the same day of an earlier month, or that month's last day where it is shorter."""
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    for of_month in range(day.day, 27, -1):
        try:
            return date(year, month + 1, of_month)
        except ValueError:
            continue
    return date(year, month + 1, min(day.day, 28))
