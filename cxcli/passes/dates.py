"""The days and instants of rows, from the column that says when."""

from datetime import UTC, date
from zoneinfo import ZoneInfo

import numpy as np
import pyarrow as pa

from cxcli.errors import AmbiguousDates, Place
from cxcli.passes.cells import Cells, Column, column_of
from cxcli.passes.iso_days import iso_days, written
from cxcli.profiles import profile_named
from cxcli.reader import Table
from cxcli.study.moment import Calendar, DayOrder, Moment, day_order
from cxcli.study.study import DateSettings
from cxcli.tally.number_table import NumberTable
from cxcli.tally.rows import NO_DAY
from cxcli.words import Words

NO_STAMP = np.iinfo(np.int64).min
_ORDERS: dict[str, DayOrder] = {"day_first": "day_first", "month_first": "month_first"}


_ISO_CLOCK = r"^(\d{4}-\d{2}-\d{2}([ T]([01]\d|2[0-3]):[0-5]\d(:[0-5]\d([.,]\d{1,9})?)?)?)?$"
_DAY = len("2026-10-05")


class Clock:
    """Reads one table's date column; each distinct stamp is read once."""

    def __init__(self, calendar: Calendar, *, zone_is_known: bool, anonymised: str | None = None) -> None:
        """Keep how stamps are read.

        Args:
            calendar: forms, zones and the order of day and month.
            zone_is_known: False when UTC is only assumed.
            anonymised: the ISO day that the platform writes where dates were not kept.
        """
        self._calendar = calendar
        self._anonymised = date.fromisoformat(anonymised) if anonymised else None
        self.saw_anonymised = False
        self._zone_is_known = zone_is_known
        self._moments: dict[str, Moment | None] = {}
        self._shown = NumberTable(lambda number: self.day(written(number)))
        self.assumed_utc = False

    def days(self, cells: Cells, position: int) -> np.ndarray:
        """Return each row's day as int32 ordinal, `NO_DAY` where the stamp is unreadable."""
        plain = cells.plain(position)
        if plain is not None and (days := self._iso_days(plain)) is not None:
            return days
        column = cells.column(position)
        return column.spread(self._days_shown(column))

    def _iso_days(self, cells: pa.StringArray) -> np.ndarray | None:
        """Return the days of stamps that are all written alike, None of others."""
        found = None if self._calendar.moves_days else iso_days(cells)
        if found is None:
            return None
        filled = found > 0
        if filled.all():
            return self._shown.of(found)
        days: np.ndarray = np.full(len(found), NO_DAY, dtype=np.int32)
        days[filled] = self._shown.of(found[filled])
        return days

    def _days_shown(self, column: Column) -> np.ndarray:
        """Return the day of each distinct stamp."""
        days = self._iso_days(column.distinct)
        if days is not None:
            return days
        if not self._calendar.moves_days and self._are_many(column) and _only_iso_clocks(column):
            shown = _shown_days(column)
            return shown.spread(self._days(shown))
        return self._days(column)

    def _are_many(self, column: Column) -> bool:
        """Tell whether to read each stamp takes longer than to load Arrow's functions."""
        return len(self._moments) + len(column.distinct) > _MANY

    def stamps(self, column: Column) -> np.ndarray:
        """Return each row's instant in microseconds since 1970 (int64), `NO_STAMP` where unreadable."""
        return column.spread(np.array([self._stamp(text) for text in column.texts], dtype=np.int64))

    def _days(self, column: Column) -> np.ndarray:
        return np.array([self.day(text) for text in column.texts], dtype=np.int32)

    def day(self, text: str) -> int:
        """Return the day of one stamp as ordinal, `NO_DAY` where it is unreadable."""
        moment = self._moment(text)
        if moment is None:
            return NO_DAY
        if moment.zone is None and moment.has_time and not self._zone_is_known:
            self.assumed_utc = self.assumed_utc or self._calendar.report_zone is not None
        if self._anonymised is not None and moment.clock.date() == self._anonymised:
            self.saw_anonymised = True
            return NO_DAY
        return self._calendar.day(moment).toordinal()

    def second(self, text: str) -> int:
        """Return the second that one stamp shows, counted from the start of day 0; `NO_DAY` where unreadable.

        The day is this number // 86,400; a stamp without a time shows midnight.
        """
        day, moment = self.day(text), self._moment(text)
        if not day or moment is None:
            return NO_DAY
        clock = moment.clock
        return (day * 24 + clock.hour) * 3600 + clock.minute * 60 + clock.second

    def _stamp(self, text: str) -> int:
        moment = self._moment(text)
        return NO_STAMP if moment is None else self._calendar.instant(moment)

    def _moment(self, text: str) -> Moment | None:
        if text not in self._moments:
            if len(self._moments) > _REMEMBERED:
                self._moments.clear()
            self._moments[text] = self._calendar.read(text)
        return self._moments[text]


_MANY = 5_000
_REMEMBERED = 200_000
"""Stamps kept; beyond that they are forgotten and read again, so that memory stays bounded."""


def _only_iso_clocks(column: Column) -> bool:
    """Tell whether every stamp shows its day in its first ten characters, and no zone."""
    import pyarrow.compute as pc  # noqa: PLC0415 - slow to load, and only dates need it

    return bool(pc.all(pc.match_substring_regex(column.distinct, _ISO_CLOCK)).as_py())


def _shown_days(column: Column) -> Column:
    """Return the first ten characters of the distinct stamps, encoded again: there are few of them."""
    import pyarrow.compute as pc  # noqa: PLC0415 - see above

    return column_of(pc.utf8_slice_codeunits(column.distinct, 0, _DAY))


def clock_of(settings: DateSettings, table: Table, position: int) -> Clock:
    """Return the clock of one table, its order of day and month found in the first rows.

    Raises:
        AmbiguousDates: day-first and month-first both fit, and nothing says which.
    """
    order = _ORDERS.get(settings.format or "")
    pattern = settings.format if order is None else None
    if order is None and pattern is None:
        order = _order_of(settings, table, position)
    zone = settings.zone or table.origin.timezone
    calendar = Calendar(
        pattern=pattern,
        order=order,
        zone=ZoneInfo(zone) if zone else UTC,
        report_zone=ZoneInfo(settings.report_zone) if settings.report_zone else None,
    )
    profile = profile_named(table.origin.profile)
    anonymised = profile.anonymised_date if profile else None
    return Clock(calendar, zone_is_known=zone is not None, anonymised=anonymised)


def _order_of(settings: DateSettings, table: Table, position: int) -> DayOrder | None:
    stamps = [row[position] for row in table.head() if position < len(row)]
    order = day_order(stamps)
    if order != "ambiguous":
        return order
    example = next(stamp for stamp in stamps if day_order([stamp]) is not None)
    raise AmbiguousDates(
        Words(
            f"The dates of column '{settings.column}' ({example}) can be read day-first and month-first.",
            f"Les dates de la colonne « {settings.column} » ({example}) peuvent se lire jour d'abord ou mois d'abord.",
        ),
        Words(
            "Write date.format: day_first or month_first, or a pattern such as '%d/%m/%Y'.",
            "Écrivez date.format: day_first ou month_first, ou un modèle comme '%d/%m/%Y'.",
        ),
        Place(file=table.origin.path, column=str(settings.column)),
    )
