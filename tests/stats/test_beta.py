import math

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from cxcli.stats.beta import LARGE, beta_cdf, beta_density, beta_quantile
from cxcli.stats.integral import integral, refined_integral
from tests.surveys import law

PARAMETERS = [0.5, 0.8, 1, 2.5, 10, 300, 2999.5]


@pytest.mark.parametrize("a", PARAMETERS)
@pytest.mark.parametrize("b", PARAMETERS)
@pytest.mark.parametrize("tail", [1e-6, 0.025, 0.3, 0.5, 0.9, 0.975])
def test_quantiles_and_shares_are_those_of_scipy(a: float, b: float, tail: float) -> None:
    x = beta_quantile(tail, a, b)
    assert x == pytest.approx(stats.beta.ppf(tail, a, b), abs=1e-11)
    assert stats.beta.cdf(x, a, b) == pytest.approx(tail, abs=1e-10)
    assert beta_cdf(x, a, b) == pytest.approx(stats.beta.cdf(x, a, b), abs=1e-10)


@pytest.mark.parametrize(("a", "b"), [(3001, 3001), (1e4, 1e5), (1e6, 4e3), (1e6, 1e6)])
@pytest.mark.parametrize("deviations", [-6, -2, -0.5, 0, 0.5, 2, 6])
def test_shares_of_large_parameters_are_those_of_scipy(a: float, b: float, deviations: float) -> None:
    x = a / (a + b) + deviations * stats.beta.std(a, b)
    assert beta_cdf(x, a, b) == pytest.approx(stats.beta.cdf(x, a, b), abs=1e-8)


def test_the_two_formulas_meet() -> None:
    below, above = (beta_cdf(0.51, size, size) for size in (LARGE - 1e-6, LARGE + 1e-6))
    assert below == pytest.approx(above, abs=1e-9)


@law
@given(a=st.floats(0.5, 1e4), b=st.floats(0.5, 1e4), x=st.floats(0, 1))
def test_the_two_tails_add_up(a: float, b: float, x: float) -> None:
    above = 1 - x
    below = 1 - above  # x again, less what is too small to be told from nothing beside 1
    assert beta_cdf(below, a, b) + beta_cdf(above, b, a) == pytest.approx(1, abs=1e-9)


@pytest.mark.parametrize(("x", "share"), [(-1, 0.0), (0, 0.0), (1, 1.0), (7, 1.0)])
def test_beyond_the_ends_there_is_nothing(x: float, share: float) -> None:
    assert beta_cdf(x, 2, 3) == share


def test_a_density_is_that_of_scipy() -> None:
    assert beta_density(0.3, 2.5, 4) == pytest.approx(stats.beta.pdf(0.3, 2.5, 4), rel=1e-13)


@pytest.mark.parametrize(("a", "b"), [(5e-324, 3), (1e-300, 1e6), (3, 1e-300)])
def test_parameters_next_to_nothing_are_no_trap(a: float, b: float) -> None:
    assert 0 <= beta_quantile(0.025, a, b) <= 1


@pytest.mark.parametrize(("power", "value"), [(0, 1.0), (1, 0.5), (7, 0.125), (40, 1 / 41)])
def test_the_integral_of_a_power_is_exact(power: int, value: float) -> None:
    assert integral(lambda x: x**power, 0, 1) == pytest.approx(value, abs=1e-15)


def test_a_step_and_a_corner_are_refined_until_they_fit() -> None:
    assert refined_integral(lambda x: float(x > 0.123), 0, 1) == pytest.approx(0.877, abs=1e-12)
    assert refined_integral(math.sqrt, 0, 1) == pytest.approx(2 / 3, abs=1e-12)
