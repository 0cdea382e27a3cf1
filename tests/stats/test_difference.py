import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats as scipy_stats

from cxcli.evidence import Distribution, of_people
from cxcli.stats.difference import POWER, bounds, difference, one_sided
from cxcli.stats.method import pulls
from cxcli.stats.methods import limits
from cxcli.stats.mover import Interval, mover
from cxcli.stats.net_score import score_interval
from cxcli.stats.normal import normal_quantile
from cxcli.stats.tested import Pair, Term, apart, satterthwaite, symmetric
from cxcli.study.statistics import Statistics
from tests.groups import (
    MEAN,
    NET,
    SHARE,
    SURE,
    big_groups,
    clustered_by_answer,
    counts,
    group,
    plain_groups,
    seen,
    weighted_groups,
)
from tests.surveys import law


def listed(answers: Distribution) -> list[int]:
    return [int(value) for value, count in answers.valid.items() for _ in range(count.people)]


# Two net scores


@pytest.mark.parametrize(
    ("one", "other", "low", "high", "z", "p"),
    [
        ((10, 20, 70), (20, 30, 50), 9.404779901460286, 49.61131011524352, 2.825157614676526, 0.004725736355129345),
        ((1, 2, 7), (150, 300, 550), -35.286296855252196, 46.30255257096539, 0.8068463520396412, 0.4197550103783512),
        ((0, 3, 12), (3, 5, 7), 4.136357625262942, 96.81096082812921, 2.0934006187023133, 0.03631340724597268),
        ((30, 100, 170), (25, 60, 115), -10.470986980039257, 14.291721284958053, 0.2647675563543737, 0.7911885314491754),
    ],
)  # fmt: skip
def test_net_scores_are_compared_by_their_score_intervals(
    one: tuple[int, int, int], other: tuple[int, int, int], *, low: float, high: float, z: float, p: float
) -> None:
    """Recomputed with forty digits by bisection of both score intervals."""
    found = difference(seen(counts(*one), NET), seen(counts(*other), NET), NET, SURE)
    assert found.method == "mover_score"
    assert (found.low, found.high) == pytest.approx((low, high), abs=1e-9)
    assert (found.z, found.p) == pytest.approx((z, p), abs=1e-9)


@law
@given(one=big_groups(), other=big_groups())
def test_the_limits_are_the_square_and_add_of_both_score_intervals(
    one: Distribution, other: Distribution
) -> None:
    found = difference(seen(one, NET), seen(other, NET), NET, SURE)
    (t1, l1, u1), (t2, l2, u2) = (
        (
            float(sample.estimate.mean),
            *score_interval(pulls(sample.estimate, sample.n), normal_quantile(0.975)),
        )
        for sample in (seen(one, NET), seen(other, NET))
    )
    low = t1 - t2 - math.hypot(t1 - l1, u2 - t2)
    high = t1 - t2 + math.hypot(u1 - t1, t2 - l2)
    assert (found.low, found.high) == pytest.approx((100 * low, 100 * high), abs=1e-9)


@law
@given(one=big_groups(), other=big_groups())
def test_the_p_value_is_the_level_at_which_a_limit_touches_zero(
    one: Distribution, other: Distribution
) -> None:
    first, second = seen(one, NET), seen(other, NET)
    found = difference(first, second, NET, SURE)
    if 1e-12 < found.p < 1:
        touching = difference(first, second, NET, Statistics(1 - found.p))
        assert min(abs(touching.low), abs(touching.high)) < 1e-4 * touching.detectable


@law
@given(one=weighted_groups(2), other=weighted_groups(2), kind=st.sampled_from(["score", "wilson"]))
def test_the_deviates_find_what_a_search_over_whole_intervals_finds(
    one: Distribution, other: Distribution, kind: str
) -> None:
    headline = NET if kind == "score" else SHARE
    pair = Pair(seen(one, headline), seen(other, headline), headline, 0.95)
    searched = mover(pair, Interval(lambda sample, z: limits(sample, headline, kind, z, 0)))
    found = difference(pair.first, pair.second, headline, SURE)
    assert found.z == pytest.approx(searched.statistic, abs=1e-7)


def test_jeffreys_deviates_find_what_a_search_over_whole_intervals_finds() -> None:
    pair = Pair(seen(counts(10, 20, 70), NET), seen(counts(20, 30, 50), NET), NET, 0.95)
    searched = mover(pair, Interval(lambda sample, z: limits(sample, NET, "jeffreys", z, 0)))
    found = difference(pair.first, pair.second, NET, SURE, interval="jeffreys")
    assert found.p == pytest.approx(searched.p, abs=1e-9)


