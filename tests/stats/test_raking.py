"""Raking: margins matched, odds ratios kept, bounds held, contradictions told."""

from itertools import product
from math import isclose

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.optimize import linprog

from cxcli.stats.raking import TOLERANCE, Combination, Raked, rake
from tests.surveys import law

SHARES = st.lists(st.integers(1, 20), min_size=2, max_size=3).map(
    lambda parts: [p / sum(parts) for p in parts]
)


@st.composite
def full_tables(draw: st.DrawFn) -> tuple[dict[Combination, int], list[list[float]]]:
    """Return people in every combination of two or three margins, and targets."""
    targets = draw(st.lists(SHARES, min_size=1, max_size=3))
    places = list(product(*(range(len(margin)) for margin in targets)))
    people = draw(st.lists(st.integers(1, 50), min_size=len(places), max_size=len(places)))
    return dict(zip(places, people, strict=True)), targets


def share(found: Raked, margin: int, category: int) -> float:
    return sum(x for combination, x in found.shares.items() if combination[margin] == category)


@law
@given(case=full_tables())
def test_every_margin_is_matched(case: tuple[dict[Combination, int], list[list[float]]]) -> None:
    people, targets = case
    found = rake(people, targets)
    assert found.has_converged
    assert found.largest_error < TOLERANCE
    for margin, shares in enumerate(targets):
        for category, target in enumerate(shares):
            assert share(found, margin, category) == pytest.approx(target, abs=1e-9)


@law
@given(case=full_tables())
def test_weights_have_mean_one(case: tuple[dict[Combination, int], list[list[float]]]) -> None:
    found = rake(*case)
    total = sum(found.people[c] * w for c, w in found.weights.items())
    assert total == pytest.approx(sum(found.people.values()), rel=1e-9)


@law
@given(counts=st.tuples(*[st.integers(1, 99)] * 4), rows=SHARES, columns=SHARES)
def test_the_odds_ratio_of_two_by_two_people_is_kept(
    counts: tuple[int, int, int, int], rows: list[float], columns: list[float]
) -> None:
    people = dict(zip(product(range(2), range(2)), counts, strict=True))
    x = rake(people, [[rows[0], 1 - rows[0]], [columns[0], 1 - columns[0]]]).shares
    a, b, c, d = counts
    assert isclose(x[0, 0] * x[1, 1] * b * c, x[0, 1] * x[1, 0] * a * d, rel_tol=1e-6)


def test_two_by_two_people_have_the_shares_of_the_quadratic() -> None:
    """The first cell solves x (x - 0.1) = 6 (0.5 - x) (0.6 - x), where 6 = 30 * 40 / (10 * 20): x = 0.4."""
    x = rake({(0, 0): 30, (0, 1): 10, (1, 0): 20, (1, 1): 40}, [[0.5, 0.5], [0.6, 0.4]]).shares
    assert [x[0, 0], x[0, 1], x[1, 0], x[1, 1]] == pytest.approx([0.4, 0.1, 0.2, 0.3], abs=1e-12)


@law
@given(case=full_tables(), times=st.integers(2, 9))
def test_more_people_of_the_same_mix_have_the_same_weights(
    case: tuple[dict[Combination, int], list[list[float]]], times: int
) -> None:
    people, targets = case
    more = {combination: times * number for combination, number in people.items()}
    assert rake(more, targets).weights == pytest.approx(rake(people, targets).weights, rel=1e-7)


@law
@given(case=full_tables(), random=st.randoms(use_true_random=False))
def test_the_order_of_the_people_does_not_matter(
    case: tuple[dict[Combination, int], list[list[float]]], random: object
) -> None:
    people, targets = case
    shuffled = list(people.items())
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert rake(dict(shuffled), targets) == rake(people, targets)


def test_people_who_match_already_keep_weight_one() -> None:
    found = rake({(0,): 30, (1,): 10}, [[0.75, 0.25]])
    assert found.weights == {(0,): 1.0, (1,): 1.0}
    assert (found.effective_people, found.design_effect) == (40, 1)


