"""Visitors who convert, against an oracle that goes through the rows one by one."""

from datetime import date, timedelta
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.customer_runs import details, reported, result

KEYS = {"type": "conversion", "visitor": "who", "converted": "bought", "lead": "lead"}
ALL = {"unique": KEYS, "leads": {**KEYS, "basis": "leads"}, "events": {**KEYS, "basis": "events"}}
law = settings(deadline=None, max_examples=25)

Row = dict[str, Any]


@st.composite
def rows(draw: st.DrawFn) -> list[Row]:
    return [
        {
            "who": draw(st.sampled_from("abcdef")),
            "bought": draw(st.sampled_from(["no", "yes", "2", "0"])),
            "lead": draw(st.sampled_from(["yes", "no"])),
            "day": date(2026, 1, 1) + draw(st.integers(0, 70)) * timedelta(days=1),
            "site": draw(st.sampled_from(["app", "web"])),
        }
        for _ in range(draw(st.integers(1, 20)))
    ]


def oracle(rows: list[Row]) -> dict[str, float | None]:
    """Return the rates of some rows in percent."""
    times = {"no": 0, "yes": 1, "2": 2, "0": 0}
    everyone = {r["who"] for r in rows}
    converters = {r["who"] for r in rows if times[r["bought"]]}
    leads = {r["who"] for r in rows if r["lead"] == "yes"}
    found = {
        "unique": (len(converters), len(everyone)),
        "leads": (len(converters & leads), len(leads)),
        "events": (sum(times[r["bought"]] for r in rows), len(everyone)),
    }
    return {name: float(Fraction(100 * up, down)) if down else None for name, (up, down) in found.items()}


@law
@given(rows=rows())
def test_every_cell_has_the_rates_of_its_own_rows(rows: list[Row]) -> None:
    report = reported(rows, ALL, date="day", period="month", segments=["site"])
    for found in report.results:
        mine = [r for r in rows if found.period in (None, f"{r['day']:%Y-%m}")]
        mine = [r for r in mine if found.segment.get("site") in (None, r["site"])]
        assert found.value == pytest.approx(oracle(mine)[found.metric], abs=1e-12)


@law
@given(rows=rows())
def test_the_order_of_the_rows_does_not_matter(rows: list[Row]) -> None:
    one, other = (reported(some, ALL, date="day", period="month") for some in (rows, rows[::-1]))
    assert one.results == other.results


@law
@given(rows=rows())
def test_every_row_twice_gives_the_same_visitors(rows: list[Row]) -> None:
    once, twice = (reported(some, {"unique": KEYS}) for some in (rows, rows * 2))
    assert details(once, "unique")["visitors"] == details(twice, "unique")["visitors"]
    assert result(once, "unique").value == result(twice, "unique").value


def test_a_visitor_who_buys_three_times_is_one_converter_and_three_events() -> None:
    rows = [{"who": "a", "bought": "yes", "lead": "no"}] * 3 + [{"who": "b", "bought": "no", "lead": "no"}]
    report = reported(rows, {"unique": ALL["unique"], "events": ALL["events"]})
    assert (result(report, "unique").value, result(report, "events").value) == (50, 150)
    assert "CX0144" in {notice.code for notice in report.warnings}


def test_the_interval_of_events_is_one_of_a_mean() -> None:
    rows = [{"who": str(i), "bought": str(i % 3), "lead": "no"} for i in range(60)]
    found = result(reported(rows, {"events": ALL["events"]}), "events")
    assert found.interval is not None
    assert (found.interval.method, found.value, found.n) == ("t", 100, 60)


@pytest.mark.parametrize(("blank", "warned"), [("no", False), (None, True)])
def test_blanks_that_may_mean_no_are_told(blank: str | None, *, warned: bool) -> None:
    rows = [{"who": "a", "bought": "yes"}, {"who": "b", "bought": blank}]
    asked = {"conversion": {"type": "conversion", "visitor": "who", "converted": "bought"}}
    report = reported(rows, asked)
    assert ("CX0145" in {notice.code for notice in report.warnings}) == warned


def test_segments_in_which_a_visitor_converts_now_and_then_are_not_compared_with_the_rest() -> None:
    there = [{"who": str(i), "bought": "no", "lead": "yes", "site": "web"} for i in range(40)]
    moved = [{"who": str(i), "bought": "yes", "lead": "yes", "site": "app"} for i in range(40)]
    report = reported([*there, *moved], ALL, segments=["site"])
    assert {r.versus_rest for r in report.results} == {None}


def test_a_number_of_conversions_below_zero_is_invalid() -> None:
    rows = [{"who": "a", "bought": "-1", "lead": "no"}, {"who": "b", "bought": "1", "lead": "no"}]
    found = result(reported(rows, {"unique": KEYS}), "unique")
    assert found.answers is not None
    assert (found.answers["invalid"], found.value) == (1, 100)
