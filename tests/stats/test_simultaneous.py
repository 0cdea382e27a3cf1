from dataclasses import replace
from fractions import Fraction
from functools import partial
from operator import eq

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from cxcli.evidence import Design, Distribution, of_people
from cxcli.stats.price_list import Band, PriceList
from cxcli.stats.simultaneous import goodman_intervals
from cxcli.study.statistics import Statistics
from tests.surveys import Row, law, seen, surveys

COUNTS = st.lists(st.integers(0, 300), min_size=2, max_size=11).filter(sum)


def points(number: int) -> PriceList:
    """Return one band for each of the answers 0, 1, 2 ..."""
    return PriceList(tuple(Band(str(i), 1, partial(eq, i)) for i in range(number)))


def told(answers: Distribution, number: int, confidence: float = 0.95) -> list[tuple[float, float]]:
    found = goodman_intervals(answers, points(number), Statistics(confidence))
    assert found is not None
    return list(found.values())


def goodman(counts: list[int], confidence: float) -> list[tuple[float, float]]:
    """Return the limits as Goodman (1965) writes them."""
    n, chi = sum(counts), stats.chi2.ppf(1 - (1 - confidence) / len(counts), 1)
    halves = [(chi * (chi + 4 * x * (n - x) / n)) ** 0.5 for x in counts]
    return [
        ((chi + 2 * x - half) / (2 * (n + chi)), (chi + 2 * x + half) / (2 * (n + chi)))
        for x, half in zip(counts, halves, strict=True)
    ]


@law
@given(counts=COUNTS, confidence=st.sampled_from([0.8, 0.95, 0.99]))
def test_the_limits_are_goodmans(counts: list[int], confidence: float) -> None:
    found = told(of_people(dict(enumerate(counts))), len(counts), confidence)
    for ends, expected in zip(found, goodman(counts, confidence), strict=True):
        assert ends == pytest.approx(expected, abs=1e-10)


@law
@given(rows=surveys("nps"))
def test_they_lie_between_nobody_and_everybody_and_hold_their_share(rows: list[Row]) -> None:
    answers = seen(rows)
    shares = points(11).shares(answers)
    for share, (low, high) in zip(shares.values(), told(answers, 11), strict=True):
        assert 0 <= low < high <= 1
        assert low - 1e-12 <= share <= high + 1e-12


@law
@given(rows=surveys("nps"), times=st.integers(2, 1000))
def test_weights_times_a_whole_number_change_nothing(rows: list[Row], times: int) -> None:
    assert told(seen(rows), 11) == told(seen(rows, times=times), 11)


@law
@given(rows=surveys("nps"), times=st.integers(2, 20))
def test_more_people_with_the_same_shares_are_not_less_sure(rows: list[Row], times: int) -> None:
    for few, many in zip(told(seen(rows), 11), told(seen(rows * times), 11), strict=True):
        assert many[1] - many[0] <= few[1] - few[0] + 1e-12


def test_more_categories_cost_width() -> None:
    few, many = told(of_people({0: 50, 1: 50}), 2), told(of_people({0: 50, 1: 50}), 6)
    assert many[0][0] < few[0][0]
    assert few[0][1] < many[0][1]


@pytest.mark.parametrize(
    "answers",
    [
        Distribution({}),
        replace(of_people({0: 5, 1: 5}), sampled=Fraction(1)),
        replace(of_people({0: 5, 1: 5}), design=Design({}, clusters=1, df=0)),
    ],
)
def test_where_nothing_can_be_said_nothing_is_said(answers: Distribution) -> None:
    assert goodman_intervals(answers, points(2), Statistics()) is None
