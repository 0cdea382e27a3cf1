import math

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from cxcli.stats.normal import normal_quantile, normal_tail, two_sided
from cxcli.stats.student import t_cdf, t_matching, t_quantile, t_tail
from tests.surveys import law

DEGREES = [0.3, 0.7, 1, 1.5, 2, 3, 4.49, 9, 29, 49.5, 99, 500, 1999, 19_999, 20_001, 1e5, 1e7]


@pytest.mark.parametrize("df", DEGREES)
@pytest.mark.parametrize("probability", [0.51, 0.6, 0.75, 0.9, 0.95, 0.975, 0.995, 0.9995])
def test_quantiles_are_those_of_scipy(df: float, probability: float) -> None:
    assert t_quantile(probability, df) == pytest.approx(stats.t.ppf(probability, df), rel=1e-12)


@pytest.mark.parametrize("df", DEGREES)
@pytest.mark.parametrize("t", [0.01, 0.5, 1, 1.5, 1.96, 3, 6, 30, 1e4])
def test_tails_are_those_of_scipy(df: float, t: float) -> None:
    assert t_tail(t, df) == pytest.approx(stats.t.sf(t, df), rel=1e-11, abs=1e-300)


@pytest.mark.parametrize("df", DEGREES)
@pytest.mark.parametrize("z", [0.1, 0.674, 1.6448536269514722, 1.9599639845400543, 3.3, 8.0])
def test_a_matching_t_has_the_tail_of_its_z(df: float, z: float) -> None:
    t = t_matching(z, df)
    assert t == math.inf or t_tail(t, df) == pytest.approx(stats.norm.sf(z), rel=1e-10)


@pytest.mark.parametrize(("z", "df"), [(1.96, 0), (1.96, -1), (math.inf, 5), (1.96, 1e-6)])
def test_without_degrees_of_freedom_there_is_no_finite_match(z: float, df: float) -> None:
    assert t_matching(z, df) == math.inf


@law
@given(df=st.floats(0.5, 1e6), probability=st.floats(0.001, 0.999))
def test_the_quantile_undoes_the_distribution(df: float, probability: float) -> None:
    assert t_cdf(t_quantile(probability, df), df) == pytest.approx(probability, rel=1e-10)


@law
@given(df=st.floats(0.5, 1e6), t=st.floats(-50, 50))
def test_the_distribution_is_symmetric(df: float, t: float) -> None:
    assert t_tail(t, df) + t_tail(-t, df) == pytest.approx(1, abs=1e-14)
    assert t_cdf(t, df) == t_tail(-t, df)


def test_the_middle_is_exact() -> None:
    assert t_quantile(0.5, 3) == 0.0
    assert t_tail(0, 3) == 0.5


@pytest.mark.parametrize("df", [0.01, 1, 30_000])
def test_the_ends_of_what_a_float_can_hold_are_no_trap(df: float) -> None:
    assert t_tail(1e-308, df) == 0.5
    assert t_tail(math.inf, df) == t_cdf(-math.inf, df) == 0.0


@pytest.mark.parametrize("df", [1, 7.5, 30_000])
def test_the_lower_half_mirrors_the_upper(df: float) -> None:
    assert t_quantile(0.025, df) == pytest.approx(-t_quantile(0.975, df), rel=1e-13)


def test_one_degree_of_freedom_is_the_cauchy_distribution() -> None:
    assert t_quantile(0.975, 1) == pytest.approx(math.tan(math.pi * 0.475), rel=1e-12)


def test_the_two_formulas_meet() -> None:
    assert t_quantile(0.975, 20_000.01) == pytest.approx(t_quantile(0.975, 19_999.99), rel=1e-9)
    assert t_tail(2, 20_000.01) == pytest.approx(t_tail(2, 19_999.99), rel=1e-9)


def test_hopelessly_few_degrees_of_freedom_have_no_finite_quantile() -> None:
    assert t_quantile(0.975, 1e-6) == math.inf


def test_the_normal_quantile_that_everyone_knows() -> None:
    assert normal_quantile(two_sided(0.95)) == pytest.approx(1.9599639845400543, abs=1e-15)


@pytest.mark.parametrize("z", [-3.0, 0.0, 1.96, 8.0, 30.0])
def test_normal_tails_are_those_of_scipy(z: float) -> None:
    assert normal_tail(z) == pytest.approx(stats.norm.sf(z), rel=1e-13)


def test_normal_tails_end_at_the_infinities() -> None:
    assert (normal_tail(math.inf), normal_tail(-math.inf)) == (0.0, 1.0)
