"""Months as exports write them."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxcli.study.month import first_of_month, month_before, month_in
from cxcli.study.text import normalise

FEBRUARY = date(2026, 2, 1).toordinal()


@pytest.mark.parametrize(
    "text",
    [
        "2026-02", "2026/02", "2026-2", "02/2026", "2-2026", "202602", "2026 02", "2026-M02", "2026M02",
        "Feb 2026", "Feb. 2026", "février 2026", "FÉVRIER 2026", "févr. 2026", "fevrier 2026", "2026-Feb", "feb-2026",
    ],
)  # fmt: skip
def test_a_month_is_its_first_day(text: str) -> None:
    assert month_in(normalise(text)) == FEBRUARY


@pytest.mark.parametrize(
    "text", ["", "2026", "2026-13", "00/2026", "2026-02-01", "02/01/2026", "46054", "Foo 2026"]
)
def test_anything_else_is_no_month(text: str) -> None:
    assert month_in(normalise(text)) is None


@given(day=st.dates(date(1900, 1, 1), date(2200, 1, 1)))
def test_the_month_before_ends_the_day_before_this_one_begins(day: date) -> None:
    first = date.fromordinal(first_of_month(day.toordinal()))
    assert (first.year, first.month, first.day) == (day.year, day.month, 1)
    before = date.fromordinal(month_before(day.toordinal()))
    assert (before.year, before.month) == (
        (first - timedelta(days=1)).year,
        (first - timedelta(days=1)).month,
    )
    assert before.day == 1
