from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxcli.study.period import fills, first_day_of_last, is_span, period_of

DAY = date(2026, 10, 5)


@pytest.mark.parametrize(
    ("period", "name"),
    [
        ("day", "2026-10-05"),
        ("week", "2026-W41"),
        ("month", "2026-10"),
        ("quarter", "2026-Q4"),
        ("year", "2026"),
    ],
)
def test_a_day_lies_in_a_named_period(period: str, name: str) -> None:
    assert period_of(DAY, period) == name  # type: ignore[arg-type]


def test_weeks_are_iso_weeks() -> None:
    assert period_of(date(2027, 1, 1), "week") == "2026-W53"


@pytest.mark.parametrize(
    ("span", "first"),
    [("1d", date(2026, 10, 5)), ("2w", date(2026, 9, 22)), ("3m", date(2026, 7, 6)), ("1q", date(2026, 7, 6)), ("1y", date(2025, 10, 6))],
)  # fmt: skip
def test_a_span_ends_with_its_last_day(span: str, first: date) -> None:
    assert first_day_of_last(span, DAY) == first


def test_a_month_back_from_the_31st_is_a_whole_month() -> None:
    assert first_day_of_last("1m", date(2026, 3, 31)) == date(2026, 3, 1)


@pytest.mark.parametrize("text", ["", "3", "m", "0m", "3 months", "-1m"])
def test_other_texts_are_no_spans(text: str) -> None:
    assert not is_span(text)


@given(
    st.dates(date(1990, 1, 1), date(2090, 1, 1)), st.sampled_from(["day", "week", "month", "quarter", "year"])
)
def test_a_period_is_full_exactly_when_the_next_day_begins_another(day: date, period: str) -> None:
    tomorrow = day + timedelta(days=1)
    assert fills(day, period) == (period_of(day, period) != period_of(tomorrow, period))  # type: ignore[arg-type]
    assert period_of(day, period) <= period_of(tomorrow, period)  # type: ignore[arg-type]
