"""Growth from ready counts: states of the edges of a period, movements of all of it."""

import pytest

from tests.ledgers import overall, scored, values

STATES = {"type": "growth", "start": "start", "end": "end"}
MONTHS = [
    {"day": "2026-01-31", "plan": "Pro", "start": 100, "end": 102},
    {"day": "2026-01-31", "plan": "Free", "start": 300, "end": 310},
    {"day": "2026-02-28", "plan": "Pro", "start": 102, "end": 104},
    {"day": "2026-02-28", "plan": "Free", "start": 310, "end": 324},
]


def test_several_months_are_one_long_period() -> None:
    found = values(MONTHS, STATES, date="day", period="month", segments=["plan"])
    assert found[(), None] == pytest.approx(100 * (428 - 400) / 400)
    assert found[(), "2026-01"] == pytest.approx(100 * 12 / 400)
    assert found[("Pro",), None] == pytest.approx(4.0)


def test_a_quarter_of_months_has_the_first_start_and_the_last_end() -> None:
    assert values(MONTHS, STATES, date="day", period="quarter")[(), "2026-Q1"] == pytest.approx(7.0)


def test_rows_without_a_day_are_of_one_period() -> None:
    assert overall(MONTHS, STATES).value == pytest.approx(100 * (840 - 812) / 812)


def test_the_last_month_of_ready_counts_is_a_whole_one() -> None:
    flags = [
        r.flags
        for r in scored([{"day": "2026-09-01", "start": 9, "end": 9}], STATES, date="day", period="month")
    ]
    assert [one for one in flags if "partial_period" in one] == []
