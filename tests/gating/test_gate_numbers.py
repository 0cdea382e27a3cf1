"""The bounds that gates ask for, and the p-value that inverts them."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from cxcli.evidence import Distribution
from cxcli.gating.change import Before, judged_change
from cxcli.gating.evidence import LEAST, Judged, surest
from cxcli.gating.number import Terms, judged_value
from cxcli.stats.difference import difference
from cxcli.study.statistics import Statistics
from tests.groups import HEADLINES, NET, SURE, counts, group, plain_groups, seen

KINDS = sorted(HEADLINES)


def value(answers: Distribution, kind: str = "net", method: str | None = None) -> Judged:
    found = judged_value(answers, Terms(HEADLINES[kind], SURE, method))
    assert found is not None
    return found


def change(now: Distribution, before: Distribution, kind: str = "net", method: str | None = None) -> Judged:
    found = judged_change(now, Before(before), Terms(HEADLINES[kind], SURE, method))
    assert found is not None
    return found


def test_the_bounds_of_a_share_are_wilsons_at_twice_the_error() -> None:
    low, high = value(counts(36, 0, 164), "share").limits(0.95) or (0, 0)
    wanted = stats.binomtest(164, 200).proportion_ci(0.90, "wilson")
    assert (low, high) == pytest.approx((100 * wanted.low, 100 * wanted.high), abs=1e-9)


def test_the_bounds_of_a_mean_are_students_at_twice_the_error() -> None:
    answers = [-1] * 30 + [0] * 20 + [1] * 50
    t = stats.ttest_1samp(answers, 0).confidence_interval(0.90)
    found = value(counts(30, 20, 50), "mean").limits(0.95)
    assert found == pytest.approx((t.low, t.high), abs=1e-12)


def test_the_bounds_of_a_change_are_those_of_the_difference_at_twice_the_error() -> None:
    now, before = counts(15, 45, 40), counts(10, 50, 40)
    wanted = difference(seen(now, NET), seen(before, NET), NET, Statistics(confidence=0.90))
    assert change(now, before).limits(0.95) == pytest.approx((wanted.low, wanted.high), abs=1e-9)


@pytest.mark.parametrize(("kind", "method"), [("net", "wald"), ("net", "adjusted_wald"), ("share", "wald")])
def test_a_metrics_own_interval_method_bounds_values_and_changes(kind: str, method: str) -> None:
    now, before = counts(15, 45, 40), counts(10, 50, 40)
    assert value(now, kind, method).limits(0.95) != value(now, kind).limits(0.95)
    assert change(now, before, kind, method).limits(0.95) != change(now, before, kind).limits(0.95)


def test_all_answers_alike_still_bound_a_mean() -> None:
    low, high = value(counts(0, 0, 50), "mean").limits(0.95) or (0, 0)
    assert 0.8 < low < high == 1


@pytest.mark.parametrize("kind", KINDS)
def test_a_whole_population_is_what_it_is(kind: str) -> None:
    everyone = value(group(*[(-1, 1)] * 20, *[(1, 1)] * 30, sampled=Fraction(1)), kind)
    assert everyone.limits(0.95) == (everyone.value, everyone.value)
    assert everyone.left == 0


def test_nobody_has_no_number() -> None:
    assert judged_value(counts(0, 0, 0), Terms(NET, SURE)) is None
    assert judged_change(counts(1, 1, 1), Before(counts(0, 0, 0)), Terms(NET, SURE)) is None


def test_the_smallest_of_all_bases_counts() -> None:
    assert change(counts(10, 10, 30), counts(5, 5, 5)).smallest == 15
    weighted = value(group(*[(1, 1)] * 50, (0, 20)))
    assert weighted.smallest == weighted.n_effective < weighted.n == 51


@pytest.mark.parametrize("kind", KINDS)
@given(answers=plain_groups(5), bar=st.integers(-99, 99), alpha=st.sampled_from([0.01, 0.05, 0.2, 0.4]))
def test_a_claim_has_a_p_value_below_alpha_exactly_when_the_bound_excludes_the_threshold(
    kind: str, answers: Distribution, bar: int, alpha: float
) -> None:
    found = value(answers, kind)
    threshold = bar / (1 if kind != "mean" else 100)
    limits = found.limits(1 - alpha)
    if limits is None or limits[0] == limits[1]:
        return
    above = surest(found, threshold, 0.49, below=False)
    below = surest(found, threshold, 0.49, below=True)
    assert (above <= alpha * (1 + 1e-9)) == (limits[0] >= threshold)
    assert (below <= alpha * (1 + 1e-9)) == (limits[1] <= threshold)
    assert max(above, below) == 1


@pytest.mark.parametrize("kind", KINDS)
def test_the_p_value_of_a_change_is_half_that_of_the_two_sided_test_against_nothing(kind: str) -> None:
    now, before = counts(15, 45, 40), counts(30, 40, 30)
    test = difference(seen(now, HEADLINES[kind]), seen(before, HEADLINES[kind]), HEADLINES[kind], SURE)
    assert test.p is not None
    found = change(now, before, kind)
    assert surest(found, 0, 0.49, below=found.value < 0) == pytest.approx(test.p / 2, rel=1e-6)


def test_a_claim_beyond_all_doubt_has_the_smallest_p_value_that_is_told() -> None:
    assert surest(value(counts(0, 0, 5000)), -50, 0.05, below=False) == LEAST


def test_a_claim_less_sure_than_is_of_interest_is_not_told_apart() -> None:
    found = value(counts(15, 45, 40))
    assert surest(found, 20, 0.49, below=False) == pytest.approx(0.24, abs=0.01)
    assert surest(found, 20, 0.05, below=False) == 1
