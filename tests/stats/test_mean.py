from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from scipy import stats

from cxcli.evidence import Distribution, of_people
from cxcli.stats.figure import figure_of
from cxcli.stats.headline import mean
from cxcli.stats.mean import bounded_interval, mean_interval, percent_of_maximum, shrunk_average
from cxcli.stats.sample import Sample, sample_of
from cxcli.stats.share import wilson_interval
from cxcli.study.scale import Scale, scale
from cxcli.study.statistics import Statistics
from tests.surveys import Row, law, seen, surveys

Z95 = 1.959963984540054
FIVE = mean(scale(1, 5))


def fit(answers: Distribution) -> Sample:
    found = sample_of(answers, FIVE, Statistics())
    assert found is not None
    return found


def test_the_interval_that_r_gives() -> None:
    found = mean_interval(fit(of_people({1: 3, 2: 5, 3: 12, 4: 30, 5: 20})), Z95)
    assert found == pytest.approx((3.5905282846360973, 4.095186001078188), abs=1e-12)


@pytest.mark.parametrize(("answers", "flag"), [({4: 1}, "n_lt_2"), ({4: 4}, "zero_variance")])
def test_there_is_no_interval_without_spread(answers: dict[int, int], flag: str) -> None:
    figure = figure_of(of_people(answers), FIVE, Statistics())
    assert figure is not None
    assert figure.limits is None
    assert figure.flags == ("no_interval", flag)


@law
@given(rows=surveys("rating", smallest=2))
def test_the_interval_is_symmetric(rows: list[Row]) -> None:
    found = fit(seen(rows))
    ends = mean_interval(found, Z95)
    if ends is not None:
        assert sum(ends) / 2 == pytest.approx(
            float(found.estimate.mean), abs=1e-9 * (ends[1] - ends[0]) + 1e-15
        )


def test_unequal_weights_have_fewer_degrees_of_freedom() -> None:
    equal, unequal = fit(seen([(1, 1), (5, 1), (3, 1)])), fit(seen([(1, 4), (5, 4), (3, 1)]))
    assert unequal.estimate.n_kish - 1 < equal.estimate.n_kish - 1 == 2


def test_nobody_has_no_mean() -> None:
    assert figure_of(Distribution({}), FIVE, Statistics()) is None


def test_the_bounded_interval_that_is_published() -> None:
    found = bounded_interval(fit(of_people({1: 3, 2: 5, 3: 12, 4: 30, 5: 20})), FIVE, Z95)
    assert found == pytest.approx((3.576419733041693, 4.07728715504263), abs=1e-12)


@law
@given(rows=surveys("rating", smallest=2))
def test_the_bounded_interval_never_leaves_the_scale_and_always_has_width(rows: list[Row]) -> None:
    found = fit(seen(rows))
    ends = bounded_interval(found, FIVE, Z95)
    if ends is not None:
        assert 1 <= ends[0] < ends[1] <= 5
        assert ends[0] - 1e-12 <= found.estimate.mean <= ends[1] + 1e-12


def test_one_person_has_no_bounded_interval() -> None:
    assert bounded_interval(fit(of_people({4: 1})), FIVE, Z95) is None


@law
@given(yes=st.integers(0, 30), no=st.integers(0, 30))
def test_the_bounded_interval_of_two_points_is_wilsons_with_a_t(yes: int, no: int) -> None:
    assume(yes + no > 1)
    n = yes + no
    two = mean(scale(0, 1))
    sample = sample_of(of_people({0: no, 1: yes}), two, Statistics())
    assert sample is not None
    worth = n - 1 if yes and no else n  # the t interval divides by n - 1
    t = stats.t.ppf(0.975, n - 1)
    expected = wilson_interval(yes / n, worth, t)
    assert bounded_interval(sample, two, Z95) == pytest.approx(expected, abs=1e-11)


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


@given(
    average=st.fractions(-9, 9),
    prior=st.fractions(-9, 9),
    n=st.fractions(0, 99),
    k=st.fractions(Fraction(1, 9), 99),
)
def test_both_restated_means_are_exact(average: Fraction, prior: Fraction, n: Fraction, k: Fraction) -> None:
    assert shrunk_average(average, n, prior, k) == (n * average + k * prior) / (n + k)
    assert percent_of_maximum(average, Scale(prior, prior + k, k)) == 100 * (average - prior) / k
