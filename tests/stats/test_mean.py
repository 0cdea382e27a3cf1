from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxcli.evidence import Distribution, of_people
from cxcli.stats.figure import mean
from cxcli.stats.linear import Linear, linear
from cxcli.stats.mean import mean_interval, percent_of_maximum, shrunk_average
from cxcli.study.scale import scale
from tests.surveys import Row, law, seen, surveys


def fit(answers: Distribution) -> Linear:
    found = linear(answers, lambda value: value)
    assert found is not None
    return found


def test_the_interval_that_r_gives() -> None:
    found = mean_interval(fit(of_people({1: 3, 2: 5, 3: 12, 4: 30, 5: 20})), 0.95)
    assert found == pytest.approx((3.5905282846360973, 4.095186001078188), abs=1e-12)


@pytest.mark.parametrize("answers", [{7: 1}, {7: 4}])
def test_there_is_no_interval_without_spread(answers: dict[int, int]) -> None:
    assert mean_interval(fit(of_people(answers)), 0.95) is None


@law
@given(rows=surveys("rating", smallest=2))
def test_the_interval_is_symmetric_and_never_of_zero_width(rows: list[Row]) -> None:
    found = fit(seen(rows))
    ends = mean_interval(found, 0.95)
    if ends is not None:
        assert ends[0] < ends[1]
        assert sum(ends) / 2 == pytest.approx(float(found.mean), abs=1e-9 * (ends[1] - ends[0]))


def test_unequal_weights_have_fewer_degrees_of_freedom() -> None:
    equal, unequal = fit(seen([(1, 1), (5, 1), (3, 1)])), fit(seen([(1, 4), (5, 4), (3, 1)]))
    assert unequal.n_kish - 1 < equal.n_kish - 1 == 2


def test_nobody_has_no_mean() -> None:
    assert mean(Distribution({}), scale(1, 5), 0.95) is None


@law
@given(
    average=st.fractions(1, 5), prior=st.fractions(1, 5), n=st.integers(0, 10**6), worth=st.integers(1, 100)
)
def test_a_shrunk_average_lies_between_the_average_and_the_prior(
    average: Fraction, prior: Fraction, n: int, worth: int
) -> None:
    shrunk = shrunk_average(average, n, prior, Fraction(worth))
    assert min(average, prior) <= shrunk <= max(average, prior)


def test_a_shrunk_average_moves_from_the_prior_to_the_average() -> None:
    prior, average, worth = Fraction(4), Fraction(5), Fraction(10)
    assert [shrunk_average(average, n, prior, worth) for n in (0, 10)] == [4, Fraction(9, 2)]


@pytest.mark.parametrize(("average", "percent"), [(1, 0), (3, 50), (5, 100)])
def test_percent_of_maximum_runs_from_the_lowest_to_the_highest_point(average: int, percent: int) -> None:
    assert percent_of_maximum(Fraction(average), scale(1, 5)) == percent
