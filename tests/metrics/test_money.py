"""What subscriptions, users and customers bring and cost: definitions, bases, and what cannot be."""

from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxcli.errors import MetricRefused, MissingKey, UnknownKey, WrongValue
from tests.ledgers import few, overall, reported

SUBSCRIPTIONS = [
    {"amount": 120, "interval": "year", "quantity": 1},
    {"amount": 30, "interval": "month", "quantity": 2},
    {"amount": 90, "interval": "quarter", "quantity": 1},
    {"amount": 50, "interval": "month", "quantity": 1},
    {"amount": 400, "interval": "one-off", "quantity": 1},
]
MOVES = {"start": 10000, "expansion": 1500, "contraction": 400, "churned": 600}


def keyed(type_: str, row: dict[str, Any], **more: str) -> dict[str, str]:
    return {"type": type_, **{name: name for name in row}, **more}


def figures(type_: str, row: dict[str, Any], **more: str) -> dict[str, Any]:
    result = overall([row], keyed(type_, row, **more))
    return {"value": result.value, "n": result.n, **(result.details or {})}


@pytest.mark.parametrize(
    ("type_", "row", "more", "expected"),
    [
        ("nrr", MOVES, {}, {"value": 105.0, "ndr_pct": 105.0, "grr_pct": 90.0, "net_mrr_churn_pct": -5.0}),
        ("nrr", MOVES, {"basis": "grr"}, {"value": 90.0}),
        ("nrr", MOVES, {"basis": "net_churn"}, {"value": -5.0}),
        ("nrr", MOVES | {"new": 2000}, {}, {"value": 105.0, "new": 2000.0}),
        ("clv", {"value": 40, "frequency": 6, "lifespan": 3}, {}, {"value": 720.0, "clv_margin": None}),
        ("clv", {"value": 40, "frequency": 6, "lifespan": 3, "margin": 0.7}, {"basis": "margin"}, {"value": 504.0}),
        ("clv", {"arpu": 30, "margin": 0.8, "churn": 0.03}, {}, {"value": 800.0, "clv": 800.0}),
        ("retention_cost", {"spend": 45000, "customers": 600}, {}, {"value": 75.0, "crc_per_retained": None, "n": 600}),
        (
            "retention_cost",
            {"spend": 45000, "customers": 600, "retained_customers": 540},
            {"basis": "retained"},
            {"value": 250 / 3, "crc": 75.0, "n": 540},
        ),
        ("acquisition_cost", {"spend": 5000, "new_customers": 20}, {}, {"value": 250.0, "ltv_cac": None, "n": 20}),
        ("acquisition_cost", {"spend": 5000, "new_customers": 20, "ltv": 750}, {}, {"cac": 250.0, "ltv_cac": 3.0}),
        ("arpu", {"users_start": 480, "users_end": 520, "revenue": 12600}, {}, {"value": 25.2, "n": 500}),
        (
            "arpu",
            {"users_start": 480, "users_end": 520, "revenue": 12600, "mrr": 12000},
            {"basis": "arpa"},
            {"value": 12000 / 520, "arpu": 25.2, "arpa_mrr_over_active": 12000 / 520},
        ),
    ],
)  # fmt: skip
def test_known_figures(
    type_: str, row: dict[str, Any], more: dict[str, str], expected: dict[str, Any]
) -> None:
    found = figures(type_, row, **more)
    assert {name: found[name] for name in expected} == expected


def test_subscriptions_are_normalised_to_a_month() -> None:
    result = overall(SUBSCRIPTIONS, keyed("mrr", SUBSCRIPTIONS[0]))
    assert (result.value, (result.details or {})["arr"]) == (150.0, 1800.0)


@pytest.mark.parametrize(
    ("type_", "row"),
    [
        ("nrr", MOVES | {"start": 0}),
        ("arpu", {"users_start": 0, "users_end": 0, "revenue": 9}),
        ("retention_cost", {"spend": 9, "customers": 0}),
        ("acquisition_cost", {"spend": 9, "new_customers": 0, "ltv": 7}),
    ],
)
def test_nothing_to_divide_by_is_no_value(type_: str, row: dict[str, Any]) -> None:
    report = reported([row], keyed(type_, row))
    assert (report.results[0].value, report.results[0].flags) == (None, ("no_answers",))
    assert [notice.code for notice in report.warnings] == ["CX0104"]


@pytest.mark.parametrize(
    ("type_", "row"),
    [
        ("retention_cost", {"spend": 9, "customers": -3}),
        ("acquisition_cost", {"spend": 9, "new_customers": -3}),
        ("arpu", {"users_start": -1, "users_end": 5, "revenue": 9}),
    ],
)
def test_people_below_zero_are_invalid(type_: str, row: dict[str, Any]) -> None:
    assert (overall([row], keyed(type_, row)).answers or {})["invalid"] == 1


