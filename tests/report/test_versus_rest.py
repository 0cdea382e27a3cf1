from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxcli.evidence import Count, Design, Distribution, Overlap
from cxcli.report.versus_rest import Segment, Segments, versus_everyone, versus_rest
from cxcli.stats.clustered import clustered
from cxcli.stats.difference import difference
from cxcli.stats.linear import linear
from cxcli.stats.multiplicity import adjust
from cxcli.study.statistics import Statistics
from cxcli.study.study import Privacy
from tests.groups import (
    HEADLINES,
    MEAN,
    NET,
    SURE,
    clustered_by_answer,
    counts,
    group,
    seen,
    together,
    weighted_groups,
)
from tests.surveys import law

ANY_BASE = Privacy(0, 0)
DEFAULT = Privacy()

COUNTRIES: Mapping[Segment, Distribution] = {
    ("BE",): counts(10, 20, 30),
    ("CH",): counts(5, 20, 75),
    ("FR",): counts(40, 30, 30),
    ("LU",): counts(10, 15, 25),
}

countries = st.dictionaries(
    st.tuples(st.one_of(st.none(), st.sampled_from("abcde"))), weighted_groups(0), min_size=1, max_size=6
)


def cut(parts: Mapping[Segment, Distribution], **more: object) -> Segments:
    return Segments(together(parts.values()), parts, **more)  # type: ignore[arg-type]


def test_a_segment_is_compared_with_the_people_outside_it() -> None:
    found = versus_rest(cut(COUNTRIES), NET, SURE, DEFAULT)
    rest = together(part for name, part in COUNTRIES.items() if name != ("FR",))
    expected = difference(seen(COUNTRIES["FR",], NET), seen(rest, NET), NET, SURE)
    fr = found["FR",]
    assert (fr.difference, fr.low, fr.high, fr.p) == (expected.value, expected.low, expected.high, expected.p)
    assert fr.method == "mover_score"


def test_a_segment_of_a_thousand() -> None:
    """The same difference and limits as of two groups of people apart."""
    segment = counts(10, 20, 70)
    found = versus_rest(Segments(counts(30, 50, 120), {("x",): segment}), NET, SURE, DEFAULT)["x",]
    assert found.difference == 30
    assert (found.low, found.high) == pytest.approx((9.404779901460286, 49.61131011524352), abs=1e-9)
    assert versus_everyone(found, segment, counts(30, 50, 120)) == 15


def test_all_segments_of_a_cut_are_one_family() -> None:
    for how in ("holm", "bh", "none"):
        found = versus_rest(cut(COUNTRIES), NET, replace(SURE, adjust=how), DEFAULT)
        assert [*found] == [*COUNTRIES]
        assert tuple(v.p_adjusted for v in found.values()) == adjust([v.p for v in found.values()], how)


def test_a_crossing_is_one_family_too() -> None:
    crossed = {(*name, plan): part for name, part in COUNTRIES.items() for plan in ("Free", "Pro")}
    found = versus_rest(cut(crossed), NET, SURE, DEFAULT)
    assert len(found) == 8
    assert tuple(v.p_adjusted for v in found.values()) == adjust([v.p for v in found.values()], "holm")


@pytest.mark.parametrize("blank", [(None,), (None, "Pro"), ("FR", None)])
def test_a_blank_is_neither_compared_nor_in_the_rest_of_others(blank: Segment) -> None:
    named = {(*name, "Pro")[: len(blank)]: part for name, part in COUNTRIES.items()}
    with_blank = cut({**named, blank: counts(500, 0, 0)})
    assert versus_rest(with_blank, NET, SURE, DEFAULT) == versus_rest(cut(named), NET, SURE, DEFAULT)


def test_two_segments_make_one_test_seen_from_both_sides() -> None:
    found = versus_rest(cut({("no",): counts(20, 30, 50), ("yes",): counts(10, 20, 70)}), NET, SURE, DEFAULT)
    no, yes = found["no",], found["yes",]
    assert (no.difference, no.low, no.high) == (-yes.difference, -yes.high, -yes.low)
    assert no.p == yes.p == no.p_adjusted == yes.p_adjusted


def test_two_segments_beside_a_blank_and_an_empty_one_are_still_one_test() -> None:
    parts = {
        ("no",): counts(20, 30, 50),
        ("yes",): counts(10, 20, 70),
        (None,): counts(9, 9, 9),
        ("maybe",): counts(0, 0, 0),
    }
    found = versus_rest(cut(parts), NET, SURE, DEFAULT)
    assert [*found] == [("no",), ("yes",)]
    assert found["no",].p == found["no",].p_adjusted


