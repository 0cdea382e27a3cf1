"""The quantities of an account, gathered behind the metric that they belong to."""

from collections.abc import Iterable
from dataclasses import replace
from fractions import Fraction

from cxcli.evidence import Distribution
from cxcli.metrics import METRICS
from cxcli.study.study import Measure, Study
from cxcli.tally.quantity import quantity_of
from cxcli.tally.tally import Cell


def folded(study: Study, cells: Iterable[tuple[Cell, Distribution]]) -> dict[Cell, Distribution]:
    """Return the answers of every cell; those of an account are made of its quantities.

    An account's `valid` are the people, or things, that its type says stand behind the value; its rows
    are accounted for in `rows_valid` and the other states. Where they bring their own days, the study's date
    does not say in which period a row counts: the rows of a period are those who stand behind its value.
    """
    found, parts = _apart(cells)
    accounts = {m.name: m for m in study.measures if m.way is not None}
    nobody = Distribution({}, weighted=study.is_weighted)
    for cell in {**found, **parts}:
        measure = accounts.get(cell.metric)
        if measure is not None:
            rows = replace(found.get(cell, nobody), parts=parts.get(cell, {}))
            found[cell] = _of_account(rows, measure, within_period=bool(cell.period))
    return found


def _apart(
    cells: Iterable[tuple[Cell, Distribution]],
) -> tuple[dict[Cell, Distribution], dict[Cell, dict[str, Distribution]]]:
    """Return the answers of cells, and the quantities of each that has any."""
    found: dict[Cell, Distribution] = {}
    parts: dict[Cell, dict[str, Distribution]] = {}
    for cell, answers in cells:
        name, quantity = quantity_of(cell.metric)
        if quantity is None:
            found[cell] = answers
        else:
            parts.setdefault(cell._replace(metric=name), {})[quantity] = answers
    return found, parts


def _of_account(rows: Distribution, measure: Measure, *, within_period: bool) -> Distribution:
    """Return those who stand behind the value of an account, from its rows and their quantities."""
    metric = METRICS[measure.type]
    known = replace(rows, sampled=Fraction("census" in measure.settings))
    if metric.answers is None or metric.is_answered_by_rows(measure):
        return known  # every row is an answer, and there it is
    made = metric.answers(rows.parts, measure)
    if within_period and metric.has_own_days(measure):
        nobody = Distribution({}, weighted=rows.weighted)
        return replace(nobody, valid=made.valid, parts=rows.parts, rows_valid=made.n, sampled=known.sampled)
    return replace(known, valid=made.valid, rows_valid=rows.n)
