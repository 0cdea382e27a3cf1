"""The currency of a metric: a sign or an ISO 4217 code; never a column."""

import pytest

from cxcli.config.load import from_mapping
from cxcli.config.money import ISO_4217
from cxcli.config.study import study_of
from cxcli.errors import WrongValue
from cxcli.study.amount import CURRENCIES
from cxcli.study.study import Study


def written(currency: str) -> Study:
    metric = {"type": "mrr", "amount": "Amount", "interval": "Interval", "currency": currency}
    return study_of(from_mapping({"version": 1, "metrics": {"m": metric}}))


@pytest.mark.parametrize(("currency", "code"), [("EUR", "EUR"), ("eur", "EUR"), ("€", "EUR"), ("ISK", "ISK")])
def test_a_sign_or_a_code_is_a_currency(currency: str, code: str) -> None:
    assert written(currency).measures[0].settings["currency"] == code


@pytest.mark.parametrize("column", ["Cur", "Currency", "XYZ", "euros", "12", "É€R"])
def test_a_column_is_no_currency(column: str) -> None:
    with pytest.raises(WrongValue) as refused:
        written(column)
    assert refused.value.exit_code == 2
    for lang in ("en", "fr"):
        assert column in refused.value.say(lang)
        assert "where: {Currency: EUR}" in refused.value.say(lang)


def test_every_code_that_amounts_carry_may_be_written() -> None:
    assert {*CURRENCIES.values()} <= ISO_4217
    assert all(len(code) == 3 and code.isupper() and code.isascii() for code in ISO_4217)
