import statistics
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxcli.evidence import NOBODY, Distribution, of_people
from cxcli.stats.describe import bottom_share, describe, describe_mean, median, share_where, top_share
from cxcli.study.scale import scale
from tests.surveys import law, measure_of, seen


@law
@given(answers=st.lists(st.integers(0, 10), min_size=1, max_size=60))
def test_mean_sd_and_median_are_those_of_the_standard_library(answers: list[int]) -> None:
    found = describe(of_people({x: answers.count(x) for x in answers}))
    assert found["mean"] == float(statistics.mean(map(Fraction, answers)))
    assert found["median"] == statistics.median(answers)
    expected = statistics.stdev(answers) if len(answers) > 1 else None
    assert found["sd"] == (None if expected is None else pytest.approx(expected, abs=1e-12))


@law
@given(answers=st.lists(st.integers(1, 7), min_size=1, max_size=60))
def test_a_mean_has_its_standard_error_and_its_place_on_the_scale(answers: list[int]) -> None:
    found = describe_mean(
        of_people({x: answers.count(x) for x in answers}), measure_of("scale", asked=scale(1, 7)).question
    )
    place = (Fraction(sum(answers), len(answers)) - 1) / 6
    assert found["pomp_0_100"] == float(100 * place)
    expected = statistics.stdev(answers) / len(answers) ** 0.5 if len(answers) > 1 else None
    assert found["se_mean"] == (None if expected is None else pytest.approx(expected, abs=1e-12))


@pytest.mark.parametrize(
    ("rows", "middle"),
    [
        ([(1, 1), (5, 3)], 5),
        ([(1, 2), (5, 2)], 3),
        ([(1, 1), (2, 1), (5, 2)], 3.5),
        ([(4, 7)], 4),
        ([(1, 3), (2, 1), (9, 1)], 1),
    ],
)
def test_the_weighted_median_of(rows: list[tuple[int, int]], middle: float) -> None:
    assert median(seen(rows)) == middle


@law
@given(answers=st.lists(st.tuples(st.integers(0, 10), st.integers(1, 9)), min_size=1, max_size=30))
def test_a_weight_counts_like_so_many_people_in_the_median(answers: list[tuple[int, int]]) -> None:
    assert median(seen(answers)) == statistics.median([x for x, w in answers for _ in range(w)])


def test_an_answer_that_nobody_gave_does_not_enter_the_median() -> None:
    answers = of_people({1: 1, 5: 1}).valid
    assert median(Distribution({**answers, Fraction(3): NOBODY})) == 3
    assert median(Distribution({**answers, Fraction(4): NOBODY})) == 3


def test_whole_medians_are_whole_numbers() -> None:
    assert isinstance(median(of_people({8: 3})), int)
    assert isinstance(median(of_people({8: 1, 9: 1})), float)


def test_nobody_is_described_by_nothing() -> None:
    nobody, question = Distribution({}), measure_of("rating").question
    assert describe(nobody) == {"mean": None, "sd": None, "median": None}
    assert set(describe_mean(nobody, question).values()) == {None}
    assert median(nobody) is None
    assert top_share(nobody, question, 2) is None
    assert bottom_share(nobody, question, 2) is None
    assert share_where(nobody, lambda _: True) is None
