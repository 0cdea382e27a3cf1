"""Verdicts of gates, weights made from margins and comparisons of segments, as reports tell them."""

import json
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator, ValidationError

import cxcli.report
from cxcli.comparison.stored import stored_wave
from cxcli.gating.case import Judging
from cxcli.gating.verdicts import verdicts
from cxcli.pipeline.measuring import report_of
from cxcli.pipeline.waves import wave_of
from cxcli.renderers.to_json import to_json
from cxcli.renderers.to_terminal import to_plain_table, to_terminal
from cxcli.report.gate_verdict import GateVerdict
from cxcli.report.model import Report, VersusRest, Weighting
from cxcli.study.gate import Gate, Looks
from cxcli.study.study import Privacy
from cxcli.words import Lang, Words
from tests.renderers.described import described
from tests.renderers.reports import nps as nps_result
from tests.renderers.reports import report, survey
from tests.studies import by, csat, nps, study
from tests.waves import measured_of, nps_rows, wave

SCHEMA = json.loads((Path(cxcli.report.__file__).parent / "report.schema.json").read_text("utf-8"))
VALIDATOR = Draft202012Validator(SCHEMA)

PASS = GateVerdict(
    *("nps", {}, {"min": 10}, "not_worse", "pass"),
    Words("nps at least 10: pass (+25)", "nps au moins 10\xa0: réussite (+25)"),
    *(25.0, 13.2, 36.1, 13.2, 100, 100.0),
)
FAIL = replace(PASS, verdict="fail", sentence=Words("nps at least 40: fail", "nps au moins 40\xa0: échec"))
OPEN = replace(
    PASS,
    verdict="inconclusive",
    reason="bounds_straddle",
    sentence=Words("nps at least 30: inconclusive", "nps au moins 30\xa0: non concluant"),
)
BAD = GateVerdict(
    *("csat", {}, {"max": 90}, "assured", "data_error"),
    Words("csat at most 90%: data error", "csat au plus 90\xa0%\xa0: erreur de données"),
    reason="too_many_invalid",
)


def gated(*gates: GateVerdict, lang: Lang = "en") -> Report:
    return replace(report(nps_result(40, 45, 15), lang=lang), gates=gates)


def judged() -> Report:
    """Return the report of a run with every kind of verdict."""
    bars = [Gate("nps", "min", Fraction(bar)) for bar in (-50, 15, 90)]
    more = [
        Gate("nps", "min", Fraction(10), mode="point"),
        Gate("nps", "max_drop", Fraction(5), versus="b.json"),
        Gate("nps", "min", Fraction(10), segment=(("country", "tiny"),)),
        Gate("nps", "min", Fraction(10), segment=(("country", "none"),)),
        Gate("nps", "min", Fraction(1, 2), min_n=1000),
        Gate("nps", "min", Fraction(10), looks=Looks("cs")),
        Gate("csat", "max", Fraction(10)),
    ]
    asked = study(nps(), csat(), cuts=(by("country"),), gates=(*bars, *more), privacy=Privacy(10, 30))
    rows = [
        {**row, "Q2": str(1 + i % 5)}
        for i, row in enumerate([*nps_rows(15, 45, 40, country="A"), *nps_rows(1, 1, 1, country="tiny")])
    ]
    measured = measured_of(asked, rows + [{**row, "country": "B"} for row in rows])
    current = Judging(wave_of("", measured), broken=frozenset({"csat"}))
    found = verdicts(asked, current, {"b.json": Judging(wave(asked, rows))})
    return replace(report_of(measured), gates=found)


def test_every_verdict_of_a_run_fits_the_schema() -> None:
    document = json.loads(to_json(judged()))
    VALIDATOR.validate(document)
    assert {gate["verdict"] for gate in document["gates"]} == {"pass", "fail", "inconclusive", "data_error"}
    assert {gate["reason"] for gate in document["gates"]} == {
        None, "bounds_straddle", "suppressed", "segment_absent", "n_below_gate_min_n", "too_many_invalid",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("where", "wrong"),
    [
        ("verdict", "maybe"),
        ("mode", "strict"),
        ("rule", {}),
        ("rule", {"min": 1, "max": 2}),
        ("rule", {"min": "1"}),
        ("rule", {"max_drop": 5}),
        ("rule", {"max_drop": 0, "versus": "b"}),
        ("value", None),
        ("bound", None),
        ("n", 1.5),
        ("reason", "bounds_straddle"),
        ("segment", {"country": 1}),
        ("message", None),
    ],
)
def test_the_schema_refuses_what_no_verdict_says(where: str, wrong: object) -> None:
    document = json.loads(to_json(gated(PASS)))
    document["gates"][0][where] = wrong
    with pytest.raises(ValidationError):
        VALIDATOR.validate(document)


