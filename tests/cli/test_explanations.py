import re
from pathlib import Path

import pytest

import cxcli
from cxcli.cli.definitions import explanation, overview
from cxcli.cli.explanations import codes, explanation_of
from cxcli.errors import UnknownName, every_error
from cxcli.metrics import METRICS
from cxcli.words import Lang

SOURCE = Path(cxcli.__file__).parent
NOTICE_CODES = {
    code
    for path in SOURCE.rglob("*.py")
    for code in re.findall(r'"(CX0\d{3})"', path.read_text(encoding="utf-8"))
}


@pytest.mark.parametrize("code", [error.code for error in every_error()])
def test_every_error_code_is_explained_in_both_languages(code: str) -> None:
    words = explanation_of(code)
    assert words is not None
    assert words.en.startswith(f"{code}: ")
    assert words.fr.startswith(f"{code} : ")
    assert words.en.partition(":")[2] != words.fr.partition(":")[2]


def test_every_warning_code_is_explained_and_no_other() -> None:
    assert {code for code in codes() if code.startswith("CX0")} == NOTICE_CODES


@pytest.mark.parametrize(
    ("code", "exit_code"), [("CX2001", "2"), ("CX3007", "3"), ("CX4001", "4"), ("CX7001", "70")]
)
def test_an_explanation_says_which_exit_code_follows(code: str, exit_code: str) -> None:
    assert f"Exit code {exit_code}: " in explanation(code, "en")
    assert f"Code de sortie {exit_code}\xa0: " in explanation(code, "fr")


@pytest.mark.parametrize("name", METRICS)
@pytest.mark.parametrize("lang", ["en", "fr"])
def test_every_metric_is_explained_with_formula_source_and_a_configuration(name: str, lang: Lang) -> None:
    told, metric = explanation(name, lang), METRICS[name]
    words = " ".join(told.split())
    assert metric.title.say(lang) in words
    assert " ".join(metric.source.split()).rpartition(": ")[2] in words
    assert "metrics:" in told
    assert all(f"  {statistic}: " in told for statistic in metric.statistics)


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_without_a_name_every_metric_has_its_line(lang: Lang) -> None:
    lines = overview(lang).splitlines()
    assert [line.split()[0] for line in lines[2 : 2 + len(METRICS)]] == list(METRICS)


@pytest.mark.parametrize(
    ("typed", "meant"), [("npss", "nps"), ("CX30077", "CX3007"), ("cst", "csat"), ("RATINGS", "rating")]
)
def test_an_unknown_name_is_met_with_the_closest_one(typed: str, meant: str) -> None:
    with pytest.raises(UnknownName) as raised:
        explanation(typed, "en")
    assert raised.value.hint == f"Did you mean '{meant}'?"


def test_a_name_like_nothing_is_met_with_all_metrics() -> None:
    with pytest.raises(UnknownName) as raised:
        explanation("zzzzzz", "en")
    assert raised.value.hint == f"There are: {', '.join(METRICS)}."


@pytest.mark.parametrize("name", ["NPS", "nps", "cx3007", "CX3007"])
def test_case_does_not_matter(name: str) -> None:
    assert explanation(name, "en") == explanation(name.lower(), "en")
