"""A named scale is proposed only when it alone explains every label, and enough of it was seen."""

from collections.abc import Mapping

import pytest

from cxcli.study.vocabularies import VOCABULARIES
from tests.draft.drafts import asked, drafted, proposed, spread, verdict_on

AGREE = {"Strongly agree": 30, "Agree": 20, "Neutral": 10, "Disagree": 5, "Strongly disagree": 4}


def test_labels_of_one_named_scale_are_that_scale() -> None:
    assert proposed("impact", AGREE) == {"type": "scale", "scale": "1-5", "labels": "en.agree5"}


@pytest.mark.parametrize(
    ("labels", "name"),
    [
        ("Very dissatisfied|Dissatisfied|Neutral|Satisfied|Very satisfied", "en.sat5"),
        ("Très insatisfait|Insatisfait|Neutre|Satisfait|Très satisfait", "fr.sat5"),
        ("Très insatisfaite|Insatisfaite|Neutre|Satisfaite|Très satisfaite", "fr.sat5"),
    ],
)
def test_five_points_of_satisfaction_are_csat(labels: str, name: str) -> None:
    answers = dict.fromkeys(labels.split("|"), 8)
    assert proposed("Q1", answers) == {"type": "csat", "scale": "1-5", "labels": name}


def test_ease_is_a_ces_where_high_is_good() -> None:
    answers = dict.fromkeys(["Very difficult", "Difficult", "Neutral", "Easy", "Very easy"], 8)
    assert proposed("Q1", answers) == {
        "type": "ces",
        "scale": "1-5",
        "labels": "en.ease5",
        "better": "higher",
    }


def test_case_and_no_break_spaces_do_not_matter() -> None:
    answers = {
        "Strongly Agree": 5,
        "Strongly\u00a0agree": 5,
        "agree": 9,
        "Neutral ": 9,
        "DISAGREE": 3,
        "strongly disagree": 2,
    }
    assert proposed("Q1", answers) == {"type": "scale", "scale": "1-5", "labels": "en.agree5"}


@pytest.mark.parametrize(
    ("answers", "names"),
    [
        (
            {"Strongly agree": 9, "Agree": 9, "Disagree": 9, "Strongly disagree": 4},
            {"en.agree5", "en.agree7"},
        ),
        (
            {"Peu satisfait": 9, "Plutôt satisfait": 9, "Très satisfait": 9},
            {"fr.sat3", "fr.sat4", "fr.sat5b"},
        ),
    ],
)
def test_labels_that_several_scales_explain_are_asked_about(answers: dict[str, int], names: set[str]) -> None:
    assert names <= {str(variant["labels"]) for variant in asked("Q1", answers)}


@pytest.mark.parametrize(
    "answers",
    [
        {"Never": 27, "Sometimes": 118, "Always": 162},
        {"Neutral": 3, "Agree": 4},
        {"Strongly agree": 2, "Agree": 1, "Neutral": 1},
    ],
)
def test_a_scale_of_which_too_little_was_seen_is_asked_about(answers: dict[str, int]) -> None:
    assert asked("Q1", answers)


def test_one_half_of_a_balanced_scale_is_enough_when_many_answered() -> None:
    answers = {"Strongly agree": 36, "Agree": 21, "Neutral": 6}
    assert proposed("Q1", answers) == {"type": "scale", "scale": "1-5", "labels": "en.agree5"}


def test_both_variants_of_one_point_do_not_fit() -> None:
    answers = {**AGREE, "Neither agree nor disagree": 7}
    assert proposed("Q1", answers) is None


def test_a_misspelt_label_is_asked_about_with_its_closest_match() -> None:
    answers = {
        "strongly agree": 9,
        "somewhat agree": 9,
        "neutral": 9,
        "somewhat disagree": 4,
        "stronlgy disagree": 3,
    }
    found = verdict_on("Q1", answers)
    assert "'stronlgy disagree' a misspelt 'Strongly disagree'" in found.question.en  # type: ignore[union-attr]
    (variant,) = asked("Q1", answers)
    assert variant["labels"] == {
        "stronlgy disagree": 1, "somewhat disagree": 2, "neutral": 3, "somewhat agree": 4, "strongly agree": 5
    }  # fmt: skip


