"""What is known of clusters so far: sums that add, some clusters at a time."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from cxcli.tally.covariance import Frame, Place, Products, Sums, joined
from cxcli.tally.totals import Totals, nothing


@dataclass(frozen=True, slots=True)
class Part:
    """Some clusters: their totals, those of their strata, how many each cell has, and their sums of N N'."""

    by_cluster: Totals
    by_stratum: Totals
    clusters: np.ndarray
    squares: Sums


@dataclass(frozen=True, slots=True)
class Varying:
    """How the totals of each cell vary: products, and how many clusters and degrees of freedom there are.

    Degrees of freedom are clusters less strata, of those with an answer in the cell.
    """

    products: Mapping[int, Products]
    by_stratum: Totals
    clusters: list[int]
    df: list[int]


def part_of(frame: Frame, totals: Totals) -> Part:
    """Return what some clusters add, from their totals."""
    cells = len(frame.names.cells)
    return Part(
        by_cluster=totals,
        by_stratum=totals.together(frame.clusters.stratum),
        clusters=totals.groups_in(cells),
        squares=frame.within(totals, totals, np.arange(cells)),
    )


class Gathered:
    """Parts of different clusters, added up."""

    def __init__(self) -> None:
        """Begin without a cluster."""
        self._squares: dict[tuple[int, Place], int] = {}
        self._by_stratum = nothing()
        self._clusters = np.zeros(0, dtype=np.int64)

    def add(self, part: Part) -> None:
        """Add clusters that were not added before."""
        add_to(self._squares, part.squares)
        self._by_stratum = self._by_stratum.merged(part.by_stratum)
        more = np.zeros(max(len(part.clusters), len(self._clusters)), dtype=np.int64)
        more[: len(self._clusters)] += self._clusters
        more[: len(part.clusters)] += part.clusters
        self._clusters = more

    def varying(self, frame: Frame) -> Varying:
        """Return how the totals of all clusters vary."""
        cells, strata = len(frame.names.cells), self._by_stratum
        clusters = np.zeros(cells, dtype=np.int64)
        clusters[: len(self._clusters)] = self._clusters
        products = joined(self._squares, frame.between(strata, strata, np.arange(cells)))
        return Varying(products, strata, clusters.tolist(), (clusters - strata.groups_in(cells)).tolist())


def add_to(sums: dict[tuple[int, Place], int], more: Sums) -> None:
    """Add sums to others, in place."""
    for key, total in more.items():
        sums[key] = sums.get(key, 0) + total
