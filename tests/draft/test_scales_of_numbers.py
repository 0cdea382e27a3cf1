"""Whole numbers are a metric only where the header says what they are; else they are asked about, or nothing."""

import pytest

from tests.draft.drafts import asked, proposed, verdict_on

ONE_TO_FIVE = {"5": 30, "4": 20, "3": 10, "2": 5, "1": 4}
RATING = {"type": "rating", "scale": "1-5"}


@pytest.mark.parametrize(
    "header",
    ["Stars", "star_rating", "Rating", "Note", "Étoiles", "Combien d'étoiles ?", "Estrellas", "StarRating"],
)
def test_stars_and_marks_are_a_rating(header: str) -> None:
    assert proposed(header, ONE_TO_FIVE) == RATING


@pytest.mark.parametrize(
    "answers", [{**ONE_TO_FIVE, "6": 5}, {"1": 30, "2": 20, "3": 10, "4": 3}, {**ONE_TO_FIVE, "0": 5}]
)
def test_a_rating_that_is_not_plainly_1_to_5_is_asked_about(answers: dict[str, int]) -> None:
    assert asked("Note", answers)


def test_german_marks_may_run_the_other_way() -> None:
    assert asked("Welche Note geben Sie uns?", ONE_TO_FIVE)


@pytest.mark.parametrize(
    ("header", "scale"),
    [
        ("It was useful, from 1 (not at all) to 5 (very much)", "1-5"),
        ("L'information était utile (de 1 à 5)", "1-5"),
        ("¿Cuánto disfrutas? En una escala del 1 al 5, donde 1 es que no lo disfrutas para nada", "1-5"),
        ("Wie gern arbeiten Sie hier, von 1 bis 7?", "1-7"),
        ("Score each color between 0 (like least) and 5 (like most)", "0-5"),
    ],
)
def test_a_header_that_states_both_ends_makes_a_scale(header: str, scale: str) -> None:
    assert proposed(header, ONE_TO_FIVE) == {"type": "scale", "scale": scale}


@pytest.mark.parametrize(
    "header",
    [
        "From 1 (excellent) to 5 (poor)",
        "From 1 (very satisfied) to 5 (very dissatisfied)",
        "Note de 1 (très bien) à 5 (très mauvais)",
        "How hard was it, from 1 (easy) to 5 (difficult)?",
        "Rank these from 1 to 5 [Price]",
    ],
)
def test_a_scale_that_may_run_downwards_is_asked_about(header: str) -> None:
    assert len(asked(header, ONE_TO_FIVE)) == 2


def test_answers_beyond_the_stated_scale_are_asked_about() -> None:
    answers = {"1": 10, "2": 10, "3": 10, "4": 10, "5": 10, "6": 10}
    assert {"type": "scale", "scale": "1-7"} in asked("Score it between 0 and 5", answers)


@pytest.mark.parametrize(
    ("header", "kinds"),
    [("satisfaction", {"csat", "scale"}), ("How easy was it?", {"ces"}), ("Q7", {"scale"})],
)
def test_a_bare_scale_is_asked_about_with_the_metrics_it_may_be(header: str, kinds: set[str]) -> None:
    assert {variant["type"] for variant in asked(header, ONE_TO_FIVE)} == kinds


def test_the_direction_of_effort_is_never_guessed() -> None:
    assert {v["better"] for v in asked("Customer effort, from 1 to 7", {"7": 9, "5": 5, "2": 3})} == {
        "higher",
        "lower",
    }


def test_codes_with_a_gap_are_no_scale() -> None:
    found = verdict_on("legitimacy", {"1": 17, "6": 26, "2": 23, "3": 43, "4": 27})
    assert "1, 2, 3, 4, 6" in found.question.en  # type: ignore[union-attr]
    assert not found.variants  # type: ignore[union-attr]


def test_codes_for_no_answer_are_asked_about() -> None:
    assert {"type": "scale", "scale": "1-5", "missing": ["99"]} in asked("Q3", {**ONE_TO_FIVE, "99": 12})


@pytest.mark.parametrize(
    ("header", "answers"),
    [
        ("Age", {str(i): 3 for i in range(18, 60)}),
        ("Year", {"2018": 30, "2019": 20}),
        ("Number of visits", ONE_TO_FIVE),
        ("Nombre de visites", ONE_TO_FIVE),
        ("Wie viele Kinder haben Sie?", ONE_TO_FIVE),
        ("¿Cuántas personas?", ONE_TO_FIVE),
        ("Click Count", ONE_TO_FIVE),
        ("zip", {"75001": 4, "75002": 3}),
        ("duration", {"3": 4, "4": 3, "7": 2}),
        ("weight", {"0.9": 5, "1.1": 7}),
        ("id", {str(i): 1 for i in range(1, 9)}),
        ("row", {str(i): 1 for i in range(1, 9)}),
        ("option", {"0": 40, "1": 30}),
        ("consent", {"1": 154, "2": 10}),
        ("price", {"12": 40, "15": 30, "20": 3}),
        ("constant", {"5": 40}),
    ],
)
def test_counts_ids_years_and_codes_are_left_alone(header: str, answers: dict[str, int]) -> None:
    assert verdict_on(header, answers) is None


def test_a_single_answer_is_asked_about() -> None:
    assert asked("Q1", {"2": 1})


def test_floats_of_whole_numbers_are_whole_numbers() -> None:
    assert proposed("Rating", {"5.0": 30, "4.0": 20, "3.0": 3}) == RATING


@pytest.mark.parametrize(
    "header", ["Questions 1-5: your opinion", "Companies of 1-5 employees", "Items 1 to 5"]
)
def test_ranges_of_other_things_state_no_scale(header: str) -> None:
    assert proposed(header, ONE_TO_FIVE) is None
