"""Gates, drivers, designs and raked weights, as they may be written."""

from fractions import Fraction
from pathlib import Path

import pytest

from cxcli.config.load import from_path, from_text
from cxcli.config.study import study_of
from cxcli.study.column import ColumnRef
from cxcli.study.design import DesignSettings, Margin, Raking
from cxcli.study.gate import Gate, Looks
from cxcli.study.statistics import Statistics
from tests.config.configs import HEAD, problems, study

NPS = "metrics: {nps: {type: nps, column: Q1}}\nsegments: [country, {cross: [country, plan]}]\n"


def gate(keys: str) -> Gate:
    return study(f"{NPS}gates: [{{metric: nps, {keys}}}]").gates[0]


@pytest.mark.parametrize(
    ("keys", "wanted"),
    [
        ("min: 30", Gate("nps", "min", Fraction(30))),
        ("max: 12.5, mode: assured", Gate("nps", "max", Fraction(25, 2), "assured")),
        ("min: -10, min_n: 100", Gate("nps", "min", Fraction(-10), min_n=100)),
        ("max_drop: 5, versus: b.json", Gate("nps", "max_drop", Fraction(5), versus="b.json")),
        ("min: 0, segment: {country: FR}", Gate("nps", "min", Fraction(0), segment=(("country", "FR"),))),
        ("min: 0, segment: {country: }", Gate("nps", "min", Fraction(0), segment=(("country", None),))),
        (
            "min: 0, segment: {country: NO, plan: 1}",
            Gate("nps", "min", Fraction(0), segment=(("country", "NO"), ("plan", "1"))),
        ),
        ("min: 0, sequential: cs", Gate("nps", "min", Fraction(0), looks=Looks("cs"))),
        (
            "min: 0, sequential: cs, tightest_at: 90",
            Gate("nps", "min", Fraction(0), looks=Looks("cs", tightest_at=90)),
        ),
        (
            "min: 0, sequential: obf, looks: 4, look: 4",
            Gate("nps", "min", Fraction(0), looks=Looks("obf", 4, 4)),
        ),
    ],
)
def test_a_gate_says_what_a_metric_must_reach(keys: str, wanted: Gate) -> None:
    assert gate(keys) == wanted


def test_a_baseline_is_looked_for_beside_the_configuration(tmp_path: Path) -> None:
    (tmp_path / "c.yaml").write_text(f"{HEAD}{NPS}gates: [{{metric: nps, max_drop: 1, versus: b.json}}]")
    assert study_of(from_path(tmp_path / "c.yaml")).gates[0].versus == str(tmp_path / "b.json")


@pytest.mark.parametrize(
    ("keys", "said"),
    [
        ("{metric: nps}", "exactly one"),
        ("{metric: nps, min: 1, max: 2}", "exactly one"),
        ("{metric: nps, max_drop: 5}", "go together"),
        ("{metric: nps, min: 5, versus: b.json}", "go together"),
        ("{metric: nps, max_drop: 0, versus: b.json}", "greater than zero"),
        ("{metric: nps, min: 5, sequential: obf}", "'looks' and 'look'"),
        ("{metric: nps, min: 5, looks: 3, look: 1}", "'looks' and 'look'"),
        ("{metric: nps, min: 5, sequential: obf, looks: 3, look: 4}", "beyond"),
        ("{metric: nps, min: 5, sequential: obf, looks: 3, look: 1, tightest_at: 9}", "sequential: cs"),
        ("{metric: nps, min: 5, min_n: 0}", "at least 1"),
        ("{metric: nsp, min: 5}", "is not a metric"),
        ("{metric: nps, min: 5, segment: {county: FR}}", "not among the segments"),
        ("{metric: nps, min: 5, segment: {plan: Pro}}", "not among the segments"),
        ("{metric: nps, min: 5, mod: point}", "does not exist"),
    ],
)
def test_a_gate_that_cannot_be_judged_is_refused_once_at_its_place(keys: str, said: str) -> None:
    found = problems(f"{HEAD}{NPS}gates:\n  - {keys}\n")
    assert len(found) == 1, found
    assert said in found[0].message.en
    assert found[0].place.line == 5


