import math

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import special
from scipy import stats as scipy_stats

from cxcli.stats.chi_square import chi_square_quantile, chi_square_tail, gamma_tail
from cxcli.stats.normal import normal_tail
from tests.surveys import law

DEGREES = (0.5, 1, 2, 3, 5, 10, 30, 49, 51, 100, 1000, 100_000)


@pytest.mark.parametrize("df", DEGREES)
def test_the_tail_is_scipys(df: float) -> None:
    spread = math.sqrt(2 * df)
    for x in (1e-6, 0.01, 0.5, 1, 3, 10, 50, 0.9 * df, df, df + spread, df + 5 * spread, df + 12 * spread):
        assert chi_square_tail(x, df) == pytest.approx(scipy_stats.chi2.sf(x, df), rel=1e-11)


@pytest.mark.parametrize("df", DEGREES)
def test_the_quantile_is_scipys(df: float) -> None:
    for probability in (1e-6, 0.001, 0.05, 0.5, 0.9, 0.95, 0.99, 0.999999):
        expected = scipy_stats.chi2.ppf(probability, df)
        assert chi_square_quantile(probability, df) == pytest.approx(expected, rel=1e-9)


@law
@given(a=st.floats(0.1, 500), x=st.floats(0.001, 1000))
def test_the_incomplete_gamma_function_is_scipys(a: float, x: float) -> None:
    assert gamma_tail(a, x) == pytest.approx(special.gammaincc(a, x), rel=1e-10, abs=1e-14)


@law
@given(x=st.floats(0.01, 40))
def test_one_degree_of_freedom_is_a_normal_deviate_squared(x: float) -> None:
    assert chi_square_tail(x * x, 1) == pytest.approx(2 * normal_tail(x), rel=1e-11, abs=1e-300)


@law
@given(x=st.floats(0.01, 500))
def test_two_degrees_of_freedom_are_an_exponential_distribution(x: float) -> None:
    assert chi_square_tail(x, 2) == pytest.approx(math.exp(-x / 2), rel=1e-11)


@pytest.mark.parametrize(("x", "tail"), [(-1, 1), (0, 1), (math.inf, 0)])
def test_everything_lies_above_zero_and_nothing_above_infinity(x: float, tail: float) -> None:
    assert chi_square_tail(x, 3) == tail


def test_the_critical_values_of_the_textbooks() -> None:
    assert [round(chi_square_quantile(0.95, df), 3) for df in (1, 2, 3, 4, 10)] == [
        3.841,
        5.991,
        7.815,
        9.488,
        18.307,
    ]
