"""How R squared divides: against its definition, against least squares, and against resamples written out."""

from collections.abc import Sequence
from fractions import Fraction
from itertools import combinations, permutations
from math import factorial

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxcli.stats.importance.covariance import correlations, covariances, means
from cxcli.stats.importance.importance import Draws, divided, importances
from cxcli.stats.importance.regression import adjusted, condition_number, entangled, slopes
from cxcli.stats.importance.relative_weights import relative_weights
from cxcli.stats.importance.resampling import Answers, resampled
from cxcli.stats.importance.shapley import NEARLY, lmg, r_squared
from tests.surveys import law

CORRELATED = (
    ("1", "0.5", "0.3", "0.6"),
    ("0.5", "1", "0.4", "0.5"),
    ("0.3", "0.4", "1", "0.4"),
    ("0.6", "0.5", "0.4", "1"),
)


def exact(rows: Sequence[Sequence[str]] = CORRELATED) -> list[list[Fraction]]:
    return [[Fraction(cell) for cell in row] for row in rows]


def floats(rows: Sequence[Sequence[str]] = CORRELATED) -> np.ndarray:
    return np.array([[float(cell) for cell in row] for row in rows])


def survey(n: int, drivers: int, seed: int = 1) -> np.ndarray:
    """Return n people: correlated answers 1 to 5 to each driver, and last an outcome that goes with them."""
    chance = np.random.default_rng(seed)
    halo = chance.normal(size=(n, 1))
    answers = np.clip(np.round(3 + 0.6 * halo + chance.normal(size=(n, drivers))), 1, 5)
    outcome = np.round(answers @ np.linspace(1, 0.1, drivers) + chance.normal(size=n) * 2)
    return np.column_stack([answers, outcome])


def weights_of(n: int, seed: int = 2) -> np.ndarray:
    return np.random.default_rng(seed).uniform(0.5, 2, size=n)


def least_squares_r2(rows: np.ndarray, weights: np.ndarray, chosen: Sequence[int]) -> float:
    """Return R squared of a weighted regression, by solving it."""
    root = np.sqrt(weights)
    design = np.column_stack([np.ones(len(rows)), rows[:, list(chosen)]]) * root[:, None]
    target = rows[:, -1] * root
    left = target - design @ np.linalg.lstsq(design, target, rcond=None)[0]
    away = (rows[:, -1] - weights @ rows[:, -1] / weights.sum()) * root
    return 1 - float(left @ left / (away @ away))


def over_all_orders(rows: np.ndarray, weights: np.ndarray) -> np.ndarray:
    """Return LMG as it is defined: what each adds on entering, averaged over every order."""
    size = rows.shape[1] - 1
    parts = np.zeros(size)
    for order in permutations(range(size)):
        for place, j in enumerate(order):
            before, after = order[:place], order[: place + 1]
            parts[j] += least_squares_r2(rows, weights, after) - least_squares_r2(rows, weights, before)
    return parts / factorial(size)


def test_fractions_give_the_published_parts_exactly() -> None:
    assert [str(part) for part in lmg(exact())] == ["86131/362700", "31657/253890", "404267/5077800"]


def test_parts_of_fractions_add_up_to_r_squared_exactly() -> None:
    assert sum(lmg(exact())) == r_squared(exact()) == Fraction(2739, 6200)


@pytest.mark.parametrize("drivers", [1, 2, 3, 4])
@pytest.mark.parametrize("weighted", [False, True])
def test_lmg_is_the_average_over_all_orders(drivers: int, weighted: bool) -> None:  # noqa: FBT001 - a case
    rows = survey(80, drivers)
    weights = weights_of(80) if weighted else np.ones(80)
    assert lmg(covariances(rows, weights), NEARLY) == pytest.approx(over_all_orders(rows, weights), abs=1e-12)


