"""Scales: their points, how they are written, and numbers as JSON shows them."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxcli.study.scale import Scale, parse_scale, plain, real, scale

NUMBERS = st.fractions(-1000, 1000, max_denominator=1000)


@st.composite
def scales(draw: st.DrawFn) -> Scale:
    low, step = draw(NUMBERS), draw(st.fractions(Fraction(1, 100), 10, max_denominator=100))
    return Scale(low, low + step * draw(st.integers(1, 200)), step)


@given(of=scales())
def test_there_are_as_many_points_as_the_scale_is_long(of: Scale) -> None:
    points = of.points()
    assert len(points) == len(of)
    assert (points[0], points[-1]) == (of.low, of.high)
    assert all(point in of for point in points)


@given(of=scales(), part=st.fractions(Fraction(1, 10), Fraction(9, 10), max_denominator=10))
def test_what_lies_between_two_points_is_covered_and_is_no_point(of: Scale, part: Fraction) -> None:
    between = of.low + of.step * part
    assert of.covers(between)
    assert between not in of


@given(of=scales())
def test_the_mirror_turns_the_scale_round_its_middle_and_back(of: Scale) -> None:
    assert [of.mirror(point) for point in of.points()] == [*reversed(of.points())]
    assert of.mirror(of.middle) == of.middle
    assert all(of.mirror(of.mirror(point)) == point for point in of.points())


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        ("0-10", (0, 10)),
        ("1 - 5", (1, 5)),
        ("1–7", (1, 7)),
        ("0..1", (0, 1)),
        ("-2-2", (-2, 2)),
        ("-2--1", (-2, -1)),
        ("0,5-5", (Fraction(1, 2), 5)),
        ("0.5-5", (Fraction(1, 2), 5)),
        ("5-1", None),
        ("5-5", None),
        ("5", None),
        ("a-b", None),
        ("0-10-20", None),
        ("", None),
    ],
)
def test_a_scale_is_written_low_to_high(text: str, ends: tuple[Fraction, Fraction] | None) -> None:
    assert parse_scale(text) == (None if ends is None else Scale(Fraction(ends[0]), Fraction(ends[1])))


@given(low=st.integers(-50, 50), points=st.integers(1, 50))
def test_a_scale_can_be_read_again_as_it_is_shown(low: int, points: int) -> None:
    shown = scale(low, low + points)
    assert parse_scale(str(shown)) == shown


@given(number=NUMBERS)
def test_numbers_are_whole_where_they_can_be(number: Fraction) -> None:
    assert isinstance(plain(number), int) == (number.denominator == 1)
    assert plain(number) == float(number)


@given(number=NUMBERS)
def test_a_number_that_is_there_is_shown_with_a_decimal_point(number: Fraction) -> None:
    assert isinstance(real(number), float)
    assert real(number) == float(number)


def test_a_number_that_is_not_there_stays_away() -> None:
    assert real(None) is None
