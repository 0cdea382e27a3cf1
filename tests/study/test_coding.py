from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxcli.study.coding import Coded, Coding, Kind
from cxcli.study.scale import Scale, scale

TEN, FIVE, HUNDRED = scale(0, 10), scale(1, 5), scale(0, 100)


def coded(text: str, on: Scale = TEN, **rules: object) -> Coded:
    return Coding(on, **rules).code(text)  # type: ignore[arg-type]


def value(text: str, on: Scale = TEN, **rules: object) -> Fraction | None:
    return coded(text, on, **rules).value


@pytest.mark.parametrize(
    ("text", "on", "number"),
    [
        ("10", TEN, 10),
        (" 10\u00a0", TEN, 10),
        ("10.0", TEN, 10),
        ("4,0", FIVE, 4),
        ("+3", FIVE, 3),
        ("10 - Extremely likely", TEN, 10),
        ("Extremely likely - 10", TEN, 10),
        ("10 – tout à fait probable", TEN, 10),
        ("0 = Pas du tout probable", TEN, 0),
        ("Very likely (10)", TEN, 10),
        ("(10) Very likely", TEN, 10),
        ("10) Very likely", TEN, 10),
        ("10: oui", TEN, 10),
        ("4/5", FIVE, 4),
        ("8 sur 10", TEN, 8),
        ("8 out of 10", TEN, 8),
        ("4 von 5 Sternen", FIVE, 4),
        ("5,0 sur 5 étoiles", FIVE, 5),
        ("Noté 4 sur 5 étoiles", FIVE, 4),
        ("4 de 5 estrellas", FIVE, 4),
        ("★★★★☆", FIVE, 4),
        ("⭐⭐⭐", FIVE, 3),
        ("★ ★ ★ ☆ ☆", FIVE, 3),
        ("80 %", HUNDRED, 80),
        ("80%", HUNDRED, 80),
    ],
)
def test_a_number_stated_in_a_known_form_is_read(text: str, on: Scale, number: int) -> None:
    assert value(text, on) == number


@pytest.mark.parametrize(
    "text",
    ["3 kids", "7 or 8", "9-10", "10 minutes ago", "1:30", "I have 3 kids", "4/5", "80 %", "10 très bien",
     "2026-10-05", "★★★☆", "très bien", "9" * 40, "- 10 -", "1 - 2 - x"],
)  # fmt: skip
def test_any_other_text_with_a_number_is_not_an_answer(text: str) -> None:
    assert coded(text).kind == Kind.UNPARSEABLE


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("", Kind.MISSING),
        (" \u00a0\ufeff", Kind.MISSING),
        ("NA", Kind.MISSING),
        ("null", Kind.MISSING),
        ("None", Kind.MISSING),
        ("NaN", Kind.MISSING),
        ("-", Kind.MISSING),
        ("N/A", Kind.NOT_APPLICABLE),
        ("n\\a", Kind.NOT_APPLICABLE),
        ("Sans objet", Kind.NOT_APPLICABLE),
        ("NSP", Kind.NOT_APPLICABLE),
        ("I don’t know", Kind.NOT_APPLICABLE),
        ("8.5", Kind.NON_INTEGER),
        ("11", Kind.OUT_OF_RANGE),
        ("-1", Kind.OUT_OF_RANGE),
        ("10.5", Kind.OUT_OF_RANGE),
        ("99", Kind.OUT_OF_RANGE),
    ],
)
def test_what_is_no_valid_answer_has_a_kind(text: str, kind: Kind) -> None:
    assert coded(text) == Coded(kind)


def test_a_label_is_always_an_answer() -> None:
    labels = (("None", Fraction(0)), ("N/A", Fraction(5)), ("", Fraction(1)))
    assert [value(text, labels=labels) for text in ("none", "n/a", " ")] == [0, 5, 1]


def test_words_as_labels_leave_the_numbers_of_the_scale_alone() -> None:
    ends = (("Strongly agree", Fraction(10)), ("Strongly disagree", Fraction(1)))
    answers = ["STRONGLY\u00a0AGREE", "9", "Strongly disagree"]
    assert [value(text, scale(1, 10), labels=ends) for text in answers] == [10, 9, 1]


def test_a_label_that_is_a_number_makes_the_map_complete() -> None:
    recode = tuple((str(code), Fraction(number)) for code, number in [(1, 1), (6, 2), (2, 3), (3, 4), (4, 5)])
    assert [value(text, FIVE, labels=recode) for text in ("6", "6.0", "3")] == [2, 2, 4]
    assert coded("5", FIVE, labels=recode) == Coded(Kind.OUT_OF_RANGE)


def test_own_words_win_over_the_default_ones() -> None:
    assert coded("N/A", missing=("N/A",)).kind == Kind.MISSING
    assert coded("99.0", not_applicable=("99",)).kind == Kind.NOT_APPLICABLE


def test_a_reversed_scale_is_mirrored_for_labels_and_numbers() -> None:
    labels = (("Très facile", Fraction(1)),)
    assert value("1", FIVE, reverse=True) == 5
    assert value("très facile", FIVE, labels=labels, reverse=True) == 5


def test_a_decimal_comma_is_read_unless_the_export_writes_points() -> None:
    assert value("4,0", FIVE) == 4
    assert value("4,0", FIVE, decimal=",") == 4
    assert coded("4,0", FIVE, decimal=".").kind == Kind.UNPARSEABLE


def test_emoji_match_without_skin_tone_and_variation_selector() -> None:
    labels = (("👍", Fraction(1)), ("☹", Fraction(0)))
    assert value("👍🏽", scale(0, 1), labels=labels) == 1
    assert value("☹️", scale(0, 1), labels=labels) == 0


def test_a_dash_before_the_last_number_is_refused_where_it_could_be_a_sign() -> None:
    signed = scale(-2, 2)
    assert coded("bad -1", signed).kind == Kind.UNPARSEABLE
    assert value("bad: -1", signed) == -1


@given(st.text(max_size=40))
def test_every_text_has_exactly_one_state(text: str) -> None:
    answer = coded(text)
    assert (answer.kind == Kind.VALID) == (answer.value is not None)
    assert answer.value is None or answer.value in TEN


@given(st.integers(0, 10), st.sampled_from(["{} - x", "x ({})", "{}/10", "{},0", "{} sur 10", "x: {}"]))
def test_every_point_is_read_in_every_form(point: int, form: str) -> None:
    assert value(form.format(point)) == point
