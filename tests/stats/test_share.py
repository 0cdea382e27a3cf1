from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from cxcli.stats.normal import normal_quantile, two_sided
from cxcli.stats.share import (
    agresti_coull_interval,
    clopper_pearson_interval,
    jeffreys_interval,
    wald_interval,
    wilson_interval,
)
from tests.surveys import law

Z95 = 1.959963984540054
INSIDE = [wilson_interval, jeffreys_interval, clopper_pearson_interval]


@law
@given(data=st.data(), n=st.integers(1, 5000), confidence=st.sampled_from([0.8, 0.95, 0.99]))
def test_it_is_the_interval_of_scipy(data: st.DataObject, n: int, confidence: float) -> None:
    positive = data.draw(st.integers(0, n))
    expected = stats.binomtest(positive, n).proportion_ci(confidence, method="wilson")
    assert wilson_interval(positive / n, n, normal_quantile(two_sided(confidence))) == pytest.approx(
        tuple(expected), abs=1e-12
    )


@law
@given(data=st.data(), n=st.integers(1, 5000), confidence=st.sampled_from([0.8, 0.95, 0.99]))
def test_the_exact_interval_is_the_one_of_scipy(data: st.DataObject, n: int, confidence: float) -> None:
    positive = data.draw(st.integers(0, n))
    expected = stats.binomtest(positive, n).proportion_ci(confidence, method="exact")
    found = clopper_pearson_interval(positive / n, n, normal_quantile(two_sided(confidence)))
    assert found == pytest.approx(tuple(expected), abs=1e-10)


@law
@given(share=st.floats(0, 1), n=st.floats(1, 5000), confidence=st.sampled_from([0.8, 0.95, 0.99]))
def test_jeffreys_interval_is_the_one_of_scipys_beta(share: float, n: float, confidence: float) -> None:
    posterior = stats.beta(share * n + 0.5, (1 - share) * n + 0.5)
    found = jeffreys_interval(share, n, normal_quantile(two_sided(confidence)))
    assert found == pytest.approx(posterior.interval(confidence), abs=1e-10)


@pytest.mark.parametrize("interval", INSIDE)
@law
@given(share=st.floats(0, 1), n=st.floats(1, 1e6))
def test_it_lies_between_nobody_and_everybody_and_has_width(
    interval: Callable[[float, float, float], tuple[float, float]], share: float, n: float
) -> None:
    low, high = interval(share, n, Z95)
    assert 0 <= low < high <= 1


@law
@given(share=st.floats(0, 1), n=st.floats(1, 1e6))
def test_wilsons_and_the_exact_interval_hold_the_share(share: float, n: float) -> None:
    for low, high in (wilson_interval(share, n, Z95), clopper_pearson_interval(share, n, Z95)):
        assert low - 1e-12 <= share <= high + 1e-12


@law
@given(data=st.data(), n=st.integers(1, 300))
def test_the_exact_interval_is_the_widest_of_those_that_stay_inside(data: st.DataObject, n: int) -> None:
    share = data.draw(st.integers(0, n)) / n
    exact, jeffreys = (
        high - low
        for low, high in (clopper_pearson_interval(share, n, Z95), jeffreys_interval(share, n, Z95))
    )
    assert jeffreys < exact


def test_agresti_and_coull_add_about_two_people_on_either_side() -> None:
    low, high = agresti_coull_interval(0.6, 70, Z95)
    more = 70 + Z95**2
    middle = (42 + Z95**2 / 2) / more
    assert (low + high) / 2 == pytest.approx(middle, abs=1e-15)
    assert (high - low) / 2 == pytest.approx(Z95 * (middle * (1 - middle) / more) ** 0.5, abs=1e-15)


@law
@given(share=st.floats(0, 1), n=st.floats(1, 1e6))
def test_agresti_and_coulls_interval_contains_wilsons(share: float, n: float) -> None:
    (low, high), (inner_low, inner_high) = (
        interval(share, n, Z95) for interval in (agresti_coull_interval, wilson_interval)
    )
    assert low <= inner_low + 1e-12
    assert inner_high <= high + 1e-12


def test_walds_interval_of_a_whole_share_has_no_width() -> None:
    assert wald_interval(1.0, 10, Z95) == (1.0, 1.0)
    assert wald_interval(0.5, 100, 2) == pytest.approx((0.4, 0.6))


@pytest.mark.parametrize("n", [1, 7, 2.5, 1000])
def test_nobody_and_everybody_are_exact_ends(n: float) -> None:
    assert wilson_interval(0, n, Z95)[0] == 0.0
    assert wilson_interval(1, n, Z95)[1] == 1.0


@law
@given(share=st.floats(0, 1), n=st.floats(1, 1e5), times=st.floats(1, 50))
def test_more_people_with_the_same_share_are_not_less_sure(share: float, n: float, times: float) -> None:
    few, many = wilson_interval(share, n, Z95), wilson_interval(share, n * times, Z95)
    assert many[1] - many[0] <= few[1] - few[0] + 1e-12
