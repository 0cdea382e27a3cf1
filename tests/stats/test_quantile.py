"""Quantiles against numpy, and their limits against what Woodruff's method says in plain words."""

from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats as scipy_stats

from cxcli.evidence import Distribution, of_people
from cxcli.stats.difference import difference
from cxcli.stats.figure import figure_of
from cxcli.stats.headline import amount, quantile_at
from cxcli.stats.quantile import quantile
from cxcli.stats.sample import sample_of
from cxcli.study.statistics import Statistics
from tests.surveys import law, seen

MEDIAN, P90 = Fraction(1, 2), Fraction(9, 10)
SURE = Statistics()


def listed(values: list[int]) -> Distribution:
    return of_people({value: values.count(value) for value in values})


@law
@given(values=st.lists(st.integers(0, 500), min_size=1, max_size=60), hundredths=st.integers(0, 100))
def test_a_quantile_is_that_of_numpy_and_of_spreadsheets(values: list[int], hundredths: int) -> None:
    found = quantile(listed(values), Fraction(hundredths, 100))
    assert float(found or 0) == pytest.approx(float(np.percentile(values, hundredths)), abs=1e-9)


@pytest.mark.parametrize("at", [MEDIAN, P90])
def test_nobody_has_no_quantile(at: Fraction) -> None:
    assert quantile(Distribution({}), at) is None
    assert figure_of(Distribution({}), quantile_at(at), SURE) is None


@law
@given(values=st.lists(st.integers(0, 90), min_size=1, max_size=30), weight=st.integers(2, 900))
def test_equal_weights_are_no_weights(values: list[int], weight: int) -> None:
    for at in (MEDIAN, P90):
        assert quantile(seen([(value, weight) for value in values]), at) == quantile(listed(values), at)


@law
@given(values=st.lists(st.integers(0, 10_000), min_size=40, max_size=200), at=st.sampled_from([MEDIAN, P90]))
def test_the_limits_are_wilsons_limits_of_the_share_read_back_as_values(
    values: list[int], at: Fraction
) -> None:
    figure, ordered, n = figure_of(listed(values), quantile_at(at), SURE), sorted(values), len(values)
    share, z = float(at), scipy_stats.norm.ppf(0.975)
    middle = (share + z * z / (2 * n)) / (1 + z * z / n)
    half = z / (1 + z * z / n) * (share * (1 - share) / n + z * z / (4 * n * n)) ** 0.5
    low, high = (ordered[min(int(np.ceil(end * n - 1e-9)), n) - 1] for end in (middle - half, middle + half))
    assert figure is not None
    low, high = min(low, figure.value), max(high, figure.value)
    found = figure.limits and (figure.limits.low, figure.limits.high, figure.limits.method)
    assert found == ((low, high, "woodruff") if low < high else None)


@pytest.mark.parametrize(("at", "enough"), [(MEDIAN, 6), (P90, 36)])
def test_there_are_limits_from_so_many_people_on(at: Fraction, enough: int) -> None:
    few, many = (figure_of(listed(list(range(n))), quantile_at(at), SURE) for n in (enough - 1, enough))
    assert few is not None
    assert few.limits is None
    assert few.flags == ("no_interval", "few_for_quantile")
    assert many is not None
    assert many.limits is not None


def test_limits_that_coincide_are_no_limits() -> None:
    alike, mostly = listed([7] * 50), listed([7] * 99 + [8])
    flags = [
        figure.flags for each in (alike, mostly) if (figure := figure_of(each, quantile_at(MEDIAN), SURE))
    ]
    assert flags == [("no_interval", "zero_variance"), ("no_interval",)]


def test_the_limits_of_a_median_hold_it_as_often_as_they_say() -> None:
    chance, held, runs = np.random.default_rng(5), 0, 400
    for _ in range(runs):
        values = [int(1000 * value) for value in chance.exponential(size=60)]
        figure = figure_of(listed(values), quantile_at(MEDIAN), SURE)
        assert figure is not None
        assert figure.limits is not None
        held += figure.limits.low <= 1000 * np.log(2) <= figure.limits.high
    assert 0.92 <= held / runs <= 0.99


def test_two_medians_are_compared_by_their_own_limits() -> None:
    slow, quick = listed(list(range(100, 200))), listed(list(range(50, 150)))
    one, other = (sample_of(group, quantile_at(MEDIAN), SURE) for group in (slow, quick))
    assert one is not None
    assert other is not None
    found = difference(one, other, quantile_at(MEDIAN), SURE)
    assert (found.value, found.method) == (50.0, "mover_woodruff")
    assert found.low is not None
    assert found.high is not None
    assert 0 < found.low < 50 < found.high
    assert found.p is not None
    assert found.p < 0.05


def test_a_quantile_is_no_mean() -> None:
    skewed = listed([0] * 60 + [1000] * 40)
    figures = [figure_of(skewed, headline, SURE) for headline in (amount(), quantile_at(MEDIAN))]
    assert [figure.value for figure in figures if figure] == [400.0, 0.0]