def test_two_segments_that_do_not_differ_have_a_zero_without_a_sign() -> None:
    found = versus_rest(cut({("no",): counts(9, 9, 18), ("yes",): counts(18, 18, 36)}), NET, SURE, DEFAULT)
    assert [str(v.difference) for v in found.values()] == ["0.0", "0.0"]


def test_two_segments_that_overlap_are_two_tests() -> None:
    """Several answers in a cell: people may be in both segments, and in neither."""
    one, other = counts(10, 20, 70), counts(20, 30, 50)
    everyone = counts(40, 60, 150)
    found = versus_rest(Segments(everyone, {("a",): one, ("b",): other}), NET, SURE, DEFAULT)
    assert found["a",].p != found["b",].p
    assert tuple(v.p_adjusted for v in found.values()) == adjust([v.p for v in found.values()], "holm")


@pytest.mark.parametrize("small", [counts(5, 10, 14), counts(0, 0, 3), group((1, 40), *((-1, 1),) * 40)])
def test_low_bases_are_not_compared_and_do_not_count_in_the_family(small: Distribution) -> None:
    found = versus_rest(cut({**COUNTRIES, ("small",): small}), NET, SURE, DEFAULT)
    assert [*found] == [*COUNTRIES]
    assert tuple(v.p_adjusted for v in found.values()) == adjust([v.p for v in found.values()], "holm")


def test_a_segment_with_hardly_anyone_outside_it_is_not_compared() -> None:
    assert (
        versus_rest(cut({("most",): counts(50, 50, 50), ("few",): counts(9, 9, 9)}), NET, SURE, DEFAULT) == {}
    )


def test_a_segment_that_is_everyone_has_no_rest() -> None:
    assert versus_rest(cut({("all",): counts(50, 50, 50)}), NET, SURE, ANY_BASE) == {}


def test_hidden_segments_are_left_out_of_the_family_and_stay_in_the_rest_of_others() -> None:
    found = versus_rest(cut(COUNTRIES, hidden=frozenset({("CH",)})), NET, SURE, DEFAULT)
    whole = versus_rest(cut(COUNTRIES), NET, SURE, DEFAULT)
    assert [*found] == [("BE",), ("FR",), ("LU",)]
    assert [v.p for v in found.values()] == [whole[name].p for name in found]
    assert found["FR",].p_adjusted <= whole["FR",].p_adjusted


def test_nothing_is_said_where_no_answer_varies() -> None:
    parts = {("a",): counts(0, 0, 40), ("b",): counts(40, 0, 0), ("c",): counts(5, 30, 5)}
    found = versus_rest(cut(parts), MEAN, SURE, DEFAULT)
    assert [*found] == [("a",), ("b",), ("c",)]
    constant = {name: part for name, part in parts.items() if name != ("c",)}
    assert versus_rest(cut(constant), MEAN, SURE, DEFAULT) == {}


def test_a_metrics_own_interval_chooses_the_comparison() -> None:
    found = versus_rest(cut(COUNTRIES), NET, SURE, DEFAULT, "adjusted_wald")
    assert {v.method for v in found.values()} == {"adjusted_wald"}


def test_more_confidence_widens_limits_and_leaves_p_values() -> None:
    sure, surer = (versus_rest(cut(COUNTRIES), NET, Statistics(c), DEFAULT)["FR",] for c in (0.9, 0.99))
    assert surer.low < sure.low < sure.high < surer.high
    assert surer.p == sure.p


# Clusters inside and outside

NAMED = [(f"c{i * i % 13:02}", (-1, 1, 1, 0, 1)[i * i % 5], "ab"[i % 7 < 3]) for i in range(120)]


def _shared(segment: str) -> Overlap:
    """Return how a segment and its rest share clusters, by the design of labelled answers."""
    labelled = [(cluster, answer if inside == segment else answer + 10) for cluster, answer, inside in NAMED]
    pairs = clustered_by_answer(labelled).covariance
    split = {
        side: {
            (a - 10 * (a > 5), b - 10 * (b > 5)): value
            for (a, b), value in pairs.items()
            if (a > 5, b > 5) == side
        }
        for side in ((False, False), (True, True), (False, True))
    }
    return Overlap(split[False, False], split[True, True], split[False, True], 7, 6)


def _clustered_cut(overlaps: Mapping[Segment, Overlap]) -> Segments:
    parts = {
        (name,): group(*((answer, 1) for _, answer, inside in NAMED if inside == name)) for name in ("a", "b")
    }
    everyone = replace(together(parts.values()), design=clustered_by_answer([(c, a) for c, a, _ in NAMED]))
    return Segments(everyone, parts, overlaps)


