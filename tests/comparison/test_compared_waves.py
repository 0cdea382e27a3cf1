"""What changed from one wave to the next: differences, families of tests, verdicts, and who is in both."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from cxcli.comparison.common import common_metrics, left_out, metrics_of, of_wave, only
from cxcli.comparison.compare import compare
from cxcli.comparison.terms import Terms
from cxcli.errors import NotAReport, Notice
from cxcli.pipeline.waves import overlaps, unknown_overlap
from cxcli.report.comparison import Compared
from cxcli.study.scale import scale
from cxcli.study.statistics import Statistics
from cxcli.study.study import Measure, Privacy, Study
from cxcli.words import Words
from tests.studies import by, csat, named, nps, question, study, weight
from tests.waves import Rows, nps_rows, read, wave

EFFORT = Measure("effort", "ces", "CES", "mean", question("Q3", on=scale(1, 7)))


def compared(of: Study, then: Rows, now: Rows, terms: Terms | None = None) -> tuple[Compared, ...]:
    return compare(
        wave(of, then), wave(of, now), terms or Terms(statistics=of.statistics, privacy=of.privacy)
    )


def by_segment(found: Sequence[Compared]) -> Mapping[str | None, Compared]:
    return {one.segment["country"]: one for one in found if one.segment}


def test_a_difference_is_current_less_baseline_in_the_unit_of_the_metric() -> None:
    asked = study(nps(), csat(), EFFORT)
    then = [{**row, "Q2": "5", "Q3": "2"} for row in nps_rows(20, 20, 20)]
    now = [{**row, "Q2": str(5 - i % 2 * 4), "Q3": "4"} for i, row in enumerate(nps_rows(10, 20, 30))]
    score, share, effort = compared(asked, then, now)
    assert (score.difference, score.unit) == (pytest.approx(100 / 3, abs=1e-12), "points")
    assert (share.difference, share.unit) == (-50.0, "percent")
    assert (effort.difference, effort.unit) == (2.0, "scale points")
    for one in (score, share, effort):
        assert one.baseline is not None
        assert one.current is not None
        assert one.baseline.value is not None
        assert one.current.value is not None
        assert one.difference == pytest.approx(one.current.value - one.baseline.value, abs=1e-9)


@given(st.tuples(*[st.integers(0, 60)] * 4).filter(lambda n: n[0] + n[1] and n[2] + n[3]))
@settings(deadline=None, max_examples=25)
def test_beside_two_shares_stands_the_textbook_test(n: tuple[int, int, int, int]) -> None:
    then = [{"Q2": "5"}] * n[0] + [{"Q2": "1"}] * n[1]
    now = [{"Q2": "4"}] * n[2] + [{"Q2": "2"}] * n[3]
    (found,) = compared(study(csat()), then, now)
    assert found.pooled is not None
    if 0 in (n[0] + n[2], n[1] + n[3]):  # nobody, or everybody, is satisfied
        assert (found.pooled.statistic, found.pooled.p) == (0, 1)
        return
    textbook = stats.chi2_contingency([n[:2], n[2:]], correction=False)
    assert found.pooled.statistic**2 == pytest.approx(textbook.statistic, abs=1e-9)
    assert found.pooled.p == pytest.approx(textbook.pvalue, abs=1e-9)


def test_the_textbook_test_stands_beside_plain_shares_only() -> None:
    answers = [
        {"Q1": "9", "Q2": "5", "Q3": "7", "w": "2", "id": "a"},
        {"Q1": "3", "Q2": "1", "Q3": "2", "w": "1", "id": "b"},
    ]
    score, share, effort = compared(study(nps(), csat(), EFFORT), answers, answers)
    assert [one.pooled is None for one in (score, share, effort)] == [True, False, True]
    assert compared(study(csat(), weight=weight()), answers, answers)[0].pooled is None
    twice = study(csat(), respondent=named("id"))
    assert (
        compare(
            *(waves := (wave(twice, answers), wave(twice, answers))),
            Terms(overlaps=overlaps(*(read(twice, answers) for _ in waves))),
        )[0].pooled
        is None
    )


@pytest.mark.filterwarnings("ignore:Precision loss")  # the oracle is warned of groups nearly all alike
@given(
    st.lists(st.integers(1, 7), min_size=2, max_size=40), st.lists(st.integers(1, 7), min_size=2, max_size=40)
)
@settings(deadline=None, max_examples=25)
def test_means_are_compared_as_welch_does_and_ranks_as_brunner_and_munzel(
    then: list[int], now: list[int]
) -> None:
    asked = study(EFFORT)
    (found,) = compared(asked, [{"Q3": str(x)} for x in then], [{"Q3": str(x)} for x in now])
    if len(set(then)) == len(set(now)) == 1:
        assert (found.p, found.low, found.verdict) == (None, None, None)
    if 1 in (len(set(then)), len(set(now))):
        return  # scipy warns of answers that are all alike
    wanted = stats.ttest_ind(now, then, equal_var=False)
    assert found.p == pytest.approx(wanted.pvalue, abs=1e-9)
    assert found.method == "welch"
    assert found.ordinal is not None
    if found.ordinal.p is not None:
        ranks = stats.brunnermunzel(then, now)
        assert found.ordinal.p == pytest.approx(ranks.pvalue, abs=1e-9)
        assert (found.ordinal.probability > 0.5) == (
            found.ordinal.statistic is not None and found.ordinal.statistic > 0
        )


def test_ranks_are_for_means_only_and_know_neither_weights_nor_clusters() -> None:
    answers = [
        {"Q1": str(i % 11), "Q3": str(i % 7 + 1), "w": str(1 + i % 2), "id": str(i % 9)} for i in range(40)
    ]
    score, effort = compared(study(nps(), EFFORT), answers, answers)
    assert (score.ordinal, effort.ordinal is None) == (None, False)
    assert compared(study(EFFORT, weight=weight()), answers, answers)[0].ordinal is None
    assert compared(study(EFFORT, respondent=named("id")), answers, answers)[0].ordinal is None


def test_the_segments_of_one_variable_are_one_family() -> None:
    asked = study(cuts=(by("country"),))
    then = [row for c in "ABCD" for row in nps_rows(20, 20, 20, country=c)]
    now = [row for i, c in enumerate("ABCD") for row in nps_rows(20 - 4 * i, 20, 20 + 4 * i, country=c)]
    found = by_segment(compared(asked, then, now))
    p_values = [found[c].p for c in "ABCD"]
    assert [found[c].p_adjusted for c in "ABCD"] == pytest.approx(_holm(p_values), abs=1e-12)
    everyone = compared(asked, then, now)[0]
    assert everyone.p == everyone.p_adjusted


def _holm(p_values: Sequence[float | None]) -> list[float]:
    order = sorted((p, i) for i, p in enumerate(p_values) if p is not None)
    worst, adjusted = 0.0, [0.0] * len(p_values)
    for rank, (p, i) in enumerate(order):
        worst = max(worst, min(1.0, (len(order) - rank) * p))
        adjusted[i] = worst
    return adjusted


@pytest.mark.parametrize("how", ["holm", "bh", "none"])
def test_the_correction_is_the_one_that_was_asked_for(how: str) -> None:
    asked = study(cuts=(by("country"),), statistics=Statistics(adjust=how))  # type: ignore[arg-type]
    then = [row for c in "AB" for row in nps_rows(20, 20, 20, country=c)]
    now = nps_rows(10, 20, 30, country="A") + nps_rows(14, 20, 26, country="B")
    found = by_segment(compared(asked, then, now))
    assert found["A"].p is not None
    assert found["A"].p_adjusted == found["A"].p * (1 if how == "none" else 2)


def test_a_segment_with_a_low_base_has_a_difference_and_no_verdict_and_does_not_count() -> None:
    asked = study(cuts=(by("country"),), privacy=Privacy(0, 30))
    big, small = nps_rows(20, 20, 20, country="A"), nps_rows(9, 0, 20, country="B")
    found = by_segment(
        compared(asked, big + small, nps_rows(5, 20, 35, country="A") + nps_rows(20, 0, 20, country="B"))
    )
    assert found["B"].difference is not None
    assert (found["B"].p_adjusted, found["B"].verdict, found["B"].flags) == (None, None, ("low_base",))
    assert found["A"].p == found["A"].p_adjusted
    assert found["A"].verdict == "up"


@pytest.mark.parametrize(("down", "verdict"), [(0, "up"), (28, "no_evidence"), (60, "down")])
def test_a_verdict_needs_more_than_chance(down: int, verdict: str) -> None:
    (found,) = compared(study(), nps_rows(30, 30, 30), nps_rows(down, 30, 90 - 30 - down))
    assert found.verdict == verdict
    assert found.p is not None
    assert found.low is not None
    assert found.high is not None
    assert (found.p < 0.05) == (verdict != "no_evidence") == (not found.low <= 0 <= found.high)


def test_segments_of_one_wave_only_are_told_and_not_compared() -> None:
    asked = study(cuts=(by("country"),))
    found = by_segment(
        compared(
            asked,
            nps_rows(9, 9, 9, country="A") + nps_rows(9, 9, 9, country="gone"),
            nps_rows(9, 9, 9, country="A") + nps_rows(9, 9, 9, country="new"),
        )
    )
    assert list(found) == ["A", "new", "gone"]
    assert (found["new"].flags, found["gone"].flags) == (("current_only",), ("baseline_only",))
    assert found["new"].baseline is found["gone"].current is None
    assert (found["new"].difference, found["gone"].verdict) == (None, None)
    assert found["new"].current is not None
    assert found["new"].current.n == 27


def test_what_one_wave_hides_the_other_does_not_tell() -> None:
    asked = study(cuts=(by("country"),), privacy=Privacy(10, 30))
    countries = ("A", "B", "C")
    then = [row for c in countries for row in nps_rows(9, 9, 9, country=c)]
    now = nps_rows(9, 9, 9, country="A") + nps_rows(9, 9, 9, country="B") + nps_rows(1, 1, 2, country="C")
    found = by_segment(compared(asked, then, now))
    hidden = [c for c in countries if found[c].flags == ("suppressed",)]
    assert "C" in hidden
    assert len(hidden) == 2
    for country in hidden:
        one = found[country]
        for side in (one.baseline, one.current):
            assert side is not None
            assert (side.value, side.n, side.n_effective, side.interval) == (None, None, None, None)
            assert side.suppressed in ("small_base", "complementary")
        assert (one.difference, one.low, one.p, one.verdict, one.smallest_detectable) == (None,) * 5
        assert not set("0123456789").intersection(one.sentence.en.partition(" = ")[2])


def test_metrics_of_one_wave_only_are_left_out_and_said() -> None:
    both, one = (
        wave(study(nps(), csat()), [{"Q1": "9", "Q2": "5"}] * 20),
        wave(study(nps()), [{"Q1": "9"}] * 20),
    )
    assert [found.metric for found in compare(both, one, Terms())] == ["nps"]
    (notice,) = left_out(both, one)
    assert (notice.code, "csat" in notice.message.en) == ("CX0127", True)
    assert [*left_out(both, both)] == []


def test_waves_without_a_metric_in_common_are_refused() -> None:
    one, other = wave(study(nps()), [{"Q1": "9"}] * 20), wave(study(csat()), [{"Q2": "5"}] * 20)
    with pytest.raises(NotAReport, match="the baseline has nps, the current wave csat"):
        compare(one, other, Terms())


def test_wanted_metrics_are_kept_in_their_order() -> None:
    both = wave(study(nps(), csat(), cuts=(by("country"),)), [{"Q1": "9", "Q2": "5", "country": "A"}] * 20)
    assert metrics_of(both) == common_metrics(both, both) == ("nps", "csat")
    assert metrics_of(only(both, ["csat"])) == ("csat",)
    assert len(only(both, ["csat"]).groups) == 2
    assert only(both, []) is both


def test_a_warning_says_which_wave_it_is_about() -> None:
    notice = Notice("CX0105", Words("nobody answered 0", "personne n'a répondu 0"))
    said = of_wave(notice, Words("baseline", "référence")).message
    assert (said.en, said.fr) == ("baseline: nobody answered 0", "référence : personne n'a répondu 0")


def test_an_interval_method_of_a_metric_is_that_of_its_comparison() -> None:
    asked = study()
    then, now = nps_rows(30, 30, 30), nps_rows(20, 30, 40)
    methods = {one.method for one in compared(asked, then, now, Terms(methods={"nps": "adjusted_wald"}))}
    assert methods == {"adjusted_wald"}


PEOPLE = st.dictionaries(
    st.integers(0, 20),
    st.tuples(st.lists(st.integers(0, 10), max_size=3), st.lists(st.integers(0, 10), max_size=3)),
    min_size=6,
)


@settings(deadline=None, max_examples=40)
@given(people=PEOPLE)
def test_people_in_both_waves_are_compared_with_themselves(
    people: dict[int, tuple[list[int], list[int]]],
) -> None:
    waves = [
        [{"Q1": str(x), "id": f"p{who}"} for who, given in people.items() for x in given[k]] for k in (0, 1)
    ]
    if not all(waves):
        return
    asked = study(respondent=named("id"))
    then, now = (read(asked, rows_) for rows_ in waves)
    shared = overlaps(then, now)
    in_both = [who for who, given in people.items() if given[0] and given[1]]
    if not in_both:
        assert shared == {}
        return
    (found,) = compare(then.wave, now.wave, Terms(overlaps=shared))
    assert found.method == "clustered"
    delta, error, m = _naive([[(r["id"], float(r["Q1"])) for r in rows_] for rows_ in waves])
    assert found.difference == pytest.approx(100 * delta, abs=1e-9)
    if error < 1e-9 or m < 2:
        assert found.p is None or found.p >= 0
        return
    assert found.p == pytest.approx(2 * stats.t.sf(abs(delta) / error, m - 1), abs=1e-9)
    half = 100 * error * stats.t.ppf(0.975, m - 1)
    wanted = (max(100 * delta - half, -200), min(100 * delta + half, 200))
    assert (found.low, found.high) == pytest.approx(wanted, abs=1e-6)


def _naive(waves: Sequence[Sequence[tuple[str, float]]]) -> tuple[float, float, int]:
    """Return the difference, its standard error and the people, respondent by respondent as in the formula."""
    scored = [[(who, 1.0 if x >= 9 else -1.0 if x <= 6 else 0.0) for who, x in wave_] for wave_ in waves]
    means = [sum(s for _, s in wave_) / len(wave_) for wave_ in scored]
    u: dict[str, float] = defaultdict(float)
    for sign, wave_, mean in ((-1, scored[0], means[0]), (1, scored[1], means[1])):
        for who, s in wave_:
            u[who] += sign * (s - mean) / len(wave_)
    m, middle = len(u), sum(u.values()) / len(u)
    variance = m / (m - 1) * sum((x - middle) ** 2 for x in u.values()) if m > 1 else 0.0
    return means[1] - means[0], variance**0.5, m


def test_segments_that_share_respondents_are_clustered_and_others_are_not() -> None:
    asked = study(cuts=(by("country"),), respondent=named("id"))
    then = [
        {**row, "id": f"{row['country']}{i}"}
        for i, row in enumerate(nps_rows(10, 10, 10, country="A") + nps_rows(10, 10, 10, country="B"))
    ]
    now = [{**row, "id": row["id"] if row["country"] == "A" else f"x{i}"} for i, row in enumerate(then)]
    before, after = read(asked, then), read(asked, now)
    found = compare(before.wave, after.wave, Terms(overlaps=overlaps(before, after)))
    assert {tuple(one.segment.values()): one.method for one in found} == {
        (): "clustered",
        ("A",): "clustered",
        ("B",): "mover_score",
    }


def test_respondents_of_a_report_are_unknown_and_that_is_said() -> None:
    asked = study(respondent=named("id"))
    known = read(asked, [{"Q1": str(i % 11), "id": str(i)} for i in range(30)])
    forgotten = replace(known, measured=None)
    assert overlaps(forgotten, known) == {}
    assert [notice.code for notice in unknown_overlap(asked, (forgotten, known))] == ["CX0123"]
    assert unknown_overlap(asked, (known, known)) == ()
    assert unknown_overlap(study(), (forgotten, known)) == ()


def test_many_segments_do_not_take_long() -> None:
    asked = study(nps(), csat(), cuts=(by("country"),))
    then = [{"Q1": str(i % 11), "Q2": str(i % 5 + 1), "country": f"c{i % 150}"} for i in range(600)]
    found = compared(asked, then, list(reversed(then)))
    assert [one.metric for one in found] == ["nps"] * 151 + ["csat"] * 151
    assert {one.difference for one in found} == {0.0}


def test_a_wave_in_which_nobody_answered_changes_nothing() -> None:
    for then, now in (([{"Q1": ""}] * 20, nps_rows(5, 5, 5)), (nps_rows(5, 5, 5), [{"Q1": ""}] * 20)):
        (found,) = compared(study(), then, now)
        assert (found.difference, found.verdict, found.mix_shift) == (None, None, ())
        assert found.sentence.en == "NPS: no answers"
