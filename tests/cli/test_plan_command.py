"""`cxcli plan`: how many answers a survey needs, and what a number of answers can show."""

import json
from typing import Any

import pytest
from scipy.stats import norm, t

from tests.cli.real_command import Run


def of_one_half(scale: float, n: float) -> float:
    """Return the half-width of Wilson's interval of one half in closed form."""
    return scale * norm.ppf(0.975) / (n + norm.ppf(0.975) ** 2) ** 0.5


def facts(run: Run, *words: str) -> dict[str, Any]:
    done = run("plan", *words, "-f", "json")
    assert (done.returncode, done.stderr) == (0, "")
    return json.loads(done.stdout)


@pytest.mark.parametrize(
    ("words", "answers"),
    [
        (("--margin", "5"), 1537),
        (("nps", "--margin", "5", "--population", "2000"), 870),
        (("nps", "--margin", "3", "--promoters", "50", "--detractors", "20"), 2604),
        (("nps", "--margin", "5", "--deff", "1.5"), 2305),
        (("nps", "--difference", "10", "--promoters", "50", "--detractors", "20"), 903),
        (("nps", "--difference", "10", "--power", "0.9"), 2102),
        (("share", "--margin", "5"), 385),
        (("share", "--margin", "5", "--confidence", "0.99"), 664),
        (("share", "--difference", "-5", "--share", "80"), 1091),
        (("mean", "--margin", "0.2", "--sd", "1.2"), 141),
    ],
)
def test_so_many_answers_are_needed(words: tuple[str, ...], answers: int, run: Run) -> None:
    found = facts(run, *words)
    assert (found["schema"], found["answers"]) == ("cxcli.plan/1", answers)


def test_a_table_says_the_answer_first_and_then_its_numbers(run: Run) -> None:
    done = run("plan", "nps", "--margin", "5", "--promoters", "50", "--detractors", "20")
    assert (done.returncode, done.stderr) == (0, "")
    first, numbers, *notes = done.stdout.split("\n\n")
    assert " ".join(first.split()) == (
        "For an interval of ±5 points around the NPS, at 95% confidence, 938 answers are needed."
    )
    assert "938" in numbers.splitlines()[0]
    assert "50% promoters, 30% passives, 20% detractors (NPS +30)" in numbers
    assert "+24.9 to +34.9" in numbers
    assert "assumption" in notes[0]
    assert "sampling error only" in notes[1]


def test_it_speaks_french(run: Run) -> None:
    told = run("plan", "--difference", "10", "--promoters", "50", "--detractors", "20", "--lang", "fr").stdout
    assert " ".join(told.split("\n\n")[0].split("\n")) == (
        "Pour déceler une hausse du NPS de +30 à +40 dans 80\u00a0% de telles enquêtes, à 95\u00a0% de confiance, "
        "il faut 903 réponses dans chacun des deux groupes (1\u202f806 en tout)."
    )
    assert "hypothèse\u00a0: " in told


@pytest.mark.parametrize(
    ("words", "half_width"),
    [
        (("nps", "--answers", "200"), of_one_half(100, 200)),
        (("share", "--answers", "200"), of_one_half(50, 200)),
        (("share", "--answers", "96", "--share", "50"), of_one_half(50, 96)),
        (("mean", "--answers", "25", "--sd", "1"), t.ppf(0.975, 24) / 5),
        (("nps", "--answers", "200", "--population", "2000"), of_one_half(100, 200 / 0.9)),
        (("nps", "--answers", "200", "--deff", "1.6"), of_one_half(100, 125)),
    ],
)
def test_so_many_answers_give_so_wide_an_interval(
    words: tuple[str, ...], half_width: float, run: Run
) -> None:
    assert facts(run, *words)["expected_margin"] == pytest.approx(half_width, abs=1e-9)


def test_answers_show_a_difference_as_well(run: Run) -> None:
    found = facts(run, "nps", "--answers", "903", "--promoters", "50", "--detractors", "20")
    assert found["difference"] == pytest.approx(10.3, abs=0.1)
    assert found["power"] == 0.8
    assert found["expected_interval"]["method"] == "score"
    assert found["expected_interval"]["low"] < 30 < found["expected_interval"]["high"]


def test_a_response_rate_says_how_many_to_invite(run: Run) -> None:
    found = facts(run, "--margin", "5", "--response-rate", "20")
    assert (found["response_rate"], found["invitations"]) == (0.2, 7685)
    assert found["is_reachable"]


