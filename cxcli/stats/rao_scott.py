"""Does an answer go with a segment? The chi-square test of a table whose people are weighted or clustered.

With p_ij the weighted shares of the cells and p_i, p_j those of the margins,
X^2 = n sum (p_ij - p_i p_j)^2 / (p_i p_j) is divided by the mean of the generalised design effects,
d = (sum (1 - p_ij) p_ij / (p_i p_j) deff_ij - sum (1 - p_i) deff_i - sum (1 - p_j) deff_j) / ((r - 1)(c - 1)),
deff = v / (p (1 - p) / n) with v the linearised variance of a share, and referred to chi-square.

Source:
    Rao, J. N. K. & Scott, A. J. (1984), "On Chi-Squared Tests for Multiway Contingency Tables with Cell
    Proportions Estimated from Survey Data", Annals of Statistics 12(1): the first-order correction.
"""

from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import NamedTuple

from cxcli.evidence import NOBODY, Count, Design, Distribution
from cxcli.stats.chi_square import chi_square_tail
from cxcli.stats.linear import itself, linear

Cell = tuple[Hashable, Hashable]
"""The row category and the column category."""

Covariance = Mapping[tuple[Cell, Cell], Fraction]
"""How the weighted totals of two cells vary together between clusters, as in `evidence.Design`."""

Holds = Callable[[Cell], bool]


@dataclass(frozen=True, slots=True)
class RaoScott:
    """The test of a table.

    Attributes:
        pearson: Pearson's chi-square of the weighted shares, on n people.
        delta: the mean of the generalised design effects.
        corrected: `pearson / delta`; None when `delta` is not above 0, and `p` with it.
        df: degrees of freedom, (rows - 1)(columns - 1), >= 1.
        p: the chance of as large a value when rows and columns are independent.
    """

    pearson: float
    delta: float
    corrected: float | None
    df: int
    p: float | None


def rao_scott(table: Mapping[Cell, Count], covariance: Covariance | None = None) -> RaoScott | None:
    """Return the test of independence of the rows and columns of a weighted table.

    Args:
        table: people with the sums of their weights and squared weights, by cell; empty cells may be
            left out, and a row or a column without people does not count.
        covariance: of the weighted totals of cells, in millionths squared, where answers come in clusters
            or strata; None: each person is a cluster.

    Returns:
        None when one row or one column has everybody, so that there is nothing to test.
    """
    cells = {cell: count for cell, count in table.items() if count.people}
    rows, columns = ({cell[side] for cell in cells} for side in (0, 1))
    if min(len(rows), len(columns)) < 2:
        return None
    df = (len(rows) - 1) * (len(columns) - 1)
    inside = {cell: _estimate(cells, covariance, _is(cell)) for cell in cells}
    row = {name: _estimate(cells, covariance, _lies_in(0, name)) for name in rows}
    column = {name: _estimate(cells, covariance, _lies_in(1, name)) for name in columns}
    expected = {cell: row[cell[0]].mean * column[cell[1]].mean for cell in cells}
    noise = _sum(inside[cell].variance / expected[cell] for cell in cells)
    noise -= _sum(margin.variance / margin.mean for margin in (*row.values(), *column.values()))
    n = sum(count.people for count in cells.values())
    pearson = n * (_sum(inside[cell].mean ** 2 / expected[cell] for cell in cells) - 1)
    return _referred(pearson, n * noise / df, df)


def _is(one: Cell) -> Holds:
    return lambda cell: cell == one


def _lies_in(side: int, category: Hashable) -> Holds:
    return lambda cell: cell[side] == category


class _Share(NamedTuple):
    mean: Fraction
    variance: Fraction


def _estimate(cells: Mapping[Cell, Count], covariance: Covariance | None, holds: Holds) -> _Share:
    """Return the weighted share of some cells with its variance: an answer in them is priced 1, else 0."""
    valid = {Fraction(0): NOBODY, Fraction(1): NOBODY}
    for cell, count in cells.items():
        valid[Fraction(holds(cell))] += count
    design = None if covariance is None else _design(covariance, holds)
    found = linear(Distribution(valid, weighted=True, design=design), itself)
    nothing = Fraction(0)
    return _Share(found.mean, found.sampling_variance or nothing) if found else _Share(nothing, nothing)


def _design(covariance: Covariance, holds: Holds) -> Design:
    merged: dict[tuple[Fraction, Fraction], Fraction] = {}
    for (one, other), value in covariance.items():
        key = Fraction(holds(one)), Fraction(holds(other))
        merged[key] = merged.get(key, Fraction(0)) + value
    return Design(merged, clusters=0, df=0)


def _referred(pearson: Fraction, delta: Fraction, df: int) -> RaoScott:
    if delta <= 0:
        return RaoScott(float(pearson), float(delta), None, df, None)
    corrected = float(pearson / delta)
    return RaoScott(float(pearson), float(delta), corrected, df, chi_square_tail(corrected, df))


def _sum(terms: Iterable[Fraction]) -> Fraction:
    return sum(terms, Fraction(0))
