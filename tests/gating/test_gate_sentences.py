"""What is told of a verdict: one line in both languages, which says no more than was found."""

from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxcli.gating.evidence import Judged
from cxcli.gating.judge import Judgement, judge, threshold_of
from cxcli.gating.notices import notices
from cxcli.gating.sentence import Told, rule_of, sentence
from cxcli.report.model import Interval, QuestionFacts, Result
from cxcli.report.wording import decimals_beside, format_number
from cxcli.study.gate import Gate
from tests.studies import csat, nps, study

NPS = Result(
    "nps", "nps", "Net Promoter Score", "net", {}, None, "points", QuestionFacts((0, 10), 1, "higher", "")
)
CSAT = replace(NPS, metric="csat", type="csat", unit="percent", interval=Interval(70, 90, 0.95, "wilson"))
CES = replace(
    NPS, metric="effort", type="ces", unit="scale points", question=QuestionFacts((1, 7), 1, "lower", "")
)


def told(
    gate: Gate,
    result: Result,
    number: tuple[float, float, float] | None,
    *,
    n: int = 320,
    change: Callable[[Judgement], Judgement] = lambda judgement: judgement,
    more: int | None = None,
) -> tuple[str, str]:
    """Return the sentence on a value with its bounds, in both languages."""
    judged, verdict = None, Judgement("inconclusive", "suppressed")
    wants_more = gate.rule == "min" or (gate.rule == "max_drop" and result.question.better == "higher")
    if number is not None:
        value, low, high = number
        judged = Judged(value, n, float(n), n, lambda _: (low, high), is_change=gate.rule == "max_drop")
        verdict = judge(gate, judged, 0.95, wants_more=wants_more)
    bar = threshold_of(gate, wants_more=wants_more)
    words = sentence(Told(gate, change(verdict), result, judged, bar, 0.95, more))
    return words.en, words.fr


@pytest.mark.parametrize(
    ("gate", "result", "number", "english", "french"),
    [
        (
            Gate("nps", "min", Fraction(30)),
            NPS,
            (48.1, 41.2, 54.9),
            "nps at least 30: pass (+48, at least +41 with 95% confidence, n = 320)",
            "nps au moins 30 : réussite (+48, au moins +41 avec une confiance de 95 %, n = 320)",
        ),
        (
            Gate("nps", "min", Fraction(60)),
            NPS,
            (48.1, 41.2, 54.9),
            "nps at least 60: fail (+48, at most +55 with 95% confidence, n = 320)",
            "nps au moins 60 : échec (+48, au plus +55 avec une confiance de 95 %, n = 320)",
        ),
        (
            Gate("nps", "min", Fraction(50)),
            NPS,
            (48.1, 41.2, 54.9),
            "nps at least 50: inconclusive (+48, between +41 and +55, each with 95% confidence, n = 320)",
            "nps au moins 50 : non concluant (+48, entre +41 et +55, chaque borne avec une confiance de 95 %, n = 320)",
        ),
        (
            Gate("csat", "min", Fraction(165, 2), segment=(("country", "FR"),)),
            CSAT,
            (77.4, 70.6, 82.3),
            "csat, country = FR, at least 82.5%: fail (77%, at most 82% with 95% confidence, n = 320)",
            "csat, country = FR, au moins 82,5 % : échec (77 %, au plus 82 % avec une confiance de 95 %, n = 320)",
        ),
        (
            Gate("effort", "max", Fraction(3)),
            CES,
            (2.5, 2.31, 2.69),
            "effort at most 3: pass (2.50, at most 2.69 with 95% confidence, n = 320)",
            "effort au plus 3 : réussite (2,50, au plus 2,69 avec une confiance de 95 %, n = 320)",
        ),
        (
            Gate("csat", "max_drop", Fraction(5), versus="last.json"),
            CSAT,
            (4.2, -1.3, 9.6),
            "csat no more than 5 pts worse than last.json: pass (change +4 pts, at least -1 pts with 95% confidence, n = 320)",
            "csat pas plus de 5 pts de moins bien que last.json : réussite (écart +4 pts, au moins -1 pts avec une confiance de 95 %, n = 320)",
        ),
        (
            Gate("nps", "max_drop", Fraction(5), versus="last.json"),
            NPS,
            (-9, -14, -4),
            "nps no more than 5 worse than last.json: inconclusive (change -9, between -14 and -4, each with 95% confidence, n = 320)",
            "nps pas plus de 5 de moins bien que last.json : non concluant (écart -9, entre -14 et -4, chaque borne avec une confiance de 95 %, n = 320)",
        ),
        (
            Gate("effort", "max_drop", Fraction(1, 2), versus="last.json"),
            CES,
            (0.1, -0.2, 0.4),
            "effort no more than 0.5 worse than last.json: pass (change +0.10, at most +0.40 with 95% confidence, n = 320)",
            "effort pas plus de 0,5 de moins bien que last.json : réussite (écart +0,10, au plus +0,40 avec une confiance de 95 %, n = 320)",
        ),
        (
            Gate("csat", "min", Fraction(75), mode="point"),
            CSAT,
            (77.4, 70.6, 82.3),
            "csat at least 75%: pass (77%, chance not allowed for, n = 320)",
            "csat au moins 75 % : réussite (77 %, sans tenir compte du hasard, n = 320)",
        ),
        (
            Gate("nps", "min", Fraction(30)),
            NPS,
            (31, 31, 31),
            "nps at least 30: pass (+31, everybody answered, n = 320)",
            "nps au moins 30 : réussite (+31, tout le monde a répondu, n = 320)",
        ),
    ],
)
def test_a_verdict_is_one_line(
    gate: Gate, result: Result, number: tuple[float, float, float], english: str, french: str
) -> None:
    found = told(gate, result, number)
    assert found[0] == english
    assert found[1] == french.replace(" :", "\xa0:").replace(" %", "\xa0%").replace(" pts", "\xa0pts")


