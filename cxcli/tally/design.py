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

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

import numpy as np

from cxcli.evidence import Design, Overlap, Pairs
from cxcli.study.cut import EVERYONE
from cxcli.tally.cell_designs import NONE_SAMPLED, Designs, Sampled
from cxcli.tally.clusters import Clusters
from cxcli.tally.covariance import Frame, Place, Products, joined, plus, turned
from cxcli.tally.gathered import Gathered, Part, Varying, add_to, part_of
from cxcli.tally.held import Held, Spots
from cxcli.tally.knots import WHOLE
from cxcli.tally.tally import Cell
from cxcli.tally.totals import Names


@dataclass(frozen=True, slots=True)
class Scope:
    """What is looked at: the names of cuts and of metrics, and which of these are amounts."""

    cuts: Sequence[str]
    metrics: Sequence[str]
    amounts: frozenset[str] = frozenset()


def designs_of(held: Held, clusters: Clusters, scope: Scope, sampled: Sampled) -> Designs:
    """Return the designs of all cells of some rows.

    Args:
        held: the rows.
        clusters: of these rows.
        scope: which cuts and metrics.
        sampled: what a finite population takes off the variances.
    """
    frame = Frame(clusters, Names(), held.unit)
    in_parts = replace(frame, unit=Fraction(frame.unit, WHOLE))
    groups = {
        (m, cut): Group(in_parts if m in scope.amounts else frame, (m, cut), sampled)
        for cut in scope.cuts
        for m in scope.metrics
    }
    for block in held.blocks():
        for cut, metric, segments, everyone in _counted(block, frame, scope):
            groups[metric, cut].add(segments, everyone)
    of: dict[Cell, Design] = {}
    overlaps: dict[Cell, Overlap] = {}
    for (_, cut), group in groups.items():
        of |= group.designs()
        overlaps |= group.overlaps() if cut else {}
    return Designs(of, overlaps, sampled)


def _counted(block: Held, frame: Frame, scope: Scope) -> Iterator[tuple[str, str, Part, Part]]:
    """Yield each cut and metric with the totals of its segments, and of everyone in a segment of the cut."""

    def part(metric: str, spots: Spots) -> Part:
        totals = block.laid_totals if metric in scope.amounts else block.totals
        return part_of(frame, totals(metric, spots, frame.names, int(frame.unit)))

    spots = block.segments(EVERYONE.name, frame.names)
    everyone = {metric: part(metric, spots) for metric in scope.metrics}
    for cut in scope.cuts:
        if cut == EVERYONE.name:
            yield from ((cut, metric, whole, whole) for metric, whole in everyone.items())
            continue
        segments, placed = block.segments(cut, frame.names), block.everyone(cut, frame.names)
        for metric, whole in everyone.items():
            yield cut, metric, part(metric, segments), whole if placed is None else part(metric, placed)


class Group:
    """One metric in the segments of one cut: totals that add up, block by block of clusters."""

    def __init__(self, frame: Frame, of: tuple[str, str], sampled: Sampled) -> None:
        """Begin with nobody.

        Args:
            frame: the clusters, and the names of all cells.
            of: the metric and the cut.
            sampled: what a finite population takes off.
        """
        self._frame, self._of, self._sampled = frame, of, sampled
        self._segments, self._everyone = Gathered(), Gathered()
        self._shared: dict[tuple[int, Place], int] = {}

    def add(self, segments: Part, everyone: Part) -> None:
        """Add clusters that were not added before."""
        self._segments.add(segments)
        if not self._of[1]:
            return
        self._everyone.add(everyone)
        match = self._everyone_in_period()
        inside = segments.by_cluster.only(match >= 0)
        add_to(self._shared, self._frame.within(inside, everyone.by_cluster, match))

    def designs(self) -> Mapping[Cell, Design]:
        """Return the design of each cell with an answer."""
        found = self._segments.varying(self._frame)
        return {
            self._cell(code): Design(
                self._pairs(code, products, found.clusters[code]), found.clusters[code], found.df[code]
            )
            for code, products in found.products.items()
        }

    def overlaps(self) -> Mapping[Cell, Overlap]:
        """Return each segment against the rest of everyone in a segment of its cut, in the same period."""
        own, everyone = (one.varying(self._frame) for one in (self._segments, self._everyone))
        match, cells = self._everyone_in_period(), len(self._frame.names.cells)
        inside = own.by_stratum.only(match >= 0)
        between = self._frame.between(inside, everyone.by_stratum, match)
        alone = inside.by_cell(cells) == everyone.by_stratum.by_cell(cells)[match]
        return {
            self._cell(code): self._overlap(code, (own.products[code], shared), everyone, int(match[code]))
            for code, shared in joined(self._shared, between).items()
            if not alone[code]
        }

    def _overlap(
        self, code: int, products: tuple[Products, Products], everyone: Varying, whole: int
    ) -> Overlap:
        """Return a segment (first) and its rest (second), from its own products and those with everyone."""
        own, shared = products
        rest = plus((1, everyone.products[whole]), (-1, shared), (-1, turned(shared)), (1, own))
        between, clusters = plus((1, shared), (-1, own)), everyone.clusters[whole]
        first, second, cross = (self._pairs(code, p, clusters) for p in (own, rest, between))
        return Overlap(first, second, cross, clusters, everyone.df[whole])

    def _pairs(self, code: int, products: Products, clusters: int) -> Pairs:
        _, period = self._frame.names.cells.values[code]
        taken_off = self._sampled.get((self._of[0], period), NONE_SAMPLED)
        return self._frame.pairs(products, clusters, taken_off)

    def _cell(self, code: int) -> Cell:
        return Cell(*self._of, *self._frame.names.cells.values[code])

    def _everyone_in_period(self) -> np.ndarray:
        """Return the cell of everyone in the period of each cell, -1 where people gave no segment."""
        code = self._frame.names.cells.code
        known = list(self._frame.names.cells.values)
        return np.array([-1 if None in s else code(((), period)) for s, period in known], dtype=np.int64)
