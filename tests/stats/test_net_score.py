import math

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from cxcli.stats.net_score import Pulls, score_interval, score_statistic, target_test
from cxcli.stats.normal import normal_quantile, two_sided
from cxcli.stats.share import wilson_interval
from tests.surveys import law

Z95 = 1.959963984540054


@st.composite
def counts(draw: st.DrawFn) -> Pulls:
    up, middle, down = (draw(st.integers(0, 300)) for _ in range(3))
    assume(up + middle + down > 0)
    return Pulls(up, down, up + middle + down)


@st.composite
def effective_counts(draw: st.DrawFn) -> Pulls:
    whole, factor = draw(counts()), draw(st.floats(0.2, 1))
    assume(whole.n * factor >= 1)
    return Pulls(whole.up * factor, whole.down * factor, whole.n * factor)


@pytest.mark.parametrize(
    ("pulls", "low", "high"),
    [
        (Pulls(10, 0, 10), 44.493440027422146, 100.0),
        (Pulls(0, 0, 12), -24.24940066552409, 24.24940066552409),
        (Pulls(1, 7, 21), -51.723227642137736, -2.6003032480868535),
    ],
)
def test_published_intervals_come_out(pulls: Pulls, low: float, high: float) -> None:
    limits = score_interval(pulls, Z95)
    assert [100 * limit for limit in limits] == pytest.approx([low, high], abs=1e-9)


def test_all_promoters_have_the_closed_form() -> None:
    for n in (1, 2, 10, 1000):
        assert score_interval(Pulls(n, 0, n), Z95)[0] == pytest.approx((n - Z95**2) / (n + Z95**2), abs=1e-12)


@pytest.mark.parametrize("z", [0.3, Z95, 12.0])
@pytest.mark.parametrize("n", [10, 20_000, 3_161_558])
def test_no_digit_is_lost_beside_the_ends(n: int, z: float) -> None:
    from_the_end = 2 * z**2 / (n + z**2)
    assert score_interval(Pulls(0, n, n), z)[1] + 1 == pytest.approx(from_the_end, rel=1e-9, abs=1e-15)
    assert 1 - score_interval(Pulls(n, 0, n), z)[0] == pytest.approx(from_the_end, rel=1e-9, abs=1e-15)


def test_all_passives_have_the_closed_form() -> None:
    for n in (1, 5, 12, 1000):
        low, high = score_interval(Pulls(0, 0, n), Z95)
        assert high == pytest.approx(Z95**2 / (n + Z95**2), abs=1e-12)
        assert low == pytest.approx(-high, abs=1e-12)


@law
@given(pulls=effective_counts(), confidence=st.sampled_from([0.8, 0.9, 0.95, 0.99]))
def test_the_interval_lies_in_bounds_around_the_score_and_has_width(pulls: Pulls, confidence: float) -> None:
    low, high = score_interval(pulls, normal_quantile(two_sided(confidence)))
    assert -1 <= low <= pulls.score <= high <= 1
    assert low < high


@law
@given(up=st.integers(0, 200), down=st.integers(0, 200))
def test_without_passives_it_is_wilsons_interval_stretched(up: int, down: int) -> None:
    assume(up + down > 0)
    stretched = [2 * limit - 1 for limit in wilson_interval(up / (up + down), up + down, Z95)]
    assert score_interval(Pulls(up, down, up + down), Z95) == pytest.approx(stretched, abs=1e-9)


@law
@given(pulls=effective_counts())
def test_promoters_and_detractors_exchanged_mirror_the_interval(pulls: Pulls) -> None:
    low, high = score_interval(pulls, Z95)
    mirrored = score_interval(Pulls(pulls.down, pulls.up, pulls.n), Z95)
    assert mirrored == pytest.approx((-high, -low), abs=1e-9)


@law
@given(pulls=counts(), times=st.integers(2, 20))
def test_more_people_with_the_same_shares_are_not_less_sure(pulls: Pulls, times: int) -> None:
    few = score_interval(pulls, Z95)
    many = score_interval(Pulls(times * pulls.up, times * pulls.down, times * pulls.n), Z95)
    assert many[1] - many[0] <= few[1] - few[0] + 1e-12


@law
@given(pulls=counts())
def test_more_confidence_is_not_narrower(pulls: Pulls) -> None:
    sure, surer = score_interval(pulls, 1.6), score_interval(pulls, Z95)
    assert surer[0] <= sure[0]
    assert sure[1] <= surer[1]


@law
@given(pulls=counts(), supposed=st.floats(-0.999, 0.999))
def test_test_and_interval_agree(pulls: Pulls, supposed: float) -> None:
    low, high = score_interval(pulls, Z95)
    assume(min(abs(supposed - low), abs(supposed - high)) > 1e-9)
    assert (target_test(pulls, supposed).p_two_sided < 0.05) == (not low < supposed < high)


@law
@given(pulls=counts())
def test_a_target_at_a_limit_has_the_critical_z(pulls: Pulls) -> None:
    low, high = score_interval(pulls, Z95)
    if low > -1:
        assert target_test(pulls, low).z == pytest.approx(Z95, abs=1e-6)
    if high < 1:
        assert target_test(pulls, high).z == pytest.approx(-Z95, abs=1e-6)


@law
@given(pulls=counts(), pair=st.tuples(st.floats(-1, 1), st.floats(-1, 1)))
def test_the_z_falls_as_the_supposed_score_rises(pulls: Pulls, pair: tuple[float, float]) -> None:
    smaller, larger = sorted(pair)
    assert score_statistic(pulls, smaller) >= score_statistic(pulls, larger) - 1e-6


def test_an_impossible_target_is_infinitely_far() -> None:
    test = target_test(Pulls(0, 5, 10), 1.0)
    assert test.z == -math.inf
    assert (test.p_two_sided, test.p_greater) == (0.0, 1.0)


def test_a_target_that_is_exactly_met_is_not_rejected() -> None:
    assert target_test(Pulls(10, 0, 10), 1.0).p_two_sided == 1.0


def test_a_supposed_score_is_fitted_by_maximum_likelihood() -> None:
    """The likelihood on a fine grid has its maximum where the closed form says, and the same z."""
    up, down, n, supposed = 40, 15, 100, 0.1
    grid = (i / 1_000_000 for i in range(1, 450_000))
    best = max(
        grid,
        key=lambda d: (
            up * math.log(d + supposed)
            + down * math.log(d)
            + (n - up - down) * math.log(1 - 2 * d - supposed)
        ),
    )
    variance = n * (2 * best + supposed * (1 - supposed))
    assert score_statistic(Pulls(up, down, n), supposed) == pytest.approx(
        (up - down - n * supposed) / math.sqrt(variance), abs=1e-4
    )
