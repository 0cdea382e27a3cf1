from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxcli.stats.trend.runs import LENGTH, runs_on_one_side
from cxcli.stats.trend.wave import ChartUse, chart_use
from tests.surveys import law

sides = st.lists(st.sampled_from([-1, 0, 1]), max_size=60)


@pytest.mark.parametrize(
    ("values", "signals"),
    [
        ([1] * 7, ()),
        ([1] * 8, (7,)),
        ([-1] * 9, (7, 8)),
        ([1] * 7 + [-1] * 8, (14,)),
        ([1] * 4 + [0] + [1] * 7, ()),
        ([0] * 20, ()),
        ([1, -1] * 10, ()),
        ([], ()),
    ],
)
def test_eight_in_a_row_on_one_side_are_a_signal(values: list[int], signals: tuple[int, ...]) -> None:
    assert runs_on_one_side(values, 0.0) == signals


@law
@given(values=sides)
def test_a_wave_signals_when_it_and_the_seven_before_lie_on_one_side(values: list[int]) -> None:
    expected = [
        i
        for i in range(len(values))
        if i + 1 >= LENGTH and abs(sum(values[i + 1 - LENGTH : i + 1])) == LENGTH
    ]
    assert list(runs_on_one_side(values, 0.0)) == expected


@law
@given(values=sides)
def test_the_two_sides_are_alike(values: list[int]) -> None:
    assert runs_on_one_side(values, 0.0) == runs_on_one_side([-value for value in values], 0.0)


def test_two_of_the_256_ways_eight_waves_may_fall_are_a_run() -> None:
    assert sum(bool(runs_on_one_side(way, 0.0)) for way in product([-1, 1], repeat=8)) == 2


@pytest.mark.parametrize(
    ("waves", "use"),
    [(0, "none"), (7, "none"), (8, "provisional"), (19, "provisional"), (20, "normal"), (300, "normal")],
)
def test_the_number_of_waves_says_what_a_chart_is_good_for(waves: int, use: ChartUse) -> None:
    assert chart_use(waves) == use
