from collections.abc import Sequence
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats as scipy_stats

from cxcli.evidence import MICRO, NOBODY, Count
from cxcli.stats.rao_scott import Cell, Covariance, rao_scott
from tests.surveys import law

Person = tuple[str, str, int]
"""A row category, a column category and a weight."""

people = st.lists(
    st.tuples(st.sampled_from("abc"), st.sampled_from("xyz"), st.integers(1, 5)), min_size=8, max_size=60
)


def table(rows: Sequence[Person]) -> dict[Cell, Count]:
    cells: dict[Cell, Count] = {}
    for row, column, weight in rows:
        micro = weight * MICRO
        cells[row, column] = cells.get((row, column), NOBODY) + Count(1, micro, micro * micro)
    return cells


def naive(rows: Sequence[Person], clusters: Sequence[int] | None = None) -> tuple[float, float]:
    """Return Pearson's statistic and the mean generalised design effect, person by person."""
    weights = np.array([weight for *_, weight in rows], dtype=float)
    n, total = len(rows), weights.sum()
    group = np.arange(n) if clusters is None else np.asarray(clusters)

    def share(inside: np.ndarray) -> tuple[float, float]:
        p = float(weights @ inside / total)
        residuals = weights * (inside - p) / total
        z = np.array([residuals[group == one].sum() for one in np.unique(group)])
        v = len(z) / (len(z) - 1) * ((z - z.mean()) ** 2).sum()
        return p, float(v / (p * (1 - p) / n))

    row = {r: share(np.array([r == one for one, _, _ in rows])) for r in {r for r, _, _ in rows}}
    column = {c: share(np.array([c == one for _, one, _ in rows])) for c in {c for _, c, _ in rows}}
    pearson = delta = 0.0
    for r, (p_r, _) in row.items():
        for c, (p_c, _) in column.items():
            inside = np.array([(r, c) == (one, other) for one, other, _ in rows])
            p = float(weights @ inside / total)
            pearson += n * (p - p_r * p_c) ** 2 / (p_r * p_c)
            if inside.any():
                delta += p * (1 - p) / (p_r * p_c) * share(inside)[1]
    delta -= sum((1 - p) * deff for p, deff in (*row.values(), *column.values()))
    return pearson, delta / ((len(row) - 1) * (len(column) - 1))


def two_by_two(rows: Sequence[Person]) -> bool:
    return len({r for r, *_ in rows}) > 1 and len({c for _, c, _ in rows}) > 1


@law
@given(rows=people.filter(two_by_two))
def test_the_test_is_what_the_formula_says_person_by_person(rows: list[Person]) -> None:
    found = rao_scott(table(rows))
    pearson, delta = naive(rows)
    assert (found.pearson, found.delta) == pytest.approx((pearson, delta), rel=1e-9, abs=1e-9)
    assert found.df == (len({r for r, *_ in rows}) - 1) * (len({c for _, c, _ in rows}) - 1)


@law
@given(rows=people.filter(two_by_two))
def test_without_weights_the_statistic_is_pearsons(rows: list[Person]) -> None:
    cells = table([(row, column, 1) for row, column, _ in rows])
    found = rao_scott(cells)
    names = [sorted({cell[side] for cell in cells}) for side in (0, 1)]
    observed = [[cells.get((r, c), NOBODY).people for c in names[1]] for r in names[0]]
    oracle = scipy_stats.chi2_contingency(observed, correction=False)
    assert found.pearson == pytest.approx(oracle.statistic, abs=1e-9)
    assert found.df == oracle.dof


def test_without_weights_hardly_anything_is_corrected() -> None:
    cells = table([("a", "x", 1)] * 60 + [("a", "y", 1)] * 40 + [("b", "x", 1)] * 50 + [("b", "y", 1)] * 50)
    found = rao_scott(cells)
    assert found.delta == pytest.approx(1, abs=0.02)
    assert found.p == pytest.approx(scipy_stats.chi2.sf(found.pearson / found.delta, 1), abs=1e-12)


