"""The quantities of an account, gathered behind the metric that they belong to."""

from collections.abc import Iterable
from dataclasses import replace

from cxcli.evidence import Distribution
from cxcli.metrics import METRICS
from cxcli.study.study import Study
from cxcli.tally.quantity import quantity_of
from cxcli.tally.tally import Cell


def folded(study: Study, cells: Iterable[tuple[Cell, Distribution]]) -> dict[Cell, Distribution]:
    """Return the answers of every cell; those of an account are made of its quantities.

    An account's `valid` are the people, or things, that its type says stand behind the value; its rows
    are accounted for in `rows_valid` and the other states.
    """
    found: dict[Cell, Distribution] = {}
    parts: dict[Cell, dict[str, Distribution]] = {}
    for cell, answers in cells:
        name, quantity = quantity_of(cell.metric)
        if quantity is None:
            found[cell] = answers
        else:
            parts.setdefault(cell._replace(metric=name), {})[quantity] = answers
    accounts = {m.name: m for m in study.measures if m.way is not None}
    nobody = Distribution({}, weighted=study.is_weighted)
    for cell in {**found, **parts}:
        measure = accounts.get(cell.metric)
        make = METRICS[measure.type].answers if measure is not None else None
        if measure is None or make is None:
            continue
        rows, mine = found.get(cell, nobody), parts.get(cell, {})
        made = make(mine, measure)
        found[cell] = replace(rows, valid=made.valid, parts=mine, rows_valid=rows.n)
    return found
