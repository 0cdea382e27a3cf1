"""Net revenue retention from one row per customer and month, against plain Python."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.ledgers import few, overall, scored, values

ROWS = {"type": "nrr", "customer": "customer", "month": "month", "mrr": "mrr"}
MONTHS = ("2025-12", "2026-01", "2026-02", "2026-03", "2026-04")

Book = dict[tuple[str, str], int]

ledgers = st.lists(
    st.fixed_dictionaries(
        {
            "customer": st.sampled_from("abcde"),
            "month": st.sampled_from(MONTHS),
            "mrr": st.integers(0, 60),
            "plan": st.sampled_from(["Pro", "Basic"]),
        }
    ),
    min_size=1,
    max_size=25,
)


def retained(book: Book, opening: str, closing: str) -> tuple[float | None, float | None]:
    """Return net and gross retention in percent, customer by customer."""
    start = {who: amount for (who, month), amount in book.items() if month == opening and amount > 0}
    left = {who: book.get((who, closing), 0) for who in start}
    if not start:
        return None, None
    kept = sum(min(left[who], start[who]) for who in start)
    return 100 * sum(left.values()) / sum(start.values()), 100 * kept / sum(start.values())


def booked(rows: list[dict[str, Any]]) -> Book:
    book: Book = {}
    for row in rows:
        key = row["customer"], row["month"]
        book[key] = book.get(key, 0) + row["mrr"]
    return book


@few
@given(rows=ledgers)
def test_every_segment_and_month_follows_its_customers(rows: list[dict[str, Any]]) -> None:
    months = sorted({row["month"] for row in rows})
    net = values(rows, ROWS, segments=["plan"], period="month")
    gross = values(rows, ROWS | {"basis": "grr"}, segments=["plan"], period="month")
    for cell, value in net.items():
        segment, period = cell
        book = booked([row for row in rows if not segment or row["plan"] == segment[0]])
        opening = months[0] if period is None else MONTHS[MONTHS.index(period) - 1]
        expected = (None, None) if len(months) == 1 else retained(book, opening, period or months[-1])
        assert value == pytest.approx(expected[0])
        assert gross[cell] == pytest.approx(expected[1])


@few
@given(rows=ledgers)
def test_net_churn_is_what_is_missing_from_100_and_net_is_never_below_gross(
    rows: list[dict[str, Any]],
) -> None:
    details = overall(rows, ROWS).details or {}
    net, gross, churn = (details[name] for name in ("ndr_pct", "grr_pct", "net_mrr_churn_pct"))
    if net is None:
        assert (gross, churn) == (None, None)
        return
    assert churn == pytest.approx(100 - net)
    assert net >= gross
    assert gross <= 100


def test_a_quarter_opens_with_the_month_before_it() -> None:
    rows = [
        {"customer": who, "month": month, "mrr": amount}
        for who, month, amount in (
            ("a", "2025-12", 100),
            ("a", "2026-01", 10),
            ("a", "2026-03", 80),
            ("b", "2026-01", 500),
            ("b", "2026-03", 900),
        )
    ]
    assert values(rows, ROWS, period="quarter") == {((), None): 80.0, ((), "2026-Q1"): 80.0}


def test_a_month_that_nobody_was_there_before_has_no_value() -> None:
    rows = [{"customer": "a", "month": month, "mrr": 10} for month in ("2026-01", "2026-03")]
    assert values(rows, ROWS, period="month") == {((), None): 100.0}


def test_one_month_alone_says_nothing() -> None:
    result = overall([{"customer": "a", "month": "2026-01", "mrr": 10}], ROWS)
    assert (result.value, result.flags) == (None, ("no_answers",))


def test_new_customers_do_not_count_but_are_told() -> None:
    rows = [
        {"customer": "a", "month": "2026-01", "mrr": 100},
        {"customer": "a", "month": "2026-02", "mrr": 100},
        {"customer": "z", "month": "2026-02", "mrr": 999},
    ]
    result = overall(rows, ROWS)
    assert (result.value, result.n, (result.details or {})["new"]) == (100.0, 1, 999.0)


def test_first_days_of_months_tell_the_month_where_the_other_number_is_always_1() -> None:
    rows = [{"customer": "a", "month": f"01/0{month}/2026", "mrr": 100 - month} for month in (1, 2, 3)]
    assert [result.period for result in scored(rows, ROWS, period="month")] == [None, "2026-02", "2026-03"]


@pytest.mark.parametrize("column", ["month", "mrr"])
def test_what_is_no_month_or_amount_is_invalid(column: str) -> None:
    rows = [{"customer": "a", "month": month, "mrr": 10} for month in MONTHS] * 10
    result = overall([*rows, rows[0] | {column: "soon"}], ROWS)
    assert (result.answers or {})["invalid"] == 1
    assert result.value == 100.0
