import math
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxcli.stats.normal import normal_quantile
from cxcli.stats.random_walk import first_exits
from cxcli.stats.sequential import boundaries
from cxcli.stats.spending import obrien_fleming_spent, pocock_spent, spending_boundaries
from tests.surveys import law

FIFTHS = [0.2, 0.4, 0.6, 0.8, 1.0]


def test_alpha_is_spent_as_lan_and_demets_print_it() -> None:
    quarters = [0.25, 0.5, 0.75, 1.0]
    spent = [obrien_fleming_spent(0.05, t) for t in quarters]
    assert spent == pytest.approx([0.0001, 0.006, 0.024, 0.05], abs=0.0005)
    assert [pocock_spent(0.05, t) for t in quarters] == pytest.approx([0.018, 0.031, 0.041, 0.05], abs=0.0005)


@pytest.mark.parametrize("spent", [obrien_fleming_spent, pocock_spent])
def test_all_alpha_is_spent_at_the_end_and_none_before_the_start(
    spent: Callable[[float, float], float],
) -> None:
    assert spent(0.05, 0.0) == 0
    assert spent(0.05, 1.0) == pytest.approx(0.05, abs=1e-15)


@law
@given(alpha=st.floats(0.001, 0.5), early=st.floats(0, 1), later=st.floats(0, 1))
def test_spending_never_goes_back(alpha: float, early: float, later: float) -> None:
    early, later = sorted((early, later))
    assert obrien_fleming_spent(alpha, early) <= obrien_fleming_spent(alpha, later)
    assert pocock_spent(alpha, early) <= pocock_spent(alpha, later)


# DeMets, D. L. & Lan, K. K. G. (1994), Statistics in Medicine 13, table I: 0.025 on each side.
def test_the_published_boundaries_come_out() -> None:
    each_side = [2 * obrien_fleming_spent(0.025, t) for t in FIFTHS]
    assert spending_boundaries(FIFTHS, each_side) == pytest.approx(
        [4.877, 3.357, 2.680, 2.290, 2.031], abs=0.001
    )
    like_pocock = spending_boundaries(FIFTHS, [pocock_spent(0.05, t) for t in FIFTHS])
    assert like_pocock == pytest.approx([2.438, 2.427, 2.410, 2.397, 2.386], abs=0.001)


@law
@given(cuts=st.sets(st.integers(1, 20), min_size=1, max_size=5), alpha=st.floats(0.01, 0.4))
def test_a_boundary_spends_exactly_what_it_may(cuts: set[int], alpha: float) -> None:
    fractions = [cut / 20 for cut in sorted(cuts)]
    spent = [pocock_spent(alpha, t) for t in fractions]
    found = spending_boundaries(fractions, spent)
    limits = [z * math.sqrt(t) for z, t in zip(found, fractions, strict=True)]
    exits = first_exits(fractions, limits)
    assert [sum(exits[: i + 1]) for i in range(len(exits))] == pytest.approx(spent, abs=1e-9)


def test_spent_as_pococks_planned_looks_spend_it_gives_pococks_boundary() -> None:
    planned = boundaries("pocock", 4, 0.05)
    exits = first_exits([1.0, 2.0, 3.0, 4.0], [z * math.sqrt(k) for k, z in enumerate(planned, 1)])
    spent = [sum(exits[: i + 1]) for i in range(4)]
    assert spending_boundaries([0.25, 0.5, 0.75, 1.0], spent) == pytest.approx(planned, abs=1e-7)


def test_one_look_at_the_end_is_the_single_test() -> None:
    assert spending_boundaries([1.0], [0.05]) == pytest.approx((-normal_quantile(0.025),), abs=1e-9)


def test_a_look_that_spends_nothing_cannot_be_passed() -> None:
    found = spending_boundaries([0.01, 1.0], [obrien_fleming_spent(0.05, t) for t in (0.01, 1.0)])
    assert found == (math.inf, pytest.approx(-normal_quantile(0.025), abs=1e-9))


@pytest.mark.parametrize("fractions", [[0.5, 0.501], [0.001, 1.0], [0.5, 0.5]])
def test_looks_too_close_together_are_refused(fractions: list[float]) -> None:
    with pytest.raises(ValueError, match="apart"):
        spending_boundaries(fractions, [0.01, 0.05])
