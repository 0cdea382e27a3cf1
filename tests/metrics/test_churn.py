"""Churn, retention and growth of ready counts, and of the rows that lead to them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxcli.errors import CxcliError, PartsExceedWhole
from cxcli.metrics import METRICS
from tests.customer_runs import details, reported, result, study
from tests.known.customers import told
from tests.surveys import law

BASES = ("start_base", "net_change", "total", "average", "exposure", "mrr")
MONTH = {"start": 500, "lost": 35, "new": 60, "lost_new": 5}
"""The published example: 35 of 500 customers left, 60 came, of whom 5 left again."""


def test_the_default_divides_the_lost_of_the_start_by_the_start() -> None:
    assert tuple(METRICS["churn"].units) == BASES
    found = told("churn", None, {}, **MONTH)
    assert found.value == 7.0
    assert found.interval is not None
    assert (found.interval.method, found.n) == ("wilson", 500)
    assert found.interval.low == pytest.approx(5.075974294501808, abs=1e-9)
    assert found.interval.high == pytest.approx(9.579718985191685, abs=1e-9)


@pytest.mark.parametrize(
    ("basis", "value", "n"),
    [
        ("start_base", 7.0, 500),
        ("net_change", -4.0, 560),
        ("total", 100 * 40 / 560, 560),
        ("average", 100 * 40 / 510, 560),
    ],
)
def test_every_basis_has_its_own_denominator(basis: str, value: float, n: int) -> None:
    found = told("churn", basis, {}, **MONTH)
    assert (found.value, found.n) == (pytest.approx(value, abs=1e-12), n)
    assert found.details["rate"] == pytest.approx(value / 100, abs=1e-12)


@pytest.mark.parametrize("basis", ["start_base", "net_change", "total", "average"])
def test_every_basis_stands_in_the_details_of_any_other(basis: str) -> None:
    shown = told("churn", None, {}, **MONTH).details
    assert shown[f"variant_{basis}"] == pytest.approx(told("churn", basis, {}, **MONTH).details["rate"])


def test_exposure_counts_who_left_for_each_customer_month() -> None:
    found = told("churn", "exposure", {}, lost=40, customer_months=6000)
    assert found.details["monthly_hazard"] == pytest.approx(40 / 6000)
    assert found.details["monthly_probability"] == pytest.approx(0.006644493744965563)
    assert found.value == pytest.approx(100 * 40 / 6000)


def test_revenue_churn_of_ready_counts_divides_amounts() -> None:
    found = told("churn", "mrr", {}, start="1250.50", lost="100.04")
    assert found.value == 8.0
    assert (found.interval, found.details["customers_start"]) == (None, None)


@pytest.mark.parametrize("basis", ["net_change", "average", "exposure", "mrr"])
def test_a_rate_that_is_no_share_has_no_interval(basis: str) -> None:
    found = told("churn", basis, {}, **MONTH, customer_months=510)
    assert found.interval is None
    assert "account_total" in found.flags


@pytest.mark.parametrize(
    ("type_", "counts"),
    [
        ("churn", {"start": 10, "lost": 11}),
        ("churn", {"start": 10, "lost": 1, "new": 2, "lost_new": 3}),
        ("churn", {"start": 10, "end": 20, "new": 5}),
        ("retention", {"start": 10, "lost": 11}),
        ("retention", {"start": 10, "end": 13, "new": 2}),
        ("retention", {"start": 10, "end": 1, "new": 12}),
    ],
)
def test_parts_beyond_the_whole_are_refused(type_: str, counts: dict[str, int]) -> None:
    with pytest.raises(PartsExceedWhole):
        told(type_, None, {}, **counts)


@pytest.mark.parametrize("type_", ["churn", "retention", "growth"])
def test_nobody_at_the_start_has_no_rate(type_: str) -> None:
    found = told(type_, None, {}, start=0, lost=0, new=4, end=4)
    assert (found.value, found.interval) == (None, None)
    assert found.details["customers_end"] == 4


@pytest.mark.parametrize("type_", ["churn", "retention", "growth"])
def test_without_any_row_nothing_is_known(type_: str) -> None:
    found = told(type_, None, {})
    assert found.value is None
    assert all(value in (None, found.details["invalid"]) for value in found.details.values())


@law
@given(start=st.integers(1, 900), lost=st.integers(0, 900), new=st.integers(0, 900), left=st.integers(0, 900))
def test_churn_and_retention_agree_whichever_way_they_are_told(
    start: int, lost: int, new: int, left: int
) -> None:
    lost, left = min(lost, start), min(left, new)
    end = start - lost + new - left
    one = told("churn", None, {}, start=start, lost=lost, new=new, lost_new=left)
    other = told("churn", None, {}, start=start, end=end, new=new, lost_new=left)
    kept = told("retention", None, {}, start=start, end=end, new=new, lost_new=left)
    assert one.value == other.value
    assert one.details["customers_end"] == other.details["customers_end"] == end
    assert kept.value is not None
    assert kept.value == pytest.approx(100 - (one.value or 0), abs=1e-9)
    assert kept.details["lost"] == lost
    grown = told("growth", None, {}, start=start, end=end)
    assert grown.value == pytest.approx(-100 * one.details["variant_net_change"], abs=1e-9)


@pytest.mark.parametrize(
    ("keys", "wanted"),
    [
        ({"basis": "total", "start": "s", "lost": "l"}, "start, lost, new; or"),
        ({"basis": "average", "start": "s", "lost": "l"}, "start, lost, end; or"),
        ({"basis": "exposure", "start": "s", "lost": "l"}, "lost, customer_months"),
        ({"start": "s", "end": "e"}, "start, lost; or"),
        ({"basis": "mrr", "customer": "c", "start": "s", "end": "e"}, "mrr"),
    ],
)
def test_a_basis_that_the_columns_do_not_give_is_refused(keys: dict[str, str], wanted: str) -> None:
    with pytest.raises(CxcliError, match=f"needs {wanted}"):
        study({"churn": {"type": "churn", **keys}}, {"since": "2026-01-01", "until": "2026-01-31"})


COUNTS = {"churn": {"type": "churn", **{name: name for name in (*MONTH, "end")}}}


def test_ready_counts_are_summed_by_period_and_segment() -> None:
    rows = [
        {"month": "2026-01-01", "plan": "Pro", **MONTH, "end": 520},
        {"month": "2026-01-01", "plan": "Free", **MONTH, "lost": 65, "end": 490},
        {"month": "2026-02-01", "plan": "Pro", **MONTH, "end": 520},
    ]
    report = reported(rows, COUNTS, date="month", period="month", segments=["plan"])
    assert result(report, "churn").value == 9.0
    assert result(report, "churn", "2026-01").value == 10.0
    assert result(report, "churn", "2026-01", plan="Free").value == 13.0
    assert details(report, "churn", plan="Pro")["customers_start"] == 1000
    assert not report.warnings


def test_counts_that_do_not_balance_are_told() -> None:
    report = reported([{**MONTH, "end": 521}], COUNTS)
    assert [notice.code for notice in report.warnings] == ["CX0142"]


def test_retention_and_churn_that_contradict_one_another_are_told() -> None:
    metrics = {**COUNTS, "kept": {"type": "retention", "start": "start", "end": "end", "new": "new"}}
    report = reported([{**MONTH, "lost_new": 0, "end": 530}], metrics)
    assert [notice.code for notice in report.warnings if notice.code == "CX0141"] == ["CX0141"]
    sound = reported([{**MONTH, "lost_new": 0, "end": 525}], metrics)
    assert not [notice for notice in sound.warnings if notice.code == "CX0141"]


@pytest.mark.parametrize("bad", ["-3", "many"])
def test_a_count_that_is_none_is_invalid(bad: str) -> None:
    report = reported([{**MONTH, "end": 520}, {**MONTH, "lost": bad, "end": 520}], COUNTS)
    found = result(report, "churn")
    assert found.answers is not None
    assert (found.value, found.answers["invalid"]) == (7.0, 1)
