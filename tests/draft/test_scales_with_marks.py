"""Numbers with labels, tops, stars or faces."""

import pytest

from tests.draft.drafts import asked, proposed, verdict_on

RATING = {"type": "rating", "scale": "1-5"}


@pytest.mark.parametrize(
    "answers",
    [
        {"4/5": 9, "5/5": 20, "1/5": 2},
        {"4 out of 5 stars": 9, "5 out of 5 stars": 20},
        {"5,0 sur 5 étoiles": 9, "4,0 sur 5 étoiles": 3},
        {"4 von 5 Sternen": 3, "3 von 5 Sternen": 2},
        {"★★★★★": 9, "★★★★☆": 4, "★☆☆☆☆": 1},
        {"⭐⭐⭐⭐⭐": 9, "⭐⭐": 4},
    ],
)
def test_so_many_out_of_five_is_a_rating(answers: dict[str, int]) -> None:
    assert proposed("Q1", answers) == RATING


def test_points_of_a_quiz_are_no_rating() -> None:
    assert verdict_on("Points - Capital of France", {"4/5": 9, "5/5": 20}) is None


def test_out_of_ten_needs_its_lowest_point() -> None:
    assert [v["scale"] for v in asked("Q1", {"8 sur 10": 9, "9 sur 10": 4})] == ["0-10", "1-10"]
    assert proposed("Q1", {"8 sur 10": 9, "0 sur 10": 4}) == {"type": "scale", "scale": "0-10"}


def test_stars_that_never_reach_five_are_asked_about() -> None:
    assert [v["scale"] for v in asked("Q1", {"★★★": 9, "★": 4})] == ["1-3", "1-5", "1-10"]


@pytest.mark.parametrize(
    ("answers", "keys"),
    [
        ({"👍": 30, "👎": 5}, {"type": "thumbs"}),
        ({"👍🏽": 30, "👎🏿": 5}, {"type": "thumbs"}),
        (
            {"😡": 3, "🙁": 5, "😐": 3, "🙂": 30, "😍": 3},
            {"type": "scale", "scale": "1-5", "labels": "emoji5"},
        ),
    ],
)
def test_faces_and_thumbs_are_scales(answers: dict[str, int], keys: dict[str, str]) -> None:
    assert proposed("Q1", answers) == keys


def test_three_faces_may_be_the_middle_of_five() -> None:
    assert [v["labels"] for v in asked("Q1", {"🙁": 3, "😐": 5, "🙂": 30})] == ["emoji3", "emoji5"]


@pytest.mark.parametrize(
    ("answers", "keys"),
    [
        ({"good": 30, "bad": 5}, {"type": "thumbs"}),
        ({"Good": 30, "Bad": 5, "Offered": 9}, {"type": "thumbs", "missing": ["Offered"]}),
        ({"Bon": 30, "Mauvais": 5}, {"type": "thumbs"}),
    ],
)
def test_good_and_bad_are_thumbs(answers: dict[str, int], keys: dict[str, object]) -> None:
    assert proposed("Q1", answers) == keys


@pytest.mark.parametrize(
    ("header", "answers"),
    [
        ("Was this article helpful?", {"Yes": 30, "No": 5}),
        ("Votre problème a-t-il été résolu ?", {"Oui": 30, "Non": 5}),
    ],
)
def test_yes_to_a_question_about_success_is_a_thumb(header: str, answers: dict[str, int]) -> None:
    found = proposed(header, answers)
    assert found is None or found == {"type": "thumbs"}


def test_yes_in_german_gets_its_labels() -> None:
    assert proposed("War das hilfreich?", {"Ja": 30, "Nein": 5}) == {
        "type": "thumbs",
        "labels": {"Ja": 1, "Nein": 0},
    }


@pytest.mark.parametrize(
    "header",
    [
        "Do you own a car?",
        "Would it be helpful to have a reminder?",
        "Were you not satisfied?",
        "Subscribed",
        "Oui ou non",
    ],
)
def test_a_plain_yes_or_no_is_no_metric(header: str) -> None:
    assert verdict_on(header, {"Yes": 30, "No": 5}) is None
    assert verdict_on(header, {"Oui": 30, "Non": 5}) is None


def test_labelled_numbers_with_the_best_answer_first_are_asked_about() -> None:
    answers = {"1 - Extremely critical": 30, "2": 9, "3": 4, "4": 8, "5 - Not critical": 3}
    assert [v.get("reverse") for v in asked("How critical is it?", answers)] == [None, True]


@pytest.mark.parametrize(
    "answers",
    [
        {"1 - Very poor": 20, "2 - Poor": 9, "3 - Fair": 14, "4 - Good": 18},
        {"1 - Yes": 30, "5 - No": 9},
        {"1 - Very poor": 2, "3 - Fair": 1, "5 - Excellent": 1},
    ],
)
def test_labelled_numbers_whose_ends_may_not_all_be_seen_are_asked_about(answers: dict[str, int]) -> None:
    assert asked("Q1", answers)


def test_labels_of_the_file_make_a_named_scale() -> None:
    labels = {
        "1": "Very dissatisfied",
        "2": "Dissatisfied",
        "3": "Neutral",
        "4": "Satisfied",
        "5": "Very satisfied",
    }
    found = verdict_on("Q4", {"1": 3, "2": 4, "4": 9, "5": 20}, labels)
    assert dict(found.keys) == {"type": "csat", "scale": "1-5"}  # type: ignore[union-attr]


def test_labels_of_the_file_that_run_downwards_are_asked_about() -> None:
    labels = {
        "1": "Très satisfait",
        "2": "Plutôt satisfait",
        "3": "Plutôt insatisfait",
        "4": "Très insatisfait",
    }
    found = verdict_on("Q4", {"1": 30, "2": 4, "4": 9}, labels)
    assert [v.keys.get("reverse") for v in found.variants] == [None, True]  # type: ignore[union-attr]


def test_two_labelled_codes_are_no_scale() -> None:
    assert verdict_on("gender", {"1": 30, "2": 40}, {"1": "Male", "2": "Female"}) is None
