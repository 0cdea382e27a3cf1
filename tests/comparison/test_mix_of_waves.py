"""What moved the total: by segment variable, hidden segments together, overlapping ones never."""

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cxcli.comparison.compare import compare
from cxcli.comparison.group import Measured
from cxcli.comparison.terms import Terms
from cxcli.renderers.comparison_mix import footnote_of_mix, round_to_shown, title_of_mix
from cxcli.report.comparison import Compared, MixShiftResult
from cxcli.study.cut import Cut, SegmentVariable
from cxcli.study.study import Privacy, Study
from tests.studies import by, csat, named, nps, study, weight
from tests.waves import Rows, nps_rows, stored, wave

SPLIT = study(cuts=(by("country"),))
SEVERAL = Cut((SegmentVariable("topics", named("topics"), split=";"),))


def moved(of: Study, then: Rows, now: Rows) -> Compared:
    return told(of, wave(of, then), wave(of, now))


def told(of: Study, then: Measured, now: Measured) -> Compared:
    return compare(then, now, Terms(privacy=of.privacy, statistics=of.statistics))[0]


def only(found: Compared) -> MixShiftResult:
    (mix,) = found.mix_shift
    return mix


ANSWERED = st.lists(
    st.tuples(st.integers(0, 10), st.sampled_from(["A", "B", "C", ""]), st.integers(1, 3)),
    min_size=1,
    max_size=50,
)


@settings(deadline=None, max_examples=40)
@given(then=ANSWERED, now=ANSWERED)
@pytest.mark.parametrize("weighted", [False, True])
def test_the_parts_add_up_to_the_change(
    weighted: bool,  # noqa: FBT001
    then: Sequence[tuple[int, str, int]],
    now: Sequence[tuple[int, str, int]],
) -> None:
    asked = replace(SPLIT, weight=weight() if weighted else None)
    waves = [[{"Q1": str(x), "country": c, "w": str(w)} for x, c, w in rows] for rows in (then, now)]
    found = moved(asked, waves[0], waves[1])
    mix = only(found)
    assert mix.total == found.difference
    assert mix.rate + mix.mix == pytest.approx(mix.total, abs=1e-9)
    assert sum(part.rate for part in mix.parts) == pytest.approx(mix.rate, abs=1e-9)
    assert sum(part.mix for part in mix.parts) == pytest.approx(mix.mix, abs=1e-9)
    for part in mix.parts:
        rate, share = _kitagawa([*then], [*now], part.segment["country"], weighted=weighted)
        assert part.rate == pytest.approx(rate, abs=1e-9)
        assert part.mix == pytest.approx(share, abs=1e-9)


def _kitagawa(
    then: Sequence[tuple[int, str, int]],
    now: Sequence[tuple[int, str, int]],
    segment: str | None,
    *,
    weighted: bool,
) -> tuple[float, float]:
    """Return rate and mix of one segment by the formulas, from the rows."""

    def facts(rows: Sequence[tuple[int, str, int]]) -> tuple[Fraction, Fraction | None, Fraction]:
        def score(some: Sequence[tuple[int, str, int]]) -> Fraction:
            total = sum(w if weighted else 1 for _, _, w in some)
            return Fraction(sum((w if weighted else 1) * ((x >= 9) - (x <= 6)) for x, _, w in some), total)

        mine = [row for row in rows if (row[1] or None) == segment]
        size = Fraction(
            sum(w if weighted else 1 for _, _, w in mine), sum(w if weighted else 1 for _, _, w in rows)
        )
        return size, score(mine) if mine else None, score(rows)

    (pi0, t0, all0), (pi1, t1, all1) = facts(then), facts(now)
    t0, t1 = t1 if t0 is None else t0, t0 if t1 is None else t1
    if t0 is None or t1 is None:
        return 0.0, 0.0
    rate = (pi0 + pi1) / 2 * (t1 - t0)
    return float(100 * rate), float(100 * (pi1 - pi0) * ((t0 + t1) / 2 - (all0 + all1) / 2))


