import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxcli.stats.trend.ewma import USUAL, Ewma, ewma_chart
from cxcli.stats.trend.wave import Wave
from tests.surveys import law

scores = st.lists(st.floats(-1, 1), min_size=1, max_size=30)


def test_the_published_averages_come_out() -> None:
    points = [31, 28, 35, 30, 26, 38, 41, 44]
    people = [150, 160, 140, 155, 170, 150, 145, 160]
    waves = [Wave(x / 100, 0.62, n) for x, n in zip(points, people, strict=True)]
    chart = ewma_chart(waves, 0.3)
    assert [100 * point.average for point in chart[-2:]] == pytest.approx([33.2989568, 35.43916544])
    assert 100 * chart[-1].standard_error == pytest.approx(2.0837750758525146, abs=1e-12)
    assert not any(point.signals for point in chart)


@law
@given(values=scores, newest=st.floats(0.05, 1))
def test_waves_of_one_size_have_the_textbook_variance(values: list[float], newest: float) -> None:
    chart = ewma_chart([Wave(value, 0.6, 100) for value in values], 0.0, Ewma(newest))
    left = (1 - newest) ** (2 * len(values))
    expected = math.sqrt(0.006 * newest / (2 - newest) * (1 - left))
    assert chart[-1].standard_error == pytest.approx(expected)


@law
@given(values=scores)
def test_with_a_weight_of_one_the_average_is_the_newest_wave(values: list[float]) -> None:
    chart = ewma_chart([Wave(value, 0.6, 100) for value in values], 0.5, Ewma(1.0))
    assert [point.average for point in chart] == values


@law
@given(values=scores, more=scores)
def test_later_waves_do_not_change_earlier_points(values: list[float], more: list[float]) -> None:
    first = [Wave(value, 0.6, 100) for value in values]
    later = [Wave(value, 0.6, 100) for value in more]
    assert ewma_chart([*first, *later], 0.0)[: len(first)] == ewma_chart(first, 0.0)


def test_a_drift_signals_that_no_single_wave_would() -> None:
    drifted = [Wave(0.34, 0.6, 400) for _ in range(12)]
    assert abs(0.04) < 3 * math.sqrt(0.6 / 400)
    assert ewma_chart(drifted, 0.30)[-1].signals


def test_a_survey_that_stands_still_signals_falsely_once_in_370_waves() -> None:
    """Brook and Evans's Markov chain of the average between its limits, in 401 steps."""
    states, spread = 401, math.sqrt(USUAL.newest / (2 - USUAL.newest))
    edges = np.linspace(-USUAL.width * spread, USUAL.width * spread, states + 1)
    middles = (edges[1:] + edges[:-1]) / 2
    normal = np.vectorize(lambda x: math.erfc(-x / math.sqrt(2)) / 2)
    below = normal((edges[None, :] - (1 - USUAL.newest) * middles[:, None]) / USUAL.newest)
    waves = np.linalg.solve(np.eye(states) - np.diff(below, axis=1), np.ones(states))
    assert waves[states // 2] == pytest.approx(370, abs=1)
