"""Revenue retention from subscriptions that begin and end, against a reading of two days."""

from collections import Counter

import pytest
from hypothesis import given

from tests.accounts.subscription_tables import DATED, Rows, day, last_day, subscriptions, there
from tests.accounts.tried import outcome
from tests.ledgers import few, values

NRR = {"type": "nrr", "customer": "customer", "mrr": "amount", **DATED}
WINDOW = {"since": "2026-01-31", "until": "2026-02-28"}


def revenue(rows: Rows, when: str) -> Counter[str]:
    """Return the revenue of each customer on a day."""
    found: Counter[str] = Counter()
    for row in there(rows, when):
        found[row["customer"]] += row["amount"]
    return found


def retained(rows: Rows, before: str, after: str) -> tuple[float, float] | None:
    """Return net and gross retention in percent between two days, of the customers of the first."""
    was, now = revenue(rows, before), revenue(rows, after)
    start = sum(was.values())
    if not start:
        return None
    net, gross = sum(now[who] for who in was), sum(min(was[who], now[who]) for who in was)
    return 100 * net / start, 100 * gross / start


@few
@given(rows=subscriptions())
def test_the_customers_of_the_eve_are_followed_to_the_last_day(rows: Rows) -> None:
    expected = retained(rows, "2026-01-30", "2026-02-28")
    found = outcome(NRR, rows, WINDOW).report["m"]
    if expected is None:
        assert found.value is None
    else:
        details = found.details or {}
        assert (found.value, details["grr_pct"]) == pytest.approx(expected)


@few
@given(rows=subscriptions())
def test_each_month_and_plan_is_followed_alone_and_all_of_the_time_in_one(rows: Rows) -> None:
    newest, first = last_day(rows), min(row["since"] for row in rows)
    for (segment, period), value in values(rows, NRR, segments=["plan"], period="month").items():
        mine = [row for row in rows if not segment or row["plan"] == segment[0]]
        before, after = {
            None: (None, newest),
            "2026-01": (None, min(day(30), newest)),
            "2026-02": (day(30), min(day(58), newest)),
            "2026-03": (day(58), newest),
        }[period]
        opening = before if before is not None and before >= first else None
        expected = None if opening is None else retained(mine, opening, after)
        assert value == (None if expected is None else pytest.approx(expected[0]))


def test_a_change_of_plan_is_an_expansion_and_no_loss() -> None:
    rows = [
        {"customer": "a", "amount": 10, "since": "2025-01-01", "left": "2026-02-10"},
        {"customer": "a", "amount": 25, "since": "2026-02-10", "left": ""},
        {"customer": "b", "amount": 10, "since": "2025-01-01", "left": ""},
    ]
    details = outcome(NRR, rows, WINDOW).report["m"].details or {}
    assert (details["ndr_pct"], details["grr_pct"], details["expansion"]) == (175.0, 100.0, 15.0)


@pytest.mark.parametrize(
    ("basis", "title"),
    [("nrr", "Net revenue retention"), ("grr", "Gross revenue"), ("net_churn", "Net revenue churn")],
)
def test_the_title_is_that_of_the_basis(basis: str, title: str) -> None:
    rows = [{"customer": "a", "amount": 10, "since": "2025-01-01", "left": ""}]
    assert outcome({**NRR, "basis": basis}, rows, WINDOW).report["m"].title.startswith(title)