def test_lmg_is_the_published_sum_over_subsets() -> None:
    matrix = exact()

    def explained(chosen: Sequence[int]) -> Fraction:
        return r_squared([[matrix[i][j] for j in (*chosen, 3)] for i in (*chosen, 3)])

    def part(j: int) -> Fraction:
        others = [k for k in range(3) if k != j]
        return sum(
            (
                Fraction(factorial(size) * factorial(2 - size), factorial(3))
                * (explained((*chosen, j)) - explained(chosen))
                for size in range(3)
                for chosen in combinations(others, size)
            ),
            Fraction(0),
        )

    assert lmg(matrix) == (part(0), part(1), part(2))


@st.composite
def whole_covariances(draw: st.DrawFn) -> list[list[Fraction]]:
    """Return the exact covariances of a few columns of whole answers, which may not vary or may repeat."""
    size = draw(st.integers(1, 4))
    row = st.lists(st.integers(1, 5), min_size=size + 1, max_size=size + 1)
    rows = np.vectorize(Fraction, otypes=[object])(np.array(draw(st.lists(row, min_size=2, max_size=12))))
    return covariances(rows, np.array([Fraction(1)] * len(rows), dtype=object)).tolist()


@law
@given(matrix=whole_covariances())
def test_parts_are_never_negative_and_add_up_to_r_squared(matrix: list[list[Fraction]]) -> None:
    parts = lmg(matrix)
    assert min(parts) >= 0
    assert sum(parts) == r_squared(matrix) <= 1


@law
@given(matrix=whole_covariances(), data=st.data())
def test_the_order_of_the_drivers_does_not_matter(matrix: list[list[Fraction]], data: st.DataObject) -> None:
    size = len(matrix) - 1
    order = data.draw(st.permutations(range(size)))
    turned = [[matrix[i][j] for j in (*order, size)] for i in (*order, size)]
    parts = lmg(matrix)
    assert list(lmg(turned)) == [parts[j] for j in order]


@law
@given(matrix=whole_covariances(), factors=st.lists(st.integers(-9, 9).filter(bool), min_size=5, max_size=5))
def test_neither_scale_nor_direction_of_a_question_matters(
    matrix: list[list[Fraction]], factors: list[int]
) -> None:
    scaled = [
        [entry * a * b for entry, b in zip(row, factors, strict=False)]
        for row, a in zip(matrix, factors, strict=False)
    ]
    assert lmg(scaled) == lmg(matrix)


@law
@given(matrix=whole_covariances())
def test_a_driver_that_never_varies_has_no_part(matrix: list[list[Fraction]]) -> None:
    wider = [[Fraction(0)] * (len(matrix) + 1), *([Fraction(0), *row] for row in matrix)]
    assert lmg(wider) == (0, *lmg(matrix))


def test_a_driver_twice_shares_its_part() -> None:
    one = [[Fraction(1), Fraction(1, 2)], [Fraction(1, 2), Fraction(1)]]
    twice = [[one[i][j] for j in (0, 0, 1)] for i in (0, 0, 1)]
    assert lmg(twice) == (Fraction(1, 8), Fraction(1, 8))


def test_an_outcome_that_never_varies_is_not_explained() -> None:
    assert lmg([[Fraction(1), Fraction(0)], [Fraction(0), Fraction(0)]]) == (0,)


def test_uncorrelated_drivers_have_their_squared_correlations() -> None:
    matrix = [["1", "0", "0.6"], ["0", "1", "0.3"], ["0.6", "0.3", "1"]]
    assert lmg(exact(matrix)) == (Fraction("0.36"), Fraction("0.09"))


def test_many_matrices_at_once_give_what_each_gives_alone() -> None:
    matrices = np.stack([covariances(survey(60, 5, seed), np.ones(60)) for seed in range(7)])
    alone = [lmg(matrix.tolist(), NEARLY) for matrix in matrices]
    assert divided(matrices, "lmg") == pytest.approx(np.array(alone), abs=1e-13)


def test_twelve_drivers_add_up() -> None:
    matrix = covariances(survey(300, 12), weights_of(300))
    assert sum(lmg(matrix.tolist(), NEARLY)) == pytest.approx(float(r_squared(matrix, NEARLY)), abs=1e-12)


