"""Promises that every way to compare two groups keeps, whatever its formula."""

from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cxcli.evidence import Distribution
from cxcli.stats.comparisons import COMPARISONS, comparison_for, comparisons_of, default_comparison
from cxcli.stats.difference import Difference, difference
from cxcli.stats.headline import Headline
from cxcli.stats.methods import METHODS, methods_of
from cxcli.study.statistics import Statistics
from tests.groups import (
    HEADLINES,
    NET,
    SURE,
    clustered_by_answer,
    counts,
    group,
    plain_groups,
    seen,
    weighted_groups,
)

EVERY = [
    (name, kind)
    for name, comparison in COMPARISONS.items()
    for kind in sorted(comparison.kinds & HEADLINES.keys())
]
QUICK = [(name, kind) for name, kind in EVERY if (name, kind) != ("mover_jeffreys", "net")]
few = settings(deadline=None, max_examples=12)

every = pytest.mark.parametrize(("name", "kind"), EVERY)
quick = pytest.mark.parametrize(("name", "kind"), QUICK)

PAIRS = [
    (counts(10, 20, 70), counts(20, 30, 50)),
    (counts(1, 2, 7), counts(15, 30, 55)),
    (counts(3, 5, 7), counts(0, 3, 12)),
    (counts(5, 5, 5, weight=3), group((1, 1), (1, 4), (0, 2), (-1, 1), (-1, 2))),
]


def compared(
    name: str,
    kind: str,
    pair: tuple[Distribution, Distribution],
    statistics: Statistics = SURE,
) -> Difference:
    headline: Headline = HEADLINES[kind]
    one, other = (seen(answers, headline) for answers in pair)
    return difference(one, other, headline, statistics, method=name)


@every
def test_a_comparison_goes_by_its_name(name: str, kind: str) -> None:
    assert COMPARISONS[name].name == name
    assert compared(name, kind, PAIRS[0]).method == name


@every
@pytest.mark.parametrize("pair", PAIRS)
def test_the_value_is_the_difference_of_the_two_values(
    name: str, kind: str, pair: tuple[Distribution, Distribution]
) -> None:
    one, other = (seen(answers, HEADLINES[kind]).estimate.mean for answers in pair)
    assert compared(name, kind, pair).value == float(HEADLINES[kind].factor * (one - other))


@every
def test_groups_exchanged_mirror_the_difference(name: str, kind: str) -> None:
    for one, other in PAIRS:
        there, back = compared(name, kind, (one, other)), compared(name, kind, (other, one))
        assert back.value == -there.value
        assert back.p == pytest.approx(there.p, abs=1e-9)
        assert back.low == pytest.approx(-there.high, abs=1e-8)
        assert back.high == pytest.approx(-there.low, abs=1e-8)


@quick
@few
@given(one=weighted_groups(2), other=weighted_groups(2), confidence=st.sampled_from([0.5, 0.8, 0.95, 0.999]))
def test_test_and_interval_never_contradict(
    name: str, kind: str, one: Distribution, other: Distribution, confidence: float
) -> None:
    found = compared(name, kind, (one, other), Statistics(confidence))
    if found.p is None or found.low is None or found.high is None:
        assert found.p is found.low is found.high is None
        return
    if abs(found.p - (1 - confidence)) > 1e-9:
        assert (found.p < 1 - confidence) == (not found.low <= 0 <= found.high)


@quick
@few
@given(answers=weighted_groups(2))
def test_a_group_does_not_differ_from_itself(name: str, kind: str, answers: Distribution) -> None:
    found = compared(name, kind, (answers, answers))
    assert found.value == 0
    assert found.p in (None, 1)
    assert found.low is None or found.low <= 0 <= (found.high or 0)


@quick
@few
@given(one=plain_groups(2), other=plain_groups(2), times=st.integers(2, 9))
def test_weights_that_are_all_the_same_do_not_matter(
    name: str, kind: str, one: Distribution, other: Distribution, times: int
) -> None:
    heavier = _times(one, times), _times(other, times)
    assert compared(name, kind, heavier) == compared(name, kind, (one, other))


@every
def test_more_confidence_widens_the_interval_and_leaves_the_test(name: str, kind: str) -> None:
    for pair in PAIRS:
        sure, surer = (compared(name, kind, pair, Statistics(c)) for c in (0.9, 0.99))
        assert surer.low < sure.low < sure.high < surer.high
        assert surer.p == sure.p


@every
def test_limits_stay_where_a_difference_can_be(name: str, kind: str) -> None:
    found = compared(name, kind, (counts(0, 1, 2), counts(2, 1, 0)), Statistics(0.999))
    if kind != "mean":
        most = 200 if kind == "net" else 100
        assert -most <= found.low <= found.high <= most


@every
def test_whole_populations_differ_without_error_and_need_no_test(name: str, kind: str) -> None:
    pair = tuple(replace(answers, sampled=Fraction(1)) for answers in PAIRS[0])
    found = compared(name, kind, (pair[0], pair[1]))
    assert (found.low, found.high) == (found.value, found.value)
    assert found.p is found.z is found.detectable is None


