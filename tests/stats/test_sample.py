import math
from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from cxcli.evidence import MICRO, Design, Distribution, of_people
from cxcli.stats.headline import Headline, mean, net
from cxcli.stats.sample import Sample, critical, sample_of
from cxcli.study.scale import scale
from cxcli.study.statistics import EffectivePeople, Statistics
from tests.surveys import Row, law, seen, surveys

TEN = mean(scale(0, 10))
NET = net(lambda value: (value > 8) - (value < 7))


def taken(answers: Distribution, headline: Headline = TEN, way: EffectivePeople = "min") -> Sample:
    found = sample_of(answers, headline, Statistics(n_eff=way))
    assert found is not None
    return found


def clustered(rows: Sequence[Row], clusters: Sequence[int]) -> Distribution:
    """Return the rows with the covariances of their answers' weighted totals between clusters."""
    answers, names = seen(rows), sorted(set(clusters))
    totals = {
        (name, value): sum(w for (x, w), c in zip(rows, clusters, strict=True) if (c, x) == (name, value))
        * MICRO
        for name in names
        for value in answers.valid
    }
    m, values = len(names), list(answers.valid)
    average = {value: Fraction(sum(totals[name, value] for name in names), m) for value in values}
    covariance = {
        (one, other): Fraction(m, m - 1)
        * sum((totals[c, one] - average[one]) * (totals[c, other] - average[other]) for c in names)
        for one in values
        for other in values
    }
    return replace(answers, design=Design(covariance, m, m - 1))


@st.composite
def surveys_in_clusters(draw: st.DrawFn) -> tuple[list[Row], list[int]]:
    rows = draw(surveys("nps", smallest=2))
    clusters = [draw(st.integers(0, 6)) for _ in rows]
    clusters[:2] = [0, 1]
    return rows, clusters


@law
@given(survey=surveys_in_clusters())
def test_the_variance_of_a_design_is_that_of_the_clusters_residuals(
    survey: tuple[list[Row], list[int]],
) -> None:
    rows, clusters = survey
    found, total = taken(clustered(rows, clusters)).estimate, sum(w for _, w in rows)
    residuals = [
        sum(
            (w * (x - found.mean) / total for (x, w), c in zip(rows, clusters, strict=True) if c == name),
            Fraction(0),
        )
        for name in sorted(set(clusters))
    ]
    m = len(residuals)
    # The residuals of all clusters add up to 0, so their mean need not be taken off.
    assert found.sampling_variance == Fraction(m, m - 1) * sum(z * z for z in residuals)


@law
@given(rows=surveys("nps", smallest=2))
def test_a_cluster_for_every_row_is_no_design(rows: list[Row]) -> None:
    plain, each = taken(seen(rows)), taken(clustered(rows, range(len(rows))))
    assert each.estimate.sampling_variance == plain.estimate.sampling_variance
    assert (each.n, each.df) == (plain.n, len(rows) - 1)


@law
@given(survey=surveys_in_clusters(), times=st.integers(2, 1000))
def test_weights_times_a_whole_number_change_nothing(survey: tuple[list[Row], list[int]], times: int) -> None:
    rows, clusters = survey
    more = [(x, times * w) for x, w in rows]
    assert taken(clustered(rows, clusters)) == taken(clustered(more, clusters))


@pytest.mark.parametrize("way", ["min", "kish", "linearised"])
@law
@given(rows=surveys("nps"), missed=st.integers(1, 1000))
def test_a_finite_population_makes_its_sample_worth_more(
    way: EffectivePeople, rows: list[Row], missed: int
) -> None:
    sampled = Fraction(len(rows), len(rows) + missed)
    whole, part = seen(rows), replace(seen(rows), sampled=sampled)
    assert taken(part, way=way).n == taken(whole, way=way).n / (1 - sampled)
    if len(rows) > 1:
        variances = [taken(answers).estimate.sampling_variance for answers in (whole, part)]
        assert variances[1] == variances[0] * (1 - sampled)


def test_the_finite_population_of_a_design_is_not_taken_off_twice() -> None:
    designed = clustered([(10, 1), (9, 1), (3, 1), (8, 1)], [0, 1, 2, 2])
    part = replace(designed, sampled=Fraction(1, 4))
    assert taken(part, way="linearised").n == taken(designed, way="linearised").n
    assert taken(part, way="kish").n == Fraction(16, 3)


def test_a_whole_population_is_a_census() -> None:
    everyone = replace(of_people({10: 3, 0: 1}), sampled=Fraction(1))
    assert taken(everyone).is_census
    assert taken(everyone).n == 4
    assert not taken(of_people({10: 3, 0: 1})).is_census


@pytest.mark.parametrize(("way", "n"), [("kish", Fraction(529, 43)), ("linearised", None), ("min", None)])
def test_the_effective_people_follow_the_rule(way: EffectivePeople, n: Fraction | None) -> None:
    found = taken(seen([(10, 1)] * 18 + [(0, 5)]), way=way)
    assert found.n == (n if n is not None else found.estimate.n_linearised)


def test_nobody_is_no_sample() -> None:
    assert sample_of(Distribution({}), TEN, Statistics()) is None


def test_shares_of_prices_add_up() -> None:
    found = taken(of_people({10: 3, 9: 1, 8: 2, 0: 2}), NET)
    assert found.shares == {-1: Fraction(1, 4), 0: Fraction(1, 4), 1: Fraction(1, 2)}


@pytest.mark.parametrize("confidence", [0.8, 0.95, 0.99])
def test_without_a_design_the_critical_value_is_the_normal_one(confidence: float) -> None:
    sample = taken(of_people({10: 3, 0: 1}))
    assert critical(sample, confidence) == pytest.approx(stats.norm.ppf((1 + confidence) / 2), abs=1e-12)


@pytest.mark.parametrize("df", [1, 4, 60])
def test_with_a_design_it_is_students(df: int) -> None:
    sample = replace(taken(of_people({10: 3, 0: 1})), df=df)
    assert critical(sample, 0.95) == pytest.approx(stats.t.ppf(0.975, df), rel=1e-11)


def test_with_one_cluster_nothing_can_be_said() -> None:
    assert critical(replace(taken(of_people({10: 3, 0: 1})), df=0), 0.95) == math.inf
