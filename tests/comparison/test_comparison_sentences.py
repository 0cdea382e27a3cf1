"""What is told of a change: one sentence in both languages, which claims no more than the numbers do."""

import re
from dataclasses import replace

import pytest

from cxcli.comparison.sentence import sentence
from cxcli.report.comparison import Compared, Ordinal
from cxcli.report.model import Interval
from tests.renderers.comparisons import CSAT, EFFORT, MIX, NPS, absent, hidden, low_base, of, side


def french(text: str) -> str:
    """Return a text with the no-break spaces that French wants."""
    return re.sub(r" (?=[:;%])|(?<=\d) (?=pts)", "\xa0", text)


UP = "more than chance alone would usually give", "plus que le hasard seul n'en donne d'ordinaire"


@pytest.mark.parametrize(
    ("compared", "english", "in_french"),
    [
        (
            NPS,
            [
                "NPS +48 (n = 1,320), up 37 on the baseline (+11, n = 300)",
                "95% interval of the change +25 to +48",
                UP[0],
            ],
            [
                "NPS +48 (n = 1\u202f320), en hausse de 37 par rapport à la référence (+11, n = 300)",
                "intervalle à 95 % de l'écart : de +25 à +48",
                UP[1],
            ],
        ),
        (
            CSAT,
            [
                "CSAT 71% (n = 320), -6 pts on the baseline (77%, n = 300)",
                "95% interval of the change -13 to +1 pts",
                "chance alone may explain it",
                "changes below 10 pts would usually go unseen here",
            ],
            [
                "CSAT 71 % (n = 320), -6 pts par rapport à la référence (77 %, n = 300)",
                "intervalle à 95 % de l'écart : de -13 à +1 pts",
                "le hasard seul peut l'expliquer",
                "un écart inférieur à 10 pts passerait le plus souvent inaperçu ici",
            ],
        ),
        (
            of(EFFORT, {"country": "FR"}),
            [
                "Customer Effort Score (CES), country = FR: 4.34 (n = 320), down 0.61 on the baseline (4.95, n = 300)",
                "95% interval of the change -0.87 to -0.35",
                UP[0],
            ],
            [
                "Customer Effort Score (CES), country = FR : 4,34 (n = 320), en baisse de 0,61 par rapport à la référence (4,95, n = 300)",
                "intervalle à 95 % de l'écart : de -0,87 à -0,35",
                UP[1],
            ],
        ),
        (
            low_base(NPS, {"country": None}),
            [
                "NPS, country = (no answer): +48 (n = 1,320), +37 on the baseline (+11, n = 300)",
                "95% interval of the change +25 to +48",
                "the base is too low for a verdict",
            ],
            [
                "NPS, country = (sans réponse) : +48 (n = 1\u202f320), +37 par rapport à la référence (+11, n = 300)",
                "intervalle à 95 % de l'écart : de +25 à +48",
                "la base est trop faible pour un verdict",
            ],
        ),
        (
            hidden(NPS, {"country": "FR"}),
            ["NPS, country = FR: hidden, to protect small bases"],
            ["NPS, country = FR : masqué, pour protéger de petites bases"],
        ),
        (
            absent(NPS, {"country": "FR"}),
            ["NPS, country = FR: there is no baseline"],
            ["NPS, country = FR : il n'y a pas de référence"],
        ),
    ],
)
def test_a_change_is_one_sentence(compared: Compared, english: list[str], in_french: list[str]) -> None:
    said = sentence(compared, 0.95)
    assert said.en == "; ".join(english)
    assert said.fr == french(" ; ".join(in_french))


def test_no_evidence_is_never_told_as_no_change() -> None:
    for compared in (CSAT, replace(CSAT, p_adjusted=0.99, p=0.99)):
        said = sentence(compared, 0.95)
        for claim in ("no change", "unchanged", "stable", "same", "not move", "equal"):
            assert claim not in said.en
        for claim in ("inchangé", "stable", "pas bougé", "aucun écart", "égal"):
            assert claim not in said.fr
        assert "may" in said.en


def test_only_a_verdict_makes_a_change_a_rise_or_a_fall() -> None:
    for compared in (CSAT, low_base(NPS, {"country": "FR"}), replace(NPS, verdict=None, p_adjusted=None)):
        said = sentence(compared, 0.95)
        assert not re.search(r"\b(up|down)\b", said.en)
        assert "hausse" not in said.fr
        assert "baisse" not in said.fr