def test_new_and_lost_segments_are_named() -> None:
    then = nps_rows(5, 5, 20, country="A") + nps_rows(20, 5, 5, country="lost")
    now = nps_rows(5, 5, 20, country="A") + nps_rows(0, 5, 25, country="new")
    parts = {part.segment["country"]: part for part in only(moved(SPLIT, then, now)).parts}
    assert {name: part.kind for name, part in parts.items()} == {"A": "both", "lost": "exit", "new": "entry"}
    assert parts["lost"].rate == parts["new"].rate == 0


def test_each_variable_and_crossing_splits_the_same_change() -> None:
    asked = study(cuts=(by("country"), by("plan"), by("country", "plan")))
    then = [{**row, "plan": "ab"[i % 2]} for i, row in enumerate(nps_rows(20, 20, 20, country="A"))]
    now = [{**row, "plan": "ab"[i % 3 % 2]} for i, row in enumerate(nps_rows(10, 20, 30, country="B"))]
    found = moved(asked, then, now).mix_shift
    assert [mix.by for mix in found] == ["country", "plan", "country x plan"]
    assert len({mix.total for mix in found}) == 1


def test_a_variable_that_only_one_wave_has_splits_nothing(tmp_path: Path) -> None:
    then = stored(study(), nps_rows(20, 20, 20), tmp_path / "a.json")
    assert told(SPLIT, then, wave(SPLIT, nps_rows(10, 20, 30, country="A"))).mix_shift == ()


def test_segments_of_a_metric_have_no_split_of_their_own() -> None:
    then, now = nps_rows(20, 20, 20, country="A"), nps_rows(10, 20, 30, country="A")
    found = compare(wave(SPLIT, then), wave(SPLIT, now), Terms())
    assert [len(one.mix_shift) for one in found] == [1, 0]


PRIVATE = replace(SPLIT, privacy=Privacy(10, 30))
LARGE = [row for c in "AB" for row in nps_rows(20, 20, 20, country=c)]
SMALL = [row for c in "XYZ" for row in nps_rows(1, 1, 4, country=c)]


@pytest.mark.parametrize("from_reports", [False, True])
def test_hidden_segments_are_taken_together(tmp_path: Path, from_reports: bool) -> None:  # noqa: FBT001
    now = nps_rows(10, 20, 30, country="A") + nps_rows(20, 20, 20, country="B") + SMALL
    if from_reports:
        waves = stored(PRIVATE, LARGE + SMALL, tmp_path / "a"), stored(PRIVATE, now, tmp_path / "b")
    else:
        waves = wave(PRIVATE, LARGE + SMALL), wave(PRIVATE, now)
    mix = only(told(PRIVATE, *waves))
    assert [(part.segment, part.kind) for part in mix.parts] == [
        ({"country": "A"}, "both"),
        ({"country": "B"}, "both"),
        ({}, "hidden"),
    ]
    assert mix.total == pytest.approx(sum(part.rate + part.mix for part in mix.parts), abs=1e-9)


def test_hidden_people_who_are_too_few_together_leave_no_split() -> None:
    few = nps_rows(1, 1, 4, country="X")
    now = nps_rows(10, 20, 30, country="A") + few
    hidden = study(cuts=(by("country"),), privacy=Privacy(10, 30))
    # Only one segment is small: another one is hidden with it, and the two together are enough.
    for then in (LARGE + few, now):
        for mix in moved(hidden, then, now).mix_shift:
            assert all(part.segment or part.kind == "hidden" for part in mix.parts)


def test_a_hidden_total_is_not_split() -> None:
    assert moved(PRIVATE, nps_rows(1, 1, 1, country="A"), LARGE).mix_shift == ()


@pytest.mark.parametrize("private", [False, True])
def test_segments_that_people_share_are_never_split(tmp_path: Path, private: bool) -> None:  # noqa: FBT001
    asked = study(cuts=(SEVERAL,), privacy=Privacy(10, 30) if private else Privacy(0, 0))
    then = (
        nps_rows(20, 10, 10, topics="price; help")
        + nps_rows(5, 5, 20, topics="help")
        + nps_rows(1, 1, 1, topics="x")
    )
    now = (
        nps_rows(10, 10, 20, topics="price; help")
        + nps_rows(5, 5, 20, topics="price")
        + nps_rows(1, 1, 1, topics="y")
    )
    assert moved(asked, then, now).mix_shift == ()
    reports = stored(asked, then, tmp_path / "a"), stored(asked, now, tmp_path / "b")
    assert told(asked, *reports).mix_shift == ()
    assert told(asked, reports[0], wave(asked, now)).mix_shift == ()


