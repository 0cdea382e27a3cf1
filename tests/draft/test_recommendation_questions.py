"""NPS is proposed only where the header and the answers leave no doubt about the question and its scale."""

import pytest

from tests.draft.drafts import asked, proposed, verdict_on

FROM_ZERO = {"10": 40, "9": 20, "8": 20, "5": 9, "0": 3}
FROM_ONE = {"10": 40, "9": 20, "8": 20, "5": 9, "1": 3}

NPS = {"type": "nps", "scale": "0-10"}
NPS_1_10 = {"type": "nps", "scale": "1-10"}


@pytest.mark.parametrize(
    "header",
    [
        "nps",
        "NPS_score",
        "Q_NPS",
        "recommendation_score",
        "Recommend",
        "Recommandation",
        "How likely are you to recommend us to a friend or colleague?",
        "Would you recommend us to a friend?",
        "Likelihood to recommend",
        "Quelle est la probabilité que vous recommandiez notre service à un proche ?",
        "Recommanderiez-vous notre magasin ?",
        "Wie wahrscheinlich ist es, dass Sie uns weiterempfehlen?",
        "Würden Sie uns einem Freund empfehlen?",
        "¿Qué tan probable es que nos recomiendes a un amigo?",
        "¿Recomendarías nuestra tienda?",
    ],
)
def test_a_recommendation_question_with_a_zero_is_nps(header: str) -> None:
    assert proposed(header, FROM_ZERO) == NPS


@pytest.mark.parametrize(
    "header",
    [
        "nps",
        "recommendation_score",
        "How likely are you to recommend us?",
        "Recommanderiez-vous notre magasin ?",
    ],
)
def test_without_a_zero_it_is_asked_whether_the_scale_begins_at_0_or_1(header: str) -> None:
    assert asked(header, FROM_ONE) == [NPS, NPS_1_10]


@pytest.mark.parametrize(
    ("header", "keys"),
    [
        ("How likely are you to recommend us (0-10)?", NPS),
        ("On a scale from 0 to 10, how likely are you to recommend us?", NPS),
        ("De 0 à 10, quelle est la probabilité que vous nous recommandiez ?", NPS),
        ("Auf einer Skala von 0 bis 10, wie wahrscheinlich empfehlen Sie uns?", NPS),
        ("En una escala del 0 al 10, ¿qué tan probable es que nos recomiendes?", NPS),
        ("On a scale from 1 to 10, how likely are you to recommend us?", NPS_1_10),
        ("0 = not at all likely, how likely to recommend, 0-10, 10 = extremely likely", NPS),
    ],
)
def test_a_header_that_states_the_scale_settles_it(header: str, keys: dict[str, str]) -> None:
    assert proposed(header, FROM_ONE) == keys


def test_a_zero_on_a_question_stated_1_to_10_is_asked_about() -> None:
    variants = asked("From 1 to 10, would you recommend us?", {"10": 40, "9": 5, "0": 10})
    assert NPS in variants
    assert NPS_1_10 in variants


@pytest.mark.parametrize(
    "header",
    [
        "How many colleagues have you recommended us to?",
        "Number of recommendations",
        "Combien de personnes nous ont recommandé ?",
        "Anzahl der Empfehlungen",
    ],
)
def test_how_often_people_recommended_is_a_count(header: str) -> None:
    assert proposed(header, FROM_ZERO) is None


@pytest.mark.parametrize(
    "header",
    [
        "How important was the recommendation of a colleague for your choice?",
        "How satisfied are you with our product recommendations?",
        "Which of our recommendations did you follow up on last month?",
        "Q_NPS_GROUP",
    ],
)
def test_a_question_that_only_mentions_recommending_is_not_nps(header: str) -> None:
    found = proposed(header, FROM_ZERO)
    assert found is None or found["type"] != "nps"


@pytest.mark.parametrize("answers", [{"0": 30, "1": 60}, {"1": 60, "2": 30}, {"Yes": 50, "No": 40}])
def test_having_recommended_yes_or_no_is_not_nps(answers: dict[str, int]) -> None:
    assert proposed("has_recommended", answers) is None


def test_a_short_scale_is_not_taken_for_nps() -> None:
    assert NPS in asked("Would you recommend us?", {"5": 30, "4": 20, "3": 4, "2": 1, "1": 2})


def test_another_0_10_question_is_asked_about_not_called_nps() -> None:
    assert asked("satisfaction", FROM_ZERO) == [{"type": "scale", "scale": "0-10"}]


def test_labelled_ends_say_the_scale() -> None:
    answers = {"10 - Extremely likely": 20, "9": 20, "8": 10, "5": 4, "0 - Not at all likely": 2}
    assert proposed("Recommend", answers) == NPS


def test_ends_exported_as_words_are_asked_about_with_their_labels_and_what_is_at_stake() -> None:
    answers = {
        "Strongly agree": 55,
        "9": 28,
        "8": 19,
        "7": 14,
        "6": 8,
        "5": 6,
        "4": 2,
        "Strongly disagree": 1,
    }
    found = verdict_on("Would you recommend us?", answers)
    assert [dict(v.keys) for v in found.variants] == [  # type: ignore[union-attr]
        {**NPS_1_10, "labels": {"Strongly agree": 10, "Strongly disagree": 1}}
    ]
    assert "the NPS would be 16, not 50" in found.question.en  # type: ignore[union-attr]


def test_a_soiled_column_is_asked_about() -> None:
    assert asked("nps", {**FROM_ZERO, "11": 10, "eleven": 10})[0] == NPS


def test_few_mistakes_do_not_hide_the_scale() -> None:
    assert proposed("nps", {**FROM_ZERO, "11": 1}) == NPS
