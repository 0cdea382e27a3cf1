"""Conversion, free to paid and response rate of ready counts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxcli.errors import MetricRefused, PartsExceedWhole
from cxcli.metrics import METRICS
from tests.customer_runs import study
from tests.known.customers import told
from tests.surveys import law

SHARES = {
    "conversion": ("visitors", "conversions"),
    "free_to_paid": ("visitors", "conversions"),
    "response_rate": ("invited", "complete"),
}
every_share = pytest.mark.parametrize("type_", SHARES)


def test_unique_visitors_come_first_among_the_bases() -> None:
    assert tuple(METRICS["conversion"].units) == ("unique", "leads", "events")


def test_the_published_conversion_comes_out() -> None:
    found = told("conversion", None, {}, visitors=1480, conversions=37, leads=210)
    assert (found.value, found.n) == (2.5, 1480)
    assert found.details["lead_based"] == pytest.approx(0.1761904761904762, abs=1e-15)
    assert found.details["wilson_low"] == pytest.approx(0.018191321981325146, abs=1e-9)
    assert found.details["wilson_high"] == pytest.approx(0.03426809567274136, abs=1e-9)


def test_the_basis_of_leads_divides_by_the_leads() -> None:
    found = told("conversion", "leads", {}, leads=210, conversions=37)
    assert (found.value, found.n) == (pytest.approx(17.61904761904762), 210)
    assert found.interval is not None


def test_events_may_exceed_a_hundred_percent_and_are_no_share() -> None:
    found = told("conversion", "events", {}, visitors=10, conversions=37)
    assert (found.value, found.interval, found.details["wilson_low"]) == (370, None, None)


def test_the_published_response_rate_comes_out() -> None:
    found = told("response_rate", None, {}, invited=2500, undeliverable=100, complete=372)
    assert (found.value, found.n) == (15.5, 2400)
    assert found.details["rate"] == found.details["aapor_rr5"] == 0.155
    assert found.details["aapor_rr1"] == 0.1488


@every_share
@law
@given(data=st.data())
def test_a_share_is_the_part_by_the_whole(type_: str, data: st.DataObject) -> None:
    whole, part = SHARES[type_]
    everyone = data.draw(st.integers(1, 5000))
    some = data.draw(st.integers(0, everyone))
    found = told(type_, None, {}, **{whole: everyone, part: some})
    assert (found.value, found.n) == (pytest.approx(100 * some / everyone, abs=1e-9), everyone)
    assert found.interval is not None
    assert found.interval.low <= (found.value or 0) <= found.interval.high


@every_share
def test_nobody_gives_no_share(type_: str) -> None:
    whole, part = SHARES[type_]
    for found in (told(type_, None, {}), told(type_, None, {}, **{whole: 0, part: 0})):
        assert (found.value, found.interval, found.n) == (None, None, 0)


@every_share
def test_more_than_everybody_is_refused(type_: str) -> None:
    whole, part = SHARES[type_]
    with pytest.raises(PartsExceedWhole):
        told(type_, None, {}, **{whole: 10, part: 11})


def test_undelivered_invitations_beyond_all_of_them_are_refused() -> None:
    with pytest.raises(PartsExceedWhole):
        told("response_rate", None, {}, invited=10, undeliverable=11, complete=0)


@pytest.mark.parametrize(
    "keys",
    [
        {"basis": "leads", "visitors": "a", "conversions": "b"},
        {"basis": "leads", "visitor": "a", "converted": "b"},
        {"basis": "unique", "leads": "a", "conversions": "b"},
        {"basis": "events", "leads": "a", "conversions": "b"},
    ],
)
def test_a_basis_that_the_columns_do_not_give_is_refused(keys: dict[str, str]) -> None:
    with pytest.raises(MetricRefused):
        study({"conversion": {"type": "conversion", **keys}})
