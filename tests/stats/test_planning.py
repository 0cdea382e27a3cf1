import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import binom, norm

from cxcli.stats.planning import (
    effective_people,
    in_population,
    net_variance,
    people_for_adjusted_wald,
    people_for_difference,
    people_for_margin,
    share_variance,
    smallest_difference,
    whole,
)
from tests.surveys import law

confidences = st.sampled_from([0.5, 0.8, 0.9, 0.95, 0.99])
powers = st.sampled_from([0.6, 0.8, 0.9, 0.99])


@pytest.mark.parametrize(
    ("variance", "margin", "people"),
    [(1.0, 0.05, 1537), (0.61, 0.03, 2604), (0.25, 0.05, 385), (0.25, 0.03, 1068), (1.0, 0.1, 385)],
)
def test_the_published_sample_sizes_come_out(variance: float, margin: float, people: int) -> None:
    assert whole(people_for_margin(variance, margin, 0.95)) == people


def test_measuring_u_needs_three_fewer() -> None:
    assert people_for_adjusted_wald(1536.58) == 1534
    assert people_for_adjusted_wald(2.5) == 1


def test_ten_points_between_two_groups_take_903_each() -> None:
    variances = net_variance(0.5, 0.2), net_variance(0.55, 0.15)
    people = people_for_difference(variances, 0.1, (0.95, 0.8))
    assert people == pytest.approx(902.6211694501452, abs=1e-9)
    assert people == pytest.approx((norm.ppf(0.975) + norm.ppf(0.8)) ** 2 * sum(variances) / 0.01)


@pytest.mark.parametrize(("people", "population", "left"), [(1537, 2000, 870), (2604, 2000, 1132)])
def test_a_finite_population_needs_fewer(people: int, population: int, left: int) -> None:
    assert whole(in_population(people, population)) == left


@pytest.mark.parametrize(
    ("up", "down", "variance"), [(0.5, 0.5, 1), (0.5, 0.2, 0.61), (0, 0, 0), (1, 0, 0), (0.3, 0, 0.21)]
)
def test_the_variance_of_an_answer_is_that_of_plus_one_zero_and_minus_one(
    up: float, down: float, variance: float
) -> None:
    assert net_variance(up, down) == pytest.approx(variance)
    points, shares = np.array([1, 0, -1]), np.array([up, 1 - up - down, down])
    assert variance == pytest.approx((shares * points**2).sum() - (shares * points).sum() ** 2)


@law
@given(up=st.floats(0, 1), rest=st.floats(0, 1), share=st.floats(0, 1))
def test_no_variance_is_larger_than_the_worst_case(up: float, rest: float, share: float) -> None:
    assert 0 <= share_variance(share) <= 0.25
    assert -1e-15 <= net_variance(up, (1 - up) * rest) <= 1 + 1e-15
    assert net_variance(share, 1 - share) == pytest.approx(4 * share_variance(share), abs=1e-12)


@law
@given(variance=st.floats(0.01, 4), margin=st.floats(0.01, 1), confidence=confidences)
def test_half_the_margin_takes_four_times_the_people(
    variance: float, margin: float, confidence: float
) -> None:
    people = people_for_margin(variance, margin, confidence)
    assert people_for_margin(variance, margin / 2, confidence) == pytest.approx(4 * people)
    assert norm.ppf((1 + confidence) / 2) * math.sqrt(variance / people) == pytest.approx(margin)


@law
@given(variance=st.floats(0.01, 4), people=st.integers(2, 10_000), confidence=confidences, power=powers)
def test_the_smallest_difference_is_the_one_so_many_people_show(
    variance: float, people: int, confidence: float, power: float
) -> None:
    errors = confidence, power
    difference = smallest_difference(variance, people, errors)
    assert people_for_difference((variance, variance), difference, errors) == pytest.approx(people)
    assert people_for_difference((variance, variance), -difference, errors) == pytest.approx(people)


@pytest.mark.parametrize(("first", "second"), [(0.5, 0.6), (0.8, 0.85), (0.2, 0.35)])
def test_two_shares_so_far_apart_are_found_as_often_as_planned(first: float, second: float) -> None:
    """Every outcome of both groups, with its probability: the exact power of the test of two shares."""
    variances = share_variance(first), share_variance(second)
    n = whole(people_for_difference(variances, second - first, (0.95, 0.8)))
    counts = np.arange(n + 1)
    one, two = counts[:, None] / n, counts[None, :] / n
    error = np.sqrt((one * (1 - one) + two * (1 - two)) / n)
    found = np.abs(two - one) > 1.959964 * np.maximum(error, 1e-12)
    chances = binom.pmf(counts, n, first)[:, None] * binom.pmf(counts, n, second)[None, :]
    assert (chances * found).sum() == pytest.approx(0.8, abs=0.012)


@law
@given(people=st.integers(1, 100_000), population=st.integers(1, 100_000))
def test_the_part_of_a_population_is_never_more_than_either(people: int, population: int) -> None:
    needed = in_population(people, population)
    assert 0 < needed <= min(people, population) * (1 + 1e-12)


@law
@given(people=st.integers(1, 5000), population=st.integers(2, 5000), deff=st.floats(0.5, 5))
def test_the_part_of_a_population_is_worth_what_was_needed(people: int, population: int, deff: float) -> None:
    needed = min(whole(in_population(whole(people * deff), population)), population)
    assert effective_people(needed, deff, population) >= people * (1 - 1e-9)


@law
@given(people=st.integers(1, 5000), deff=st.floats(0.5, 5))
def test_an_endless_population_only_divides_by_the_design_effect(people: int, deff: float) -> None:
    assert effective_people(people, deff, None) == people / deff
    assert effective_people(people, deff, 10**15) == pytest.approx(people / deff)


def test_everybody_is_worth_infinitely_many() -> None:
    assert effective_people(2000, 1.0, 2000) == math.inf


@pytest.mark.parametrize(
    ("people", "rounded"), [(0.2, 1), (1.0, 1), (384.1, 385), (385.0, 385), (385 * (1 + 1e-15), 385)]
)
def test_people_are_rounded_up_but_not_by_noise(people: float, rounded: int) -> None:
    assert whole(people) == rounded
