import pickle
from fractions import Fraction

from hypothesis import given
from hypothesis.strategies import floats, fractions

from cxcli.study.answer_value import AnswerValue, answer_value
from cxcli.study.scale import Scale


@given(fractions())
def test_an_answer_is_found_where_its_number_was_put_and_the_other_way_round(number: Fraction) -> None:
    assert hash(AnswerValue(number)) == hash(number)
    assert (
        {number: 1}[AnswerValue(number)]
        == {AnswerValue(number): 1}[number]
        == {AnswerValue(number): 1}[AnswerValue(number)]
        == 1
    )


@given(fractions(max_denominator=6), fractions(max_denominator=6))
def test_answers_compare_as_the_numbers_they_are(one: Fraction, other: Fraction) -> None:
    for first, second in (
        (AnswerValue(one), AnswerValue(other)),
        (AnswerValue(one), other),
        (one, AnswerValue(other)),
    ):
        assert (first == second) == (one == other)
        assert (first != second) == (one != other)
        assert (first < second) == (one < other)
        assert (first <= second) == (one <= other)


@given(fractions(), floats(allow_nan=False))
def test_answers_compare_with_floats_as_fractions_do(number: Fraction, beside: float) -> None:
    assert (AnswerValue(number) < beside) == (number < beside)
    assert (AnswerValue(number) == beside) == (number == beside)


@given(fractions(), fractions())
def test_what_is_worked_out_of_answers_is_a_plain_fraction(one: Fraction, other: Fraction) -> None:
    for found in (
        AnswerValue(one) + AnswerValue(other),
        one - AnswerValue(other),
        AnswerValue(one) * 2,
        -AnswerValue(one),
    ):
        assert type(found) is Fraction
    assert AnswerValue(one) - AnswerValue(other) == one - other


def test_a_number_and_its_text_are_one_answer() -> None:
    assert answer_value("7") is answer_value(Fraction(7)) is answer_value("7.0")
    assert answer_value("1/3") == Fraction(1, 3)


@given(fractions())
def test_an_answer_that_travelled_is_still_found(number: Fraction) -> None:
    assert {number: "here"}[pickle.loads(pickle.dumps(AnswerValue(number)))] == "here"  # noqa: S301 - our own bytes


def test_the_points_of_a_scale_are_answers() -> None:
    asked = Scale(Fraction(1, 2), Fraction(5), Fraction(1, 2))
    assert all(type(point) is AnswerValue for point in (*asked.points(), asked.low, asked.high, asked.step))
    assert asked.points() == tuple(Fraction(i, 2) for i in range(1, 11))
    assert hash(asked) == hash(Scale(AnswerValue(1, 2), AnswerValue(5), AnswerValue(1, 2)))