@pytest.mark.parametrize(
    ("gate", "number", "shown"),
    [
        (Gate("nps", "min", Fraction(30)), (33, 29.6, 36), "between +29.6 and +36"),
        (Gate("nps", "min", Fraction(30)), (33, 29.997, 36), "between +29.997 and +36"),
        (Gate("nps", "min", Fraction(30)), (25, 20, 29.51), "at most +29.5 "),
        (Gate("nps", "max", Fraction(30)), (33, 30.4, 36), "at least +30.4 "),
        (Gate("nps", "min", Fraction(30)), (40, 30.2, 50), "at least +30.2 "),
        (Gate("nps", "max_drop", Fraction(5), versus="b"), (-9, -12, -5.4), "at most -5.4 "),
    ],
)
def test_rounding_never_shows_a_number_on_the_other_side_of_its_bar(
    gate: Gate, number: tuple[float, float, float], shown: str
) -> None:
    assert shown in told(gate, NPS, number)[0]


@given(value=st.floats(-200, 200), bar=st.integers(-200, 200), usual=st.integers(0, 2))
def test_a_number_as_shown_lies_where_it_is_unless_it_is_too_near(value: float, bar: int, usual: int) -> None:
    shown = float(format_number(value, decimals_beside(value, bar, usual)).replace(",", ""))
    if abs(value - bar) > 10 ** -(usual + 3):
        assert (shown > bar) == (value > bar)
        assert (shown < bar) == (value < bar)


@pytest.mark.parametrize(
    ("reason", "english", "french"),
    [
        ("suppressed", "hidden", "masqué"),
        ("segment_absent", "nobody is in this segment", "personne n'est dans ce segment"),
        ("baseline_absent", "nobody is in this segment of the baseline", "de la référence"),
        ("no_answers", "nobody answered", "personne n'a répondu"),
        ("no_interval", "the number has no interval", "le nombre n'a pas d'intervalle"),
        ("too_many_invalid", "too many answers are not on the scale", "hors de l'échelle"),
    ],
)
def test_what_stands_in_the_way_is_said(reason: str, english: str, french: str) -> None:
    gate = Gate("nps", "min", Fraction(30))
    found = told(gate, NPS, None, change=lambda judgement: replace(judgement, reason=reason))
    assert english in found[0]
    assert french in found[1]