@pytest.mark.parametrize(
    ("wrong", "codes"),
    [
        ({"contraction": -2000}, ["CX0151"]),
        ({"contraction": 9000, "churned": 1001}, ["CX0151"]),
        ({"contraction": 9000, "churned": 1000}, []),
        ({"expansion": -1}, ["CX0150"]),
        ({}, []),
    ],
)
def test_retention_that_cannot_be_is_told(wrong: dict[str, int], codes: list[str]) -> None:
    row = MOVES | wrong
    assert [notice.code for notice in reported([row], keyed("nrr", row)).warnings] == codes


def test_a_lifetime_that_never_ends_is_told() -> None:
    row = {"arpu": 30, "margin": 0.5, "churn": 0}
    codes = [notice.code for notice in reported([row], keyed("clv", row)).warnings]
    assert codes == ["CX0104", "CX0152"]


@few
@given(parts=st.tuples(*[st.integers(0, 500)] * 4))
def test_rates_of_revenue_agree_with_each_other(parts: tuple[int, ...]) -> None:
    row = dict(zip(MOVES, parts, strict=True))
    found = figures("nrr", row)
    if not row["start"]:
        assert found["value"] is None
        return
    start, expansion, contraction, churned = map(Fraction, parts)
    assert found["value"] == float(100 * (start + expansion - contraction - churned) / start)
    assert found["net_mrr_churn_pct"] == pytest.approx(100 - found["ndr_pct"])
    assert found["ndr_pct"] >= found["grr_pct"]
    assert found["grr_pct"] <= 100


def test_one_number_for_all_rows_counts_once() -> None:
    rows = [{"spend": 100, "country": "FR"}, {"spend": 200, "country": "BE"}]
    result = overall(rows, {"type": "acquisition_cost", "spend": "spend", "new_customers": "12"})
    assert (result.value, result.n) == (25.0, 12)


@pytest.mark.parametrize(
    ("basis", "title"),
    [("seed", "revenue, undiscounted"), ("margin", "margin, undiscounted")],
)
def test_a_lifetime_value_says_what_it_is_a_value_of(basis: str, title: str) -> None:
    row = {"value": 40, "frequency": 6, "lifespan": 3, "margin": 0.7}
    assert overall([row], keyed("clv", row, basis=basis)).title == f"Customer lifetime value ({title})"


@pytest.mark.parametrize(
    ("type_", "basis", "better"),
    [("nrr", "nrr", "higher"), ("nrr", "net_churn", "lower")],
)
def test_less_churn_is_better(type_: str, basis: str, better: str) -> None:
    assert overall([MOVES], keyed(type_, MOVES, basis=basis)).question.better == better


@pytest.mark.parametrize(
    ("metric", "error"),
    [
        ({"type": "mrr", "amount": "a", "interval": "b", "basis": "arpu_x_users"}, WrongValue),
        ({"type": "mrr", "arpu": "a", "users": "b", "basis": "subscriptions"}, WrongValue),
        (
            {"type": "arpu", "users_start": "a", "users_end": "b", "revenue": "a", "basis": "arppu"},
            WrongValue,
        ),
        ({"type": "clv", "value": "a", "frequency": "b", "lifespan": "a", "basis": "margin"}, MetricRefused),
        ({"type": "clv", "arpu": "a", "margin": "b"}, MissingKey),
        ({"type": "clv", "arpu": "a", "churn": "b", "basis": "discounted"}, WrongValue),
        ({"type": "clv", "arpu": "a", "churn": "b", "horizon": "3"}, UnknownKey),
        ({"type": "clv", "arpu": "a", "churn": "b", "discount": "0.1", "basis": "churn"}, WrongValue),
        ({"type": "clv", "value": "a", "frequency": "b", "lifespan": "a", "churn": "b"}, UnknownKey),
        ({"type": "mrr", "amount": "a", "interval": "b", "currency": "euros"}, WrongValue),
        ({"type": "mrr", "amount": "a", "interval": "b", "census": "true"}, UnknownKey),
        ({"type": "nps", "column": "a", "currency": "EUR"}, UnknownKey),
        ({"type": "nps", "column": "a", "census": "true"}, UnknownKey),
    ],
)
def test_what_does_not_go_together_is_refused(metric: dict[str, str], error: type[Exception]) -> None:
    with pytest.raises(error):
        reported([{"a": 1, "b": 2}], metric)


def test_a_census_has_no_interval() -> None:
    row = {"invited": 100, "complete": 40}
    sample = overall([row], keyed("response_rate", row))
    census = overall([row], keyed("response_rate", row, census="true"))
    assert sample.interval is not None
    assert (census.value, census.interval, census.flags) == (40.0, None, ("no_interval", "census"))