@pytest.mark.parametrize(
    ("word", "key"),
    [("Keine Angabe", "missing"), ("Weiß nicht", "not_applicable"), ("Not sure", "not_applicable")],
)
def test_words_for_no_answer_are_told_to_cxcli(word: str, key: str) -> None:
    found = proposed("Q1", {**AGREE, word: 5})
    assert found == {"type": "scale", "scale": "1-5", "labels": "en.agree5", key: [word]}


def test_words_that_cxcli_knows_need_no_telling() -> None:
    found = proposed("Q1", {**AGREE, "N/A": 5, "Don't know": 4, "": 9, "-": 3})
    assert found == {"type": "scale", "scale": "1-5", "labels": "en.agree5"}


def test_no_opinion_may_be_the_middle_or_no_answer() -> None:
    answers = dict.fromkeys(
        ["Pas du tout d'accord", "Pas d'accord", "Sans opinion", "D'accord", "Tout à fait d'accord"], 8
    )
    first, second = asked("Q1", answers)
    assert first["labels"] == "fr.agree5"
    assert second["not_applicable"] == ["Sans opinion"]


def test_one_scale_in_two_languages_lists_both() -> None:
    english = dict.fromkeys(
        ["Very dissatisfied", "Dissatisfied", "Neutral", "Satisfied", "Very satisfied"], 8
    )
    french = dict.fromkeys(["Très insatisfait", "Insatisfait", "Neutre", "Satisfait", "Très satisfait"], 8)
    assert proposed("Q1", {**english, **french}) == {
        "type": "csat",
        "scale": "1-5",
        "labels": ["en.sat5", "fr.sat5"],
    }


def test_scales_that_begin_with_the_best_answer_are_never_proposed() -> None:
    answers = dict.fromkeys(
        ["Très satisfait", "Plutôt satisfait", "Plutôt insatisfait", "Très insatisfait"], 9
    )
    assert {str(v["labels"]): v.get("reverse") for v in asked("Q1", answers)}.get("fr.sat4r") is True


def test_effort_in_words_is_asked_about() -> None:
    names = ["Très faible", "Faible", "Assez faible", "Neutre", "Assez fort", "Fort", "Très fort"]
    assert proposed("Quel effort ?", dict.fromkeys(names, 8)) is None


def test_judgements_of_an_unknown_scale_are_asked_about() -> None:
    assert asked("Overall", {"Excellent": 9, "Rather fine": 8, "Meh": 4}) == []


@pytest.mark.parametrize(
    "answers", [{"France": 30, "Belgium": 20, "Spain": 9}, {"Daily": 30, "Twice a year": 9}, {"Only one": 50}]
)
def test_other_words_are_no_question(answers: dict[str, int]) -> None:
    assert verdict_on("Q1", answers) is None


def test_rows_of_a_grid_lend_each_other_their_labels() -> None:
    rest = {"Agree": 30, "Strongly agree": 25}
    columns: dict[str, Mapping[str, int]] = {
        "It is [easy]": {**AGREE},
        "It is [fast]": {"Neutral": 14, **rest},
    }
    cells = {name: spread(answers)[:69] for name, answers in columns.items()}
    draft = drafted(cells)
    assert [dict(e.verdict.keys)["labels"] for e in draft.metrics] == ["en.agree5", "en.agree5"]  # type: ignore[union-attr]


def test_the_free_text_row_of_a_grid_is_no_metric() -> None:
    draft = drafted(
        {"It is [easy]": spread(AGREE), "It is [other]": ["", *["so so", "well", "bad"] * 22, "", ""]}
    )
    assert [e.column.title for e in draft.entries] == ["It is [easy]"]


@pytest.mark.parametrize("name", [n for n, v in VOCABULARIES.items() if v.by_rank])
def test_the_labels_of_a_named_scale_never_make_another_one(name: str) -> None:
    vocabulary = VOCABULARIES[name]
    answers = {texts[0]: 12 for _, texts in vocabulary.written}
    found = proposed("Q1", answers)
    assert found is None or found.get("labels", name) == name
