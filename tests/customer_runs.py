"""Runs of metrics that are no survey question, on tables in memory, through configuration and engine."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from cxcli.config.load import from_mapping
from cxcli.config.study import study_of
from cxcli.pipeline.score import score_tables
from cxcli.report.model import Report, Result
from cxcli.study.study import Study
from tests.tables import MemoryTable

Rows = Sequence[Mapping[str, Any]]


def study(metrics: Mapping[str, Any], window: Mapping[str, str] | None = None, **more: Any) -> Study:
    """Return the study of a configuration, with the days that the command line would say."""
    hides = {"privacy": {"suppress_below": 0, "low_base_below": 0}, "limits": {"max_invalid_share": 1}}
    document = from_mapping({"version": 1, "duplicates": "off", **hides, "metrics": metrics, **more})
    for key, value in (window or {}).items():
        document = document.with_option(("window", key), value, f"--{key}")
    return study_of(document)


def reported(
    rows: Rows, metrics: Mapping[str, Any], window: Mapping[str, str] | None = None, **more: Any
) -> Report:
    """Return the report of a configuration on rows; days are written as ISO days, None as a blank."""
    names = list(rows[0]) if rows else ["none"]
    cells = [[_text(row[name]) for name in names] for row in rows]
    outcome = score_tables(study(metrics, window, **more), [MemoryTable(names, cells, part_rows=7)])
    return outcome.report


def result(report: Report, metric: str, period: str | None = None, **segment: str | None) -> Result:
    """Return one result of a report."""
    found = (r for r in report.results if r.metric == metric and r.period == period)
    return next(r for r in found if dict(r.segment) == segment)


def details(report: Report, metric: str, period: str | None = None, **segment: str | None) -> dict[str, Any]:
    """Return the details of one result."""
    return dict(result(report, metric, period, **segment).details or {})


def _text(value: Any) -> str:
    if value is None:
        return ""
    return value.isoformat() if isinstance(value, date) else str(value)
