"""Customers who come and go, against an oracle that goes through them one by one and day by day."""

from datetime import date, timedelta
from fractions import Fraction
from typing import Any, NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.customer_runs import details, reported, result

KEYS = {"customer": "id", "start": "since", "end": "left"}
CHURN = {"churn": {"type": "churn", **KEYS}}
DAY = timedelta(days=1)
law = settings(deadline=None, max_examples=25)

Row = dict[str, Any]


class Period(NamedTuple):
    first: date
    last: date

    @property
    def name(self) -> str:
        return f"{self.first:%Y-%m}"


def row(who: str, since: str, left: str | None = None, plan: str = "Pro", mrr: int = 1) -> Row:
    return {
        "id": who,
        "since": date.fromisoformat(since),
        "left": date.fromisoformat(left) if left else None,
        "plan": plan,
        "mrr": mrr,
    }


@st.composite
def rows(draw: st.DrawFn) -> list[Row]:
    found = []
    for _ in range(draw(st.integers(1, 14))):
        since = date(2026, 1, 1) + draw(st.integers(0, 130)) * DAY
        stays = draw(st.none() | st.integers(0, 70))
        left = None if stays is None else since + stays * DAY
        who, plan = draw(st.sampled_from("abcde")), draw(st.sampled_from(["Free", "Pro"]))
        found.append({"id": who, "since": since, "left": left, "plan": plan, "mrr": draw(st.integers(0, 3))})
    return found


def is_there(rows: list[Row], day: date) -> bool:
    return any(r["since"] < day and (r["left"] is None or r["left"] >= day) for r in rows)


def oracle(rows: list[Row], period: Period, plan: str | None = None) -> dict[str, int]:
    """Return the customers of a period, each looked at alone; those of a plan have a row of it there."""
    found = dict.fromkeys(("customers_start", "lost", "new", "lost_new", "customers_end"), 0)
    for who in {r["id"] for r in rows}:
        own = [r for r in rows if r["id"] == who]
        mine = [r for r in own if plan in (None, r["plan"])]
        was_anywhere, stays_anywhere = is_there(own, period.first), is_there(own, period.last + DAY)
        began = any(period.first <= r["since"] <= period.last for r in mine)
        started, is_new = is_there(mine, period.first), began and not was_anywhere
        found["customers_start"] += started
        found["lost"] += started and not stays_anywhere
        found["new"] += is_new
        found["lost_new"] += is_new and not stays_anywhere
        found["customers_end"] += is_there(mine, period.last + DAY)
    return found


def months(rows: list[Row]) -> list[Period]:
    first = min(r["since"] for r in rows).replace(day=1)
    last = max(day for r in rows for day in (r["since"], r["left"]) if day is not None)
    found = []
    while first <= last:
        after = (first + 32 * DAY).replace(day=1)
        found.append(Period(first, min(after - DAY, last)))
        first = after
    return found


def peopled(rows: list[Row], plan: str | None = None) -> list[Period]:
    """Return the months in which there is anybody; the others have no result."""
    return [month for month in months(rows) if any(oracle(rows, month, plan).values())]


def told(found: dict[str, Any]) -> dict[str, int]:
    return {name: found[name] for name in ("customers_start", "lost", "new", "lost_new", "customers_end")}


@law
@given(rows=rows())
def test_every_month_counts_the_customers_that_one_by_one_are_there(rows: list[Row]) -> None:
    report = reported(rows, CHURN, period="month")
    for month in peopled(rows):
        assert told(details(report, "churn", month.name)) == oracle(rows, month)


@law
@given(rows=rows())
def test_all_of_the_time_is_the_sum_of_the_months(rows: list[Row]) -> None:
    found = result(reported(rows, CHURN, period="month"), "churn")
    each = [oracle(rows, month) for month in months(rows)]
    sums = {name: sum(one[name] for one in each) for name in each[0]}
    assert told(dict(found.details or {})) == sums
    share = Fraction(sums["lost"], sums["customers_start"]) if sums["customers_start"] else None
    assert found.value == (None if share is None else float(100 * share))


@law
@given(rows=rows())
def test_a_segment_has_the_customers_with_a_row_in_it(rows: list[Row]) -> None:
    report = reported(rows, CHURN, period="month", segments=["plan"])
    for plan in {r["plan"] for r in rows}:
        for month in peopled(rows, plan):
            assert told(details(report, "churn", month.name, plan=plan)) == oracle(rows, month, plan)


