import math
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats as scipy_stats

from cxcli.evidence import Distribution, of_people
from cxcli.stats.ordinal import ordinal
from tests.surveys import law

answers_to = st.lists(st.integers(1, 7), min_size=1, max_size=40)


def of(answers: list[int]) -> Distribution:
    return of_people({value: answers.count(value) for value in set(answers)})


def test_two_waves_of_an_effort_question() -> None:
    one = of_people(dict(enumerate([2, 3, 5, 10, 25, 30, 15], 1)))
    other = of_people(dict(enumerate([6, 6, 9, 14, 20, 15, 10], 1)))
    found = ordinal(one, other)
    assert float(found.superiority) == pytest.approx(0.6278472222222222, abs=1e-15)
    assert found.statistic == pytest.approx(3.0203178835450863, abs=1e-9)
    assert found.p == pytest.approx(0.002958403692242258, abs=1e-9)


def test_a_published_example_of_pain_scores() -> None:
    """Brunner & Munzel (2000), shoulder pain: P = 0.789, t = 3.1375 on 17.683 degrees, p = 0.005786."""
    treated = [1, 2, 1, 1, 1, 1, 1, 1, 1, 1, 2, 4, 1, 1]
    control = [3, 3, 4, 3, 1, 2, 3, 1, 1, 5, 4]
    found = ordinal(of(control), of(treated))
    assert float(found.superiority) == pytest.approx(0.788961, abs=1e-6)
    assert found.statistic == pytest.approx(3.1375, abs=5e-5)
    assert found.df == pytest.approx(17.683, abs=5e-4)
    assert found.p == pytest.approx(0.005786, abs=5e-7)


@law
@given(one=answers_to, other=answers_to)
def test_superiority_is_how_often_one_answer_beats_the_other(one: list[int], other: list[int]) -> None:
    wins = sum(Fraction(int(x > y)) + Fraction(int(x == y), 2) for x in one for y in other)
    assert ordinal(of(one), of(other)).superiority == wins / (len(one) * len(other))


@law
@given(one=answers_to, other=answers_to)
def test_the_test_is_brunner_and_munzels(one: list[int], other: list[int]) -> None:
    found = ordinal(of(one), of(other))
    if found.statistic is None:
        return
    oracle = scipy_stats.brunnermunzel(one, other)
    assert found.statistic == pytest.approx(-oracle.statistic, rel=1e-9, abs=1e-9)
    assert found.p == pytest.approx(oracle.pvalue, rel=1e-9, abs=1e-12)


@law
@given(one=answers_to, other=answers_to)
def test_groups_exchanged_turn_the_sign(one: list[int], other: list[int]) -> None:
    there, back = ordinal(of(one), of(other)), ordinal(of(other), of(one))
    assert back.superiority == 1 - there.superiority
    assert back.p == there.p
    if there.statistic is not None:
        assert back.statistic == -there.statistic


@law
@given(one=answers_to, other=answers_to)
def test_only_the_order_of_answers_matters(one: list[int], other: list[int]) -> None:
    assert ordinal(of([x**3 for x in one]), of([x**3 for x in other])) == ordinal(of(one), of(other))


@pytest.mark.parametrize(
    ("one", "other", "superiority"),
    [
        ([7, 7, 6], [1, 2, 3], 1),
        ([1, 1], [2, 2], 0),
        ([4, 4, 4], [4, 4], Fraction(1, 2)),
        ([5], [1, 5, 7], Fraction(1, 2)),
        ([5, 6], [5], Fraction(3, 4)),
    ],
)
def test_without_a_variance_there_is_no_test(one: list[int], other: list[int], superiority: Fraction) -> None:
    found = ordinal(of(one), of(other))
    assert found.superiority == superiority
    assert found.statistic is found.df is found.p is None


def test_one_constant_group_is_still_judged_by_the_other() -> None:
    found = ordinal(of([4, 4, 4, 4]), of([3, 4, 5, 5, 5]))
    oracle = scipy_stats.brunnermunzel([4, 4, 4, 4], [3, 4, 5, 5, 5])
    assert found.p == pytest.approx(oracle.pvalue, rel=1e-9)
    assert found.statistic < 0


def test_nobody_is_nothing_to_compare() -> None:
    assert ordinal(of([]), of([1])) is None
    assert ordinal(of([1]), of([])) is None


def test_it_is_the_right_size_where_variances_differ() -> None:
    rng = np.random.default_rng(1)
    found = 0
    for _ in range(400):
        narrow = rng.integers(3, 6, 20).tolist()
        wide = rng.integers(1, 8, 60).tolist()
        p = ordinal(of(narrow), of(wide)).p
        found += p is not None and p < 0.05
    assert abs(found / 400 - 0.05) < 4 * math.sqrt(0.05 * 0.95 / 400)
