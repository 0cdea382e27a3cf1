"""One currency a metric: told by the unit, never mixed."""

from typing import Any

import pytest

from cxcli.errors import MixedCurrencies
from tests.ledgers import overall, reported

ROWS = {"type": "arpu", "user": "user", "revenue": "revenue"}


def rows_of(*amounts: str) -> list[dict[str, Any]]:
    return [{"user": f"u{i}", "revenue": amount, "keep": "y"} for i, amount in enumerate(amounts)]


@pytest.mark.parametrize(
    ("amounts", "unit"),
    [
        (("12 €", "1 234,50 €"), "EUR"),
        (("$12", "$1,234.50"), "USD"),
        (("CHF 12", "", "0", "CHF 13"), "CHF"),
        (("12", "13"), "currency"),
    ],
)
def test_the_unit_is_the_currency_of_the_amounts(amounts: tuple[str, ...], unit: str) -> None:
    assert overall(rows_of(*amounts), ROWS).unit == unit


@pytest.mark.parametrize("written", ["EUR", "eur", "€"])
def test_a_written_currency_is_that_of_amounts_that_carry_none(written: str) -> None:
    assert overall(rows_of("12", "13"), ROWS | {"currency": written}).unit == "EUR"
    assert overall(rows_of("12", "13 €"), ROWS | {"currency": written}).unit == "EUR"


@pytest.mark.parametrize(
    ("amounts", "more"),
    [(("12 €", "$13"), {}), (("12 €", "13 €"), {"currency": "USD"}), (("12 €", "£1"), {})],
)
def test_two_currencies_are_refused_by_name(amounts: tuple[str, ...], more: dict[str, str]) -> None:
    with pytest.raises(MixedCurrencies) as refused:
        overall(rows_of(*amounts), ROWS | more)
    assert refused.value.code == "CX3028"
    for said in (refused.value.say("en"), refused.value.say("fr")):
        assert "m" in said
        assert "EUR" in said


@pytest.mark.parametrize("amounts", [("12 EUR", "13"), ("13", "12 €"), ("12 €", "", "0", "-1")])
def test_amounts_of_a_column_without_the_currency_of_others_are_refused(amounts: tuple[str, ...]) -> None:
    with pytest.raises(MixedCurrencies) as refused:
        overall(rows_of(*amounts), ROWS)
    english, french = refused.value.say("en"), refused.value.say("fr")
    assert "EUR and amounts of no currency" in english
    assert "EUR et des montants sans devise" in french
    assert all("currency: EUR" in said for said in (english, french))


def test_rows_that_do_not_count_have_no_currency() -> None:
    rows = [
        *rows_of("12 €", "13 €"),
        {"user": "z", "revenue": "$5", "keep": "n"},
        {"user": "", "revenue": "£5", "keep": "y"},
    ]
    assert overall(rows, ROWS, where={"keep": ["y"]}).unit == "EUR"


def test_a_rate_of_money_stays_a_rate_but_mixes_nothing() -> None:
    keys = {"type": "nrr", "start": "start", "expansion": "more", "contraction": "less", "churned": "gone"}
    row = {"start": "100 €", "more": "5 €", "less": "1", "gone": "0"}
    assert overall([row], keys).unit == "percent"
    with pytest.raises(MixedCurrencies):
        overall([row | {"gone": "$3"}], keys)


def test_another_currency_is_another_question() -> None:
    euros, dollars, none = (overall(rows_of(a, a), ROWS).question.fingerprint for a in ("1 €", "$1", "1"))
    assert len({euros, dollars, none}) == 3


def test_each_metric_has_its_own() -> None:
    metrics = {name: ROWS | {"currency": name} for name in ("EUR", "USD")}
    report = reported(rows_of("1", "2"), ROWS, metrics=metrics)
    assert [result.unit for result in report.results] == ["EUR", "USD"]
