"""Ready counts of a row in which a part exceeds the whole; other rows do not hide them."""

from collections.abc import Mapping
from typing import Any

import pytest

from cxcli.errors import PartsExceedWhole
from tests.ledgers import overall

RESPONSE = {"type": "response_rate", "invited": "I", "complete": "C", "undeliverable": "U"}
FCR = {"type": "fcr", "contacts": "K", "resolved_first": "R", "not_eligible": "N"}
CONVERSION = {"type": "conversion", "visitors": "V", "conversions": "C", "leads": "L"}

IMPOSSIBLE: list[tuple[dict[str, str], dict[str, Any], dict[str, Any], tuple[str, ...]]] = [
    (
        {"type": "bounce", "events": "E", "total": "T"},
        {"E": 5, "T": 10},
        {"E": 12},
        ("events 12", "total 10"),
    ),
    ({"type": "abandonment", "events": "E", "total": "T"}, {"E": 5, "T": 10}, {"E": 12}, ("events 12",)),
    ({"type": "stickiness", "dau": "D", "mau": "M"}, {"D": 212, "M": 1040}, {"D": 5, "M": 0}, ("mau 0",)),
    (
        {"type": "stickiness", "dau": "D", "mau": "M"},
        {"D": 9, "M": 10},
        {"D": "10.5"},
        ("dau 10.5", "mau 10"),
    ),
    (
        {"type": "usage", "feature_users": "F", "active_users": "A"},
        {"F": 30, "A": 120},
        {"F": 10, "A": 0},
        ("feature_users 10", "active_users 0"),
    ),
    (CONVERSION, {"V": 100, "C": 20, "L": 30}, {"V": 50, "C": 60}, ("conversions 60", "visitors 50")),
    (CONVERSION | {"basis": "leads"}, {"V": 100, "C": 20, "L": 30}, {"L": 19}, ("leads 19",)),
    (
        {"type": "free_to_paid", "visitors": "V", "conversions": "C"},
        {"V": 100, "C": 20},
        {"V": 50, "C": 60},
        ("visitors 50",),
    ),
    (RESPONSE, {"I": 100, "C": 20, "U": 5}, {"I": 5, "C": 0, "U": 10}, ("undeliverable 10", "invited 5")),
    (RESPONSE, {"I": 100, "C": 20, "U": 5}, {"C": 96}, ("complete 96", "undeliverable 5", "invited 100")),
    (RESPONSE, {"I": 100, "C": 20, "U": 5}, {"C": 101, "U": ""}, ("complete 101", "invited 100")),
    (FCR, {"K": 100, "R": 60, "N": 10}, {"K": 20, "R": 25}, ("resolved_first 25", "contacts 20")),
    (FCR | {"basis": "net"}, {"K": 100, "R": 60, "N": 10}, {"R": 91}, ("not_eligible 10", "contacts 100")),
]


@pytest.mark.parametrize(("metric", "row", "change", "said"), IMPOSSIBLE)
def test_a_part_that_exceeds_its_whole_in_a_row_is_refused(
    metric: Mapping[str, str], row: dict[str, Any], change: dict[str, Any], said: tuple[str, ...]
) -> None:
    rows = [row] * 20
    assert overall(rows, metric).value is not None
    with pytest.raises(PartsExceedWhole) as refused:
        overall([*rows, {**row, **change}], metric)
    assert (refused.value.code, refused.value.exit_code) == ("CX3027", 3)
    for lang in ("en", "fr"):
        assert [numbers for numbers in said if numbers not in refused.value.say(lang)] == []


@pytest.mark.parametrize(
    ("metric", "change"),
    [
        (CONVERSION | {"basis": "events"}, {"C": 500}),
        (CONVERSION, {"L": 1}),
        (CONVERSION | {"basis": "leads"}, {"V": 1}),
        (CONVERSION, {"V": ""}),
        (FCR, {"R": 95}),
    ],
)
def test_what_may_be_is_not_refused(metric: Mapping[str, str], change: dict[str, Any]) -> None:
    row = {"V": 100, "C": 20, "L": 30, "K": 100, "R": 60, "N": 10}
    assert overall([row, {**row, **change}], metric).value is not None


def test_rows_that_do_not_count_are_not_looked_at() -> None:
    rows = [{"E": 5, "T": 10, "keep": "y"}, {"E": 12, "T": 10, "keep": "n"}]
    metric = {"type": "bounce", "events": "E", "total": "T"}
    assert overall(rows, metric, where={"keep": ["y"]}).value == 50


def test_a_number_in_place_of_a_column_is_the_whole_of_all_rows() -> None:
    metric = {"type": "bounce", "events": "E", "total": "10"}
    assert overall([{"E": 4}, {"E": 5}], metric).value == 90
