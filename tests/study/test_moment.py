from datetime import UTC, date, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxcli.study.moment import Calendar, Moment, day_order

PLAIN = Calendar()


def read(stamp: str, calendar: Calendar = PLAIN) -> datetime | None:
    moment = calendar.read(stamp)
    return moment and moment.clock


@pytest.mark.parametrize(
    ("stamp", "clock"),
    [
        ("2026-10-05", datetime(2026, 10, 5)),
        ("2026-10-05 12:30", datetime(2026, 10, 5, 12, 30)),
        ("2026-10-05T12:30:01.5Z", datetime(2026, 10, 5, 12, 30, 1, 500000)),
        ("2026-10-05 12:30 +02:00", datetime(2026, 10, 5, 12, 30)),
        ("2026/07/29 3:08:24 PM UTC+3", datetime(2026, 7, 29, 15, 8, 24)),
        ("43290.5", datetime(2018, 7, 9, 12)),
        ("1700000000", datetime(2023, 11, 14, 22, 13, 20)),
        ("1700000000000", datetime(2023, 11, 14, 22, 13, 20)),
    ],
)
def test_stamps_that_say_their_own_order_are_read(stamp: str, clock: datetime) -> None:
    assert read(stamp) == clock


@pytest.mark.parametrize(
    ("stamp", "order", "clock"),
    [
        ("03/13/2020 5:53:38 AM", "month_first", datetime(2020, 3, 13, 5, 53, 38)),
        ("12/31/20 12:05 AM", "month_first", datetime(2020, 12, 31, 0, 5)),
        ("13/03/2020 17:00", "day_first", datetime(2020, 3, 13, 17)),
        ("05.10.2026", "day_first", datetime(2026, 10, 5)),
        ("13/03/2020", "month_first", None),
        ("03/04/2020", None, None),
    ],
)
def test_numeric_dates_follow_the_order(stamp: str, order: str, clock: datetime | None) -> None:
    assert read(stamp, Calendar(order=order)) == clock  # type: ignore[arg-type]


@pytest.mark.parametrize("stamp", ["", "yesterday", "2026-13-01", "2026-10-05x", "99", "31/02/2026"])
def test_what_is_no_date_is_none(stamp: str) -> None:
    assert Calendar(order="day_first").read(stamp) is None


def test_a_pattern_is_obeyed() -> None:
    assert read("05 10 2026", Calendar(pattern="%d %m %Y")) == datetime(2026, 10, 5)


def test_zones_in_the_stamp_are_kept() -> None:
    moment = Calendar().read("2026-07-29 15:08:24+03:00")
    assert moment is not None
    assert moment.zone is not None
    assert moment.zone.utcoffset(None) == timedelta(hours=3)


def test_days_are_cut_in_the_zone_of_the_report() -> None:
    paris = Calendar(report_zone=ZoneInfo("Europe/Paris"))
    assert paris.day(Moment(datetime(2026, 12, 31, 23, 30), UTC)) == date(2027, 1, 1)
    assert paris.day(Moment(datetime(2026, 12, 31), None, has_time=False)) == date(2026, 12, 31)


def test_instants_compare_across_zones() -> None:
    calendar = Calendar()
    tokyo = Moment(datetime(2026, 1, 1, 9), timezone(timedelta(hours=9)))
    assert calendar.instant(tokyo) == calendar.instant(Moment(datetime(2026, 1, 1), UTC))


@pytest.mark.parametrize(
    ("stamps", "order"),
    [
        (["03/13/2020", "03/04/2020"], "month_first"),
        (["13/03/2020", "03/04/2020"], "day_first"),
        (["03/04/2020"], "ambiguous"),
        (["13/03/2020", "03/13/2020"], "ambiguous"),
        (["2020-03-13", ""], None),
    ],
)
def test_the_order_of_day_and_month_comes_from_the_stamps(stamps: list[str], order: str | None) -> None:
    assert day_order(stamps) == order


@given(st.datetimes(datetime(1971, 1, 1), datetime(2200, 1, 1)))
def test_iso_stamps_come_back_whole(moment: datetime) -> None:
    assert read(moment.isoformat(" ")) == moment