@pytest.mark.parametrize("confidence", ["0.5", "0.3"])
def test_gates_need_a_confidence_that_bounds_can_have(confidence: str) -> None:
    (found,) = problems(
        f"{HEAD}{NPS}gates: [{{metric: nps, min: 5}}]\nstatistics: {{confidence: {confidence}}}"
    )
    assert "above 0.5" in found.message.en
    assert "supérieure à 0,5" in found.message.fr
    assert found.place.line == 5
    assert problems(f"{HEAD}{NPS}statistics: {{confidence: {confidence}}}") == ()
    assert problems(f"{HEAD}{NPS}gates: [{{metric: nps, min: 5}}]\nstatistics: {{confidence: 0.51}}") == ()


def test_an_ignored_metric_cannot_be_judged() -> None:
    (found,) = problems(f"{HEAD}metrics: {{m: {{type: ignore}}}}\ngates: [{{metric: m, min: 5}}]")
    assert "'m' is ignored" in found.message.en
    assert found.code == "CX2011"


def test_the_value_of_a_segment_is_taken_as_reports_have_it() -> None:
    assert gate("min: 0, segment: {country: '  New   York '}").segment == (("country", "New York"),)
    assert gate("min: 0, segment: {country: 'Que\u0301bec'}").segment == (("country", "Québec"),)


def test_a_misspelt_key_of_a_gate_gets_the_closest_one() -> None:
    assert "mode" in problems(f"{HEAD}{NPS}gates: [{{metric: nps, min: 5, mod: point}}]")[0].hint.en


def test_drivers_are_columns_by_metric() -> None:
    found = study(f"{NPS}drivers: {{nps: [Price, {{position: 4}}]}}")
    assert found.drivers == {"nps": (ColumnRef(name="Price"), ColumnRef(position=4))}
    assert "is not a metric" in problems(f"{HEAD}{NPS}drivers: {{csat: [a]}}")[0].message.en


def test_a_design_names_strata_clusters_and_the_population() -> None:
    text = "design: {strata: region, clusters: {position: 2}, population: 12000, lonely_psu: centre}"
    wanted = DesignSettings(ColumnRef(name="region"), ColumnRef(position=2), 12000, "centre")
    assert study(text).design == wanted
    assert study("").design == DesignSettings()


def test_weights_may_be_made_from_margins_in_shares_or_percent() -> None:
    margin = Margin(ColumnRef(name="country"), (("FR", Fraction(3, 5)), ("BE", Fraction(2, 5))))
    for shares in ("{FR: 0.6, BE: 0.4}", "{FR: 60, BE: 40}"):
        found = study(f"weight: {{rake: {{country: {shares}}}, trim: [0.2, 5]}}")
        assert found.raking == Raking((margin,), (Fraction(1, 5), Fraction(5)))
        assert (found.weight, found.is_weighted) == (None, True)


def test_margins_that_rounding_left_a_little_off_are_brought_to_one() -> None:
    raking = study("weight: {rake: {plan: {a: 33.3, b: 33.3, c: 33.3}}}").raking
    assert raking is not None
    assert [share for _, share in raking.margins[0].shares] == [Fraction(1, 3)] * 3


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("{rake: {country: {FR: 0.6, BE: 0.3}}}", "add up to 0.9"),
        ("{rake: {country: {FR: 1}}}", "at least 2"),
        ("{rake: {country: {FR: 1.5, BE: -0.5}}}", "greater than zero"),
        ("{column: w, rake: {country: {FR: 0.6, BE: 0.4}}}", "one of 'column' and 'rake'"),
        ("{divide_by: 2}", "one of 'column' and 'rake'"),
        ("{column: w, trim: [0.2, 5]}", "'trim' does not go"),
        ("{divide_by: 2, rake: {country: {FR: 0.6, BE: 0.4}}}", "'divide_by' does not go"),
        ("{trim: [2, 5], rake: {country: {FR: 0.6, BE: 0.4}}}", "below 1"),
    ],
)
def test_weights_that_cannot_be_made_are_refused(written: str, said: str) -> None:
    found = problems(f"{HEAD}weight: {written}")
    assert len(found) == 1, found
    assert said in found[0].message.en


def test_statistics_say_how_tests_and_gates_are_corrected() -> None:
    text = "statistics: {confidence: 0.9, adjust: bh, adjust_gates: holm, n_eff: kish, seed: 7}"
    assert study(text).statistics == Statistics(0.9, "kish", "bh", "holm", 7)
    assert study_of(from_text(HEAD)).statistics == Statistics()
