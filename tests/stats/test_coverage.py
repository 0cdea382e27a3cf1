"""How often the default interval of an NPS holds the truth, by exact enumeration."""

import math

import pytest

from benchmarks.coverage import GRIDS, coverage, outcomes


@pytest.mark.parametrize(("n", "mean", "least"), [(10, 0.959, 0.9395), (20, 0.9524, 0.9436)])
def test_the_default_interval_holds_what_it_promises(n: int, mean: float, least: float) -> None:
    found = coverage(outcomes(n, "score"), GRIDS["realistic"])
    assert 0.94 <= found.mean <= 0.97
    assert found.least >= (0.94 if n == 20 else 0.938)
    assert (found.mean, found.least) == pytest.approx((mean, least), abs=5e-4)


def test_wald_does_not() -> None:
    found = coverage(outcomes(10, "wald"), GRIDS["realistic"])
    assert found.mean < 0.9
    assert found.least < 0.66


def test_the_grids_are_the_published_ones() -> None:
    assert {name: len(grid) for name, grid in GRIDS.items()} == {"realistic": 132, "extreme": 32}
    assert all(math.isclose(sum(shares), 1) for grid in GRIDS.values() for shares in grid)


def test_every_outcome_is_there_once() -> None:
    counts = [survey.counts for survey in outcomes(10, "score")]
    assert len(set(counts)) == len(counts) == math.comb(12, 2)
    assert all(sum(each) == 10 for each in counts)
