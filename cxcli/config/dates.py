"""Dates as they may be written: a column alone, or a mapping with more."""

import re
import zoneinfo
from datetime import UTC, datetime
from typing import Annotated

from pydantic import AfterValidator, Field, Tag, WithJsonSchema

from cxcli.config.columns import Column, short_or_long
from cxcli.config.document import Document
from cxcli.config.fields import Text
from cxcli.config.keys import KeyedBy, becoming
from cxcli.config.refusal import unknown, unlike
from cxcli.errors import WrongValue
from cxcli.study.column import ColumnRef
from cxcli.study.study import DateSettings, DayForm
from cxcli.words import Words

_FORMATS = ("auto", "day_first", "month_first")
_EXAMPLE = datetime(2026, 3, 31, 17, 5, 9, tzinfo=UTC)


def _format(written: str) -> str:
    if written in _FORMATS:
        return written
    wanted = Words("a date format", "un format de date")
    if "%" not in written:
        raise unknown(written, wanted, (*_FORMATS, "%d/%m/%Y"), WrongValue)
    try:
        datetime.strptime(_EXAMPLE.strftime(written), written)  # noqa: DTZ007 -- only the pattern is tried
    except (ValueError, re.error):
        example = Words("For example '%d/%m/%Y %H:%M'.", "Par exemple '%d/%m/%Y %H:%M'.")
        raise unlike(written, wanted, example) from None
    return written


def _zone(written: str) -> str:
    if written == "auto":
        return written
    try:
        zoneinfo.ZoneInfo(written)
    except (zoneinfo.ZoneInfoNotFoundError, ValueError, OSError):
        near = written.rpartition("/")[2]
        names = sorted(zoneinfo.available_timezones(), key=lambda zone: near not in zone)
        wanted = Words("a time zone", "un fuseau horaire")
        raise unknown(written, wanted, tuple(names), WrongValue) from None
    return written


Format = Annotated[Text, AfterValidator(_format), WithJsonSchema({"type": "string"})]
Zone = Annotated[Text, AfterValidator(_zone), WithJsonSchema({"type": "string"})]


class DateKeys(KeyedBy):
    """When an answer was given."""

    column: Column | None = Field(
        default=None,
        description="The column that holds the date; left out where only metrics have days of their own.",
    )
    format: Format = Field(
        default="auto", description="auto, day_first, month_first, or a pattern such as '%d/%m/%Y %H:%M'."
    )
    timezone: Zone = Field(
        default="auto", description="Zone of stamps that carry none; auto: what the export says, else UTC."
    )
    report_timezone: Zone = Field(
        default="auto", description="Zone in which days, weeks and months are cut; auto: that of the stamps."
    )


def unless_auto(written: str) -> str | None:
    """Return None for `auto`, else what is written."""
    return None if written == "auto" else written


def _date(written: ColumnRef | DateKeys) -> DateSettings | DayForm:
    if isinstance(written, ColumnRef):
        return DateSettings(written)
    zones = unless_auto(written.timezone), unless_auto(written.report_timezone)
    form = DayForm(unless_auto(written.format), *zones)
    return form if written.column is None else form.of(written.column)


_DateShape = Annotated[
    Annotated[Column, Tag("<short>")] | Annotated[DateKeys, Tag("<date>")], short_or_long("<date>")
]
Date = Annotated[DateSettings | DayForm, becoming(_DateShape, _date)]


def has_date(document: Document) -> bool:
    """Tell whether a configuration names a date column; it may say only how days are written."""
    written = document.get(("date",))
    return written is not None and (not isinstance(written, dict) or {*written} & {*_NAMES} != set())


_NAMES = ("column", "header", "position", "regex")


def days_of(written: DateSettings | DayForm | None) -> DayForm:
    """Return how days are written, also those of the columns that metrics bring."""
    if isinstance(written, DateSettings):
        return DayForm(written.format, written.zone, written.report_zone)
    return written or DayForm()