def test_segments_that_share_clusters_are_compared_by_cluster() -> None:
    segments = _clustered_cut({("a",): _shared("a"), ("b",): _shared("b")})
    found = versus_rest(segments, NET, SURE, DEFAULT)
    expected = clustered(segments.parts["a",], segments.parts["b",], _shared("a"), NET, SURE)
    assert found["a",].method == "clustered"
    assert (found["a",].p, found["a",].low) == (expected.p, expected.low)
    assert found["b",].difference == -found["a",].difference


def test_without_knowing_how_clusters_are_shared_nothing_is_compared() -> None:
    assert versus_rest(_clustered_cut({}), NET, SURE, DEFAULT) == {}


# Laws


@law
@given(parts=countries, kind=st.sampled_from(["net", "share", "mean"]))
def test_distance_to_the_total_is_the_shrunk_distance_to_the_rest(
    parts: Mapping[Segment, Distribution], kind: str
) -> None:
    headline, everyone = HEADLINES[kind], together(parts.values())
    for part in parts.values():
        rest = everyone - part
        scores = [linear(answers, headline.price) for answers in (part, everyone, rest)]
        if scores[0] is None or scores[1] is None or scores[2] is None:
            continue
        share = Fraction(part.total.weight, everyone.total.weight)
        to_total, to_rest = scores[0].mean - scores[1].mean, scores[0].mean - scores[2].mean
        assert to_total == (1 - share) * to_rest


@law
@given(parts=countries)
def test_what_is_told_of_the_total_follows_from_the_rest(parts: Mapping[Segment, Distribution]) -> None:
    segments = cut(parts)
    everyone = segments.compared()
    for name, found in versus_rest(segments, NET, SURE, ANY_BASE).items():
        scores = [linear(answers, NET.price) for answers in (parts[name], everyone)]
        assert scores[0] is not None
        assert scores[1] is not None
        to_total = float(100 * (scores[0].mean - scores[1].mean))
        assert versus_everyone(found, parts[name], everyone) == pytest.approx(to_total, abs=1e-9)


@law
@given(parts=st.lists(weighted_groups(0), min_size=2, max_size=5), take=st.integers(0, 4))
def test_taking_a_group_out_leaves_the_others(parts: list[Distribution], take: int) -> None:
    taken = parts[take % len(parts)]
    others = together(part for i, part in enumerate(parts) if i != take % len(parts))
    assert (together(parts) - taken).valid == others.valid


def test_taking_a_group_out_takes_its_unanswered_cells_too() -> None:
    everyone = Distribution({}, missing=5, not_applicable=4, unparseable=3, non_integer=2, out_of_range=1)
    group_ = Distribution({}, missing=1, not_applicable=2, unparseable=3, non_integer=1, out_of_range=1)
    assert everyone - group_ == Distribution({}, missing=4, not_applicable=2, unparseable=0, non_integer=1)


@law
@given(one=st.tuples(*(st.integers(0, 10**12),) * 3), other=st.tuples(*(st.integers(0, 10**12),) * 3))
def test_a_count_added_and_taken_out_again_changes_nothing(
    one: tuple[int, int, int], other: tuple[int, int, int]
) -> None:
    assert Count(*one) + Count(*other) - Count(*other) == Count(*one)


@law
@given(parts=countries)
def test_every_comparison_has_a_p_value_that_adjusting_did_not_lower(
    parts: Mapping[Segment, Distribution],
) -> None:
    for versus in versus_rest(cut(parts), NET, SURE, ANY_BASE).values():
        assert 0 <= versus.p <= versus.p_adjusted <= 1
        assert versus.low <= versus.high


def test_a_hidden_blank_stays_in_the_rest_so_that_nobody_can_work_it_out() -> None:
    parts: Mapping[Segment, Distribution] = {**COUNTRIES, (None,): counts(1, 2, 3)}
    hidden = frozenset[Segment]({(None,), ("LU",)})
    found = versus_rest(cut(parts, hidden=hidden), NET, SURE, DEFAULT)
    rest = together(part for name, part in parts.items() if name != ("FR",))
    expected = difference(seen(parts["FR",], NET), seen(rest, NET), NET, SURE)
    assert found["FR",].difference == expected.value


def test_a_hidden_blank_of_a_clustered_sample_leaves_no_test() -> None:
    parts: Mapping[Segment, Distribution] = {**COUNTRIES, (None,): counts(1, 2, 3)}
    design = Design({}, clusters=100, df=99)
    everyone = replace(together(parts.values()), design=design)
    overlaps = {name: Overlap({}, {}, {}, 100, 99) for name in parts}
    segments = Segments(everyone, parts, overlaps, hidden=frozenset[Segment]({(None,), ("LU",)}))
    assert versus_rest(segments, NET, SURE, DEFAULT) == {}
