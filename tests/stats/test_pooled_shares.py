import math

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from scipy import optimize
from scipy import stats as scipy_stats

from cxcli.evidence import Distribution, of_people
from cxcli.stats.difference import difference
from cxcli.stats.normal import normal_quantile
from cxcli.study.statistics import Statistics
from tests.groups import SHARE, SURE, seen
from tests.surveys import law

tables = st.tuples(*(st.integers(0, 60),) * 4).filter(lambda t: t[0] + t[1] > 0 and t[2] + t[3] > 0)


def of(yes: int, no: int) -> Distribution:
    return of_people({1: yes, 0: no})


@law
@given(table=tables)
def test_its_square_is_pearsons_chi_square(table: tuple[int, int, int, int]) -> None:
    yes, no, other_yes, other_no = table
    assume(yes + other_yes > 0)
    assume(no + other_no > 0)
    found = difference(
        seen(of(yes, no), SHARE), seen(of(other_yes, other_no), SHARE), SHARE, SURE, method="pooled_z"
    )
    oracle = scipy_stats.chi2_contingency([[yes, no], [other_yes, other_no]], correction=False)
    assert found.z**2 == pytest.approx(oracle.statistic, abs=1e-9)
    assert found.p == pytest.approx(oracle.pvalue, abs=1e-12)


def test_the_interval_is_mees_published_one() -> None:
    """Newcombe (1998), Statistics in Medicine 17, table II, example (a), method 5."""
    found = difference(seen(of(56, 14), SHARE), seen(of(48, 32), SHARE), SHARE, SURE, method="pooled_z")
    assert (found.low / 100, found.high / 100) == pytest.approx((0.0533, 0.3377), abs=5.1e-5)


@pytest.mark.parametrize("table", [(56, 14, 48, 32), (9, 1, 3, 7), (5, 51, 2, 27), (1, 2, 30, 10)])
def test_at_a_limit_the_likeliest_shares_are_a_critical_value_away(table: tuple[int, int, int, int]) -> None:
    yes, no, other_yes, other_no = table
    found = difference(
        seen(of(yes, no), SHARE), seen(of(other_yes, other_no), SHARE), SHARE, SURE, method="pooled_z"
    )
    for limit in (found.low / 100, found.high / 100):
        first = _likeliest(table, limit)
        variance = first * (1 - first) / (yes + no) + (first - limit) * (1 - first + limit) / (
            other_yes + other_no
        )
        away = abs(found.value / 100 - limit) / math.sqrt(variance)
        assert away == pytest.approx(normal_quantile(0.975), abs=1e-4)


def test_groups_as_different_as_can_be_have_limits_that_end_there() -> None:
    found = difference(seen(of(10, 0), SHARE), seen(of(0, 10), SHARE), SHARE, SURE, method="pooled_z")
    assert found.value == found.high == 100
    assert 50 < found.low < 100


@pytest.mark.parametrize("yes", [0, 10])
def test_groups_that_agree_entirely_do_not_differ_but_keep_a_width(yes: int) -> None:
    one = seen(of(yes, 10 - yes), SHARE)
    found = difference(one, one, SHARE, SURE, method="pooled_z")
    assert found.p == 1
    assert found.z == 0
    assert found.low < 0 < found.high


@law
@given(table=tables, confidence=st.sampled_from([0.5, 0.95, 0.999]))
def test_limits_lie_around_the_difference_within_what_is_possible(
    table: tuple[int, int, int, int], confidence: float
) -> None:
    yes, no, other_yes, other_no = table
    groups = seen(of(yes, no), SHARE), seen(of(other_yes, other_no), SHARE)
    found = difference(*groups, SHARE, Statistics(confidence), method="pooled_z")
    assert -100 <= found.low <= found.value + 1e-9
    assert found.value - 1e-9 <= found.high <= 100
    assert found.low < found.high


def _likeliest(table: tuple[int, int, int, int], difference_: float) -> float:
    """Return the first share that makes the answers likeliest, by numerical search."""
    yes, no, other_yes, other_no = table

    def unlikely(first: float) -> float:
        second = first - difference_
        logs = np.log(np.clip([first, 1 - first, second, 1 - second], 1e-300, 1))
        return float(-(np.array([yes, no, other_yes, other_no]) @ logs))

    low, high = max(0.0, difference_), min(1.0, 1 + difference_)
    return float(
        optimize.minimize_scalar(unlikely, bounds=(low, high), method="bounded", options={"xatol": 1e-10}).x
    )
