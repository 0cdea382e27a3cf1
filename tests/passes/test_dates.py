from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import numpy as np
import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxcli.part import Part
from cxcli.passes.cells import Cells, column_of
from cxcli.passes.dates import NO_STAMP, Clock
from cxcli.study.moment import Calendar
from cxcli.tally.rows import NO_DAY

STAMPS = st.one_of(
    st.datetimes().map(lambda moment: moment.isoformat(" ")),
    st.dates().map(str),
    st.sampled_from(["", "?", "2026-02-30 10:00", "2026-01-01 25:00", "2026-01-01T10:00", "0000-01-01"]),
)


def days(stamps: list[str], calendar: Calendar, *, encoded: bool = False) -> list[int]:
    texts = pa.array(stamps, pa.string())
    cells = Cells(Part({0: texts.dictionary_encode() if encoded else texts}, np.arange(len(stamps))))
    return Clock(calendar, zone_is_known=True).days(cells, 0).tolist()


def one_by_one(stamps: list[str], calendar: Calendar) -> list[int]:
    moments = [calendar.read(stamp) for stamp in stamps]
    return [m.clock.toordinal() if m else NO_DAY for m in moments]


@given(stamps=st.lists(STAMPS, max_size=20), encoded=st.booleans())
def test_days_are_those_of_the_stamps_read_one_by_one(stamps: list[str], encoded: bool) -> None:  # noqa: FBT001
    assert days(stamps, Calendar(), encoded=encoded) == one_by_one(stamps, Calendar())


@given(st.lists(st.datetimes().map(lambda m: m.isoformat(" ", "seconds")) | st.just(""), max_size=20))
def test_days_of_encoded_stamps_that_are_written_alike_are_those_read_one_by_one(stamps: list[str]) -> None:
    assert days(stamps, Calendar(), encoded=True) == one_by_one(stamps, Calendar())


@pytest.mark.parametrize("odd", ["2026-01-01", "2026-01-01T10:00Z", "yesterday"])
def test_days_of_many_stamps_are_those_of_the_stamps_read_one_by_one(odd: str) -> None:
    start = datetime(2025, 12, 31, 23, 0)
    stamps = [str(start + timedelta(seconds=second)) for second in range(7_000)]
    assert days([*stamps, odd], Calendar(), encoded=True) == one_by_one([*stamps, odd], Calendar())


def test_days_in_another_zone_are_not_those_the_stamps_show() -> None:
    paris = Calendar(report_zone=ZoneInfo("Europe/Paris"))
    assert days(["2026-12-31 23:30"], paris) == [date(2027, 1, 1).toordinal()]


def test_unreadable_stamps_are_older_than_any() -> None:
    clock = Clock(Calendar(), zone_is_known=True)
    assert clock.stamps(column_of(pa.array(["?", "1970-01-01"]))).tolist() == [NO_STAMP, 0]


def test_utc_is_assumed_only_where_it_matters() -> None:
    stamps = Cells(Part({0: pa.array(["2026-01-01 10:00"])}, np.arange(1)))
    for calendar, assumed in [(Calendar(), False), (Calendar(report_zone=ZoneInfo("Asia/Tokyo")), True)]:
        clock = Clock(calendar, zone_is_known=False)
        clock.days(stamps, 0)
        assert clock.assumed_utc is assumed
