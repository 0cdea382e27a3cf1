import math
import pickle
from dataclasses import replace
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxcli.evidence import MICRO, NOBODY, Count, Distribution, of_people, people
from cxcli.stats.linear import Linear, itself, kish, linear, mean_of
from tests.surveys import Row, law, seen, surveys


def fit(rows: list[Row]) -> Linear:
    found = linear(seen(rows), lambda value: value)
    assert found is not None
    return found


def test_nobody_has_no_estimate() -> None:
    assert linear(Distribution({}), lambda value: value) is None
    assert kish(NOBODY) == 0


def test_kishs_example() -> None:
    weights = [1, 1, 1, 1, 2, 2, 2, 5]
    total = sum((Count(1, w, w * w) for w in weights), NOBODY)
    assert kish(total) == Fraction(225, 41)


@law
@given(rows=surveys("nps", smallest=2))
def test_the_variances_are_those_of_the_rows(rows: list[Row]) -> None:
    x, w = np.array(rows, dtype=float).T
    n, mean = len(x), np.average(x, weights=w)
    found = fit(rows)
    assert float(found.mean) == pytest.approx(mean, abs=1e-12)
    assert found.variance is not None
    assert found.sampling_variance is not None
    assert float(found.variance) == pytest.approx(
        n / (n - 1) * np.average((x - mean) ** 2, weights=w), abs=1e-10
    )
    residuals = w * (x - mean) / w.sum()
    assert float(found.sampling_variance) == pytest.approx(n / (n - 1) * (residuals**2).sum(), abs=1e-12)


@law
@given(rows=surveys("nps", smallest=2))
def test_kish_is_one_plus_the_squared_variation_of_the_weights(rows: list[Row]) -> None:
    weights = np.array([w for _, w in rows], dtype=float)
    deff = len(rows) / float(fit(rows).n_kish)
    assert deff == pytest.approx(1 + (weights.std() / weights.mean()) ** 2, rel=1e-12)


@law
@given(rows=surveys("nps"))
def test_effective_people_are_between_one_and_the_people(rows: list[Row]) -> None:
    found = fit(rows)
    assert 1 <= found.effective("min") <= found.n_kish <= found.n


@law
@given(answers=st.lists(st.integers(0, 10), min_size=1, max_size=50), weight=st.integers(1, 10**6))
def test_equal_weights_leave_everyone_whole(answers: list[int], weight: int) -> None:
    found = fit([(x, weight) for x in answers])
    assert found.effective("min") == found.n_kish == found.n_linearised == len(answers)


@law
@given(
    answers=st.lists(st.fractions(0, 10, max_denominator=3), min_size=1, max_size=50),
    times=st.integers(2, 99),
)
def test_people_who_weigh_one_each_are_counted_as_if_they_weighed_more(
    answers: list[Fraction], times: int
) -> None:
    found = {value: people(answers.count(value)) for value in sorted(set(answers))}
    heavier = {v: Count(n.people, n.weight * times, n.weight_squared * times**2) for v, n in found.items()}
    assert Distribution(found).counts_heads
    assert not Distribution(heavier).counts_heads
    assert linear(Distribution(found), itself) == linear(Distribution(heavier), itself)


def test_parts_of_a_person_are_no_heads() -> None:
    parts = {
        Fraction(0): Count(0, 400_000, 400_000 * MICRO),
        Fraction(1): Count(10, 9_600_000, 9_600_000 * MICRO),
    }
    answers = Distribution(parts)
    assert answers.total == people(10)
    assert not answers.counts_heads
    found = linear(answers, itself)
    assert found is not None
    assert found.mean == Fraction(96, 100)


def test_answers_that_were_scored_can_be_sent_and_scored_again() -> None:
    answers = of_people({0: 3, 9: 4})
    before = linear(answers, lambda value: value)
    sent = pickle.loads(pickle.dumps(answers))  # noqa: S301 - our own bytes
    assert sent == answers
    assert not sent.kept
    assert linear(sent, itself) == before


def test_other_answers_do_not_keep_what_was_worked_out_of_these() -> None:
    answers = of_people({0: 3, 9: 4})
    assert linear(answers, itself) is linear(answers, itself)
    fewer = replace(answers, valid={Fraction(9): people(4)})
    assert linear(fewer, itself) == linear(of_people({9: 4}), itself)


def test_one_person_has_no_variance() -> None:
    alone = fit([(7, 3)])
    assert (alone.variance, alone.sampling_variance) == (None, None)
    assert alone.effective("min") == 1


def test_without_weights_the_sampling_variance_is_the_variance_by_n() -> None:
    found = linear(of_people({1: 3, 5: 2}), lambda value: value)
    assert found is not None
    assert found.variance is not None
    assert found.sampling_variance == found.variance / 5


def test_heavy_weights_on_the_odd_answers_cost_more_than_kish_sees() -> None:
    found = fit([(10, 1)] * 18 + [(0, 5), (10, 5)])
    assert found.n_linearised < found.n_kish
    assert found.effective("min") == found.n_linearised


@law
@given(rows=surveys("nps"), order=st.randoms(use_true_random=False))
def test_the_order_of_the_rows_does_not_matter(rows: list[Row], order: np.random.Generator) -> None:
    shuffled = list(rows)
    order.shuffle(shuffled)
    assert fit(shuffled) == fit(rows)


def test_millions_of_people_lose_no_digit() -> None:
    count = people(10**9)
    found = linear(Distribution({Fraction(0): count, Fraction(1): count}), lambda value: value)
    assert found is not None
    assert found.mean == Fraction(1, 2)
    assert math.isclose(float(found.sampling_variance or 0), 0.25 / (2 * 10**9 - 1), rel_tol=1e-15)


def test_nobody_has_no_mean() -> None:
    assert mean_of(Distribution({})) is None


@law
@given(rows=surveys("nps"))
def test_the_mean_of_the_answers_is_that_of_their_estimate(rows: list[Row]) -> None:
    assert mean_of(seen(rows)) == fit(rows).mean
