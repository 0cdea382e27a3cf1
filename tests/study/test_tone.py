import pytest

from cxcli.study.tone import sounds_best, sounds_worst

BEST = [
    "1 - Extremely critical",
    "Très satisfait",
    "Strongly agree",
    "Excellent",
    "10 - Extremely likely",
    "Tout à fait d’accord",
]
WORST = [
    "Very dissatisfied",
    "Not at all satisfied",
    "Pas du tout satisfait(e)",
    "0 - Not at all likely",
    "strongly disagree",
]
NEITHER = ["Neutral", "Unsatisfied", "Agree", "", "42", "Oui"]


@pytest.mark.parametrize("label", BEST)
def test_the_best_point_of_a_known_scale_sounds_best(label: str) -> None:
    assert (sounds_best(label), sounds_worst(label)) == (True, False)


@pytest.mark.parametrize("label", WORST)
def test_the_worst_point_of_a_known_scale_sounds_worst(label: str) -> None:
    assert (sounds_best(label), sounds_worst(label)) == (False, True)


@pytest.mark.parametrize("label", NEITHER)
def test_other_texts_have_no_tone(label: str) -> None:
    assert (sounds_best(label), sounds_worst(label)) == (False, False)
