import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from cxcli.stats.share import wilson_interval
from tests.surveys import law


@law
@given(data=st.data(), n=st.integers(1, 5000), confidence=st.sampled_from([0.8, 0.95, 0.99]))
def test_it_is_the_interval_of_scipy(data: st.DataObject, n: int, confidence: float) -> None:
    positive = data.draw(st.integers(0, n))
    expected = stats.binomtest(positive, n).proportion_ci(confidence, method="wilson")
    assert wilson_interval(positive / n, n, confidence) == pytest.approx(tuple(expected), abs=1e-12)


@law
@given(share=st.floats(0, 1), n=st.floats(1, 1e6))
def test_it_lies_between_nobody_and_everybody_and_has_width(share: float, n: float) -> None:
    low, high = wilson_interval(share, n, 0.95)
    assert 0 <= low < high <= 1
    assert low - 1e-12 <= share <= high + 1e-12


@pytest.mark.parametrize("n", [1, 7, 2.5, 1000])
def test_nobody_and_everybody_are_exact_ends(n: float) -> None:
    assert wilson_interval(0, n, 0.95)[0] == 0.0
    assert wilson_interval(1, n, 0.95)[1] == 1.0


@law
@given(share=st.floats(0, 1), n=st.floats(1, 1e5), times=st.floats(1, 50))
def test_more_people_with_the_same_share_are_not_less_sure(share: float, n: float, times: float) -> None:
    few, many = wilson_interval(share, n, 0.95), wilson_interval(share, n * times, 0.95)
    assert many[1] - many[0] <= few[1] - few[0] + 1e-12
