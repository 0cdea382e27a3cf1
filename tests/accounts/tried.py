"""What the product says of one metric on rows that a test makes up."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any

import pandas as pd

from cxcli.config.load import from_mapping
from cxcli.config.study import study_of
from cxcli.pipeline.score import Outcome, score_tables
from cxcli.readers.from_frame import FrameTable
from cxcli.report.model import Result

START = date(2026, 2, 20)
"""The first day of made-up rows: a month begins soon after it."""

Place = tuple[str | None, str | None]
"""A segment ("all" for everyone) and a period."""


def day(number: int) -> str:
    """Return a day, counted from the first one, as an export writes it."""
    return (START + timedelta(days=number)).isoformat()


def outcome(
    metric: Mapping[str, Any],
    rows: Sequence[Mapping[str, Any]],
    window: Mapping[str, str] | None = None,
    **more: Any,
) -> Outcome:
    """Return the report on some rows; `window` is what --since and --until say."""
    config = {"version": 1, "duplicates": "off", "privacy": {"suppress_below": 0}, "metrics": {"m": metric}}
    document = from_mapping({**config, **more})
    for name, written in (window or {}).items():
        document = document.with_option(("window", name), written, f"--{name}")
    return score_tables(study_of(document), [FrameTable(pd.DataFrame(rows).astype(object))])


def results(metric: Mapping[str, Any], rows: Sequence[Mapping[str, Any]], **more: Any) -> dict[Place, Result]:
    """Return the results on some rows by segment and period, those of nobody left out."""
    found = outcome(metric, rows, **more).report.results
    return {_place(result): result for result in found if result.n}


def figures(metric: Mapping[str, Any], rows: Sequence[Mapping[str, Any]], **more: Any) -> dict[str, Any]:
    """Return the overall value and the details on some rows."""
    result = outcome(metric, rows, **more).report["m"]
    return {**(result.details or {}), "value": result.value, "n": result.n}


def _place(result: Result) -> Place:
    return (next(iter(result.segment.values())) if result.segment else "all", result.period)
