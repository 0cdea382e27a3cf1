"""Metrics that are no survey question, scored from rows through the whole product."""

from collections.abc import Mapping, Sequence
from typing import Any

from hypothesis import settings

from cxcli.config.load import from_mapping
from cxcli.config.study import study_of
from cxcli.pipeline.score import score_tables
from cxcli.report.model import Report, Result
from tests.tables import MemoryTable

Row = Mapping[str, Any]
Figures = dict[tuple[tuple[str | None, ...], str | None], float | None]

few = settings(deadline=None, max_examples=25)
"""How a law is tried that goes through the whole product."""


def reported(rows: Sequence[Row], metric: Mapping[str, Any], **config: Any) -> Report:
    """Return the report of one metric, `m`, whose columns are the keys of the rows; nothing is hidden."""
    asked = {
        "version": 1,
        "duplicates": "off",
        "privacy": {"suppress_below": 0},
        "metrics": {"m": dict(metric)},
    }
    names = [*rows[0]]
    cells = [[_cell(row.get(name)) for name in names] for row in rows]
    return score_tables(study_of(from_mapping(asked | config)), [MemoryTable(names, cells)]).report


def scored(rows: Sequence[Row], metric: Mapping[str, Any], **config: Any) -> tuple[Result, ...]:
    """Return its results."""
    return reported(rows, metric, **config).results


def overall(rows: Sequence[Row], metric: Mapping[str, Any], **config: Any) -> Result:
    """Return the result of everyone, for all of the time."""
    return scored(rows, metric, **config)[0]


def values(rows: Sequence[Row], metric: Mapping[str, Any], **config: Any) -> Figures:
    """Return the value of every segment and period: values of the segment, and the period."""
    return {(tuple(r.segment.values()), r.period): r.value for r in scored(rows, metric, **config)}


def _cell(value: Any) -> str:
    return "" if value is None else str(value)