@law
@given(rows=people.filter(two_by_two), times=st.integers(2, 9))
def test_the_scale_of_weights_does_not_matter(rows: list[Person], times: int) -> None:
    assert rao_scott(table([(r, c, w * times) for r, c, w in rows])) == rao_scott(table(rows))


@law
@given(rows=people.filter(two_by_two))
def test_rows_and_columns_may_be_exchanged(rows: list[Person]) -> None:
    assert rao_scott(table([(c, r, w) for r, c, w in rows])) == rao_scott(table(rows))


def test_unequal_weights_make_a_difference_less_sure() -> None:
    plain = [("a", "x", 1)] * 30 + [("a", "y", 1)] * 10 + [("b", "x", 1)] * 20 + [("b", "y", 1)] * 20
    uneven = [(r, c, 9 if i % 5 == 0 else 1) for i, (r, c, _) in enumerate(plain)]
    assert rao_scott(table(uneven)).pearson == pytest.approx(rao_scott(table(plain)).pearson)
    assert rao_scott(table(uneven)).p > rao_scott(table(plain)).p


@law
@given(rows=people.filter(two_by_two), number=st.integers(2, 6))
def test_clusters_enter_by_how_cells_vary_together(rows: list[Person], number: int) -> None:
    clusters = [i % number for i in range(len(rows))]
    found = rao_scott(table(rows), _covariance(rows, clusters))
    pearson, delta = naive(rows, clusters)
    assert (found.pearson, found.delta) == pytest.approx((pearson, delta), rel=1e-9, abs=1e-9)


@law
@given(rows=people.filter(two_by_two))
def test_clusters_of_one_person_are_no_clusters(rows: list[Person]) -> None:
    alone = rao_scott(table(rows), _covariance(rows, range(len(rows))))
    assert alone == rao_scott(table(rows))


def test_empty_cells_rows_and_columns_do_not_count() -> None:
    cells = table([("a", "x", 1)] * 5 + [("b", "y", 2)] * 5 + [("b", "x", 1)] * 3)
    assert rao_scott({**cells, ("a", "y"): NOBODY, ("c", "x"): NOBODY, ("a", "z"): NOBODY}) == rao_scott(
        cells
    )


def test_a_perfect_association_leaves_no_variance_to_judge_by() -> None:
    found = rao_scott(table([("a", "x", 1)] * 5 + [("b", "y", 1)] * 5))
    assert found.pearson == 10
    assert found.delta == 0
    assert found.corrected is found.p is None


@pytest.mark.parametrize(
    "rows", [[], [("a", "x", 1)] * 5, [("a", "x", 1), ("b", "x", 1)], [("a", "x", 1), ("a", "y", 1)]]
)
def test_one_row_or_column_is_nothing_to_test(rows: list[Person]) -> None:
    assert rao_scott(table(rows)) is None


def test_it_is_the_right_size_under_weights_that_do_not_matter() -> None:
    rng = np.random.default_rng(5)
    naive_findings = corrected_findings = 0
    for _ in range(300):
        drawn = rng.integers(0, 2, (120, 2))
        weights = rng.choice([1, 1, 1, 8], 120)
        found = rao_scott(table([(str(r), str(c), int(w)) for (r, c), w in zip(drawn, weights, strict=True)]))
        naive_findings += scipy_stats.chi2.sf(found.pearson, 1) < 0.05
        corrected_findings += found.p < 0.05
    assert naive_findings > 40
    assert corrected_findings < 24


def _covariance(rows: Sequence[Person], clusters: Sequence[int]) -> Covariance:
    cells = sorted({(row, column) for row, column, _ in rows})
    groups = sorted(set(clusters))
    m = len(groups)
    totals = {
        cell: [
            sum(w * MICRO for (r, c, w), k in zip(rows, clusters, strict=True) if (r, c) == cell and k == one)
            for one in groups
        ]
        for cell in cells
    }

    def together(one: Cell, other: Cell) -> Fraction:
        a, b = totals[one], totals[other]
        products = sum(x * y for x, y in zip(a, b, strict=True))
        return Fraction(m, m - 1) * (products - Fraction(sum(a) * sum(b), m))

    return {(one, other): together(one, other) for one in cells for other in cells}
