"""What the design of the sample says of each cell, once it is known."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from fractions import Fraction

from cxcli.evidence import Design, Distribution, Overlap
from cxcli.tally.tally import Cell

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
        if not self.of and not self.sampled:
            return answers
        sampled = max(answers.sampled, self.sampled.get((cell.metric, cell.period), NONE_SAMPLED))
        return replace(answers, design=self.of.get(cell), sampled=sampled)
