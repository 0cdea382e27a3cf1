import math
from collections.abc import Mapping, Sequence
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats as scipy_stats

from cxcli.evidence import MICRO, Distribution, Overlap, Pairs
from cxcli.stats.clustered import clustered, clustered_test
from cxcli.stats.difference import one_sided
from cxcli.stats.headline import Headline
from cxcli.study.statistics import Statistics
from tests.groups import HEADLINES, MEAN, NET, SURE, counts, group
from tests.surveys import law

Answered = tuple[str, int, int]
"""Who answered, what, and with which weight."""

waves = st.lists(
    st.tuples(st.sampled_from("abcdefgh"), st.integers(-1, 1), st.integers(1, 4)), min_size=2, max_size=20
)

WAVE1 = [(f"r{i}", a, 1) for i, a in zip(range(1, 9), [1, 1, 0, -1, 0, 1, -1, 1], strict=True)]
WAVE2 = [(f"r{i}", a, 1) for i, a in zip(range(3, 11), [1, -1, 1, 1, 0, 1, -1, 1], strict=True)]


def answers(wave: Sequence[Answered]) -> Distribution:
    return group(*((answer, weight) for _, answer, weight in wave))


def overlap(first: Sequence[Answered], second: Sequence[Answered]) -> Overlap:
    """Return how two groups share people, cluster by cluster from the rows."""
    people = sorted({who for who, _, _ in (*first, *second)})
    m = len(people)
    one, other = _totals(first, people), _totals(second, people)
    return Overlap(_pairs(one, one, m), _pairs(other, other, m), _pairs(one, other, m), m, m - 1)


Totals = Mapping[Fraction, Sequence[int]]


def _totals(wave: Sequence[Answered], people: Sequence[str]) -> Totals:
    return {
        Fraction(value): [sum(w for who, a, w in wave if (who, a) == (one, value)) * MICRO for one in people]
        for value in sorted({a for _, a, _ in wave})
    }


def _pairs(one: Totals, other: Totals, m: int) -> Pairs:
    def covariance(a: Sequence[int], b: Sequence[int]) -> Fraction:
        return Fraction(m, m - 1) * (
            sum(x * y for x, y in zip(a, b, strict=True)) - Fraction(sum(a) * sum(b), m)
        )

    return {(v, w): covariance(a, b) for v, a in one.items() for w, b in other.items()} if m > 1 else {}


def naive(
    first: Sequence[Answered], second: Sequence[Answered], headline: Headline
) -> tuple[Fraction, Fraction]:
    """Return the difference and its variance as written: one residual for each person."""

    def mean(wave: Sequence[Answered]) -> Fraction:
        return Fraction(sum(w * headline.price(Fraction(a)) for _, a, w in wave)) / sum(w for *_, w in wave)

    def pull(wave: Sequence[Answered], one: str) -> Fraction:
        total = sum(w for *_, w in wave)
        away = (w * (headline.price(Fraction(a)) - mean(wave)) for who, a, w in wave if who == one)
        return sum(away, Fraction(0)) / total

    people = sorted({who for who, _, _ in (*first, *second)})
    u = [pull(first, one) - pull(second, one) for one in people]
    centre, m = sum(u, Fraction(0)) / len(u), len(u)
    variance = Fraction(m, m - 1) * sum((x - centre) ** 2 for x in u)
    return mean(first) - mean(second), variance


def test_waves_that_share_respondents() -> None:
    """Recomputed as a clustered regression: t = 0.3956 on 9 degrees of freedom."""
    found = clustered_test(answers(WAVE2), answers(WAVE1), overlap(WAVE2, WAVE1), NET, 0.95)
    assert 100 * found.centre == 12.5
    assert 100 * found.se == pytest.approx(31.595314350214792, abs=1e-9)
    assert found.statistic == pytest.approx(0.3956282840374722, abs=1e-12)
    assert found.df == 9


