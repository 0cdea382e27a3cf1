"""How weighted totals vary together from cluster to cluster, exactly.

The covariance of the totals of two values is the sum over strata of

    m / (m - 1) * (sum over clusters of N[v] N'[v'] - T[v] T'[v'] / m)

where m is the number of clusters, N the totals of a cluster and T those of the stratum: the
with-replacement variance of Taylor linearisation, for any prices at once.

Source:
    Wolter, K. M. (2007), Introduction to Variance Estimation, Springer, section 6.5.
    Lumley, T. (2010), Complex Surveys, Wiley, section 2.3 (domains) and 3.2.1 (lonely strata).
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from math import lcm

import numpy as np

from cxcli.evidence import Pairs
from cxcli.study.answer_value import answer_value
from cxcli.tally.clusters import Clusters
from cxcli.tally.products import Side, sums_of_products, sums_of_squares
from cxcli.tally.totals import Names, Totals

Place = tuple[int, int, int]
"""The size of a stratum (0: that of the cell), a value of the first totals, a value of the second."""

Sums = Mapping[tuple[int, Place], int]
"""By cell and place."""

Products = Mapping[Place, tuple[int, int]]
"""The sums of N N' over clusters, and of T T' over strata, of all strata of one size."""


@dataclass(frozen=True, slots=True)
class Frame:
    """The clusters and names of totals, and the unit of the totals in millionths."""

    clusters: Clusters
    names: Names
    unit: int | Fraction

    def within(self, left: Totals, right: Totals, match: np.ndarray) -> Sums:
        """Return the sums of N N' over clusters; those of different clusters add.

        Args:
            left: totals by cluster.
            right: those to multiply with; the same object for squares.
            match: the cell on the right for each cell code.
        """
        return self._summed(left, right, match, self.clusters.stratum)

    def between(self, left: Totals, right: Totals, match: np.ndarray) -> Sums:
        """Return the sums of T T' over strata, of the totals of all clusters by stratum."""
        return self._summed(left, right, match, np.arange(len(self.clusters.sizes)))

    def pairs(self, products: Products, clusters: int, taken_off: Fraction) -> Pairs:
        """Return covariances in millionths squared; none when a single cluster tells nothing.

        Args:
            products: of one cell, or of two.
            clusters: with an answer there; it counts when no design was declared.
            taken_off: the share 0..1 that a finite population takes off.
        """
        sizes = {size or clusters for size, _, _ in products}
        common = lcm(*(m - 1 for m in sizes if m > 1))
        sums: dict[tuple[int, int], int] = defaultdict(int)
        for (size, one, other), (within, between) in products.items():
            m = size or clusters
            if m > 1:
                sums[one, other] += (m * within - between) * (common // (m - 1))
            elif size:  # a lonely stratum: its deviation is from 0
                sums[one, other] += within * common
        factor = self.unit * self.unit * (1 - taken_off) / common
        value = [answer_value(number) for number in self.names.values.values]
        return {
            (value[one], value[other]): Fraction(total * factor.numerator, factor.denominator)
            for (one, other), total in sums.items()
            if total and factor
        }

    def _summed(self, left: Totals, right: Totals, match: np.ndarray, strata: np.ndarray) -> Sums:
        """Return sums of products by cell and place; `strata` is the stratum of each group."""
        known, kind = np.unique(self.clusters.sizes, return_inverse=True)
        sizes = known.tolist() if self.clusters.declared else [0] * len(known)
        cells, kinds = len(self.names.cells), len(sizes)
        place = left.cell * kinds + kind[strata[left.group]]
        values, group = len(self.names.values), right.group * cells + right.cell
        if left is right:
            found = sums_of_squares(Side(group, place, left.value, left.total), values)
        else:
            one = Side(left.group * cells + match[left.cell], place, left.value, left.total)
            found = sums_of_products(one, Side(group, right.cell, right.value, right.total), values)
        return {(p // kinds, (sizes[p % kinds], v, w)): total for (p, v, w), total in found.items()}


def joined(within: Sums, between: Sums) -> Mapping[int, Products]:
    """Return the products of each cell from their sums over clusters and over strata."""
    found: dict[int, dict[Place, tuple[int, int]]] = defaultdict(dict)
    for cell, place in within.keys() | between.keys():
        found[cell][place] = within.get((cell, place), 0), between.get((cell, place), 0)
    return found


def plus(*terms: tuple[int, Products]) -> Products:
    """Return the sum of products, each times +1 or -1."""
    sums: dict[Place, tuple[int, int]] = {}
    for sign, products in terms:
        for place, (within, between) in products.items():
            known = sums.get(place, (0, 0))
            sums[place] = known[0] + sign * within, known[1] + sign * between
    return sums


def turned(products: Products) -> Products:
    """Return the products with first and second exchanged."""
    return {(size, w, v): sums for (size, v, w), sums in products.items()}
