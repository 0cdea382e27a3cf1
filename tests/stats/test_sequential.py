import math
import time

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import multivariate_normal

from cxcli.stats.normal import normal_quantile, normal_tail
from cxcli.stats.random_walk import first_exits
from cxcli.stats.sequential import Boundary, boundaries, confidence_sequence_half_width, mixing_variance
from tests.surveys import law

# Jennison, C. & Turnbull, B. W. (2000), Group Sequential Methods, tables 2.1 and 2.3: alpha, K, constant.
POCOCK = [
    (0.05, 1, 1.960), (0.05, 2, 2.178), (0.05, 3, 2.289), (0.05, 4, 2.361), (0.05, 5, 2.413),
    (0.05, 6, 2.453), (0.05, 7, 2.485), (0.05, 8, 2.512), (0.05, 9, 2.535), (0.05, 10, 2.555),
    (0.05, 20, 2.672), (0.01, 2, 2.772), (0.01, 3, 2.873), (0.01, 4, 2.939), (0.01, 5, 2.986),
    (0.10, 2, 1.875), (0.10, 3, 1.992), (0.10, 4, 2.067), (0.10, 5, 2.122),
]  # fmt: skip
OBRIEN_FLEMING = [
    (0.05, 1, 1.960), (0.05, 2, 1.977), (0.05, 3, 2.004), (0.05, 4, 2.024), (0.05, 5, 2.040),
    (0.05, 6, 2.053), (0.05, 7, 2.063), (0.05, 8, 2.072), (0.05, 9, 2.080), (0.05, 10, 2.087),
    (0.05, 20, 2.126), (0.01, 2, 2.580), (0.01, 3, 2.595), (0.01, 4, 2.609), (0.01, 5, 2.621),
    (0.10, 2, 1.678), (0.10, 3, 1.710), (0.10, 4, 1.733), (0.10, 5, 1.751),
]  # fmt: skip

methods = st.sampled_from(["pocock", "obf"])


@pytest.mark.parametrize(("alpha", "looks", "constant"), POCOCK)
def test_pococks_published_constants_come_out(alpha: float, looks: int, constant: float) -> None:
    found = boundaries("pocock", looks, alpha)
    assert found == pytest.approx([constant] * looks, abs=0.0006)
    assert len(set(found)) == 1


@pytest.mark.parametrize(("alpha", "looks", "constant"), OBRIEN_FLEMING)
def test_obrien_and_flemings_published_constants_come_out(alpha: float, looks: int, constant: float) -> None:
    assert boundaries("obf", looks, alpha)[-1] == pytest.approx(constant, abs=0.0006)


def test_obrien_and_flemings_boundary_falls_with_the_root_of_the_looks() -> None:
    found = boundaries("obf", 5, 0.05)
    assert found == pytest.approx([4.56174, 3.22564, 2.63372, 2.28087, 2.04007], abs=1e-5)


@law
@given(method=methods, looks=st.integers(2, 4), alpha=st.floats(0.001, 0.5))
def test_some_look_passes_with_probability_alpha(method: Boundary, looks: int, alpha: float) -> None:
    """The z of the looks are jointly normal, with correlation sqrt(i / j): scipy integrates them."""
    found = np.array(boundaries(method, looks, alpha))
    at = np.arange(1, looks + 1)
    correlation = np.sqrt(np.minimum.outer(at, at) / np.maximum.outer(at, at))
    joint = multivariate_normal(cov=correlation, abseps=1e-7, releps=1e-7, maxpts=200_000, seed=1)
    assert 1 - joint.cdf(found, lower_limit=-found) == pytest.approx(alpha, abs=2e-5)


@law
@given(method=methods, looks=st.integers(2, 6), alpha=st.floats(0.0001, 0.9))
def test_looking_more_often_asks_for_more(method: Boundary, looks: int, alpha: float) -> None:
    fewer, more = boundaries(method, looks, alpha)[-1], boundaries(method, looks + 1, alpha)[-1]
    assert -normal_quantile(alpha / 2) < fewer < more < -normal_quantile(alpha / (2 * looks + 2))


def test_one_look_is_the_single_test() -> None:
    assert boundaries("pocock", 1, 0.05) == boundaries("obf", 1, 0.05) == (-normal_quantile(0.025),)


def test_five_looks_take_less_than_a_third_of_a_second() -> None:
    boundaries.cache_clear()
    began = time.process_time()
    boundaries("pocock", 5, 0.05)
    assert time.process_time() - began < 0.3


