"""Customer lifetime value, row by row, against plain Python."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxcli.accounts.clv import is_possible, values_of
from tests.ledgers import overall, reported

SEED = {"type": "clv", "value": "value", "frequency": "frequency", "lifespan": "lifespan"}
CHURN = {"type": "clv", "arpu": "arpu", "margin": "margin", "churn": "churn"}

shares = st.fractions(0, 1, max_denominator=50)
amounts = st.fractions(0, 1000, max_denominator=100)


@given(
    margin=amounts,
    retention=shares,
    discount=st.fractions(Fraction(1, 50), 1, max_denominator=50),
    horizon=st.integers(0, 30),
)
def test_discounting_adds_up_the_payments_of_every_period(
    margin: Fraction, retention: Fraction, discount: Fraction, horizon: int
) -> None:
    row = {"arpu": margin, "retention": retention, "discount": discount, "horizon": Fraction(horizon)}
    payments = [margin * (retention / (1 + discount)) ** period for period in range(horizon + 1)]
    found = values_of(row)
    assert is_possible(row)
    assert float(found["clv_truncated_0_to_T"]) == pytest.approx(float(sum(payments)), abs=1e-9)
    assert found["clv_infinite"] == margin * (1 + discount) / (1 + discount - retention)
    assert found["clv_truncated_0_to_T"] <= found["clv_infinite"] + Fraction(1, 10**9)


@given(arpu=amounts, margin=shares, churn=st.fractions(Fraction(1, 50), 1, max_denominator=50))
def test_without_discount_it_is_margin_over_churn(arpu: Fraction, margin: Fraction, churn: Fraction) -> None:
    row = {"arpu": arpu, "margin": margin, "churn": churn}
    assert values_of(row)["clv"] == arpu * margin / churn
    assert values_of(row | {"discount": Fraction(0)})["clv_infinite"] == arpu * margin / churn


@pytest.mark.parametrize(
    "wrong",
    [
        {"churn": "1.2"},
        {"churn": "-0.1"},
        {"margin": "70"},
        {"arpu": "-5"},
        {"discount": "-0.1"},
        {"horizon": "1.5"},
        {"horizon": "-1"},
        {"retention": "0.5"},
    ],
)
def test_inputs_that_no_customer_can_have_are_left_out(wrong: dict[str, str]) -> None:
    sound = {"arpu": "30", "margin": "0.5", "churn": "0.1", "discount": "0", "horizon": "1", "retention": ""}
    keys = {name: name for name in sound}
    result = overall([sound, sound | wrong], {"type": "clv", **keys})
    assert (result.value, result.n) == (28.5, 1)


def test_a_churn_of_nobody_is_left_out_without_a_discount() -> None:
    rows = [{"arpu": "30", "margin": "0.5", "churn": churn} for churn in ("0.1", "0")]
    result = overall(rows, CHURN)
    assert (result.value, result.n) == (150.0, 1)


@pytest.mark.parametrize(("more", "value"), [({}, 560.0), ({"discount": "0.01"}, 471 + 1 / 3)])
def test_a_margin_that_is_asked_for_but_blank_is_not_all_of_the_revenue(
    more: dict[str, str], value: float
) -> None:
    rows = [{"arpu": 40, "margin": margin, "churn": 0.05} for margin in ("0.7", "")]
    result = overall(rows, CHURN | more)
    assert result.value == pytest.approx(value)
    assert result.n == 1
    assert overall(rows[1:], CHURN | more).value is None


def test_a_horizon_ends_the_payments() -> None:
    row = {"arpu": 40, "margin": 0.7, "churn": 0.05}
    result = overall([row], CHURN | {"discount": "0.01", "horizon": "2"})
    payments = sum(28 * (0.95 / 1.01) ** period for period in range(3))
    assert result.value == pytest.approx(payments)
    assert result.title == "Customer lifetime value (margin, discounted, up to the horizon)"
    details = result.details or {}
    assert details["clv_truncated_0_to_T"] == pytest.approx(payments)
    assert details["clv_infinite"] == pytest.approx(28 * 1.01 / 0.06)


def test_a_discount_makes_it_a_discounted_value() -> None:
    row = {"arpu": 40, "margin": 0.7, "churn": 0.05}
    result = overall([row], CHURN | {"discount": "0.01"})
    assert result.value == pytest.approx(28 * 1.01 / 0.06)
    assert result.title == "Customer lifetime value (margin, discounted)"


def test_churn_and_retention_that_contradict_one_another_are_named() -> None:
    rows = [{"arpu": 40, "churn": churn, "retention": 0.95} for churn in (0.05, 0.2)]
    report = reported(rows, {"type": "clv", "arpu": "arpu", "churn": "churn", "retention": "retention"})
    assert [notice.code for notice in report.warnings] == ["CX0152"]
    assert "churn + retention is not 1 in 1 of them" in report.warnings[0].message.en
    assert report.results[0].value == pytest.approx(800.0)


def test_churn_of_nobody_needs_a_discount() -> None:
    row = {"arpu": Fraction(11), "churn": Fraction(0), "discount": Fraction(1, 10)}
    assert is_possible(row)
    assert {name: float(value) for name, value in values_of(row).items()} == {"clv_infinite": 121.0}


def test_a_horizon_of_a_million_periods_is_no_burden() -> None:
    row = {
        "arpu": Fraction(1),
        "retention": Fraction("0.123456789"),
        "discount": Fraction("0.1"),
        "horizon": Fraction(10**6),
    }
    found = values_of(row)
    assert found["clv_truncated_0_to_T"] == found["clv_infinite"]


def test_several_rows_have_their_mean() -> None:
    rows = [{"value": 40, "frequency": 6, "lifespan": 3}, {"value": 10, "frequency": 2, "lifespan": 1}]
    result = overall(rows, SEED)
    assert (result.value, result.n, result.interval) == (370.0, 2, None)
    assert (result.details or {})["clv_revenue"] == 370.0


def test_numbers_may_be_written_in_place_of_columns() -> None:
    rows = [{"arpu": 30, "margin": 0.5}, {"arpu": 60, "margin": 0.5}]
    assert overall(rows, CHURN | {"churn": "0.1"}).value == 225.0


def test_rows_that_are_all_impossible_leave_no_value() -> None:
    result = overall([{"arpu": 30, "margin": 0.5, "churn": 0}], CHURN)
    assert (result.value, result.flags) == (None, ("no_answers",))
