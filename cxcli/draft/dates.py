"""The column that says when an answer was given, how it is written, and in which zone."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from cxcli.draft.column import Column
from cxcli.draft.ids import canonical, headed
from cxcli.profiles import Profile
from cxcli.study.moment import Calendar, DayOrder, day_order

_NAMES = (
    "recordeddate", "enddate", "datesubmitted", "submitdateutc", "submitdate", "datedesoumission", "abgeschickt",
    "completiontime", "heuredefin", "submissiontime", "timestamp", "horodateur", "marcatemporal", "zeitstempel",
    "datedelavis", "reviewsubmitdateandtime", "responsereceivedat", "respondedat", "responsedate", "datereponse",
    "datedereponse", "surveydate", "createdat", "submittedat", "date", "datum", "fecha", "startdate", "datestarted",
    "datedelancement", "starttime", "heurededebut", "startdateutc", "timestarted",
)  # fmt: skip
_WRITTEN = re.compile(r"\d{1,4}[-/.]\d{1,2}[-/.]\d{2,4}.*")
_READABLE = 0.9
_ANONYMISED = "1980-01-01"
_UTC = re.compile(r"\(utc\)")


State = Literal["sound", "ambiguous", "anonymised", "unsure"]


@dataclass(frozen=True, slots=True)
class Dated:
    """The date column; `order` is that of day and month where it had to be found.

    `state`: `sound`, `ambiguous` (day and month could be either), `anonymised` (every row has the same
    date), or `unsure` (several columns hold dates, and no name says which is meant).
    `is_zoned`: every stamp carries its own zone, or counts seconds since 1970 in UTC.
    """

    column: Column
    order: DayOrder | None
    zone: str | None
    state: State
    is_zoned: bool = False


def is_dated(column: Column) -> bool:
    """Tell whether a column holds dates and times, written as such."""
    filled = column.filled
    written = [text for text in filled if _WRITTEN.fullmatch(text.strip())]
    return bool(written) and len(written) >= _READABLE * len(filled) and _reads(column, _order(column))


def date_in(columns: Sequence[Column], zone: str | None, profile: Profile | None) -> Dated | None:
    """Return the date column: that of the platform, else of a known name, else the only one that holds dates."""
    dated = [column for column in columns if is_dated(column)]
    own = headed(columns, profile.date if profile else ())
    named = own if own is not None and _reads(own, _order(own)) else _named(columns, dated)
    if named is None and not dated:
        return None
    column = named or dated[0]
    order = day_order(column.filled)
    return Dated(
        column,
        order if order != "ambiguous" else None,
        zone or ("UTC" if _UTC.search(column.words) else None),
        _state(column, order, profile, is_chosen=named is not None or len(dated) == 1),
        is_zoned=_is_zoned(column),
    )


def _named(columns: Sequence[Column], dated: Sequence[Column]) -> Column | None:
    for name in _NAMES:
        for column in columns:
            named = any(canonical(cell) == name for cell in column.cells)
            if named and (column in dated or (column.filled and _reads(column, None))):
                return column
    return None


def _order(column: Column) -> DayOrder:
    found = day_order(column.filled)
    return "day_first" if found in (None, "ambiguous") else found  # type: ignore[return-value]


def _reads(column: Column, order: DayOrder | None) -> bool:
    calendar = Calendar(order=order)
    filled = column.filled
    return sum(calendar.read(text) is not None for text in filled) >= _READABLE * len(filled)


def _is_zoned(column: Column) -> bool:
    calendar = Calendar(order=_order(column))
    moments = [moment for text in column.filled if (moment := calendar.read(text)) is not None]
    return bool(moments) and all(moment.zone is not None for moment in moments)


def _state(
    column: Column, order: DayOrder | Literal["ambiguous"] | None, profile: Profile | None, *, is_chosen: bool
) -> State:
    emptied = (profile.anonymised_date if profile else None) or _ANONYMISED
    if all(text.strip().startswith(emptied) for text in column.filled):
        return "anonymised"
    if order == "ambiguous":
        return "ambiguous"
    return "sound" if is_chosen else "unsure"
