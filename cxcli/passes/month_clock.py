"""Months written as their first day: `01/02/2026` is February where the other number varies."""

import re
from dataclasses import replace

from cxcli.errors import AmbiguousDates
from cxcli.passes.dates import Clock, clock_of
from cxcli.reader import Table
from cxcli.study.study import DateSettings
from cxcli.study.text import tidy

_LEADING = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-]\d{2,4}(?!\d)")


def month_clock(settings: DateSettings, table: Table, position: int) -> Clock:
    """Return the clock of a column of months; what is 1 in every row is the day.

    Raises:
        AmbiguousDates: day-first and month-first both fit, and neither number is always 1.
    """
    try:
        return clock_of(settings, table, position)
    except AmbiguousDates:
        stamps = (_LEADING.match(tidy(row[position])) for row in table.head() if position < len(row))
        pairs = [(int(match[1]), int(match[2])) for match in stamps if match is not None]
        day_first, month_first = ({pair[at] for pair in pairs} == {1} for at in (0, 1))
        if day_first == month_first:
            raise
        order = "day_first" if day_first else "month_first"
        return clock_of(replace(settings, format=order), table, position)
