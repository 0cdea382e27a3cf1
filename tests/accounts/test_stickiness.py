"""Stickiness from days of use, against a reckoning day by day."""

from datetime import date, timedelta
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.accounts.tried import Place, day, figures, outcome, results
from tests.surveys import law

STICKINESS = {"type": "stickiness", "user": "user", "date": "day"}
BASES = ("mean_dau", "last_day", "dau_wau")
Rows = list[dict[str, Any]]


def use(user: str, number: int, country: str = "FR") -> dict[str, Any]:
    return {"user": user, "day": day(number), "country": country}


rows_of_use = st.lists(
    st.builds(use, st.sampled_from("abcdef"), st.integers(0, 45), st.sampled_from(["BE", "FR"])),
    min_size=1,
    max_size=60,
)


def daily(rows: Rows, days: list[date]) -> list[set[str]]:
    """Return the users of each day."""
    return [{row["user"] for row in rows if row["day"] == str(one)} for one in days]


def reckoned(rows: Rows, days: list[date]) -> dict[str, Fraction | None]:
    """Return every basis in percent, one day after the other."""
    by_day = daily(rows, days)
    mau, week = set().union(*by_day), by_day[-7:]
    wau = set().union(*week)

    def rate(came: int, number: int, users: set[str]) -> Fraction | None:
        return Fraction(100 * came, number * len(users)) if users else None

    return {
        "mean_dau": rate(sum(map(len, by_day)), len(by_day), mau),
        "last_day": rate(len(by_day[-1]), 1, mau),
        "dau_wau": rate(sum(map(len, week)), len(week), wau),
    }


def span(first: date, last: date) -> list[date]:
    return [first + timedelta(days=i) for i in range((last - first).days + 1)]


def first_and_last(rows: Rows) -> tuple[date, date]:
    days = [date.fromisoformat(row["day"]) for row in rows]
    return min(days), max(days)


@law
@given(rows=rows_of_use, basis=st.sampled_from(BASES))
def test_the_last_28_days_count_as_one_reckons_them_by_hand(rows: Rows, basis: str) -> None:
    first, last = first_and_last(rows)
    expected = reckoned(rows, span(max(first, last - timedelta(days=27)), last))[basis]
    assert figures({**STICKINESS, "basis": basis}, rows)["value"] == (
        None if expected is None else pytest.approx(float(expected), abs=1e-12)
    )


@law
@given(rows=rows_of_use, basis=st.sampled_from(BASES))
def test_every_segment_and_month_counts_its_own_users_on_the_days_of_all(rows: Rows, basis: str) -> None:
    first, last = first_and_last(rows)
    found = results({**STICKINESS, "basis": basis}, rows, segments=["country"], period="month")
    for (segment, period), result in found.items():
        mine = [row for row in rows if segment in ("all", row["country"])]
        days = [one for one in span(first, last) if period in (None, str(one)[:7])]
        expected = reckoned(mine, days[-28:] if period is None else days)[basis]
        assert result.value == pytest.approx(float(expected or 0), abs=1e-12)


@law
@given(rows=rows_of_use)
def test_every_month_with_a_user_has_its_result(rows: Rows) -> None:
    found: dict[Place, Any] = results(STICKINESS, rows, period="month")
    assert {period for _, period in found} == {None, *(row["day"][:7] for row in rows)}


@law
@given(rows=rows_of_use)
def test_users_who_come_twice_a_day_count_once(rows: Rows) -> None:
    assert figures(STICKINESS, rows) == figures(STICKINESS, rows + rows)


def test_days_without_anybody_count_as_zero() -> None:
    found = figures(STICKINESS, [use("a", 0), use("a", 9)])
    assert (found["value"], found["mean_dau"], found["mau"]) == (20, 0.2, 1)


def test_the_day_before_the_window_does_not_count() -> None:
    found = figures(STICKINESS, [use("old", 0), use("a", 1), use("a", 28)])
    assert (found["mau"], found["value"]) == (1, pytest.approx(100 * 2 / 28))


def test_the_dates_asked_for_are_the_ends_also_where_nobody_came() -> None:
    rows = [use("early", 0), use("a", 3), use("late", 20)]
    found = figures(STICKINESS, rows, window={"since": day(1), "until": day(10)})
    assert (found["dau"], found["mau"], found["value"]) == (0, 1, pytest.approx(10))


def test_dates_beyond_the_data_do_not_make_it_longer() -> None:
    rows = [use("a", 0), use("a", 1)]
    assert figures(STICKINESS, rows, window={"since": "2020-01-01", "until": "2030-01-01"})["value"] == 100


def test_dates_before_all_of_the_data_leave_nothing_to_tell() -> None:
    assert figures(STICKINESS, [use("a", 0)], window={"until": "2020-01-01"})["value"] is None


def test_a_short_span_of_data_is_told() -> None:
    report = outcome(STICKINESS, [use("a", 0), use("a", 11)]).report
    assert [n.code for n in report.warnings if n.code.startswith("CX016")] == ["CX0161"]


def test_28_days_are_long_enough() -> None:
    report = outcome(STICKINESS, [use("a", 0), use("a", 27)]).report
    assert [n for n in report.warnings if n.code.startswith("CX016")] == []


def test_a_bad_day_is_accounted_for() -> None:
    rows = [*(use(user, number) for user in "abc" for number in range(10)), {**use("z", 1), "day": "soon"}]
    result = outcome(STICKINESS, rows).report["m"]
    assert (result.answers or {})["invalid"] == 1
    assert result.n == 3


def test_its_uncertainty_is_that_of_a_mean_over_users() -> None:
    rows = [use(f"u{i}", number) for i in range(40) for number in range(0, 28, 1 + i % 4)]
    result = outcome(STICKINESS, rows).report["m"]
    assert result.interval is not None
    assert (result.interval.method, result.n) == ("t", 40)
