"""Health scores: components within their range, weights of what is known, categories closed below."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxcli.stats.health import Component, category_of, component_score, health_score
from tests.surveys import law

HUNDRED = Component(Fraction(0), Fraction(100), "higher", Fraction(1))


def component(low: int, high: int, better: str = "higher", weight: int = 1) -> Component:
    return Component(Fraction(low), Fraction(high), better, Fraction(weight))


@pytest.mark.parametrize(
    ("value", "of", "score"),
    [
        (72, component(0, 100), 72),
        (4, component(0, 10, "lower"), 60),
        (7, component(0, 10), 70),
        (3, component(0, 5), 60),
        (-5, component(0, 10), 0),
        (15, component(0, 10), 100),
        (15, component(0, 10, "lower"), 0),
        (-1, component(-3, 5), 25),
    ],
)
def test_a_component_is_brought_between_0_and_100(value: int, of: Component, score: int) -> None:
    assert component_score(Fraction(value), of) == score


@law
@given(
    rows=st.lists(
        st.tuples(st.one_of(st.none(), st.integers(-50, 150)), st.integers(1, 9)), min_size=1, max_size=6
    )
)
def test_a_score_is_the_weighted_mean_of_what_is_known(rows: list[tuple[int | None, int]]) -> None:
    found = health_score([(component(0, 100, weight=w), None if x is None else Fraction(x)) for x, w in rows])
    known = [(min(max(x, 0), 100), w) for x, w in rows if x is not None]
    weight = sum(w for _, w in known)
    if 10 * weight < 6 * sum(w for _, w in rows) or not weight:
        assert found is None
    else:
        assert found == Fraction(sum(x * w for x, w in known), weight)


@pytest.mark.parametrize(("known", "is_enough"), [(6, True), (5, False)])
def test_sixty_percent_of_the_weight_must_be_known(known: int, is_enough: bool) -> None:  # noqa: FBT001 - a case
    values = [(component(0, 10, weight=known), Fraction(5)), (component(0, 10, weight=10 - known), None)]
    assert (health_score(values) is not None) is is_enough


@pytest.mark.parametrize(
    ("score", "category"),
    [
        ("100", "healthy"),
        ("70", "healthy"),
        ("69.999", "at_risk"),
        ("40", "at_risk"),
        ("39.9", "poor"),
        ("0", "poor"),
    ],
)
def test_a_limit_belongs_to_the_better_category(score: str, category: str) -> None:
    assert category_of(Fraction(score), Fraction(70), Fraction(40)) == category
