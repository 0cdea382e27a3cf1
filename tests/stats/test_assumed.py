import math

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import t

from cxcli.stats.assumed import Assumed, AssumedMean, AssumedNet, AssumedShare, People
from tests.surveys import law

GRID = [
    (100 - down - between, down)
    for down in range(5, 75, 5)
    for between in range(5, 65, 5)
    if 10 <= 100 - down - between <= 90
]
pulls = st.tuples(st.floats(0, 1), st.floats(0, 1)).map(lambda xy: (xy[0], (1 - xy[0]) * xy[1]))


def half(assumed: Assumed, n: float) -> float:
    return sum(assumed.limits(People(n, n), 0.95)) / 2


@pytest.mark.parametrize(("n", "points"), [(50, 21), (100, 15), (500, 6.6), (2000, 3.3)])
def test_users_may_expect_the_published_half_widths(n: int, points: float) -> None:
    widths = [100 * half(AssumedNet((up / 100, down / 100)), n) for up, down in GRID]
    assert len(GRID) == 132
    assert sum(widths) / len(widths) == pytest.approx(points, rel=0.015)


@pytest.mark.parametrize(("n", "points"), [(5, 55), (10, 42), (20, 31), (30, 26)])
def test_for_a_few_people_it_is_on_the_wide_side_of_what_comes_out(n: int, points: float) -> None:
    widths = [100 * half(AssumedNet((up / 100, down / 100)), n) for up, down in GRID]
    assert points <= sum(widths) / len(widths) <= points + 3


@law
@given(shares=pulls, n=st.integers(2, 5000))
def test_the_worst_case_is_as_wide_as_any(shares: tuple[float, float], n: int) -> None:
    assert half(AssumedNet(shares), n) <= half(AssumedNet(None), n) + 1e-12
    assert half(AssumedShare(shares[0]), n) <= half(AssumedShare(None), n) + 1e-12


@law
@given(shares=pulls, difference=st.floats(-2, 2))
def test_a_net_score_moves_by_the_difference_or_the_scale_ends(
    shares: tuple[float, float], difference: float
) -> None:
    moved = AssumedNet(shares).moved(difference)
    net = shares[0] - shares[1] + difference
    if moved is None:
        assert abs(net) > 1
        return
    up, down = moved.pulls or (0, 0)
    assert up - down == pytest.approx(net, abs=1e-12)
    assert min(up, down) >= -1e-15
    assert up + down <= 1 + 1e-12


def test_half_of_a_rise_comes_from_each_end() -> None:
    moved = AssumedNet((0.5, 0.2)).moved(0.1)
    assert moved is not None
    assert moved.pulls == pytest.approx((0.55, 0.15))


def test_where_an_end_has_nothing_to_give_the_middle_gives_it() -> None:
    rise, drop = AssumedNet((0.5, 0.02)).moved(0.1), AssumedNet((0.01, 0.3)).moved(-0.1)
    assert rise is not None
    assert drop is not None
    assert rise.pulls == pytest.approx((0.58, 0.0))
    assert drop.pulls == pytest.approx((0.0, 0.39))


@pytest.mark.parametrize(
    ("share", "difference", "moved"), [(0.8, 0.05, 0.85), (0.8, -0.8, 0.0), (0.8, 0.3, None)]
)
def test_a_share_stays_between_nothing_and_all(share: float, difference: float, moved: float | None) -> None:
    found = AssumedShare(share).moved(difference)
    assert (None if found is None else found.share) == pytest.approx(moved)


@pytest.mark.parametrize("assumed", [AssumedNet(None), AssumedShare(None), AssumedMean(1.2)])
def test_what_is_not_known_stays_as_it_is(assumed: Assumed) -> None:
    assert assumed.moved(0.3) == assumed


def test_a_mean_has_the_interval_of_student() -> None:
    expected = t.ppf(0.975, 24) * 1.2 / 5
    assert AssumedMean(1.2).limits(People(25, 25), 0.95) == pytest.approx((expected, expected), abs=1e-12)


@pytest.mark.parametrize("assumed", [AssumedNet((0.5, 0.2)), AssumedShare(0.8), AssumedMean(1.2)])
def test_where_everybody_answers_there_is_no_error(assumed: Assumed) -> None:
    assert assumed.limits(People(50, math.inf), 0.95) == (0, 0)


@law
@given(shares=pulls, n=st.floats(1.5, 5000))
def test_the_limits_lie_on_both_sides_and_on_the_scale(shares: tuple[float, float], n: float) -> None:
    below, above = AssumedNet(shares).limits(People(n, n), 0.95)
    net = shares[0] - shares[1]
    assert below >= 0
    assert above >= 0
    assert -1 - 1e-12 <= net - below <= net + above <= 1 + 1e-12
