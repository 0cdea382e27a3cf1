"""Free users who pay, against an oracle that goes through the users one by one."""

from datetime import date, timedelta
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.customer_runs import details, reported, result

KEYS = {"type": "free_to_paid", "user": "who", "signup": "since", "paid": "paid"}
EVER, IN_TIME = {"rate": KEYS}, {"rate": {**KEYS, "window": "30d"}}
DAY = timedelta(days=1)
law = settings(deadline=None, max_examples=25)

Row = dict[str, Any]


def row(who: str, since: str, paid: str | None = None) -> Row:
    return {"who": who, "since": since, "paid": paid}


@st.composite
def rows(draw: st.DrawFn) -> list[Row]:
    found = []
    for _ in range(draw(st.integers(1, 15))):
        since = date(2026, 1, 1) + draw(st.integers(0, 70)) * DAY
        later = draw(st.none() | st.integers(0, 60))
        paid = None if later is None else since + later * DAY
        found.append({"who": draw(st.sampled_from("abcdefgh")), "since": since, "paid": paid})
    return found


def users(rows: list[Row]) -> list[tuple[date, date | None]]:
    """Return the first day of each user, and the first day on which they paid."""
    found = []
    for who in sorted({r["who"] for r in rows}):
        mine = [r for r in rows if r["who"] == who]
        paid = [r["paid"] for r in mine if r["paid"] is not None]
        found.append((min(r["since"] for r in mine), min(paid, default=None)))
    return found


def percent(paid: list[bool]) -> float | None:
    return float(Fraction(100 * sum(paid), len(paid))) if paid else None


@law
@given(rows=rows())
def test_a_cohort_is_everybody_who_signed_up_in_the_period(rows: list[Row]) -> None:
    report = reported(rows, EVER, period="month")
    for found in report.results:
        cohort = [paid for since, paid in users(rows) if found.period in (None, f"{since:%Y-%m}")]
        assert (found.n, found.value) == (len(cohort), percent([paid is not None for paid in cohort]))


@law
@given(rows=rows())
def test_with_a_window_only_days_that_are_over_count(rows: list[Row]) -> None:
    last = max(day for r in rows for day in (r["since"], r["paid"]) if day is not None)
    report = reported(rows, IN_TIME, period="month")
    for found in report.results:
        mine = [user for user in users(rows) if found.period in (None, f"{user[0]:%Y-%m}")]
        closed = [user for user in mine if user[0] + 30 * DAY <= last]
        in_time = [paid is not None and paid - since <= 30 * DAY for since, paid in closed]
        assert (found.n, found.value) == (len(closed), percent(in_time))
        assert (found.details or {})["still_open"] == len(mine) - len(closed)


@pytest.mark.parametrize(
    ("paid", "value"), [("2026-01-31", 100), ("2026-02-01", 0), (None, 0), ("no", 0), ("2026-01-01", 100)]
)
def test_a_payment_counts_up_to_the_last_day_of_the_window(paid: str | None, value: int) -> None:
    rows = [row("a", "2026-01-01", paid)]
    window = {"since": "2026-01-01", "until": "2026-06-30"}
    assert result(reported(rows, IN_TIME, window), "rate").value == value


@pytest.mark.parametrize(("paid", "value"), [("yes", 100), ("oui", 100), ("no", 0), (None, 0), ("1", 100)])
def test_a_yes_is_enough_without_a_window(paid: str | None, value: int) -> None:
    rows = [row("a", "2026-01-01", paid), row("b", "2026-01-01", paid)]
    assert result(reported(rows, EVER), "rate").value == value


def test_with_a_window_a_yes_without_its_day_is_invalid() -> None:
    rows = [row("a", "2026-01-01", "yes"), row("b", "2026-01-01", "2026-01-05"), row("c", "2026-05-05")]
    found = result(reported(rows, IN_TIME), "rate")
    assert found.answers is not None
    assert (found.answers["invalid"], found.value, found.n) == (1, 100, 1)


def test_users_who_signed_up_outside_the_asked_days_do_not_count() -> None:
    rows = [row("a", "2025-12-31", "2026-01-05"), row("b", "2026-01-01"), row("c", "2026-02-01")]
    window = {"since": "2026-01-01", "until": "2026-01-31"}
    assert details(reported(rows, EVER, window), "rate")["users"] == 1


def test_a_payment_before_signing_up_is_invalid() -> None:
    rows = [row("a", "2026-01-02", "2026-01-01"), row("b", "2026-01-02", "2026-01-02")]
    report = reported(rows, EVER)
    assert details(report, "rate")["users"] == 1
    assert "CX0143" in {notice.code for notice in report.warnings}


def test_users_whose_days_are_not_over_are_told() -> None:
    rows = [row("a", "2026-01-01"), row("b", "2026-03-01")]
    report = reported(rows, IN_TIME)
    assert [n.message.en for n in report.warnings if n.code == "CX0146"] == [
        "rate: 1 users are left out: their 30 days are not over when the data ends."
    ]