@pytest.mark.parametrize("kind", ["net", "share", "mean"])
@law
@given(first=waves, second=waves)
def test_the_variance_is_that_of_one_residual_for_each_cluster(
    kind: str, first: list[Answered], second: list[Answered]
) -> None:
    if len({who for who, *_ in (*first, *second)}) < 2:
        return
    delta, variance = naive(first, second, HEADLINES[kind])
    found = clustered_test(answers(first), answers(second), overlap(first, second), HEADLINES[kind], 0.95)
    assert found.centre == float(delta)
    if variance:
        assert found.se == pytest.approx(math.sqrt(variance), rel=1e-12)
        assert found.statistic == pytest.approx(float(delta) / math.sqrt(variance), rel=1e-12)
    else:
        assert found.p is found.low is found.high is None


def test_the_test_is_students_on_the_clusters_less_one() -> None:
    found = clustered(answers(WAVE2), answers(WAVE1), overlap(WAVE2, WAVE1), NET, SURE)
    assert found.method == "clustered"
    assert found.p == pytest.approx(2 * scipy_stats.t.sf(0.3956282840374722, 9), abs=1e-12)
    half = scipy_stats.t.ppf(0.975, 9) * 31.595314350214792
    assert (found.low, found.high) == pytest.approx((12.5 - half, 12.5 + half), abs=1e-9)


def test_means_are_told_in_their_own_unit() -> None:
    found = clustered(answers(WAVE2), answers(WAVE1), overlap(WAVE2, WAVE1), MEAN, SURE)
    assert found.value == 0.125


@law
@given(first=waves, second=waves)
def test_waves_exchanged_mirror_the_difference(first: list[Answered], second: list[Answered]) -> None:
    there = clustered(answers(first), answers(second), overlap(first, second), NET, SURE)
    back = clustered(answers(second), answers(first), overlap(second, first), NET, SURE)
    assert back.value == -there.value
    assert back.p == there.p


def test_people_who_answer_alike_twice_make_a_change_surer() -> None:
    before = [(f"r{i}", a, 1) for i, a in enumerate([1, 1, 0, -1, 0, 1, -1, 0] * 4)]
    after = [(who, min(a + (who in {"r2", "r3", "r7"}), 1), 1) for who, a, _ in before]
    strangers = [(f"other {who}", a, w) for who, a, w in after]
    paired = clustered(answers(after), answers(before), overlap(after, before), NET, SURE)
    apart = clustered(answers(strangers), answers(before), overlap(strangers, before), NET, SURE)
    assert paired.value == apart.value
    assert paired.detectable < apart.detectable / 2


def test_everybody_moving_alike_leaves_nothing_to_judge_by() -> None:
    before = [("a", -1, 1), ("b", 0, 1)]
    after = [("a", 0, 1), ("b", 1, 1)]
    found = clustered(answers(after), answers(before), overlap(after, before), MEAN, SURE)
    assert found.value == 1
    assert found.p is found.low is found.high is found.detectable is None


def test_a_single_cluster_leaves_no_degree_of_freedom() -> None:
    wave = [("a", -1, 1), ("a", 1, 1)]
    found = clustered(answers(wave), answers(wave), overlap(wave, wave), NET, SURE)
    assert found.p is None


def test_nobody_in_a_wave_is_nothing_to_compare() -> None:
    nobody = overlap(WAVE1, WAVE1)
    assert clustered(counts(0, 0, 0), answers(WAVE1), nobody, NET, SURE) is None
    assert clustered(answers(WAVE1), counts(0, 0, 0), nobody, NET, SURE) is None


def test_one_sided_bounds_come_from_less_sure_limits() -> None:
    shared = overlap(WAVE2, WAVE1)
    bound = clustered(answers(WAVE2), answers(WAVE1), shared, NET, one_sided(SURE))
    wide = clustered(answers(WAVE2), answers(WAVE1), shared, NET, Statistics(0.9))
    assert bound.low == pytest.approx(wide.low, abs=1e-9)
