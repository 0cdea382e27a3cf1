"""Choice names and answer codes are read as the labels they stand for."""

import pytest

from tests.draft.drafts import asked, drafted, proposed, spread, study

AGREE = {"strongly_disagree": 5, "disagree": 8, "neutral": 9, "agree": 10, "strongly_agree": 8}


def test_choice_names_with_underscores_are_given_their_values_one_by_one() -> None:
    keys = proposed("It was clear", AGREE)
    assert keys is not None
    assert keys["labels"] == {
        "strongly_disagree": 1,
        "disagree": 2,
        "neutral": 3,
        "agree": 4,
        "strongly_agree": 5,
    }
    assert len(study(drafted({"It was clear": spread(AGREE)})).measures) == 1


def test_words_with_underscores_of_no_scale_stay_alone() -> None:
    draft = drafted({"plan": spread({"pro_plan": 9, "free_plan": 9, "team_plan": 9})})
    assert draft.entries == ()


@pytest.mark.parametrize(
    ("codes", "labels"),
    [
        ({"A1": 9, "A2": 9, "A4": 9}, {"A1": 1, "A2": 2, "A3": 3, "A4": 4}),
        ({"AO02": 9, "AO01": 9, "AO03": 9}, {"AO01": 1, "AO02": 2, "AO03": 3}),
    ],
)
def test_answer_codes_are_asked_about(codes: dict[str, int], labels: dict[str, int]) -> None:
    variants = asked("Q1", codes)
    assert [v["labels"] for v in variants] == [labels, labels]
    assert drafted({"Q1": spread(codes)}).segments.possible == ()


@pytest.mark.parametrize(
    "codes", [{"A1": 9, "B2": 9}, {"A0": 9, "A1": 9}, {"A1": 9, "A25": 9}, {"A3": 9, "Q5": 9}]
)
def test_other_codes_are_no_answer_codes(codes: dict[str, int]) -> None:
    assert drafted({"Model": spread(codes)}).entries == ()
