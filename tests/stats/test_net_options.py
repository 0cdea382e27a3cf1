"""The intervals of a net score beside the default one."""

import itertools
import math
from collections.abc import Callable

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from scipy import integrate, stats

from cxcli.stats.net_jeffreys import jeffreys_net_interval, posterior_below
from cxcli.stats.net_mover import mover_interval
from cxcli.stats.net_score import Pulls, score_interval
from cxcli.stats.net_wald import adjusted_wald, wald
from cxcli.stats.share import wilson_interval
from tests.surveys import law

Z95 = 1.959963984540054
Interval = Callable[[Pulls, float], tuple[float, float]]
INSIDE = pytest.mark.parametrize("interval", [score_interval, mover_interval, jeffreys_net_interval])


@st.composite
def effective_counts(draw: st.DrawFn) -> Pulls:
    """Return counts that need not be whole, of one person or more."""
    up, middle, down = (draw(st.integers(0, 100)) for _ in range(3))
    factor = draw(st.sampled_from([1, 0.9, 0.37]))
    assume((up + middle + down) * factor >= 1)
    return Pulls(up * factor, down * factor, (up + middle + down) * factor)


def posterior_by_another_way(pulls: Pulls, value: float) -> float:
    """Return the same probability, integrated over the detractors instead of the passives."""
    down = stats.beta(pulls.down + 0.5, pulls.n - pulls.down + 1)
    up = stats.beta(pulls.up + 0.5, pulls.n - pulls.up - pulls.down + 0.5)
    corner = max(0.0, -value)
    parts = sorted({corner, *down.ppf([1e-12, 0.01, 0.5, 0.99]), (1 - value) / 2, 1.0})
    ends = [x for x in parts if corner <= x <= 1]
    inner = [
        integrate.quad(lambda d: down.pdf(d) * up.cdf((d + value) / (1 - d)), a, b, epsabs=1e-13, limit=200)[
            0
        ]
        for a, b in itertools.pairwise(ends)
    ]
    return math.fsum(inner)


@INSIDE
@law
@given(pulls=effective_counts())
def test_it_lies_in_bounds_and_has_width(interval: Interval, pulls: Pulls) -> None:
    low, high = interval(pulls, Z95)
    assert -1 <= low < high <= 1


@pytest.mark.parametrize("interval", [score_interval, mover_interval])
@law
@given(pulls=effective_counts())
def test_it_holds_the_score(interval: Interval, pulls: Pulls) -> None:
    low, high = interval(pulls, Z95)
    assert low - 1e-12 <= pulls.score <= high + 1e-12


@INSIDE
@law
@given(pulls=effective_counts())
def test_promoters_and_detractors_exchanged_mirror_it(interval: Interval, pulls: Pulls) -> None:
    low, high = interval(pulls, Z95)
    assert interval(Pulls(pulls.down, pulls.up, pulls.n), Z95) == pytest.approx((-high, -low), abs=1e-9)


@INSIDE
@law
@given(pulls=effective_counts(), times=st.integers(2, 20))
def test_more_people_with_the_same_shares_are_not_less_sure(
    interval: Interval, pulls: Pulls, times: int
) -> None:
    few = interval(pulls, Z95)
    many = interval(Pulls(times * pulls.up, times * pulls.down, times * pulls.n), Z95)
    assert many[1] - many[0] <= few[1] - few[0] + 1e-9


@INSIDE
@law
@given(pulls=effective_counts())
def test_more_confidence_is_not_narrower(interval: Interval, pulls: Pulls) -> None:
    (low, high), (lower, higher) = interval(pulls, 1.6), interval(pulls, 2.6)
    assert lower <= low + 1e-12
    assert high <= higher + 1e-12


@pytest.mark.parametrize(
    "pulls",
    [
        Pulls(40, 15, 100),
        Pulls(10, 0, 10),
        Pulls(0, 0, 12),
        Pulls(0, 1, 1),
        Pulls(1.3, 0.2, 1.7),
        Pulls(570, 120, 1000),
        Pulls(3.7, 0, 1234.5),
        Pulls(9000, 40, 10_000),
    ],
)
def test_the_posterior_leaves_the_same_tail_on_either_side(pulls: Pulls) -> None:
    low, high = jeffreys_net_interval(pulls, Z95)
    assert posterior_by_another_way(pulls, low) == pytest.approx(0.025, abs=1e-8)
    assert posterior_by_another_way(pulls, high) == pytest.approx(0.975, abs=1e-8)


@law
@given(pulls=effective_counts(), pair=st.tuples(st.floats(-0.99, 0.99), st.floats(-0.99, 0.99)))
def test_the_posterior_is_a_distribution(pulls: Pulls, pair: tuple[float, float]) -> None:
    smaller, larger = (posterior_below(pulls, value) for value in sorted(pair))
    assert -1e-12 <= smaller <= larger + 1e-11 <= 1 + 2e-11


def test_a_million_people_are_no_trap() -> None:
    million = Pulls(570_000, 120_000, 1_000_000)
    assert jeffreys_net_interval(million, Z95) == pytest.approx(score_interval(million, Z95), abs=1e-5)


def test_three_answers_more_are_a_quarter_up_a_quarter_down_and_half_between() -> None:
    found, plain = adjusted_wald(Pulls(40, 15, 100)), wald(Pulls(40.75, 15.75, 103))
    assert found == plain
    assert found.centre == pytest.approx(25 / 103, abs=1e-15)


@law
@given(pulls=effective_counts())
def test_walds_error_is_the_deviation_of_the_recoded_answers(pulls: Pulls) -> None:
    up, down = pulls.up / pulls.n, pulls.down / pulls.n
    recoded = stats.rv_discrete(values=([-1, 0, 1], [down, max(1 - up - down, 0), up]))
    assert wald(pulls).centre == pytest.approx(recoded.mean(), abs=1e-12)
    assert wald(pulls).error ** 2 * pulls.n == pytest.approx(recoded.var(), abs=1e-12)


def test_without_detractors_mover_joins_wilsons_two_distances() -> None:
    low, high = mover_interval(Pulls(10, 0, 10), Z95)
    up_low, _ = wilson_interval(1, 10, Z95)
    _, down_high = wilson_interval(0, 10, Z95)
    assert low == pytest.approx(1 - math.hypot(1 - up_low, down_high), abs=1e-15)
    assert high == 1.0
