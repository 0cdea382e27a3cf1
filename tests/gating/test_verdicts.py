"""Gates of a study on measured waves: which group is judged, and what stands in the way."""

from dataclasses import replace
from fractions import Fraction

import pytest

from cxcli.comparison.group import Measured
from cxcli.errors import NotAReport, QuestionChanged
from cxcli.gating.case import Judging, key_of
from cxcli.gating.verdicts import files_of, verdicts
from cxcli.pipeline.waves import overlaps
from cxcli.report.gate_verdict import GateVerdict
from cxcli.study.cut import Cut, SegmentVariable
from cxcli.study.gate import Gate
from cxcli.study.question import Question
from cxcli.study.scale import scale
from cxcli.study.statistics import Statistics
from cxcli.study.study import Measure, Privacy, Study
from tests.studies import by, csat, named, nps, question, study, weight
from tests.waves import nps_rows, read, rows, wave

BASE = "baseline.json"
MIN = Gate("nps", "min", Fraction(20))
DROP = Gate("nps", "max_drop", Fraction(5), versus=BASE)
FR = (("country", "FR"),)


def judged(of: Study, current: Measured, baseline: Measured | None = None) -> tuple[GateVerdict, ...]:
    return verdicts(of, Judging(current), {} if baseline is None else {BASE: Judging(baseline)})


def test_the_value_and_base_of_a_verdict_are_those_of_the_report() -> None:
    gated = study(nps(), csat(), gates=(MIN, Gate("csat", "min", Fraction(70))))
    current = wave(gated, [{**row, "Q2": "5"} for row in nps_rows(15, 45, 40)])
    for verdict in judged(gated, current):
        result = current.groups[verdict.metric, ()].result
        facts = (verdict.value, verdict.n, verdict.n_effective)
        assert facts == (result.value, result.n, result.n_effective)


def test_a_segment_is_judged_on_its_own_people() -> None:
    gated = study(cuts=(by("country"),), gates=(MIN, replace(MIN, segment=FR)))
    everyone, french = judged(
        gated, wave(gated, nps_rows(60, 20, 20, country="BE") + nps_rows(0, 0, 60, country="FR"))
    )
    assert (everyone.verdict, french.verdict) == ("inconclusive", "pass")
    assert (everyone.n, french.n) == (160, 60)
    assert french.segment == {"country": "FR"}


def test_the_variables_of_a_crossing_may_come_in_any_order() -> None:
    turned = replace(MIN, segment=(("plan", "Pro"), ("country", "FR")))
    gated = study(cuts=(by("country", "plan"),), gates=(turned,))
    current = wave(gated, nps_rows(0, 0, 60, country="FR", plan="Pro"))
    assert judged(gated, current)[0].verdict == "pass"
    assert key_of(turned, current.groups) == ("nps", (("country", "FR"), ("plan", "Pro")))


def test_the_blank_segment_can_be_judged() -> None:
    gated = study(cuts=(by("country"),), gates=(replace(MIN, segment=(("country", None),)),))
    found = judged(gated, wave(gated, nps_rows(0, 0, 60, country="") + nps_rows(9, 0, 0, country="FR")))
    assert (found[0].verdict, found[0].n, found[0].segment) == ("pass", 60, {"country": None})


def test_a_segment_without_anybody_is_inconclusive() -> None:
    gated = study(cuts=(by("country"),), gates=(replace(MIN, segment=(("country", "XX"),)),))
    found = judged(gated, wave(gated, nps_rows(5, 5, 50, country="FR")))[0]
    assert (found.verdict, found.reason) == ("inconclusive", "segment_absent")
    assert (found.value, found.n, found.low) == (None, None, None)


def test_a_hidden_segment_tells_no_number_not_even_in_mode_point() -> None:
    hidden = study(
        cuts=(by("country"),),
        gates=(replace(MIN, segment=FR, mode="point", min_n=1),),
        privacy=Privacy(10, 30),
    )
    rows_ = nps_rows(1, 1, 7, country="FR") + nps_rows(50, 50, 50, country="BE")
    found = judged(hidden, wave(hidden, rows_ + nps_rows(20, 20, 20, country="LU")))[0]
    assert (found.verdict, found.reason) == ("inconclusive", "suppressed")
    assert (found.value, found.low, found.high, found.bound, found.n) == (None, None, None, None, None)
    assert "9" not in found.sentence.en.replace("95%", "")