def test_net_scores_may_differ_by_two_hundred_points() -> None:
    found = difference(seen(counts(0, 0, 50), NET), seen(counts(50, 0, 0), NET), NET, SURE)
    assert found.value == 200
    assert 150 < found.low < found.high == 200
    assert 0 < found.p < 1e-15


def test_groups_of_millions_far_apart_have_no_tail_left() -> None:
    far = of_people({1: 3_000_000, 0: 10}), of_people({1: 10, 0: 3_000_000})
    found = difference(seen(far[0], SHARE), seen(far[1], SHARE), SHARE, SURE)
    assert found.p == pytest.approx(0, abs=1e-300)


def test_unanimous_groups_still_have_a_width_and_a_detectable_difference() -> None:
    found = difference(seen(counts(0, 0, 10), NET), seen(counts(0, 0, 12), NET), NET, SURE)
    assert found.low < 0 < found.high
    assert found.p == 1
    assert found.detectable > 20


def test_weights_enter_as_effective_people() -> None:
    scores = [10, 9, 8, 10, 6, 9, 10, 7, 9, 5], [6, 7, 3, 9, 8, 5, 10, 6, 7, 2, 9, 6]
    weights = [1, 2, 1, 1, 3, 1, 2, 1, 1, 1], [1, 1, 2, 1, 1, 1, 1, 2, 1, 1, 3, 1]
    one, other = (
        group(*((1 if s >= 9 else -1 if s <= 6 else 0, w) for s, w in zip(*rows, strict=True)))
        for rows in zip(scores, weights, strict=True)
    )
    found = difference(seen(one, NET), seen(other, NET), NET, SURE)
    assert (found.low, found.high) == pytest.approx((-39.70438631514622, 112.46092483820438), abs=1e-9)
    assert found.p == pytest.approx(0.31722617862820957, abs=1e-9)


@pytest.mark.parametrize(
    ("one", "other", "z", "p"),
    [
        ((10, 20, 70), (20, 30, 50), 2.9277002188455996, 0.0034147911781178173),
        ((1, 2, 7), (150, 300, 550), 0.9476651050474804, 0.3432999707371711),
        ((0, 3, 12), (3, 5, 7), 2.3763541031440183, 0.01748467441052135),
    ],
)
def test_walds_z_is_the_difference_by_its_standard_error(
    one: tuple[int, int, int], other: tuple[int, int, int], z: float, p: float
) -> None:
    found = difference(seen(counts(*one), NET), seen(counts(*other), NET), NET, SURE, method="wald")
    assert (found.z, found.p) == pytest.approx((z, p), abs=1e-12)


@law
@given(one=big_groups(), other=big_groups())
def test_adjusted_wald_is_walds_with_three_more_answers_in_each_group(
    one: Distribution, other: Distribution
) -> None:
    def adjusted(answers: Distribution) -> tuple[float, float]:
        down, middle, up = (answers.valid[v].people for v in sorted(answers.valid))
        codes = np.array([-1, 0, 1])
        shares = np.array([down + 0.75, middle + 1.5, up + 0.75]) / (down + middle + up + 3)
        mean = codes @ shares
        return mean, ((codes - mean) ** 2 @ shares) / (down + middle + up + 3)

    (m1, v1), (m2, v2) = adjusted(one), adjusted(other)
    found = difference(seen(one, NET), seen(other, NET), NET, SURE, method="adjusted_wald")
    half = normal_quantile(0.975) * math.sqrt(v1 + v2)
    assert found.z == pytest.approx((m1 - m2) / math.sqrt(v1 + v2), abs=1e-9)
    assert found.low == pytest.approx(100 * (m1 - m2 - half), abs=1e-9)


# Two shares


@pytest.mark.parametrize(
    ("one", "other", "low", "high"),
    [
        ((56, 70), (48, 80), 0.0524, 0.3339),
        ((9, 10), (3, 10), 0.1705, 0.8090),
        ((5, 56), (0, 29), -0.0381, 0.1926),
        ((0, 10), (0, 20), -0.1611, 0.2775),
        ((0, 10), (0, 10), -0.2775, 0.2775),
        ((10, 10), (0, 20), 0.6791, 1.0000),
        ((10, 10), (0, 10), 0.6075, 1.0000),
    ],
)
def test_shares_are_compared_by_newcombes_published_limits(
    one: tuple[int, int], other: tuple[int, int], low: float, high: float
) -> None:
    """Newcombe (1998), Statistics in Medicine 17, 873-890, table II, method 10."""
    groups = [of_people({1: yes, 0: n - yes}) for yes, n in (one, other)]
    found = difference(seen(groups[0], SHARE), seen(groups[1], SHARE), SHARE, SURE)
    assert found.method == "newcombe"
    assert (found.low / 100, found.high / 100) == pytest.approx((low, high), abs=5.1e-5)