def test_r_squared_is_that_of_least_squares() -> None:
    rows, weights = survey(100, 4), weights_of(100)
    assert r_squared(covariances(rows, weights), NEARLY) == pytest.approx(
        least_squares_r2(rows, weights, range(4)), abs=1e-12
    )


def relative(matrix: np.ndarray) -> np.ndarray:
    related = correlations(matrix)
    return relative_weights(related[:-1, :-1], related[:-1, -1])


def test_relative_weights_are_the_published_ones() -> None:
    published = [0.23809831462807654, 0.12241010495061225, 0.0812657739696983]
    assert relative(floats()) == pytest.approx(published, abs=1e-12)


@pytest.mark.parametrize("seed", range(5))
def test_relative_weights_of_two_drivers_are_those_of_lmg(seed: int) -> None:
    matrix = covariances(survey(80, 2, seed), weights_of(80))
    assert relative(matrix) == pytest.approx(np.array(lmg(matrix, NEARLY)), abs=1e-12)


@pytest.mark.parametrize("drivers", [1, 3, 20])
def test_relative_weights_add_up_to_r_squared(drivers: int) -> None:
    matrix = covariances(survey(200, drivers), weights_of(200))
    assert relative(matrix).sum() == pytest.approx(float(r_squared(matrix, NEARLY)), abs=1e-12)
    assert relative(matrix).min() >= 0


def test_relative_weights_bear_a_driver_that_never_varies_in_a_resample() -> None:
    matrix = covariances(survey(80, 3), np.ones(80))
    matrix[1, :] = matrix[:, 1] = 0
    rest = matrix[np.ix_([0, 2, 3], [0, 2, 3])]
    assert divided(matrix[None], "johnson")[0] == pytest.approx(np.insert(relative(rest), 1, 0), abs=1e-12)


def test_covariances_of_fractions_are_exact() -> None:
    rows = np.array(
        [[Fraction(1), Fraction(2)], [Fraction(2), Fraction(4)], [Fraction(4), Fraction(0)]], dtype=object
    )
    weights = np.array([Fraction(1), Fraction(1), Fraction(2)], dtype=object)
    assert means(rows, weights).tolist() == [Fraction(11, 4), Fraction(3, 2)]
    assert covariances(rows, weights).tolist() == [
        [Fraction(27, 16), Fraction(-13, 8)],
        [Fraction(-13, 8), Fraction(11, 4)],
    ]


def test_covariances_are_those_of_numpy() -> None:
    rows, weights = survey(50, 3), weights_of(50)
    assert covariances(rows, weights) == pytest.approx(np.cov(rows.T, aweights=weights, ddof=0), abs=1e-12)
    assert correlations(covariances(rows, np.ones(50))) == pytest.approx(np.corrcoef(rows.T), abs=1e-12)


def test_slopes_are_those_of_standardised_least_squares() -> None:
    rows = survey(100, 3)
    standard = (rows - rows.mean(axis=0)) / rows.std(axis=0)
    solved = np.linalg.lstsq(standard[:, :-1], standard[:, -1], rcond=None)[0]
    related = np.corrcoef(rows.T)
    assert slopes(related[:-1, :-1], related[:-1, -1]) == pytest.approx(solved, abs=1e-12)


def test_r_squared_is_adjusted_for_the_number_of_drivers() -> None:
    assert adjusted(0.5, 101, 10) == pytest.approx(1 - 0.5 * 100 / 90)


def test_columns_that_say_the_same_are_found() -> None:
    chance = np.random.default_rng(5)
    one, two, three = chance.normal(size=(3, 100))
    related = np.corrcoef([one, two, three, one + two])
    assert condition_number(related) > 1e8
    assert entangled(related) == (0, 1, 3)


def test_the_condition_number_is_that_of_numpy() -> None:
    related = floats()[:-1, :-1]
    assert condition_number(related) == pytest.approx(np.linalg.cond(related))