def test_a_metric_nobody_answered_is_inconclusive() -> None:
    gated = study(gates=(MIN,))
    found = judged(gated, wave(gated, [{"Q1": ""}] * 40))[0]
    assert (found.verdict, found.reason) == ("inconclusive", "no_answers")


@pytest.mark.parametrize("gate", [MIN, replace(MIN, mode="point"), replace(MIN, segment=FR)])
def test_too_many_invalid_answers_are_a_data_error_whatever_the_number(gate: Gate) -> None:
    gated = study(cuts=(by("country"),), gates=(gate,))
    found = verdicts(gated, Judging(wave(gated, nps_rows(0, 0, 60, country="FR")), broken=frozenset({"nps"})))
    assert (found[0].verdict, found[0].reason, found[0].breaks) == ("data_error", "too_many_invalid", False)


def test_a_drop_is_judged_as_a_change() -> None:
    gated = study(gates=(DROP,))
    found = judged(gated, wave(gated, nps_rows(60, 20, 120)), wave(gated, nps_rows(20, 20, 160)))[0]
    assert (found.verdict, found.value, found.n) == ("fail", -40.0, 200)
    assert found.rule == {"max_drop": 5, "versus": BASE}


def test_where_lower_is_better_a_drop_is_a_rise_of_the_number() -> None:
    points = scale(1, 7)
    asked = Question((named("Q3"),), points, "lower", question("Q3", on=points).coding)
    effort = Measure("effort", "ces", "CES", "mean", asked)
    gated = study(effort, gates=(Gate("effort", "max_drop", Fraction(1, 2), versus=BASE),))
    good, bad = rows("Q3", {1: 40, 2: 40, 3: 20}), rows("Q3", {4: 40, 5: 40, 6: 20})
    assert judged(gated, wave(gated, bad), wave(gated, good))[0].verdict == "fail"
    assert judged(gated, wave(gated, good), wave(gated, bad))[0].verdict == "pass"
    assert judged(gated, wave(gated, good), wave(gated, good))[0].verdict == "pass"


def test_a_baseline_with_a_hidden_number_is_not_compared_with() -> None:
    gated = study(gates=(DROP,), privacy=Privacy(10, 30))
    found = judged(gated, wave(gated, nps_rows(5, 5, 50)), wave(gated, nps_rows(1, 1, 5)))[0]
    assert (found.verdict, found.reason, found.value) == ("inconclusive", "suppressed", None)


def test_a_baseline_with_too_few_people_is_inconclusive() -> None:
    gated = study(gates=(DROP,))
    found = judged(gated, wave(gated, nps_rows(50, 50, 500)), wave(gated, nps_rows(1, 1, 18)))[0]
    assert (found.verdict, found.reason, found.n) == ("inconclusive", "n_below_gate_min_n", 600)
    assert "baseline" in found.sentence.en


def test_a_baseline_with_too_many_invalid_answers_is_a_data_error() -> None:
    gated = study(gates=(DROP,))
    current = wave(gated, nps_rows(5, 5, 50))
    found = verdicts(gated, Judging(current), {BASE: Judging(current, broken=frozenset({"nps"}))})
    assert found[0].verdict == "data_error"


def test_a_segment_that_the_baseline_did_not_have_is_inconclusive() -> None:
    gated = study(cuts=(by("country"),), gates=(replace(DROP, segment=FR),))
    now = wave(gated, nps_rows(5, 5, 50, country="FR"))
    found = judged(gated, now, wave(gated, nps_rows(5, 5, 50, country="BE")))[0]
    assert (found.verdict, found.reason, found.n) == ("inconclusive", "baseline_absent", None)


def test_a_baseline_that_does_not_split_people_that_way_is_refused() -> None:
    gated = study(cuts=(by("country"),), gates=(replace(DROP, segment=FR),))
    now = wave(gated, nps_rows(5, 5, 50, country="FR"))
    with pytest.raises(NotAReport, match="nps, country"):
        judged(gated, now, wave(study(), nps_rows(5, 5, 50)))


def test_a_baseline_without_the_metric_is_refused() -> None:
    gated = study(gates=(DROP,))
    with pytest.raises(NotAReport, match="no result for nps"):
        judged(gated, wave(gated, nps_rows(5, 5, 50)), wave(study(csat()), [{"Q2": "5"}] * 40))


