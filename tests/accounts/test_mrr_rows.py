"""Monthly recurring revenue from one row per subscription, against plain Python."""

from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.ledgers import few, overall, values

ROWS = {"type": "mrr", "amount": "amount", "interval": "interval", "quantity": "quantity", "status": "status"}
MONTHS = {"month": 1, "quarter": 3, "year": 12, "semestre": 6, "one-off": None}
LIVE = ("active", "actif", "", "past_due")
GONE = ("cancelled", "résilié", "trialing")

subscriptions = st.lists(
    st.fixed_dictionaries(
        {
            "amount": st.integers(-50, 500).map(lambda cents: Fraction(cents, 4)).map(float),
            "interval": st.sampled_from(list(MONTHS)),
            "quantity": st.sampled_from(["", 1, 2, 7]),
            "status": st.sampled_from(LIVE + GONE),
            "plan": st.sampled_from(["Pro", "Basic"]),
        }
    ),
    min_size=1,
    max_size=12,
)


def monthly(row: dict[str, Any]) -> Fraction:
    months = MONTHS[row["interval"]]
    if months is None or row["status"] in GONE:
        return Fraction(0)
    return Fraction(row["amount"]) * int(row["quantity"] or 1) / months


@few
@given(rows=subscriptions)
def test_every_segment_adds_up_its_own_subscriptions(rows: list[dict[str, Any]]) -> None:
    for (segment, _), value in values(rows, ROWS, segments=["plan"]).items():
        mine = [row for row in rows if not segment or row["plan"] == segment[0]]
        assert value == float(sum(map(monthly, mine)))


@few
@given(rows=subscriptions)
def test_segments_add_up_to_everyone(rows: list[dict[str, Any]]) -> None:
    found = values(rows, ROWS, segments=["plan"])
    parts = [value or 0 for (segment, _), value in found.items() if segment]
    assert sum(parts) == pytest.approx(found[(), None])


def test_cancelled_subscriptions_alone_are_nothing_a_month() -> None:
    result = overall([{"amount": 9, "interval": "month", "quantity": 1, "status": "cancelled"}], ROWS)
    assert (result.value, result.n, result.interval) == (0.0, 1, None)
    assert result.flags == ("no_interval", "account_total")


def test_what_is_paid_once_is_told_beside() -> None:
    rows = [
        {"amount": 400, "interval": "one-off", "quantity": 1, "status": "active"},
        {"amount": 30, "interval": "month", "quantity": 1, "status": "active"},
        {"amount": 30, "interval": "month", "quantity": 1, "status": "trial"},
    ]
    details = overall(rows, ROWS).details or {}
    assert (details["mrr"], details["arr"]) == (30.0, 360.0)
    assert (details["subscriptions"], details["not_paid"], details["one_off"]) == (1, 1, 400.0)


@pytest.mark.parametrize("column", ["amount", "interval", "status"])
def test_words_that_are_not_understood_are_invalid(column: str) -> None:
    row = {"amount": 30, "interval": "month", "quantity": 1, "status": "active"}
    result = overall([row] * 30 + [row | {column: "whenever"}], ROWS)
    assert result.value == 900.0
    assert result.answers == {"valid": 30, "missing": 0, "not_applicable": 0, "invalid": 1}


@pytest.mark.parametrize("column", ["amount", "interval"])
def test_a_blank_amount_or_interval_is_missing(column: str) -> None:
    row = {"amount": 30, "interval": "month", "quantity": 1, "status": "active"}
    result = overall([row, row | {column: ""}], ROWS)
    assert (result.value, (result.answers or {})["missing"]) == (30.0, 1)


def test_an_interval_may_stand_in_place_of_its_column() -> None:
    rows = [{"amount": 120}, {"amount": 60}]
    assert overall(rows, {"type": "mrr", "amount": "amount", "interval": "par an"}).value == 15.0


def test_users_at_a_mean_revenue_add_up_row_by_row() -> None:
    rows = [{"arpu": 10, "users": 3}, {"arpu": 20, "users": 4}]
    result = overall(rows, {"type": "mrr", "arpu": "arpu", "users": "users"})
    assert (result.value, result.statistic) == (110.0, "arpu_x_users")
    assert (result.details or {})["users"] == 7.0