def test_the_confidence_is_told() -> None:
    assert "99.9% interval" in sentence(NPS, 0.999).en
    assert "intervalle à 99,9\xa0%" in sentence(NPS, 0.999).fr


def test_a_change_of_a_precise_percentage_has_a_decimal() -> None:
    precise = replace(
        CSAT, current=replace(side(71.0, 30_000), interval=Interval(70.5, 71.5, 0.95, "wilson"))
    )
    assert "-6.3 pts on the baseline (77.3%" in sentence(precise, 0.95).en


def test_a_percentage_keeps_its_sign_and_its_change_has_none() -> None:
    said = sentence(CSAT, 0.95)
    assert re.findall(r"[-+]\d+ ?%", said.en) == []
    assert "71%" in said.en
    assert "71\xa0%" in said.fr
    assert re.findall(r"[-+]\d+\xa0%", said.fr) == []


def test_answers_all_alike_leave_nothing_to_test_by() -> None:
    untested = replace(EFFORT, low=None, high=None, p=None, p_adjusted=None, verdict=None, ordinal=None)
    said = sentence(untested, 0.95)
    assert said.en.endswith("there is nothing to test it by")
    assert "chance" not in said.en


def test_nobody_who_answered_is_said() -> None:
    nobody = replace(NPS, difference=None, low=None, high=None, p=None, p_adjusted=None, verdict=None)
    assert sentence(nobody, 0.95).en == "NPS: no answers"
    assert sentence(nobody, 0.95).fr == "NPS\xa0: aucune réponse"


DISAGREES = "the test of ranks disagrees with that of means"


@pytest.mark.parametrize(
    ("p", "ranks", "statistic", "disagrees"),
    [
        (0.00001, 0.00002, -4.2, False),
        (0.00001, 0.2, -1.3, True),
        (0.2, 0.00002, -4.2, True),
        (0.2, 0.3, 1.0, False),
        (0.00001, 0.00002, 4.2, True),
    ],
)
def test_a_test_of_ranks_that_disagrees_is_told(
    p: float,
    ranks: float,
    statistic: float,
    disagrees: bool,  # noqa: FBT001 - one column of the table
) -> None:
    compared = replace(EFFORT, p=p, p_adjusted=p, ordinal=Ordinal(0.4, statistic, ranks))
    said = sentence(compared, 0.95)
    assert (DISAGREES in said.en) == disagrees
    assert ("le test des rangs contredit celui des moyennes" in said.fr) == disagrees


def test_a_correction_for_many_segments_is_no_disagreement() -> None:
    compared = replace(of(EFFORT, {"c": "FR"}), p=0.03, p_adjusted=0.2, verdict="no_evidence")
    assert DISAGREES not in sentence(replace(compared, ordinal=Ordinal(0.4, -2.2, 0.03)), 0.95).en


@pytest.mark.parametrize("ordinal", [None, Ordinal(0.5, None, None)])
def test_ranks_without_a_test_say_nothing(ordinal: Ordinal | None) -> None:
    assert DISAGREES not in sentence(replace(EFFORT, ordinal=ordinal), 0.95).en


def test_a_low_base_of_everyone_is_told_beside_the_verdict() -> None:
    said = sentence(replace(NPS, flags=("low_base",)), 0.95)
    assert said.en.endswith("more than chance alone would usually give; the base is low")


def test_a_reversal_is_told_whatever_the_verdict() -> None:
    turned = replace(MIX, simpson_reversal=True)
    for compared in (NPS, replace(NPS, p_adjusted=0.5, verdict="no_evidence")):
        said = sentence(replace(compared, mix_shift=(turned,)), 0.95)
        assert "Simpson's paradox" in said.en
        assert "paradoxe de Simpson" in said.fr


@pytest.mark.parametrize("name", ["{n}", "{name}", "%s", "{", "}{0}"])
def test_a_segment_is_never_read_as_a_pattern(name: str) -> None:
    said = sentence(of(NPS, {name: name}), 0.95)
    assert f"{name} = {name}: +48" in said.en
    assert f"{name} = {name}\xa0: +48" in said.fr
