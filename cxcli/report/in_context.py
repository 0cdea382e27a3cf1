"""What a result tells beside everybody's: where a segment with few answers would rank, for example."""

from collections.abc import Collection, Mapping
from dataclasses import replace

from cxcli.evidence import Distribution
from cxcli.metric import Estimate
from cxcli.metrics import METRICS
from cxcli.study.study import Study
from cxcli.tally.tally import Cell


def in_context(
    study: Study,
    cells: Mapping[Cell, Distribution],
    estimates: Mapping[Cell, Estimate],
    hidden: Collection[Cell],
) -> dict[Cell, Estimate]:
    """Return the estimates with what their types tell of them beside everybody's of the same time.

    Args:
        study: says of which type each metric is.
        cells: the answers of every result.
        estimates: of every result.
        hidden: results that are not shown; nothing of them may be told by way of others.
    """
    found, measures = dict(estimates), study.by_name()
    for cell, answers in cells.items():
        measure = measures[cell.metric]
        beside = METRICS[measure.type].beside
        if beside is None or cell in hidden:
            continue
        everyone = Cell(cell.metric, "", (), cell.period)
        known = None if everyone in hidden else cells.get(everyone)
        more = beside(answers, known, measure)
        found[cell] = replace(found[cell], details={**found[cell].details, **more})
    return found