def test_one_margin_is_target_over_sample_share() -> None:
    found = rake({(0,): 30, (1,): 10}, [[0.5, 0.5]])
    assert found.weights == pytest.approx({(0,): 2 / 3, (1,): 2.0})
    assert (found.lowest, found.highest) == pytest.approx((2 / 3, 2.0))


@law
@given(weights=SHARES)
def test_the_design_effect_is_that_of_kish(weights: list[float]) -> None:
    found = rake({(0,): 7, (1,): 11}, [[weights[0], 1 - weights[0]]])
    each = [found.weights[0,]] * 7 + [found.weights[1,]] * 11
    assert found.effective_people == pytest.approx(sum(each) ** 2 / sum(w * w for w in each))
    assert found.design_effect == pytest.approx(18 / found.effective_people)


def test_trimmed_weights_stay_within_their_bounds_and_match_the_margins() -> None:
    people = {(0, 0): 300, (0, 1): 2, (1, 0): 100, (1, 1): 90, (2, 0): 60, (2, 1): 40}
    targets = [[0.5, 0.3, 0.2], [0.6, 0.4]]
    free, found = rake(people, targets), rake(people, targets, (0.4, 4.0))
    assert (free.lowest < 0.4, free.highest > 4.0) == (True, True)
    assert found.has_converged
    assert found.largest_error < TOLERANCE
    assert (found.lowest, found.highest) == (0.4, 4.0)
    assert found.trimmed == sum(people[c] for c, w in found.weights.items() if w in (0.4, 4.0)) > 0


@law
@given(case=full_tables(), low=st.floats(0.1, 0.8), high=st.floats(1.3, 6))
def test_bounds_hold_whenever_weights_within_them_match_the_margins(
    case: tuple[dict[Combination, int], list[list[float]]], low: float, high: float
) -> None:
    people, targets = case
    found = rake(people, targets, (low, high))
    if _is_possible(people, targets, (low * 1.02, high * 0.98)):
        assert found.has_converged
    if found.has_converged:
        assert low <= found.lowest <= found.highest <= high
        assert _is_possible(people, targets, (low * 0.999, high * 1.001))


def _is_possible(
    people: dict[Combination, int], targets: list[list[float]], bounds: tuple[float, float]
) -> bool:
    """Return whether any weights within the bounds match the margins, by linear programming."""
    number = sum(people.values())
    shares = [
        ([people[c] / number if c[margin] == category else 0 for c in people], target)
        for margin, margin_targets in enumerate(targets)
        for category, target in enumerate(margin_targets)
    ]
    rows, right = [row for row, _ in shares], [target for _, target in shares]
    found = linprog([0] * len(people), A_eq=rows, b_eq=right, bounds=[bounds] * len(people))
    return bool(found.status == 0)


def test_bounds_that_no_weight_passes_change_nothing() -> None:
    people, targets = {(0, 0): 30, (0, 1): 10, (1, 0): 20, (1, 1): 40}, [[0.5, 0.5], [0.6, 0.4]]
    assert rake(people, targets, (0.1, 10.0)) == rake(people, targets)


@pytest.mark.parametrize(
    ("people", "targets", "trim"),
    [
        ({(0, 0): 30, (1, 1): 40}, [[0.9, 0.1], [0.6, 0.4]], None),
        ({(0,): 5}, [[0.5, 0.5]], None),
        ({(0, 0): 50, (0, 1): 50}, [[1.0], [0.9, 0.1]], (0.5, 1.5)),
    ],
)
def test_margins_that_cannot_hold_are_told(
    people: dict[Combination, int], targets: list[list[float]], trim: tuple[float, float] | None
) -> None:
    found = rake(people, targets, trim)
    assert not found.has_converged


def test_the_margin_that_is_furthest_off_is_known() -> None:
    found = rake({(0, 0): 5, (1, 0): 5}, [[0.5, 0.5], [0.8, 0.2]])
    assert found.worst[0] == 1
    assert found.largest_error == pytest.approx(0.2)
