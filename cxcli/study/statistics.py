"""How sure a study wants to be: confidence, effective people, corrections for many tests, the seed."""

from dataclasses import dataclass
from typing import Literal

EffectivePeople = Literal["min", "kish", "linearised"]
Adjustment = Literal["holm", "bh", "none"]
GateAdjustment = Literal["none", "holm"]


@dataclass(frozen=True, slots=True)
class Statistics:
    """What every interval, test and gate of a run has in common.

    Attributes:
        confidence: of intervals, two-sided, and of the one-sided bounds of gates; in (0, 1).
        n_eff: which effective number of people the weights leave: the smaller one, Kish's, or the linearised.
        adjust: how the p-values of one family of segments are corrected for their number.
        adjust_gates: how gates are corrected for their number.
        seed: of everything that draws at random, so that the same input gives the same bytes.
    """

    confidence: float = 0.95
    n_eff: EffectivePeople = "min"
    adjust: Adjustment = "holm"
    adjust_gates: GateAdjustment = "none"
    seed: int = 1