@law
@given(rows=rows(), first=st.integers(0, 120), days=st.integers(0, 60))
def test_without_periods_the_days_that_are_asked_for_are_one_period(
    rows: list[Row], first: int, days: int
) -> None:
    since = date(2026, 1, 1) + first * DAY
    window = Period(since, since + days * DAY)
    report = reported(rows, CHURN, {"since": window.first.isoformat(), "until": window.last.isoformat()})
    expected = oracle(rows, window)
    if any(expected.values()):
        assert told(details(report, "churn")) == expected


@law
@given(rows=rows())
def test_who_is_there_at_the_end_was_there_and_stayed_or_came_and_stayed(rows: list[Row]) -> None:
    report = reported(rows, CHURN, period="month")
    for month in peopled(rows):
        one = details(report, "churn", month.name)
        assert one["customers_end"] == one["customers_start"] - one["lost"] + one["new"] - one["lost_new"]


@law
@given(rows=rows())
def test_the_order_of_the_rows_does_not_matter(rows: list[Row]) -> None:
    one, other = (reported(some, CHURN, period="week") for some in (rows, rows[::-1]))
    assert one.results == other.results


@law
@given(rows=rows())
def test_retention_is_what_churn_leaves(rows: list[Row]) -> None:
    report = reported(rows, {**CHURN, "kept": {"type": "retention", **KEYS}}, period="month")
    for found in (r for r in report.results if r.metric == "churn" and r.value is not None):
        kept = details(report, "kept", found.period)
        assert kept["rate"] == pytest.approx(1 - found.value / 100, abs=1e-15)
        assert kept["equals_one_minus_churn"] == pytest.approx(kept["rate"], abs=1e-15)


@law
@given(rows=rows())
def test_customer_months_count_each_day_of_a_customer_once(rows: list[Row]) -> None:
    exposed = {"churn": {"type": "churn", "basis": "exposure", **KEYS}}
    report = reported(rows, exposed, period="month")
    for month in peopled(rows):
        span = [month.first + i * DAY for i in range((month.last - month.first).days + 1)]
        everyone = [[r for r in rows if r["id"] == who] for who in {r["id"] for r in rows}]
        days = sum(is_there(own, day) for own in everyone for day in span)
        gone = oracle(rows, month)
        lost = gone["lost"] + gone["lost_new"]
        found = result(report, "churn", month.name)
        assert found.value == (float(Fraction(100 * lost, days) * Fraction(487, 16)) if days else None)


@law
@given(rows=rows())
def test_revenue_churn_is_the_revenue_of_the_lost_among_that_of_the_start(rows: list[Row]) -> None:
    asked = {"churn": {"type": "churn", "basis": "mrr", "mrr": "mrr", **KEYS}}
    report = reported(rows, asked, period="month")
    for month in peopled(rows):
        start = [r for r in rows if is_there([r], month.first)]
        gone = {w for w in "abcde" if not is_there([r for r in rows if r["id"] == w], month.last + DAY)}
        was, lost = sum(r["mrr"] for r in start), sum(r["mrr"] for r in start if r["id"] in gone)
        value = result(report, "churn", month.name).value
        assert value == (float(Fraction(100 * lost, was)) if was else None)


@law
@given(rows=rows())
def test_growth_over_all_of_the_time_goes_from_the_first_day_to_the_last(rows: list[Row]) -> None:
    asked = {"growth": {"type": "growth", **KEYS}}
    window = {"since": "2026-02-11", "until": "2026-04-20"}
    found = result(reported(rows, asked, window, period="month"), "growth")
    one = oracle(rows, Period(date(2026, 2, 11), date(2026, 4, 20)))
    start, end = one["customers_start"], one["customers_end"]
    assert found.value == (float(Fraction(100 * (end - start), start)) if start else None)


JANUARY = {"since": "2026-01-01", "until": "2026-01-31"}