@law
@given(one=big_groups(), other=big_groups())
def test_agresti_and_caffo_add_a_yes_and_a_no(one: Distribution, other: Distribution) -> None:
    found = difference(seen(one, SHARE), seen(other, SHARE), SHARE, SURE, method="agresti_caffo")
    parts = []
    for answers in (one, other):
        share = (sum(c.people for v, c in answers.valid.items() if v > 0) + 1) / (answers.n + 2)
        parts.append((share, share * (1 - share) / (answers.n + 2)))
    middle, se = parts[0][0] - parts[1][0], math.sqrt(parts[0][1] + parts[1][1])
    assert found.z == pytest.approx(middle / se, abs=1e-9)
    reach = normal_quantile(0.975) * se
    ends = [100 * min(1, max(-1, end)) for end in (middle - reach, middle + reach)]
    assert (found.low, found.high) == pytest.approx(ends, abs=1e-9)


# Two means


@pytest.mark.filterwarnings("ignore:Precision loss")  # the oracle is warned of groups that are all alike
@law
@given(one=plain_groups(2), other=plain_groups(2))
def test_means_are_compared_by_welchs_t_test(one: Distribution, other: Distribution) -> None:
    found = difference(seen(one, MEAN), seen(other, MEAN), MEAN, SURE)
    if len(set(listed(one))) == len(set(listed(other))) == 1:
        assert found.p is found.low is found.high is None
        return
    oracle = scipy_stats.ttest_ind(listed(one), listed(other), equal_var=False)
    interval = oracle.confidence_interval(0.95)
    assert found.method == "welch"
    assert (found.z, found.p) == pytest.approx((oracle.statistic, oracle.pvalue), rel=1e-9, abs=1e-12)
    assert (found.low, found.high) == pytest.approx((interval.low, interval.high), rel=1e-9, abs=1e-9)


@law
@given(one=weighted_groups(2), other=weighted_groups(2))
def test_weighted_means_use_the_linearised_variance_on_kish_people_less_one(
    one: Distribution, other: Distribution
) -> None:
    first, second = seen(one, MEAN), seen(other, MEAN)
    variances = [float(sample.estimate.sampling_variance or 0) for sample in (first, second)]
    found = difference(first, second, MEAN, SURE)
    if not sum(variances):
        assert found.p is None
        return
    spare = [float(sample.estimate.n_kish) - 1 for sample in (first, second)]
    df = sum(variances) ** 2 / sum(v * v / d for v, d in zip(variances, spare, strict=True))
    t = float(first.estimate.mean - second.estimate.mean) / math.sqrt(sum(variances))
    assert found.p == pytest.approx(2 * scipy_stats.t.sf(abs(t), df), rel=1e-7, abs=1e-12)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (counts(0, 0, 1), counts(3, 3, 3)),
        (counts(0, 0, 5), counts(5, 0, 0)),
        (counts(0, 0, 5), counts(0, 0, 5)),
    ],
)
def test_means_without_a_variance_have_neither_limits_nor_test(
    one: Distribution, other: Distribution
) -> None:
    found = difference(seen(one, MEAN), seen(other, MEAN), MEAN, SURE)
    assert found.low is found.high is found.p is found.z is found.detectable is None
    assert found.value is not None


def test_declared_clusters_bring_their_degrees_of_freedom() -> None:
    named = [("a", 1), ("a", 1), ("b", 0), ("b", 1), ("c", -1), ("c", 0)]
    one = group(*((answer, 1) for _, answer in named), design=clustered_by_answer(named))
    first, second = seen(one, MEAN), seen(counts(5, 5, 5), MEAN)
    found = difference(first, second, MEAN, SURE)
    v1, v2 = float(first.estimate.sampling_variance), float(second.estimate.sampling_variance)
    df = (v1 + v2) ** 2 / (v1**2 / 2 + v2**2 / 14)
    t = float(first.estimate.mean - second.estimate.mean) / math.sqrt(v1 + v2)
    assert found.p == pytest.approx(2 * scipy_stats.t.sf(abs(t), df), abs=1e-12)


# The pieces


@pytest.mark.parametrize(("df", "p"), [(None, 0.04550026389635839), (10, 0.07338803477074037)])
def test_a_difference_of_two_standard_errors(df: float | None, p: float) -> None:
    assert symmetric(2.0, 1.0, df, 0.95).p == pytest.approx(p, abs=1e-12)


