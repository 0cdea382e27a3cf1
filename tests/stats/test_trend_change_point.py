from itertools import permutations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxcli.stats.trend.change_point import ChangePoint, change_point
from cxcli.stats.trend.wave import Wave
from tests.surveys import law

waves_of = st.lists(
    st.builds(Wave, st.floats(-1, 1), st.floats(0.05, 1), st.integers(5, 900)), min_size=2, max_size=12
)
SHIFTED = [Wave(x / 100, 0.62, n) for x, n in zip([30, 28, 33, 31, 40, 43, 38, 41], [150] * 8, strict=True)]


def found(waves: list[Wave], seed: int = 1) -> ChangePoint:
    change = change_point(waves, seed)
    assert change is not None
    return change


def by_hand(waves: list[Wave]) -> list[float]:
    n, x, v = (np.array([getattr(wave, name) for wave in waves]) for name in ("n", "value", "variance"))
    pooled = (n * v).sum() / n.sum()
    return [
        (np.average(x[k:], weights=n[k:]) - np.average(x[:k], weights=n[:k]))
        / np.sqrt(pooled * (1 / n[:k].sum() + 1 / n[k:].sum()))
        for k in range(1, len(waves))
    ]


@law
@given(waves=waves_of)
def test_each_split_compares_all_people_before_and_after(waves: list[Wave]) -> None:
    expected, change = by_hand(waves), found(waves)
    assert change.z_by_split == pytest.approx(expected, abs=1e-9)
    assert change.max_abs_z == max(map(abs, change.z_by_split))
    assert abs(change.z_by_split[change.after_wave - 1]) == change.max_abs_z


def test_a_shift_is_found_where_it_happened() -> None:
    change = found(SHIFTED)
    assert change.after_wave == 4
    assert change.z_by_split[3] > 0
    assert change.p < 0.1


def test_the_p_value_is_that_of_all_orders_of_the_waves() -> None:
    waves = [
        Wave(x, 0.5, n) for x, n in [(0.2, 90), (0.31, 110), (0.24, 60), (0.4, 130), (0.38, 100), (0.3, 80)]
    ]
    highest = max(map(abs, by_hand(waves)))
    orders = [max(map(abs, by_hand(list(order)))) >= highest - 1e-9 for order in permutations(waves)]
    assert found(waves).p == pytest.approx(sum(orders) / len(orders), abs=0.045)


@law
@given(waves=waves_of, seed=st.integers(0, 9))
def test_the_same_seed_gives_the_same_p_and_none_is_zero(waves: list[Wave], seed: int) -> None:
    assert found(waves, seed) == found(waves, seed)
    assert 0.001 <= found(waves, seed).p <= 1


def test_waves_that_do_not_differ_are_no_change() -> None:
    change = found([Wave(0.3, 0.6, 100)] * 6)
    assert change.max_abs_z == pytest.approx(0, abs=1e-9)
    assert change.p == 1


def test_two_waves_have_one_split_which_any_order_reaches() -> None:
    assert found([Wave(0.1, 0.6, 500), Wave(0.5, 0.6, 300)]).p == 1


@pytest.mark.parametrize("waves", [[], [Wave(0.3, 0.6, 100)], [Wave(1, 0, 100), Wave(-1, 0, 100)]])
def test_one_wave_or_no_variance_is_no_question(waves: list[Wave]) -> None:
    assert change_point(waves, 1) is None