def test_more_invitations_than_people_are_pointed_out(run: Run) -> None:
    words = ("--margin", "5", "--population", "2000", "--response-rate", "20")
    assert not facts(run, *words)["is_reachable"]
    assert "would give about 400 answers" in " ".join(run("plan", *words).stdout.split())


def test_everybody_is_a_census(run: Run) -> None:
    told = run("plan", "--answers", "300", "--population", "300").stdout
    assert told.startswith("300 answers of a population of 300 are a census: there is no sampling error.")
    assert facts(run, "--answers", "300", "--population", "300")["n_effective"] is None


def test_a_plan_for_a_hidden_result_says_so(run: Run) -> None:
    assert "hide results of fewer than 10" in run("plan", "--answers", "9").stdout
    assert "fewer than 30 answers as a low base" in run("plan", "--answers", "29").stdout
    assert "fewer than" not in run("plan", "--answers", "30").stdout.replace("fewer answers", "")


def test_the_json_says_what_was_assumed(run: Run) -> None:
    found = facts(run, "--difference", "-10", "--promoters", "50", "--detractors", "20")
    assert found["assumed"]["shares"] == pytest.approx({"promoters": 0.5, "passives": 0.3, "detractors": 0.2})
    assert found["assumed_other"]["value"] == pytest.approx(20)
    assert (found["unit"], found["question"], found["difference"]) == ("points", "difference", -10)
    assert facts(run, "--margin", "5")["assumed"] == {"value": None, "variance": 1.0, "is_worst_case": True}


REFUSED = [
    ((), "Nothing says what is to be planned"),
    (("--margin", "5", "--answers", "20"), "--margin, --answers are several questions"),
    (("--margin", "0"), "--margin takes a number from 0.01 to 100, not 0"),
    (("--margin", "-5"), "--margin takes a number from 0.01 to 100, not -5"),
    (("--margin", "101"), "--margin takes"),
    (("--margin", "nan"), "--margin takes"),
    (("--margin", "inf"), "--margin takes"),
    (("--margin", "2,5"), "--margin takes a number, written like 5 or 2.5"),
    (("--answers", "2.5"), "--answers takes a whole number"),
    (("--answers", "0"), "--answers takes a number from 1"),
    (("--answers", "1" + "0" * 400), "--answers takes a number from 1"),
    (("--difference", "0"), "--difference takes"),
    (("--difference", "80", "--promoters", "50", "--detractors", "20"), "beyond the end of the scale"),
    (("--margin", "5", "--promoters", "60", "--detractors", "50"), "add up to 110%, more than everybody"),
    (("--margin", "5", "--promoters", "60"), "go together"),
    (("--margin", "5", "--promoters", "100", "--detractors", "0"), "everybody answers alike"),
    (("--margin", "5", "--share", "20"), "--share goes with 'cxcli plan share', not with 'nps'"),
    (("--margin", "5", "--power", "0.8"), "--power says nothing about a margin"),
    (("--answers", "50", "--power", "1"), "--power takes a number between 0 and 1, not 1"),
    (("--answers", "50", "--power", "0.04"), "finds by chance"),
    (("--answers", "50", "--population", "40"), "50 answers are more than the population of 40"),
    (("--difference", "5", "--population", "40"), "--population does not go with --difference"),
    (("--margin", "5", "--confidence", "95"), "--confidence takes a number between 0 and 1, not 95"),
    (("--margin", "5", "--deff", "0"), "--deff takes"),
    (("--margin", "5", "--response-rate", "0"), "--response-rate takes"),
    (("share", "--margin", "5", "--share", "100"), "--share takes a number between 0 and 100"),
    (("mean", "--margin", "0.2"), "needs the standard deviation"),
    (("mean", "--answers", "1", "--sd", "1"), "worth one person or less"),
    (("mean", "--margin", "0.0001", "--sd", "1000000"), "more answers than there are people"),
    (("csat", "--margin", "5"), "takes 'nps', 'share' or 'mean', not 'csat'"),
]


@pytest.mark.parametrize(
    ("words", "said"), REFUSED, ids=lambda value: value if isinstance(value, str) else ""
)
def test_what_cannot_be_planned_is_refused_with_a_way_on(words: tuple[str, ...], said: str, run: Run) -> None:
    done = run("plan", *words, "--error-format", "json")
    problem = json.loads(done.stderr)
    assert (done.returncode, done.stdout, problem["code"]) == (2, "", "CX2001")
    assert said in problem["message"]
    assert problem["hint"]


def test_a_refusal_is_said_in_french(run: Run) -> None:
    told = run("plan", "--margin", "0", "--lang", "fr").stderr
    assert "--margin attend un nombre de 0,01 à 100, et non 0." in told