@pytest.mark.parametrize(("variance", "df"), [(0.0, None), (1.0, 0.0), (1.0, 1e-9)])
def test_without_a_variance_or_a_degree_of_freedom_nothing_is_said(variance: float, df: float | None) -> None:
    found = symmetric(1.0, variance, df, 0.95)
    assert found.low is found.high is found.p is found.statistic is None


@law
@given(v1=st.floats(1e-6, 10), v2=st.floats(1e-6, 10), d1=st.integers(1, 500), d2=st.integers(1, 500))
def test_satterthwaites_degrees_lie_between_the_smaller_and_the_sum(
    v1: float, v2: float, d1: int, d2: int
) -> None:
    df = satterthwaite(Term(0, v1, d1), Term(0, v2, d2))
    assert min(d1, d2) * (1 - 1e-12) <= df <= (d1 + d2) * (1 + 1e-12)


def test_a_variance_that_counts_as_known_takes_no_degrees_away() -> None:
    assert satterthwaite(Term(0, 1, None), Term(0, 1, None)) is None
    assert satterthwaite(Term(0, 1, 9), Term(0, 0, None)) == 9
    assert satterthwaite(Term(0, 1, 9), Term(0, 1, None)) == 36


def test_a_group_without_degrees_leaves_none() -> None:
    assert satterthwaite(Term(0, 1, 0), Term(0, 1, 10)) == 0
    assert apart(Term(1, 1, 0), Term(0, 1, 10), 0.95).p is None


def test_two_groups_without_variance_have_no_degrees_to_put_together() -> None:
    assert satterthwaite(Term(0, 0, 5), Term(0, 0, 5)) is None


# What a comparison can find, and one-sided bounds


@pytest.mark.parametrize("method", ["wald", "welch", "mover_score"])
def test_a_detectable_difference_is_found_four_times_out_of_five(method: str) -> None:
    one, other = seen(counts(250, 500, 250), NET), seen(counts(250, 500, 250), NET)
    found = difference(one, other, NET, SURE, method=method)
    se = 100 * math.sqrt(2 * 0.5 / 1000)
    chance = scipy_stats.norm.sf(scipy_stats.norm.ppf(0.975) - found.detectable / se)
    assert chance == pytest.approx(POWER, abs=0.003)


def test_a_detectable_difference_shrinks_with_the_square_root_of_the_people() -> None:
    few, many = (
        difference(seen(g, NET), seen(g, NET), NET, SURE) for g in (counts(50, 50, 50), counts(200, 200, 200))
    )
    assert few.detectable / many.detectable == pytest.approx(2, rel=0.02)


@law
@given(one=plain_groups(2), other=plain_groups(2))
def test_one_sided_bounds_are_the_limits_of_a_less_sure_interval(
    one: Distribution, other: Distribution
) -> None:
    first, second = seen(one, NET), seen(other, NET)
    wide = difference(first, second, NET, Statistics(0.9))
    assert bounds(first, second, NET, Statistics(0.95)) == (wide.low, wide.high)


def test_one_sided_bounds_follow_the_metrics_own_interval() -> None:
    first, second = seen(counts(10, 20, 70), NET), seen(counts(20, 30, 50), NET)
    adjusted = difference(first, second, NET, Statistics(0.9), method="adjusted_wald")
    assert bounds(first, second, NET, SURE, interval="adjusted_wald") == (adjusted.low, adjusted.high)


def test_there_are_no_bounds_where_there_is_no_interval() -> None:
    assert bounds(seen(counts(0, 0, 5), MEAN), seen(counts(0, 0, 5), MEAN), MEAN, SURE) is None


@pytest.mark.parametrize("confidence", [0.1, 0.5])
def test_a_bound_that_is_more_likely_wrong_than_right_is_refused(confidence: float) -> None:
    with pytest.raises(ValueError, match="above a half"):
        one_sided(Statistics(confidence))


@pytest.mark.parametrize(
    ("first", "second"), [((2, 0, 0), (0, 2, 0)), ((2, 0, 0), (0, 0, 2)), ((3, 0, 0), (0, 4, 0))]
)
def test_groups_that_answer_all_alike_are_judged_the_same_from_both_sides(
    first: tuple[int, int, int], second: tuple[int, int, int]
) -> None:
    one, other = seen(counts(*first), NET), seen(counts(*second), NET)
    there, back = difference(one, other, NET, SURE), difference(other, one, NET, SURE)
    assert there.p == pytest.approx(back.p, rel=1e-6)
    assert there.p is not None
    assert there.p > 1e-4