@every
def test_a_finite_population_makes_a_difference_surer(name: str, kind: str) -> None:
    half = tuple(replace(answers, sampled=Fraction(1, 2)) for answers in PAIRS[0])
    assert compared(name, kind, (half[0], half[1])).p < compared(name, kind, PAIRS[0]).p


@every
def test_a_whole_population_brings_no_error_of_its_own(name: str, kind: str) -> None:
    one, other = PAIRS[0]
    sampled = compared(name, kind, (one, other))
    for pair in ((one, replace(other, sampled=Fraction(1))), (replace(one, sampled=Fraction(1)), other)):
        found = compared(name, kind, pair)
        assert found.low > sampled.low
        assert found.p < sampled.p


@quick
def test_few_clusters_leave_more_doubt(name: str, kind: str) -> None:
    one, other = PAIRS[0]
    designed = _in_clusters(one, 5), _in_clusters(other, 5)
    many = _in_clusters(one, 50), _in_clusters(other, 50)
    assert compared(name, kind, designed).p > compared(name, kind, many).p


@quick
def test_test_and_interval_agree_in_clusters_too(name: str, kind: str) -> None:
    pair = _in_clusters(PAIRS[0][0], 6), _in_clusters(PAIRS[0][1], 9)
    p = compared(name, kind, pair).p
    touching = compared(name, kind, pair, Statistics(1 - p))
    assert min(abs(touching.low), abs(touching.high)) < 1e-6


@every
def test_no_degree_of_freedom_left_means_neither_limits_nor_test(name: str, kind: str) -> None:
    alone = replace(PAIRS[0][0], design=replace(_in_clusters(PAIRS[0][0], 2).design, clusters=1, df=0))
    found = compared(name, kind, (alone, PAIRS[0][1]))
    assert found.low is found.high is found.p is None


@every
def test_it_is_made_for_its_kinds_only(name: str, kind: str) -> None:
    for other in {"net", "share", "mean"} - COMPARISONS[name].kinds:
        with pytest.raises(ValueError, match=name):
            compared(name, other, PAIRS[0])
    assert kind in COMPARISONS[name].kinds


@pytest.mark.parametrize(
    ("kind", "interval", "comparison"),
    [
        ("net", None, "mover_score"),
        ("net", "score", "mover_score"),
        ("net", "bootstrap", "mover_score"),
        ("net", "adjusted_wald", "adjusted_wald"),
        ("net", "adjusted_wald_z2", "mover_adjusted_wald_z2"),
        ("net", "wald", "wald"),
        ("net", "trinomial_t", "welch"),
        ("net", "mover_wilson", "mover_wilson"),
        ("net", "jeffreys", "mover_jeffreys"),
        ("share", None, "newcombe"),
        ("share", "wilson", "newcombe"),
        ("share", "wald", "wald"),
        ("share", "agresti_coull", "agresti_caffo"),
        ("share", "clopper_pearson", "mover_clopper_pearson"),
        ("share", "bootstrap", "newcombe"),
        ("mean", None, "welch"),
        ("mean", "t", "welch"),
        ("mean", "bounded", "mover_bounded"),
        ("mean", "bootstrap", "welch"),
    ],
)
def test_the_interval_of_a_metric_chooses_its_comparison(
    kind: str, interval: str | None, comparison: str
) -> None:
    assert comparison_for(kind, interval) == comparison


@pytest.mark.parametrize("kind", ["net", "share", "mean"])
def test_every_interval_has_a_comparison_of_its_kind(kind: str) -> None:
    for interval in methods_of(kind):
        assert comparison_for(kind, interval) in comparisons_of(kind)
    assert comparisons_of(kind)[0] == default_comparison(kind)


@pytest.mark.parametrize(
    ("interval", "kind"), [(m.name, k) for m in METHODS.values() for k in sorted(m.kinds & HEADLINES.keys())]
)
def test_where_an_interval_excludes_the_other_groups_its_comparison_agrees(interval: str, kind: str) -> None:
    headline = HEADLINES[kind]
    one, other = (seen(answers, headline) for answers in (counts(2, 10, 300), counts(300, 10, 2)))
    assert difference(one, other, headline, SURE, interval=interval).p < 1e-6


def test_an_unknown_comparison_is_an_error() -> None:
    one = seen(counts(1, 1, 1), NET)
    with pytest.raises(KeyError):
        difference(one, one, NET, SURE, method="guess")


def _times(answers: Distribution, times: int) -> Distribution:
    valid = {
        value: replace(count, weight=count.weight * times, weight_squared=count.weight_squared * times**2)
        for value, count in answers.valid.items()
    }
    return replace(answers, valid=valid)


def _in_clusters(answers: Distribution, number: int) -> Distribution:
    listed = [int(value) for value, count in answers.valid.items() for _ in range(count.people)]
    return replace(
        answers,
        design=clustered_by_answer(
            [(f"{i * number // len(listed):03}", answer) for i, answer in enumerate(listed)]
        ),
    )
