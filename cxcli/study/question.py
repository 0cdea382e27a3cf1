"""A question: which points it offers, which direction is good, and how its cells are read."""

import hashlib
import json
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from cxcli.study.coding import Coding
from cxcli.study.column import ColumnRef
from cxcli.study.scale import Scale, plain
from cxcli.study.text import normalise

Better = Literal["higher", "lower"]


@dataclass(frozen=True, slots=True)
class Question:
    """What was asked: one column, or several that make a composite (mean of the answered ones).

    `better` is the direction that is reported, `reverse` already applied; `unit` is that of the answers.
    """

    columns: tuple[ColumnRef, ...]
    scale: Scale
    better: Better
    coding: Coding
    unit: str = "scale points"

    @property
    def is_composite(self) -> bool:
        """Whether the answer is the mean of several columns."""
        return len(self.columns) > 1

    def goodness(self, value: Fraction) -> Fraction:
        """Return the answer turned so that the high end of the scale is the good one."""
        return self.scale.goodness(value, self.better)

    def fingerprint(self, *, weighted: bool) -> str:
        """Return 16 hexadecimal digits that differ when two waves must not be compared.

        Scale, direction, unit, weighting and the coding of answers make it; not the column or its header.
        """
        s, coding = self.scale, self.coding
        words = (coding.missing, coding.not_applicable)
        facts = [
            *(plain(s.low), plain(s.high), plain(s.step), self.better, self.unit, weighted),
            *(sorted([normalise(text), str(value)] for text, value in coding.labels), coding.reverse),
            *(sorted({normalise(word) for word in some}) for some in words),
        ]
        return hashlib.sha256(json.dumps(facts).encode()).hexdigest()[:16]