@pytest.mark.parametrize(("looks", "alpha"), [(0, 0.05), (-1, 0.05), (3, 0.0), (3, 1.0), (3, math.nan)])
def test_no_look_and_no_alpha_are_refused(looks: int, alpha: float) -> None:
    with pytest.raises(ValueError, match="looks at alpha"):
        boundaries("pocock", looks, alpha)


# Armitage, McPherson & Rowe (1969), table 2: how often repeated tests at 5 % find something in nothing.
@pytest.mark.parametrize(("looks", "false"), [(1, 0.05), (2, 0.083), (3, 0.107), (4, 0.126), (5, 0.142), (10, 0.193), (20, 0.248)])  # fmt: skip
def test_naive_repeated_tests_err_as_often_as_published(looks: int, false: float) -> None:
    times = [float(k) for k in range(1, looks + 1)]
    exits = first_exits(times, [1.959964 * math.sqrt(t) for t in times])
    assert sum(exits) == pytest.approx(false, abs=0.0006)
    assert exits[0] == pytest.approx(0.05, abs=1e-6)


@law
@given(
    gaps=st.lists(st.floats(0.2, 3), min_size=1, max_size=4), limits=st.lists(st.floats(0.3, 6), min_size=4)
)
def test_the_integrals_are_those_of_a_fine_grid(gaps: list[float], limits: list[float]) -> None:
    times = np.cumsum(gaps).tolist()
    kept = limits[: len(times)]
    assert first_exits(times, kept) == pytest.approx(exits_on_a_grid(times, kept), abs=2e-6)


def exits_on_a_grid(times: list[float], limits: list[float]) -> list[float]:
    """Return the same by the trapezium rule on 801 points, a walk at a time."""
    points, density, before, found = np.zeros(1), np.ones(1), 0.0, []
    for now, limit in zip(times, limits, strict=True):
        step = math.sqrt(now - before)
        leaves = [normal_tail((limit - x) / step) + normal_tail((limit + x) / step) for x in points]
        found.append(float(density @ np.array(leaves)))
        grid = np.linspace(-limit, limit, 801)
        weights = np.full(801, grid[1] - grid[0])
        weights[[0, -1]] /= 2
        bells = np.exp(-((grid[:, None] - points[None, :]) ** 2) / (2 * step * step))
        density = weights * (bells @ density) / (step * math.sqrt(2 * math.pi))
        points, before = grid, now
    return found


def test_the_published_confidence_sequence_comes_out() -> None:
    half = 100 * confidence_sequence_half_width(0.5844, 500, 0.05, 250)
    assert half == pytest.approx(10.466491704391549, abs=1e-9)
    assert mixing_variance(0.05, 250) == pytest.approx(0.03174461840695026, abs=1e-15)


def test_it_costs_half_as_much_again_as_a_single_interval() -> None:
    fixed = 1.959964 * math.sqrt(0.5844 / 500)
    ratio = confidence_sequence_half_width(0.5844, 500, 0.05, 250) / fixed
    assert ratio == pytest.approx(1.56, abs=0.005)


@law
@given(at=st.integers(20, 5000), other=st.integers(20, 5000), alpha=st.floats(0.001, 0.3))
def test_it_is_tightest_where_it_was_told_to_be(at: int, other: int, alpha: float) -> None:
    tuned = confidence_sequence_half_width(1.0, at, alpha, at)
    assert tuned <= 1.02 * confidence_sequence_half_width(1.0, at, alpha, other)


@law
@given(n=st.integers(10, 10_000), alpha=st.floats(0.001, 0.3), variance=st.floats(0.01, 4))
def test_it_is_wider_than_one_interval_and_narrows_with_answers(
    n: int, alpha: float, variance: float
) -> None:
    half = confidence_sequence_half_width(variance, n, alpha, 250)
    assert half > -normal_quantile(alpha / 2) * math.sqrt(variance / n)
    assert confidence_sequence_half_width(variance, n + 1, alpha, 250) < half
    assert confidence_sequence_half_width(4 * variance, n, alpha, 250) == pytest.approx(2 * half)


def test_looked_at_after_every_answer_it_misses_no_more_often_than_said() -> None:
    chance = np.random.default_rng(7)
    n = np.arange(50, 2001)
    widths = np.array([confidence_sequence_half_width(0.61, int(k), 0.1, 250) for k in n])
    answers = chance.choice([-1, 0, 1], p=[0.2, 0.3, 0.5], size=(1000, 2000))
    means = np.cumsum(answers, axis=1)[:, 49:] / n
    assert (np.abs(means - 0.3) > widths).any(axis=1).mean() <= 0.1
