"""What a result tells beside everybody's: where a segment with few answers would rank, for example."""

from collections.abc import Collection, Mapping
from typing import Any

from cxcli.evidence import Distribution
from cxcli.metrics import METRICS
from cxcli.study.study import Study
from cxcli.tally.tally import Cell


def in_context(
    study: Study, cells: Mapping[Cell, Distribution], hidden: Collection[Cell]
) -> Mapping[Cell, Mapping[str, Any]]:
    """Return what the types of results tell of them beside everybody's of the same time: more details.

    Args:
        study: says of which type each metric is.
        cells: the answers of every result.
        hidden: results that are not shown; nothing of them may be told by way of others.
    """
    found, measures = {}, study.by_name()
    for cell, answers in cells.items():
        measure = measures[cell.metric]
        beside = METRICS[measure.type].beside
        if beside is None or cell in hidden:
            continue
        everyone = Cell(cell.metric, "", (), cell.period)
        known = None if everyone in hidden else cells.get(everyone)
        found[cell] = beside(answers, known, measure)
    return found
