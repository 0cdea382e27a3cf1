"""Which rows are kept by rules that need one row only: profile rules and `where`."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass

import numpy as np

from cxcli.passes.cells import Cells, Column
from cxcli.study.study import Filter
from cxcli.study.text import matching_key


@dataclass(frozen=True, slots=True)
class Rule:
    """A named test of one column: rows whose cell is among `values` pass (or fail, if `drops`)."""

    name: str
    position: int
    values: frozenset[object]
    drops: bool = False

    def passes(self, cells: Cells) -> np.ndarray:
        """Return a mask of the rows that pass."""
        column = cells.column(self.position)
        among = _among(column, self.values)
        return ~among if self.drops else among


def rule_of(condition: Filter, position: int) -> Rule:
    """Return the rule of a `where` condition on the column at a position."""
    return Rule(condition.rule, position, frozenset(map(matching_key, condition.values)))


def apply(rules: Sequence[Rule], cells: Cells, note: Callable[[str, int], None]) -> np.ndarray:
    """Return a mask of the rows that pass every rule; each dropped row is noted under the first."""
    kept = np.ones(len(cells), dtype=bool)
    for rule in rules:
        passing = rule.passes(cells)
        dropped = int((kept & ~passing).sum())
        if dropped:
            note(rule.name, dropped)
        kept &= passing
    return kept


def _among(column: Column, values: Collection[object]) -> np.ndarray:
    return column.spread(np.array([matching_key(text) in values for text in column.texts], dtype=bool))
