"""The design of every cell: how its answers vary between clusters and strata, and what a population takes off.

Under a declared design (strata or clusters) a cell is a domain of the whole sample: every cluster and
stratum of the used rows counts in the factors m / (m - 1), a cluster without an answer there with
totals of 0. Its degrees of freedom are the clusters with an answer in the domain less their strata, as
R's survey package counts them for a subset; for the whole sample that is the sum of m - 1. Without a
declared design, respondents who answer repeatedly are the clusters, and a cell is a sample of its own:
m is the number of respondents with an answer in it.

Source:
    Lumley, T. (2010), Complex Surveys, Wiley, section 2.3; `degf` of the R package survey.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction

import numpy as np

from cxcli.evidence import Design, Distribution, Overlap, Pairs
from cxcli.study.cut import EVERYONE
from cxcli.tally.clusters import Clusters
from cxcli.tally.covariance import Frame, Products, plus, turned
from cxcli.tally.tally import Cell
from cxcli.tally.totals import Held, Names, Totals


@dataclass(frozen=True, slots=True)
class Scope:
    """What is looked at: the names of cuts and of metrics."""

    cuts: Sequence[str]
    metrics: Sequence[str]


Sampled = Mapping[tuple[str, str], Fraction]
"""The share of a finite population that answered a metric, by metric and period."""

NONE_SAMPLED = Fraction(0)


@dataclass(frozen=True, slots=True)
class Designs:
    """What the design of the sample says of each cell.

    Attributes:
        of: the design of each cell with an answer; empty when each row stands for itself.
        overlaps: of each segment (first) with the rest (second): everyone in another segment of its cut,
            in the same period. Those without an answer to what is split are in neither.
        sampled: the share of the population that answered; empty when it is unlimited.
    """

    of: Mapping[Cell, Design] = field(default_factory=dict)
    overlaps: Mapping[Cell, Overlap] = field(default_factory=dict)
    sampled: Sampled = field(default_factory=dict)

    def on(self, cell: Cell, answers: Distribution) -> Distribution:
        """Return the answers of a cell together with their design."""
        sampled = self.sampled.get((cell.metric, cell.period), NONE_SAMPLED)
        return replace(answers, design=self.of.get(cell), sampled=sampled)


def designs_of(held: Held, clusters: Clusters, scope: Scope, sampled: Sampled) -> Designs:
    """Return the designs of all cells of some rows.

    Args:
        held: the rows.
        clusters: of these rows.
        scope: which cuts and metrics.
        sampled: what a finite population takes off the variances.
    """
    names = Names()
    frame, everyone = Frame(clusters, names, held.unit), held.segments(EVERYONE.name, names)
    of: dict[Cell, Design] = {}
    overlaps: dict[Cell, Overlap] = {}
    totals = {metric: held.totals(metric, everyone, names, held.unit) for metric in scope.metrics}
    wholes = {metric: Group(frame, totals[metric], (metric, EVERYONE.name), sampled) for metric in totals}
    for cut in scope.cuts:
        segments, placed = held.segments(cut, names), held.everyone(cut, names)
        for metric, whole in wholes.items():
            if not cut:
                of |= whole.designs()
                continue
            group = whole.like(held.totals(metric, segments, names, held.unit), cut)
            others = (
                whole if placed is None else whole.like(held.totals(metric, placed, names, held.unit), cut)
            )
            of |= group.designs()
            overlaps |= group.overlaps(others)
    return Designs(of, overlaps, sampled)


class Group:
    """The totals of one metric in the segments of one cut, and how they vary."""

    def __init__(self, frame: Frame, totals: Totals, of: tuple[str, str], sampled: Sampled) -> None:
        """Work out how the totals of each cell vary.

        Args:
            frame: the clusters, and the names of all cells.
            totals: by cluster.
            of: the metric and the cut.
            sampled: what a finite population takes off.
        """
        self._frame, self._of, self._sampled = frame, of, sampled
        self.layers, self._cells = frame.layers(totals), frame.names.cells.values
        self.products = frame.products(self.layers, self.layers, np.arange(len(self._cells)))
        self.clusters, self.df = frame.clusters_in(self.layers), frame.df_in(self.layers)

    def like(self, totals: Totals, cut: str) -> "Group":
        """Return the group of other totals of the same metric."""
        return Group(self._frame, totals, (self._of[0], cut), self._sampled)

    def designs(self) -> Mapping[Cell, Design]:
        """Return the design of each cell with an answer."""
        return {
            self._cell(code): Design(
                self._pairs(code, products, self.clusters[code]), self.clusters[code], self.df[code]
            )
            for code, products in self.products.items()
        }

    def overlaps(self, everyone: "Group") -> Mapping[Cell, Overlap]:
        """Return each segment against the rest of everyone in a segment of its cut, in the same period."""
        match, number = self._everyone_in_period(), len(self._cells)
        inside = self.layers.by_cluster.only(match >= 0)
        shared = self._frame.products(self._frame.layers(inside), everyone.layers, match)
        alone = inside.by_cell(number) == everyone.layers.by_cluster.by_cell(number)[match]
        return {
            self._cell(code): self._overlap(code, products, everyone, int(match[code]))
            for code, products in shared.items()
            if not alone[code]
        }

    def _overlap(self, code: int, shared: Products, everyone: "Group", whole: int) -> Overlap:
        """Return a segment (first) and its rest (second), of which the products with everyone are known."""
        own, clusters = self.products[code], everyone.clusters[whole]
        rest = plus((1, everyone.products[whole]), (-1, shared), (-1, turned(shared)), (1, own))
        between = plus((1, shared), (-1, own))
        first, second, cross = (self._pairs(code, p, clusters) for p in (own, rest, between))
        return Overlap(first, second, cross, clusters, everyone.df[whole])

    def _pairs(self, code: int, products: Products, clusters: int) -> Pairs:
        _, period = self._cells[code]
        taken_off = self._sampled.get((self._of[0], period), NONE_SAMPLED)
        return self._frame.pairs(products, clusters, taken_off)

    def _cell(self, code: int) -> Cell:
        segment, period = self._cells[code]
        return Cell(*self._of, segment, period)

    def _everyone_in_period(self) -> np.ndarray:
        """Return the cell of everyone in the period of each cell, -1 where people gave no segment."""
        code = self._frame.names.cells.code
        known = [(segment, period) for segment, period in self._cells]
        return np.array([-1 if None in s else code(((), period)) for s, period in known], dtype=np.int64)
