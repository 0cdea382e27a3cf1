import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import norm

from cxcli.stats.trend.slope import Slope, trend_slope
from cxcli.stats.trend.wave import Wave
from tests.surveys import law

waves_of = st.lists(
    st.builds(Wave, st.floats(-1, 1), st.floats(0.05, 1), st.integers(5, 900)), min_size=2, max_size=30
)


def slope_of(waves: list[Wave], times: list[float] | None = None) -> Slope:
    slope = trend_slope(waves, times)
    assert slope is not None
    return slope


@law
@given(waves=waves_of)
def test_it_is_the_weighted_fit_of_numpy(waves: list[Wave]) -> None:
    roots = [(wave.n / wave.variance) ** 0.5 for wave in waves]
    values = [wave.value for wave in waves]
    (fit, _), covariance = (
        np.polyfit(range(len(waves)), values, 1, w=roots, cov="unscaled")
        if len(waves) > 2
        else ((values[1] - values[0], 0), [[sum(1 / root**2 for root in roots)]])
    )
    slope = slope_of(waves)
    assert slope.per_wave == pytest.approx(fit, abs=1e-9)
    assert slope.standard_error == pytest.approx(covariance[0][0] ** 0.5, rel=1e-6)
    assert slope.z == pytest.approx(slope.per_wave / slope.standard_error, abs=1e-9)
    assert slope.p == pytest.approx(2 * norm.sf(abs(slope.z)), abs=1e-12)


@law
@given(waves=waves_of, gain=st.floats(-0.1, 0.1))
def test_a_line_that_is_added_adds_its_slope(waves: list[Wave], gain: float) -> None:
    tilted = [Wave(wave.value + gain * i, wave.variance, wave.n) for i, wave in enumerate(waves)]
    assert slope_of(tilted).per_wave == pytest.approx(slope_of(waves).per_wave + gain, abs=1e-9)


@law
@given(waves=waves_of)
def test_waves_at_equal_times_are_the_default(waves: list[Wave]) -> None:
    assert slope_of(waves, [float(i) for i in range(len(waves))]) == slope_of(waves)


def test_a_missing_wave_leaves_its_gap() -> None:
    waves = [Wave(0.10, 0.6, 100), Wave(0.12, 0.6, 100), Wave(0.18, 0.6, 100)]
    assert slope_of(waves, [0, 1, 4]).per_wave == pytest.approx(0.02)


@pytest.mark.parametrize(
    ("waves", "times"),
    [
        ([], None),
        ([Wave(0.1, 0.6, 10)], None),
        ([Wave(0.1, 0.0, 10), Wave(0.2, 0.6, 10)], None),
        ([Wave(0.1, 0.6, 10), Wave(0.2, 0.6, 10)], [3.0, 3.0]),
    ],
)
def test_without_two_times_or_with_a_wave_without_variance_there_is_none(
    waves: list[Wave], times: list[float] | None
) -> None:
    assert trend_slope(waves, times) is None