@pytest.mark.parametrize("number", ["value", "low", "high", "bound", "n", "n_effective"])
def test_the_schema_refuses_a_number_behind_a_hidden_verdict(number: str) -> None:
    document = json.loads(to_json(gated(replace(BAD, verdict="inconclusive", reason="suppressed"))))
    VALIDATOR.validate(document)
    document["gates"][0][number] = 12
    with pytest.raises(ValidationError):
        VALIDATOR.validate(document)


@pytest.mark.parametrize("missing", ["difference", "low", "high", "p", "p_adjusted", "method"])
def test_a_segment_against_the_rest_is_described(missing: str) -> None:
    versus = VersusRest(4.1, -1.0, 9.2, 0.11, 0.33, "mover_score")
    document = json.loads(to_json(report(replace(nps_result(40, 45, 15, {"c": "FR"}), versus_rest=versus))))
    VALIDATOR.validate(document)
    del document["results"][0]["versus_rest"][missing]
    with pytest.raises(ValidationError):
        VALIDATOR.validate(document)


def test_weights_made_from_margins_are_described() -> None:
    document = json.loads(to_json(replace(survey(), weighting=Weighting(12, 1e-11, 3, 0.2, 4.8, 1.4))))
    VALIDATOR.validate(document)
    del document["weighting"]["deff"]
    with pytest.raises(ValidationError):
        VALIDATOR.validate(document)


@pytest.mark.parametrize("wrong", [[], ["4"], [4, 4], 4])
def test_positive_answers_are_described(wrong: object) -> None:
    document = json.loads(to_json(judged()))
    result = next(one for one in document["results"] if one["metric"] == "csat")
    assert result["question"]["positive"] == [4, 5]
    result["question"]["positive"] = wrong
    with pytest.raises(ValidationError):
        VALIDATOR.validate(document)


@pytest.mark.parametrize("written", [judged(), survey(), gated(PASS, BAD)], ids=["judged", "survey", "gated"])
def test_every_key_that_is_written_is_described(written: Report) -> None:
    found = [*described(json.loads(to_json(written)), SCHEMA, SCHEMA)]
    assert len(found) > 5
    for keys, known in found:
        assert keys <= known


def test_the_report_of_a_gate_is_a_baseline_for_the_next_run(tmp_path: Path) -> None:
    (tmp_path / "r.json").write_text(to_json(judged()))
    groups = stored_wave(str(tmp_path / "r.json")).groups
    assert groups["nps", ()].result.n == 206


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_verdicts_stand_below_the_tables_one_a_line(lang: Lang) -> None:
    lines = to_plain_table(gated(PASS, FAIL, OPEN, BAD, lang=lang)).splitlines()
    heading = {"en": "Gates: 4", "fr": "Barrières\xa0: 4"}[lang]
    at = lines.index(heading)
    assert lines[at - 1] == ""
    assert lines[at + 1 : at + 5] == [gate.sentence.say(lang) for gate in (PASS, FAIL, OPEN, BAD)]
    assert "holm" in lines[at + 5]


def test_nothing_is_said_of_gates_where_none_was_asked_for() -> None:
    assert "Gates" not in to_plain_table(gated())


def test_one_gate_or_corrected_ones_need_no_word_about_their_number() -> None:
    assert "holm" not in to_plain_table(gated(PASS))
    assert "holm" not in to_plain_table(replace(gated(PASS, FAIL), adjust_gates="holm"))


def test_colours_repeat_the_verdict() -> None:
    text = to_terminal(gated(PASS, FAIL, OPEN, BAD), 100, color=True)
    for color, gate in (("32", PASS), ("31", FAIL), ("33", OPEN), ("31", BAD)):
        assert f"\x1b[{color}m{gate.sentence.en}\x1b[0m" in text


def test_a_long_verdict_wraps_and_is_never_cut() -> None:
    long = replace(PASS, sentence=Words("nps: pass " + "(word) " * 30, ""))
    text = to_terminal(gated(long), 80, color=False)
    assert text.count("(word)") == 30
    assert all(len(line) <= 80 for line in text.splitlines())


@pytest.mark.parametrize("ascii_only", [False, True])
def test_a_hostile_name_in_a_verdict_is_spelled_out(ascii_only: bool) -> None:  # noqa: FBT001
    hostile = replace(PASS, sentence=Words("\x1b[2J\u202enps\r\n: pass", ""))
    text = to_terminal(gated(hostile), 80, color=False, ascii_only=ascii_only)
    assert not {"\x1b", "\u202e", "\r"}.intersection(text)
    assert r"\x1b[2J\u202enps\r\n: pass" in text
