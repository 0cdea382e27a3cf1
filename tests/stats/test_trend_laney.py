import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxcli.stats.trend.laney import D2, ControlChart, laney_chart, laney_share_chart
from cxcli.stats.trend.wave import Wave, share_wave
from tests.surveys import law

POSITIVE = [140, 151, 133, 160, 148, 170, 122, 155, 149, 138]
PEOPLE = [200, 210, 190, 220, 205, 230, 180, 215, 208, 196]
WAVES = [share_wave(x, n) for x, n in zip(POSITIVE, PEOPLE, strict=True)]

share_waves = st.lists(
    st.integers(1, 500).flatmap(lambda n: st.builds(share_wave, st.integers(0, n), st.just(n))),
    min_size=2,
    max_size=30,
)


def chart_of(waves: list[Wave]) -> ControlChart:
    chart = laney_share_chart(waves)
    assert chart is not None
    return chart


def test_the_published_chart_comes_out() -> None:
    chart = chart_of(WAVES)
    assert chart.centre == pytest.approx(0.7137293086660176, abs=1e-12)
    assert chart.sigma_z == pytest.approx(0.647977233449026, abs=1e-12)
    assert chart.limits[0] == pytest.approx((0.6515964675097713, 0.7758621498222638), abs=1e-12)
    assert chart.sampling_limits[0] == pytest.approx((0.6178419256702783, 0.8096166916617568), abs=1e-12)


def test_it_agrees_with_the_formula_in_arrays() -> None:
    x, n = np.array(POSITIVE), np.array(PEOPLE)
    centre = x.sum() / n.sum()
    errors = np.sqrt(centre * (1 - centre) / n)
    z = (x / n - centre) / errors
    sigma_z = np.abs(np.diff(z)).mean() / D2
    chart = chart_of(WAVES)
    assert chart.z == pytest.approx(z)
    assert np.array(chart.limits)[:, 1] == pytest.approx(centre + 3 * errors * sigma_z)


def test_d2_is_the_mean_distance_of_two_normal_numbers() -> None:
    draws = np.random.default_rng(1).standard_normal((400_000, 2))
    assert np.abs(draws[:, 0] - draws[:, 1]).mean() == pytest.approx(D2, abs=0.005)


def test_waves_that_wander_alarm_a_plain_chart_but_hardly_ever_laneys() -> None:
    chance = np.random.default_rng(2026)
    plain = laney = waves = 0
    for _ in range(150):
        true = np.clip(chance.normal(0.7, 0.02, 24), 0, 1)
        chart = chart_of([share_wave(x, 2000) for x in chance.binomial(2000, true).tolist()])
        plain += sum(abs(z) > 3 for z in chart.z)
        laney += len(chart.beyond)
        waves += 24
    assert plain / waves > 0.1
    assert laney / waves < 0.01


@law
@given(waves=share_waves)
def test_a_wave_is_beyond_when_it_is_outside_its_limits(waves: list[Wave]) -> None:
    chart = laney_share_chart(waves)
    if chart is None:
        return
    outside = [
        i
        for i, (wave, (low, high)) in enumerate(zip(waves, chart.limits, strict=True))
        if wave.value < low - 1e-12 or wave.value > high + 1e-12
    ]
    assert set(outside) <= set(chart.beyond)
    assert all(low <= chart.centre <= high for low, high in (*chart.limits, *chart.sampling_limits))


@law
@given(waves=share_waves, factor=st.integers(2, 9))
def test_more_people_a_wave_leave_the_limits_where_they_are(waves: list[Wave], factor: int) -> None:
    many = [Wave(wave.value, wave.variance, wave.n * factor) for wave in waves]
    once, more = laney_share_chart(waves), laney_share_chart(many)
    assert (once is None) == (more is None)
    if once is not None and more is not None:
        assert np.array(more.limits) == pytest.approx(np.array(once.limits), abs=1e-9)


@pytest.mark.parametrize(
    "waves", [[], WAVES[:1], [share_wave(0, 50)] * 9, [share_wave(50, 50), share_wave(70, 70)]]
)
def test_one_wave_or_answers_all_alike_have_no_chart(waves: list[Wave]) -> None:
    assert laney_share_chart(waves) is None
    assert laney_chart(waves) is None


def test_net_scores_take_the_pooled_variance_of_one_answer() -> None:
    waves = [Wave(0.30, 0.6, 100), Wave(0.20, 0.7, 300), Wave(0.35, 0.5, 200)]
    chart = laney_chart(waves)
    assert chart is not None
    centre, variance = (30 + 60 + 70) / 600, (60 + 210 + 100) / 600
    errors = [(variance / n) ** 0.5 for n in (100, 300, 200)]
    assert chart.centre == pytest.approx(centre)
    assert chart.z == pytest.approx([(w.value - centre) / e for w, e in zip(waves, errors, strict=True)])
    assert chart.sampling_limits[1] == pytest.approx((centre - 3 * errors[1], centre + 3 * errors[1]))