@pytest.mark.parametrize(
    ("reason", "english", "french"),
    [
        ("no_answers", "no row can be used", "aucune ligne utilisable"),
        ("too_many_invalid", "too many rows cannot be read", "trop de lignes sont illisibles"),
        ("suppressed", "hidden", "masqué"),
    ],
)
def test_rows_that_are_no_answers_are_not_called_so(reason: str, english: str, french: str) -> None:
    of_rows = replace(NPS, question=replace(NPS.question, way="rows"))
    gate = Gate("nps", "min", Fraction(30))
    found = told(gate, of_rows, None, change=lambda judgement: replace(judgement, reason=reason))
    assert english in found[0]
    assert french in found[1]


def test_a_data_error_is_named() -> None:
    gate = Gate("nps", "min", Fraction(30))
    broken = Judgement("data_error", "too_many_invalid")
    assert told(gate, NPS, None, change=lambda _: broken)[0].startswith("nps at least 30: data error (")


def test_too_few_people_are_counted() -> None:
    gate = Gate("nps", "min", Fraction(30))
    found = told(gate, NPS, (90, 80, 95), n=29)[0]
    assert found == "nps at least 30: inconclusive (fewer than 30 people: n = 29, 29 effective)"


def test_a_verdict_that_did_not_survive_the_correction_keeps_its_number() -> None:
    gate = Gate("nps", "min", Fraction(30))
    lost = Judgement("inconclusive", "not_after_adjustment", (31, 50), 31)
    found = told(gate, NPS, (40, 31, 50), change=lambda _: lost)[0]
    assert "between +31 and +50" in found
    assert found.endswith(": not sure enough for so many gates)")


def test_how_many_more_answers_would_settle_it_is_told_with_its_condition() -> None:
    english, french = told(Gate("nps", "min", Fraction(50)), NPS, (48.1, 41.2, 54.9), more=1400)
    assert english.endswith("; about 1,400 more answers like these would settle it)")
    assert french.endswith("\xa0; environ 1\u202f400 réponses de plus, réparties de même, trancheraient)")


@pytest.mark.parametrize("segment", [(("country", "a {bar} b"),), (("{versus}", "%s"),), (("a\nb", None),)])
def test_a_segment_is_never_read_as_a_pattern(segment: tuple[tuple[str, str | None], ...]) -> None:
    found = told(Gate("nps", "min", Fraction(30), segment=segment), NPS, (48.1, 41.2, 54.9))[0]
    assert segment[0][0] in found
    assert (segment[0][1] or "(no answer)") in found


@pytest.mark.parametrize(
    ("gate", "rule"),
    [
        (Gate("nps", "min", Fraction(30)), {"min": 30}),
        (Gate("nps", "max", Fraction(5, 2)), {"max": 2.5}),
        (Gate("nps", "max_drop", Fraction(5), versus="b.json"), {"max_drop": 5, "versus": "b.json"}),
    ],
)
def test_a_rule_is_reported_as_it_was_written(gate: Gate, rule: dict[str, object]) -> None:
    assert rule_of(gate) == rule
    assert [type(x) for x in rule_of(gate).values()] == [type(x) for x in rule.values()]


@pytest.mark.parametrize(
    ("gate", "codes"),
    [
        (Gate("csat", "min", Fraction(80)), []),
        (Gate("csat", "min", Fraction(4, 5)), ["CX0126"]),
        (Gate("csat", "max", Fraction(1)), ["CX0126"]),
        (Gate("csat", "min", Fraction(0)), []),
        (Gate("csat", "max_drop", Fraction(1), versus="b"), []),
        (Gate("nps", "min", Fraction(1, 2)), []),
        (Gate("nps", "min", Fraction(30), mode="point"), ["CX0125"]),
        (Gate("csat", "min", Fraction(4, 5), mode="point"), ["CX0125", "CX0126"]),
    ],
)
def test_gates_that_are_likely_mistaken_are_warned_of(gate: Gate, codes: list[str]) -> None:
    assert [notice.code for notice in notices(study(nps(), csat(), gates=(gate,)))] == codes
