"""How two waves go together when people, or sites, answered in both."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import gcd
from typing import Protocol

import numpy as np

from cxcli.evidence import Overlap
from cxcli.study.cut import EVERYONE
from cxcli.study.study import Study
from cxcli.tally.cell_designs import NONE_SAMPLED, Designs
from cxcli.tally.clusters import Clusters, clustered
from cxcli.tally.codebook import Codebook
from cxcli.tally.covariance import Frame, joined
from cxcli.tally.gathered import Gathered, Varying, part_of
from cxcli.tally.held import Held, Results
from cxcli.tally.knots import WHOLE
from cxcli.tally.placing import Keys, Placing
from cxcli.tally.rows import Rows
from cxcli.tally.tally import Cell
from cxcli.tally.totals import Names, Totals


class Wave(Protocol):
    """What is needed of a counted wave: its used rows, their codebooks, and what was asked."""

    @property
    def study(self) -> Study:
        """What was asked."""

    @property
    def rows(self) -> Rows | None:
        """The used rows; None when they were not held."""

    @property
    def books(self) -> Keys:
        """The codebooks of the rows."""

    @property
    def designs(self) -> Designs | None:
        """The designs of the wave's own cells."""


def overlap_of_waves(baseline: Wave, current: Wave) -> Mapping[Cell, Overlap]:
    """Return, for each cell for all of the time that shares clusters, how the two waves go together.

    Clusters are those declared in both waves, else respondents; they are compared by their ids, within
    strata of the same name when both waves have strata. The current wave is first, the baseline second.
    Cells without a common cluster are left out: there the waves are independent.
    """
    both = _both(baseline, current)
    if both is None:
        return {}
    found: dict[Cell, Overlap] = {}
    for cut in both.common_cuts():
        for metric in both.common_metrics():
            found |= both.overlaps(metric, cut)
    return found


@dataclass(frozen=True, slots=True)
class _Both:
    """The current wave and the baseline, with clusters numbered across both."""

    waves: tuple[Wave, Wave]
    held: tuple[Held, Held]
    clusters: Clusters

    def common_cuts(self) -> list[str]:
        """Return the cuts that both waves have, that of everyone first."""
        one, other = ([EVERYONE.name, *(cut.name for cut in wave.study.cuts)] for wave in self.waves)
        return [name for name in one if name in other]

    def common_metrics(self) -> list[str]:
        """Return the metrics that both waves have."""
        one, other = ([measure.name for measure in wave.study.measures] for wave in self.waves)
        return [name for name in one if name in other]

    def overlaps(self, metric: str, cut: str) -> Mapping[Cell, Overlap]:
        """Return, by cell, how the answers of those in both waves go together."""
        names, unit = Names(), gcd(*(held.unit for held in self.held))
        is_amount = self.waves[0].study.by_name()[metric].way is not None
        totals = []
        for held in self.held:
            of = held.laid_totals if is_amount else held.totals
            totals.append(of(metric, held.segments(cut, names), names, unit))
        in_frame = Fraction(unit, WHOLE) if is_amount else unit
        frame, own = Frame(self.clusters, names, in_frame), np.arange(len(names.cells))
        current, baseline, either = (_gathered(frame, t) for t in (*totals, totals[0].merged(totals[1])))
        shared = frame.within(totals[0], totals[1], own)
        between = frame.between(current.by_stratum, baseline.by_stratum, own)
        off, all_off = self._taken_off(metric), max(self._taken_off(metric))
        return {
            Cell(metric, cut, names.cells.values[code][0], ""): Overlap(
                frame.pairs(current.products[code], either.clusters[code], off[0]),
                frame.pairs(baseline.products[code], either.clusters[code], off[1]),
                frame.pairs(cross, either.clusters[code], all_off),
                either.clusters[code],
                either.df[code],
            )
            for code, cross in joined(shared, between).items()
            if any(within for within, _ in cross.values())
        }

    def _taken_off(self, metric: str) -> list[Fraction]:
        """Return what a finite population takes off in each wave; together, they have the larger one's."""
        designs = [wave.designs for wave in self.waves]
        return [d.sampled.get((metric, ""), NONE_SAMPLED) if d else NONE_SAMPLED for d in designs]


def _both(baseline: Wave, current: Wave) -> _Both | None:
    """Return both waves in one frame; None when no id tells who is in both."""
    if baseline.rows is None or current.rows is None:
        return None
    waves, rows = (current, baseline), (current.rows, baseline.rows)
    ids = _ids(rows)
    if ids is None:
        return None
    designs = [wave.study.design for wave in waves]
    declared = any(d.strata is not None or d.clusters is not None for d in designs)
    clusters = clustered(ids, _strata(waves, rows), len(ids), declared=declared)
    groups = np.split(clusters.of_row, [len(rows[0])])
    held = [
        Held(part, group, Placing(wave.books, (EVERYONE, *wave.study.cuts), None), Results(periods=False))
        for wave, part, group in zip(waves, rows, groups, strict=True)
    ]
    return _Both(waves, (held[0], held[1]), clusters)


def _ids(rows: Sequence[Rows]) -> np.ndarray | None:
    for found in ([part.clusters for part in rows], [part.respondents for part in rows]):
        known = [ids for ids in found if ids is not None]
        if len(known) == len(rows):
            return np.concatenate(known)
    return None


def _strata(waves: Sequence[Wave], rows: Sequence[Rows]) -> np.ndarray | None:
    """Return the stratum of each row by its name; None unless both waves have strata."""
    names: Codebook[str] = Codebook()
    found = []
    for wave, part in zip(waves, rows, strict=True):
        if part.strata is None:
            return None
        table = np.array([names.code(name) for name in wave.books.strata.values], dtype=np.int64)
        found.append(table[part.strata])
    return np.concatenate(found)


def _gathered(frame: Frame, totals: Totals) -> Varying:
    gathered = Gathered()
    gathered.add(part_of(frame, totals))
    return gathered.varying(frame)