def written_out(answers: Answers, seed: int, resamples: int) -> np.ndarray:
    """Return covariances of resamples whose rows are written out, drawn independently of the product."""
    chance = np.random.default_rng(seed)
    labels = np.arange(len(answers.values)) if answers.clusters is None else answers.clusters
    units = [np.flatnonzero(labels == label) for label in np.unique(labels)]
    found = []
    for _ in range(resamples):
        rows = np.concatenate([units[k] for k in chance.integers(0, len(units), size=len(units))])
        found.append(covariances(answers.values[rows], answers.weights[rows]))
    return np.stack(found)


@pytest.mark.parametrize("clustered", [False, True])
def test_resamples_vary_like_resamples_written_out(clustered: bool) -> None:  # noqa: FBT001 - a case
    clusters = np.arange(120) // 4 if clustered else None
    answers = Answers(survey(120, 2), weights_of(120), clusters)
    ours, theirs = resampled(answers, 4000, 1), written_out(answers, 9, 4000)
    assert ours.mean(axis=0) == pytest.approx(theirs.mean(axis=0), abs=0.05)
    assert ours.std(axis=0) == pytest.approx(theirs.std(axis=0), rel=0.08)


def test_clusters_of_one_are_people() -> None:
    rows = survey(3000, 2)
    alone = resampled(Answers(rows, np.ones(3000)), 400, 1)
    clustered = resampled(Answers(rows, np.ones(3000), np.arange(3000)), 400, 1)
    assert clustered.std(axis=0) == pytest.approx(alone.std(axis=0), rel=0.2)
    assert clustered.mean(axis=0) == pytest.approx(alone.mean(axis=0), rel=0.02)


def test_a_stratum_of_one_cluster_is_in_every_resample() -> None:
    rows = np.array([[0.0, 0.0]] * 30 + [[9.0, 9.0]])
    strata = np.array([0] * 30 + [1])
    drawn = resampled(Answers(rows, np.ones(31), strata=strata), 50, 1)
    assert np.ptp(drawn, axis=0) == pytest.approx(np.zeros((2, 2)), abs=1e-9)


def test_the_seed_makes_the_resamples() -> None:
    answers = Answers(survey(100, 3), weights_of(100))
    assert (resampled(answers, 50, 1) == resampled(answers, 50, 1)).all()
    assert not (resampled(answers, 50, 1) == resampled(answers, 50, 2)).all()


def test_importances_lie_in_their_intervals_and_ranks_are_probabilities() -> None:
    found = importances(Answers(survey(400, 4), weights_of(400)), Draws(resamples=300))
    for one in found:
        assert one.part_interval[0] <= one.part <= one.part_interval[1]
        assert one.share_interval[0] <= one.share <= one.share_interval[1]
        assert sum(one.ranks) == pytest.approx(1)
    assert sum(one.share for one in found) == pytest.approx(1)
    assert np.array([one.ranks for one in found]).sum(axis=0) == pytest.approx(np.ones(4))


def test_a_strong_driver_comes_first_nearly_always() -> None:
    chance = np.random.default_rng(3)
    strong, weak = chance.normal(size=(2, 200))
    outcome = -2 * strong + 0.2 * weak + chance.normal(size=200)
    first, second = importances(Answers(np.column_stack([strong, weak, outcome]), np.ones(200)), Draws())
    assert first.ranks[0] > 0.99
    assert first.slope < 0 < second.slope


def test_intervals_cover_the_truth_about_as_often_as_they_say() -> None:
    true = np.array(lmg(floats(), NEARLY))
    chance, root = np.random.default_rng(11), np.linalg.cholesky(floats())
    hits = 0
    for _ in range(100):
        sample = chance.normal(size=(300, 4)) @ root.T
        found = importances(Answers(sample, np.ones(300)), Draws(resamples=200))
        hits += sum(
            one.part_interval[0] <= part <= one.part_interval[1]
            for one, part in zip(found, true, strict=True)
        )
    assert 0.87 <= hits / 300 <= 0.99
