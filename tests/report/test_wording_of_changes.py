"""How differences are said: with their sign, and percentages in points."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxcli.report.model import Interval, QuestionFacts, Result
from cxcli.report.wording import (
    decimals_beside,
    format_change,
    format_signed,
    format_size,
    in_unit,
    points_after,
    with_plus,
)

NPS = Result("nps", "nps", "NPS", "net", {}, None, "points", QuestionFacts((0, 10), 1, "higher", ""))
CSAT = replace(NPS, unit="percent")
PRECISE = replace(CSAT, interval=Interval(80.1, 81.9, 0.95, "wilson"))
MEAN = replace(NPS, unit="scale points")


@pytest.mark.parametrize(
    ("value", "result", "english", "french"),
    [
        (4.2, NPS, "+4", "+4"),
        (-4.5, NPS, "-5", "-5"),
        (0.4, NPS, "0", "0"),
        (-0.4, NPS, "0", "0"),
        (4.2, CSAT, "+4 pts", "+4\xa0pts"),
        (-0.3, CSAT, "0 pts", "0\xa0pts"),
        (-0.3, PRECISE, "-0.3 pts", "-0,3\xa0pts"),
        (0.126, MEAN, "+0.13", "+0,13"),
        (-1234.5, MEAN, "-1,234.50", "-1\u202f234,50"),
    ],
)
def test_a_difference_has_its_sign_and_that_of_percentages_is_in_points(
    value: float, result: Result, english: str, french: str
) -> None:
    assert (format_change(value, result), format_change(value, result, "fr")) == (english, french)


@given(value=st.floats(-200, 200), result=st.sampled_from([NPS, CSAT, PRECISE, MEAN]))
def test_a_size_is_a_difference_without_its_sign(value: float, result: Result) -> None:
    assert format_size(value, result) == format_change(value, result).lstrip("+-")
    assert format_size(value, result) == format_size(-value, result)
    assert format_change(value, result) == format_signed(value, result) + points_after(result)


def test_only_percentages_have_a_unit_of_their_own() -> None:
    assert [points_after(result) for result in (NPS, CSAT, MEAN)] == ["", " pts", ""]
    assert [in_unit("80", result) for result in (NPS, CSAT, MEAN)] == ["80", "80%", "80"]
    assert in_unit("80", CSAT, "fr") == "80\xa0%"


@pytest.mark.parametrize(
    ("text", "wanted"), [("4", "+4"), ("-4", "-4"), ("0", "0"), ("0.00", "0.00"), ("0.10", "+0.10")]
)
def test_what_rounds_to_nothing_has_no_sign(text: str, wanted: str) -> None:
    assert with_plus(text) == wanted


@pytest.mark.parametrize(
    ("value", "bar", "usual", "decimals"),
    [(29.6, 30, 0, 1), (29.997, 30, 0, 3), (29.99999, 30, 0, 0), (30, 30, 0, 0), (28, 30, 0, 0), (-5.04, -5, 0, 2)],
)  # fmt: skip
def test_decimals_are_added_only_to_show_the_side_of_a_bar(
    value: float, bar: float, usual: int, decimals: int
) -> None:
    assert decimals_beside(value, bar, usual) == decimals
