"""Monthly revenue is a state: told as on a day, and never the sum of several."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxcli.errors import CxcliError
from tests.accounts.subscription_tables import DATED, MONTHS, Rows, end_of, last_day, subscriptions, there
from tests.accounts.tried import outcome
from tests.ledgers import few, overall, reported, values

SNAPSHOT = {"type": "mrr", "amount": "amount", "interval": "monthly"}
LASTING = {**SNAPSHOT, "status": "status", **DATED}


def paid(rows: Rows, when: str) -> float:
    """Return what the subscriptions of a day bring in; a cancelled one did so until its end, if that is known."""
    counted = (
        r for r in there(rows, when) if r["status"] == "active" or (r["status"] == "cancelled" and r["left"])
    )
    return float(sum(row["amount"] for row in counted))


@few
@given(rows=subscriptions())
def test_each_month_has_the_subscriptions_of_its_last_day(rows: Rows) -> None:
    for (segment, period), value in values(rows, LASTING, segments=["plan"], period="month").items():
        mine = [row for row in rows if not segment or row["plan"] == segment[0]]
        if value is None:
            assert all(row["since"] > end_of(period or MONTHS[-1], rows) for row in mine)
        else:
            assert value == paid(mine, end_of(period, rows) if period else last_day(rows))


@few
@given(rows=subscriptions(), until=st.sampled_from(["2026-01-20", "2026-02-28", "2026-04-30"]))
def test_until_names_the_day(rows: Rows, until: str) -> None:
    result = outcome(LASTING, rows, {"until": until}).report["m"]
    assert result.value == (paid(rows, until) if any(row["since"] <= until for row in rows) else None)


@few
@given(rows=subscriptions(), since=st.sampled_from(["2026-01-20", "2026-02-28"]))
def test_the_first_day_that_is_asked_for_says_nothing_of_the_last(rows: Rows, since: str) -> None:
    limited = outcome(LASTING, rows, {"since": since, "until": "2026-03-31"}).report["m"]
    assert limited.value == outcome(LASTING, rows, {"until": "2026-03-31"}).report["m"].value


def test_without_a_limit_the_day_is_told() -> None:
    rows = [{"amount": 9, "status": "", "since": "2026-01-05", "left": ""}]
    report = reported(rows, LASTING)
    assert (report["m"].details or {})["as_of"] == "2026-01-05"
    assert [warning.code for warning in report.warnings if warning.code == "CX0147"] == ["CX0147"]


def test_with_a_limit_there_is_nothing_to_warn_of() -> None:
    rows = [{"amount": 9, "status": "", "since": "2026-01-05", "left": ""}]
    found = outcome(LASTING, rows, {"until": "2026-01-31"}).report
    assert (found["m"].details or {})["as_of"] == "2026-01-31"
    assert "CX0147" not in [warning.code for warning in found.warnings]


def test_subscriptions_that_have_all_ended_bring_in_nothing() -> None:
    rows = [{"amount": 9, "status": "cancelled", "since": "2026-01-05", "left": "2026-01-20"}]
    assert overall(rows, LASTING).value == 0.0


@few
@given(
    rows=st.lists(
        st.fixed_dictionaries({"amount": st.integers(0, 90), "month": st.sampled_from(MONTHS)}), min_size=1
    )
)
def test_pictures_of_several_months_do_not_add_up(rows: Rows) -> None:
    found = values(rows, {**SNAPSHOT, "month": "month"}, period="quarter")
    newest = max(row["month"] for row in rows)
    expected = float(sum(row["amount"] for row in rows if row["month"] == newest))
    assert found == {((), None): expected, ((), "2026-Q1"): expected}


def test_users_of_several_months_do_not_add_up() -> None:
    rows = [{"arpu": 10, "users": 3, "month": "2026-01"}, {"arpu": 20, "users": 4, "month": "2026-02"}]
    metric = {"type": "mrr", "arpu": "arpu", "users": "users", "month": "month"}
    assert values(rows, metric, period="month") == {
        ((), None): 80.0,
        ((), "2026-01"): 30.0,
        ((), "2026-02"): 80.0,
    }


@pytest.mark.parametrize(
    "more", [{"period": "month"}, {"window": {"since": "2026-01-01"}}, {"window": {"until": "2026-03-01"}}]
)
def test_rows_without_days_have_no_periods_and_no_limits(more: dict[str, Any]) -> None:
    rows = [{"amount": 9, "day": "2026-01-05"}]
    with pytest.raises(CxcliError, match=r"it is a state.*") as caught:
        outcome(SNAPSHOT, rows, date="day", **more)
    assert "start and end, or month" in caught.value.problems[0].hint.en
