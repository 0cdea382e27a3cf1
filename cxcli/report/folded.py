"""The quantities of an account, gathered behind the metric that they belong to."""

from collections.abc import Iterable
from dataclasses import replace
from fractions import Fraction

from cxcli.evidence import Distribution
from cxcli.metrics import METRICS
from cxcli.study.study import Study
from cxcli.tally.quantity import quantity_of
from cxcli.tally.tally import Cell


def folded(study: Study, cells: Iterable[tuple[Cell, Distribution]]) -> dict[Cell, Distribution]:
    """Return the answers of every cell; those of an account are made of its quantities.

    An account's `valid` are the people, or things, that its type says stand behind the value; its rows
    are accounted for in `rows_valid` and the other states. Where they bring their own days, the study's date
    does not say in which period a row counts: the rows of a period are those who stand behind its value.
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
        if measure is None:
            continue
        metric, rows, mine = METRICS[measure.type], found.get(cell, nobody), parts.get(cell, {})
        way, make = metric.way_of(measure), metric.answers
        sampled = Fraction("census" in measure.settings)
        if make is None or (way is not None and way.worth is not None):
            found[cell] = replace(
                rows, parts=mine, sampled=sampled
            )  # every row is an answer, and there it is
            continue
        made = make(mine, measure)
        valid = rows.n
        if cell.period and METRICS[measure.type].has_own_days(measure):
            rows, valid = nobody, made.n
        found[cell] = replace(rows, valid=made.valid, parts=mine, rows_valid=valid, sampled=sampled)
    return found
