"""Amounts of money in words: two decimals, thousands set apart, the currency behind."""

import pytest

from cxcli.report.currency import is_currency
from cxcli.report.model import QuestionFacts, Result
from cxcli.report.wording import format_change, format_size, format_value, format_with_sign
from cxcli.words import Lang


def result(unit: str) -> Result:
    return Result("m", "mrr", "MRR", "subscriptions", {}, None, unit, QuestionFacts((0, 1), 1, "higher", ""))


@pytest.mark.parametrize(
    ("lang", "value", "said", "change"),
    [
        ("en", 1234567.891, "1,234,567.89 EUR", "+1,234,567.89 EUR"),
        ("fr", 1234567.891, "1\u202f234\u202f567,89\xa0EUR", "+1\u202f234\u202f567,89\xa0EUR"),
        ("en", -0.004, "0.00 EUR", "0.00 EUR"),
        ("en", -12.005, "-12.01 EUR", "-12.01 EUR"),
        ("fr", 150, "150,00\xa0EUR", "+150,00\xa0EUR"),
    ],
)
def test_an_amount_is_said_with_its_currency(lang: Lang, value: float, said: str, change: str) -> None:
    assert format_with_sign(value, result("EUR"), lang) == said
    assert format_change(value, result("EUR"), lang) == change
    assert format_size(value, result("EUR"), lang) == said.removeprefix("-")
    assert f"{format_value(value, result('EUR'), lang)}" == said.replace("\xa0EUR", "").replace(" EUR", "")


@pytest.mark.parametrize("unit", ["currency", "scale points", "seconds", "ratio"])
def test_other_units_do_not_stand_behind_the_number(unit: str) -> None:
    assert format_with_sign(3.5, result(unit)) == "3.50"


@pytest.mark.parametrize(
    ("unit", "is_one"),
    [("EUR", True), ("USD", True), ("eur", False), ("EURO", False), ("percent", False), ("É€U", False)],
)
def test_a_currency_is_three_capitals(unit: str, is_one: bool) -> None:  # noqa: FBT001 - a table
    assert is_currency(unit) is is_one