@pytest.mark.parametrize("segment", [(), FR])
def test_a_baseline_that_asked_another_question_is_refused_without_offering_what_gate_does_not_have(
    segment: tuple[tuple[str, str], ...],
) -> None:
    gated = study(cuts=(by("country"),), gates=(replace(DROP, segment=segment),))
    other = study(Measure("nps", "nps", "NPS", "net", question("Q1", on=scale(1, 10))), cuts=(by("country"),))
    before = wave(other, rows("Q1", {1: 20, 10: 40}, country="FR"))
    with pytest.raises(QuestionChanged, match="the scale was 1-10 and is 0-10") as raised:
        judged(gated, wave(gated, nps_rows(5, 5, 50, country="FR")), before)
    assert "allow-scale-change" not in raised.value.hint


def test_a_hidden_number_of_another_question_is_refused_as_well() -> None:
    gated = study(gates=(DROP,), privacy=Privacy(10, 30))
    other = replace(gated, measures=(Measure("nps", "nps", "NPS", "net", question("Q1", on=scale(1, 10))),))
    with pytest.raises(QuestionChanged):
        judged(gated, wave(gated, nps_rows(5, 5, 50)), wave(other, rows("Q1", {10: 5})))


def test_people_who_answered_in_both_waves_make_the_change_surer() -> None:
    gated = study(gates=(DROP,), respondent=named("id"))
    before = [{**row, "id": f"p{i}"} for i, row in enumerate(nps_rows(60, 60, 80))]
    after = [{**row, "Q1": "10" if row["id"] in ("p0", "p1") else row["Q1"]} for row in before]
    then, now = read(gated, before), read(gated, after)
    alone = judged(gated, now.wave, then.wave)[0]
    known = verdicts(gated, Judging(now.wave), {BASE: Judging(then.wave, overlaps=overlaps(then, now))})[0]
    assert (alone.verdict, known.verdict) == ("inconclusive", "pass")
    assert alone.value == known.value == 2.0
    assert known.low is not None
    assert known.low > -1


def test_holm_over_the_gates_of_a_run_makes_sure_verdicts_rarer() -> None:
    rows_ = nps_rows(15, 45, 40)
    bars = tuple(Gate("nps", "min", Fraction(bar)) for bar in (13, 12, -50))
    plain = study(gates=bars)
    assert [v.verdict for v in judged(plain, wave(plain, rows_))] == ["pass"] * 3
    holm = replace(plain, statistics=Statistics(adjust_gates="holm"))
    found = judged(holm, wave(holm, rows_))
    assert [v.verdict for v in found] == ["inconclusive", "inconclusive", "pass"]
    assert found[0].reason == "not_after_adjustment"


def test_under_holm_more_answers_are_promised_for_the_stricter_claim() -> None:
    near = tuple(Gate("nps", "min", Fraction(bar)) for bar in (20, -50, -60))
    plain = study(gates=near)
    holm = replace(plain, statistics=Statistics(adjust_gates="holm"))
    told = [judged(s, wave(s, nps_rows(15, 45, 40)))[0].sentence.en for s in (plain, holm)]
    few, many = (int(text.partition("about ")[2].split()[0]) for text in told)
    assert 400 < few < many


def test_weights_count_as_the_effective_people_they_leave() -> None:
    gated = study(gates=(MIN,), weight=weight())
    rows_ = nps_rows(0, 0, 39, w="1") + nps_rows(0, 0, 1, w="20")
    found = judged(gated, wave(gated, rows_))[0]
    assert (found.n, found.verdict, found.reason) == (40, "inconclusive", "n_below_gate_min_n")
    assert found.n_effective is not None
    assert found.n_effective < 10


def test_several_answers_in_a_cell_are_judged_where_they_are() -> None:
    several = Cut((SegmentVariable("topics", named("topics"), split=";"),))
    gated = study(cuts=(several,), gates=(replace(MIN, segment=(("topics", "price"),)),))
    found = judged(gated, wave(gated, nps_rows(0, 0, 40, topics="price; help")))[0]
    assert (found.verdict, found.n) == ("pass", 40)


def test_each_baseline_is_read_once() -> None:
    assert files_of([MIN, DROP, replace(DROP, versus="a"), DROP]) == (BASE, "a")