@pytest.mark.parametrize(
    ("rows", "start", "lost", "new", "lost_new"),
    [
        ([row("a", "2025-12-31")], 1, 0, 0, 0),
        ([row("a", "2026-01-01")], 0, 0, 1, 0),
        ([row("a", "2026-01-31")], 0, 0, 1, 0),
        ([row("a", "2026-02-01")], 0, 0, 0, 0),
        ([row("a", "2025-01-01", "2025-12-31")], 0, 0, 0, 0),
        ([row("a", "2025-01-01", "2026-01-01")], 1, 1, 0, 0),
        ([row("a", "2025-01-01", "2026-01-31")], 1, 1, 0, 0),
        ([row("a", "2025-01-01", "2026-02-01")], 1, 0, 0, 0),
        ([row("a", "2026-01-05", "2026-01-05")], 0, 0, 1, 1),
        ([row("a", "2025-01-01", "2026-01-05"), row("a", "2026-01-20")], 1, 0, 0, 0),
        ([row("a", "2025-01-01", "2025-06-01"), row("a", "2026-01-20")], 0, 0, 1, 0),
        ([row("a", "2025-01-01", "2026-01-05"), row("a", "2026-01-10", "2026-01-20")], 1, 1, 0, 0),
        ([row("a", "2025-01-01"), row("a", "2025-02-01")], 1, 0, 0, 0),
        ([row("a", "2025-01-01", "9999-12-31")], 1, 0, 0, 0),
    ],
)
def test_a_customer_counts_once_on_the_days_that_decide(
    rows: list[Row], start: int, lost: int, new: int, lost_new: int
) -> None:
    everyone = [*rows, row("other", "2025-01-01")]
    found = told(details(reported(everyone, CHURN, JANUARY), "churn"))
    assert found == {
        "customers_start": start + 1,
        "lost": lost,
        "new": new,
        "lost_new": lost_new,
        "customers_end": start + 1 - lost + new - lost_new,
    }


def test_who_changes_the_plan_is_not_lost() -> None:
    moved = [row("a", "2025-01-01", "2026-01-10", "Free"), row("a", "2026-01-10", None, "Pro")]
    report = reported(moved, CHURN, JANUARY, segments=["plan"])
    assert details(report, "churn", plan="Free")["lost"] == 0
    assert details(report, "churn", plan="Pro")["new"] == 0


def test_an_end_long_after_everything_makes_no_periods() -> None:
    report = reported([row("a", "2026-01-05", "9999-12-31"), row("b", "2026-02-05")], CHURN, period="month")
    assert {r.period for r in report.results} == {None, "2026-01", "2026-02"}


def test_a_period_that_the_data_does_not_fill_is_flagged() -> None:
    report = reported([row("a", "2025-12-05"), row("b", "2025-12-06", "2026-02-20")], CHURN, period="month")
    flagged = {r.period for r in report.results if "partial_period" in r.flags}
    assert flagged == {"2026-02"}


def test_a_period_that_the_asked_days_cut_is_flagged() -> None:
    window = {"since": "2026-01-10", "until": "2026-03-31"}
    report = reported([row("a", "2025-12-05"), row("b", "2025-12-06")], CHURN, window, period="month")
    assert {r.period for r in report.results if "partial_period" in r.flags} == {"2026-01"}


def test_several_periods_together_say_that_they_are_pooled() -> None:
    report = reported([row("a", "2025-12-05"), row("b", "2026-02-20")], CHURN, period="month")
    assert details(report, "churn")["periods"] == 3
    assert {r.period for r in report.results if "pooled_periods" in r.flags} == {None}


def test_the_dates_of_the_study_take_no_customer_away() -> None:
    rows = [
        {**row("a", "2025-01-01"), "asked": None, "Q1": None},
        {**row("b", "2025-01-01", "2026-01-20"), "asked": date(2024, 5, 1), "Q1": 0},
        {**row("c", "2025-01-01"), "asked": date(2026, 1, 7), "Q1": 10},
    ]
    metrics = {**CHURN, "nps": {"type": "nps", "column": "Q1"}}
    report = reported(rows, metrics, JANUARY, date="asked")
    assert details(report, "churn")["customers_start"] == 3
    assert (result(report, "nps").value, result(report, "nps").n) == (100, 1)


def test_a_row_that_ends_before_it_starts_is_invalid() -> None:
    rows = [row("a", "2025-01-01"), row("b", "2025-06-01", "2025-05-31")]
    report = reported(rows, CHURN, JANUARY)
    answers = result(report, "churn").answers
    assert answers is not None
    assert (answers["valid"], answers["invalid"]) == (1, 1)
    assert details(report, "churn")["customers_start"] == 1
    assert "CX0143" in {notice.code for notice in report.warnings}


def test_a_row_without_a_customer_or_a_start_is_missing() -> None:
    rows = [row("a", "2025-01-01"), {**row("", "2025-01-01")}, {**row("c", "2025-01-01"), "since": None}]
    answers = result(reported(rows, CHURN, JANUARY), "churn").answers
    assert answers is not None
    assert (answers["valid"], answers["missing"]) == (1, 2)


def test_nobody_at_the_start_has_no_churn() -> None:
    found = result(reported([row("a", "2026-01-05")], CHURN, JANUARY), "churn")
    assert (found.value, found.interval, found.flags) == (None, None, ("no_answers",))
    assert dict(found.details or {})["new"] == 1