def test_segments_that_people_might_share_are_not_split_although_nobody_does() -> None:
    asked = study(cuts=(SEVERAL,))
    then, now = nps_rows(20, 10, 10, topics="price"), nps_rows(10, 10, 20, topics="price")
    assert moved(asked, then, now).mix_shift == ()


SIMPSON = (
    [row for c, bands in (("A", (0, 0, 90)), ("B", (9, 1, 0))) for row in nps_rows(*bands, country=c)],
    [row for c, bands in (("A", (0, 0, 10)), ("B", (72, 18, 0))) for row in nps_rows(*bands, country=c)],
)


def test_a_reversal_is_named_in_the_sentence_and_in_the_result() -> None:
    then, now = SIMPSON
    found = moved(SPLIT, then[:-20] + nps_rows(10, 10, 0, country="B"), now)
    assert not only(found).simpson_reversal
    then = nps_rows(1, 0, 89, country="A") + nps_rows(9, 1, 0, country="B")
    found = moved(SPLIT, then, now)
    mix = only(found)
    assert mix.simpson_reversal
    assert mix.rate > 0 > mix.total
    assert found.verdict == "down"
    assert "every segment of country moves the other way" in found.sentence.en
    assert "Simpson" in found.sentence.fr
    assert "Simpson" in footnote_of_mix(mix, "en")


def test_no_reversal_is_claimed_where_one_segment_goes_along() -> None:
    then, now = SIMPSON
    found = moved(SPLIT, then, now)
    assert not only(found).simpson_reversal
    assert "Simpson" not in found.sentence.en
    assert footnote_of_mix(only(found), "en") == ""


def test_a_reversal_among_those_that_stayed_says_so() -> None:
    then = nps_rows(1, 0, 89, country="A") + nps_rows(9, 1, 0, country="B") + nps_rows(1, 0, 9, country="C")
    found = moved(SPLIT, then, SIMPSON[1])
    assert only(found).simpson_reversal
    assert "that is in both waves moves the other way" in found.sentence.en


@given(total=st.floats(-200, 200), rate=st.floats(-200, 200))
def test_the_split_adds_up_as_it_is_shown(total: float, rate: float) -> None:
    found = moved(SPLIT, nps_rows(2, 2, 2, country="A"), nps_rows(2, 2, 2, country="A"))
    mix = MixShiftResult("country", total, rate, total - rate, (), simpson_reversal=False)
    text = title_of_mix(mix, found, "en").partition("rate ")[2].replace(",", "")
    shown_rate, _, rest = text.partition(" + mix ")
    shown_mix, _, shown_total = rest.partition(" = ")
    assert round(100 * float(shown_rate)) + round(100 * float(shown_mix)) == round(100 * float(shown_total))
    assert abs(float(shown_mix) - (total - rate)) < 0.0100001
    assert float(shown_total) == round_to_shown(total)


def test_percentages_are_split_in_points() -> None:
    asked = study(csat(), cuts=(by("country"),))
    then = [{"Q2": "5" if i % 2 else "1", "country": "A"} for i in range(40)]
    now = [{"Q2": "5" if i % 4 else "1", "country": "A"} for i in range(40)]
    found = moved(asked, then, now)
    assert title_of_mix(only(found), found, "en").endswith("rate +25.00 + mix 0.00 = +25.00 pts")
    assert title_of_mix(only(found), found, "fr").endswith("taux +25,00 + composition 0,00 = +25,00\xa0pts")


def test_two_metrics_have_their_own_splits() -> None:
    asked = study(nps(), csat(), cuts=(by("country"),))
    then = [{**row, "Q2": "5"} for row in nps_rows(20, 20, 20, country="A")]
    now = [{**row, "Q2": "1"} for row in nps_rows(10, 20, 30, country="A")]
    found = [one for one in compare(wave(asked, then), wave(asked, now), Terms()) if one.mix_shift]
    assert [round(only(one).total, 6) for one in found] == [33.333333, -100.0]
