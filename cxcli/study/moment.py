"""When an answer was given: what a stamp says, and the day it falls on where periods are cut."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, timezone, tzinfo
from typing import Literal
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from cxcli.study.text import tidy

DayOrder = Literal["day_first", "month_first"]

_ISO = re.compile(
    r"\d{4}-\d{2}-\d{2}(?:[ T]\d{2}:\d{2}(?::\d{2}(?:[.,]\d{1,9})?)?)?(?: ?(?:Z|UTC|[+-]\d{2}:?\d{2}))?"
)
_CLOCK = r"(?:,? +(\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?(?: ?([AaPp])\.?[Mm]\.?)?)?"
_ZONE = r"(?: ?(Z|(?:UTC|GMT)? ?[+-]\d{1,2}(?::?\d{2})?|UTC|GMT))?"
_NUMERIC = re.compile(rf"(\d{{1,4}})[/.-](\d{{1,2}})[/.-](\d{{2,4}}){_CLOCK}{_ZONE}")
_SERIAL = re.compile(r"[2-5]\d{4}(?:\.\d+)?|60000")
_EPOCH = re.compile(r"1\d{9}(?:\d{3})?")
_SERIAL_ZERO = datetime(1899, 12, 30)  # noqa: DTZ001 - spreadsheets count days without a zone


@dataclass(frozen=True, slots=True)
class Moment:
    """A stamp: the wall clock it shows, and the zone it carries (None: it carries none)."""

    clock: datetime
    zone: tzinfo | None = None
    has_time: bool = True


@dataclass(frozen=True, slots=True)
class Calendar:
    """How stamps are read and where their days are cut.

    `pattern` is a strptime format, or None to read the known forms; `zone` is that of stamps which
    carry none; `report_zone` None leaves every stamp on the day it shows.
    """

    pattern: str | None = None
    order: DayOrder | None = None
    zone: tzinfo = UTC
    report_zone: ZoneInfo | None = None

    @property
    def moves_days(self) -> bool:
        """Whether a stamp may lie on another day than the one it shows, or is written in a form of its own."""
        return self.report_zone is not None or self.pattern is not None

    def read(self, text: str) -> Moment | None:
        """Return what a stamp says, or None when it is no date that we read."""
        stamp = tidy(text)
        try:
            return self._by_pattern(stamp) if self.pattern else self._by_form(stamp)
        except (ValueError, OverflowError):
            return None

    def day(self, moment: Moment) -> date:
        """Return the day a moment falls on where periods are cut; a date without a time stays."""
        if self.report_zone is None or not moment.has_time:
            return moment.clock.date()
        return self._aware(moment).astimezone(self.report_zone).date()

    def instant(self, moment: Moment) -> int:
        """Return microseconds since 1970 in UTC, for finding the latest of several."""
        return (self._aware(moment) - datetime(1970, 1, 1, tzinfo=UTC)) // timedelta(microseconds=1)

    def _aware(self, moment: Moment) -> datetime:
        return moment.clock.replace(tzinfo=moment.zone or self.zone)

    def _by_pattern(self, stamp: str) -> Moment:
        parsed = datetime.strptime(stamp, self.pattern or "")  # noqa: DTZ007 - the zone is kept beside it
        has_time = any(code in (self.pattern or "") for code in ("%H", "%I", "%X", "%c", "%T"))
        return Moment(parsed.replace(tzinfo=None), parsed.tzinfo, has_time)

    def _by_form(self, stamp: str) -> Moment | None:
        if _ISO.fullmatch(stamp):
            return _iso(stamp)
        if (numeric := _NUMERIC.fullmatch(stamp)) is not None:
            return _numeric(numeric, self.order)
        if _SERIAL.fullmatch(stamp):
            serial = round(float(stamp) * 86_400)
            return Moment(_SERIAL_ZERO + timedelta(seconds=serial), None, "." in stamp)
        if _EPOCH.fullmatch(stamp):
            seconds = int(stamp) / (1 if len(stamp) == len("1700000000") else 1000)
            return Moment(datetime.fromtimestamp(seconds, UTC).replace(tzinfo=None), UTC)
        return None


def is_zone(name: str) -> bool:
    """Return whether a name is that of a time zone which this machine knows."""
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return False
    return True


def day_order(stamps: Iterable[str]) -> DayOrder | Literal["ambiguous"] | None:
    """Return which of two leading numbers is the day, from stamps such as `03/13/2026`.

    Returns:
        None when no stamp is of that form; `ambiguous` when every number could be a month, or when
        the stamps contradict one another.
    """
    matches = (_NUMERIC.fullmatch(tidy(stamp)) for stamp in stamps)
    pairs = [(int(m[1]), int(m[2])) for m in matches if m is not None and len(m[1]) <= 2]
    if not pairs:
        return None
    day_first = any(first > 12 for first, _ in pairs)
    month_first = any(second > 12 for _, second in pairs)
    if day_first == month_first:
        return "ambiguous"
    return "day_first" if day_first else "month_first"


def _iso(stamp: str) -> Moment:
    folded = stamp.replace("UTC", "Z").replace(",", ".").replace(" Z", "Z").replace(" +", "+")
    parsed = datetime.fromisoformat(folded)
    return Moment(parsed.replace(tzinfo=None), parsed.tzinfo, ":" in stamp)


def _numeric(match: re.Match[str], order: DayOrder | None) -> Moment | None:
    first, second, third = match[1], match[2], match[3]
    if len(first) == 4:  # a year of four digits comes first
        year, month, day = int(first), int(second), int(third)
    elif order is None or len(first) > 2 or len(third) == 3:
        return None
    else:
        day, month = (int(first), int(second)) if order == "day_first" else (int(second), int(first))
        year = int(third) + (2000 if len(third) == 2 else 0)  # exports of this century
    clock = datetime(year, month, day, *_time_of_day(match))  # noqa: DTZ001 - the zone is kept beside it
    return Moment(clock, _zone(match[8]), match[4] is not None)


def _time_of_day(match: re.Match[str]) -> tuple[int, int, int]:
    if match[4] is None:
        return 0, 0, 0
    hour, half = int(match[4]), (match[7] or "").casefold()
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    return hour, int(match[5]), int(match[6] or 0)


def _zone(text: str | None) -> tzinfo | None:
    if text is None:
        return None
    digits = re.search(r"([+-])(\d{1,2}):?(\d{2})?", text)
    if digits is None:
        return UTC
    sign = -1 if digits[1] == "-" else 1
    return timezone(sign * timedelta(hours=int(digits[2]), minutes=int(digits[3] or 0)))
