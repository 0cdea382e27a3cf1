"""Known answers about support and use: first contact resolution, stickiness, adoption."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date, timedelta
from typing import Any

import pandas as pd

from cxcli.config.load import from_mapping
from cxcli.config.study import study_of
from cxcli.pipeline.score import score_tables
from cxcli.readers.from_frame import FrameTable
from tests.known.spelling import Case, Values

FIRST = date(2026, 3, 2)
"""The first day of the cases, which only number their days."""


def figures(
    metric: Mapping[str, Any], rows: Sequence[Mapping[str, Any]], days: tuple[date, date] | None = None
) -> Values:
    """Return what the product says of a metric on some rows, between two days as --since and --until name them."""
    config = {"version": 1, "duplicates": "off", "privacy": {"suppress_below": 0}, "metrics": {"m": metric}}
    document = from_mapping(config)
    for name, day in zip(("since", "until"), days or (), strict=False):
        document = document.with_option(("window", name), day.isoformat(), f"--{name}")
    table = FrameTable(pd.DataFrame(rows).astype(object))
    result = score_tables(study_of(document), [table]).report["m"]
    return {**(result.details or {}), "value": result.value}


def _fcr(inputs: Case, _: Case) -> Values:
    names = {"resolved_first_contact": "resolved_first"}
    row = {names.get(name, name): value for name, value in inputs.items() if name != "window_days"}
    return figures({"type": "fcr", **{name: name for name in row}}, [row])


def _stickiness(inputs: Case, _: Case) -> Values:
    """Return the figures of the days of a case; somebody else comes the day before and the day after."""
    days = [*inputs["active_users_by_day"].values()]
    last = FIRST + timedelta(days=len(days) - 1)
    rows = [
        {"user": f"user {user}", "date": (FIRST + timedelta(days=at)).isoformat()}
        for at, users in enumerate([["-"], *days, ["-"]], start=-1)
        for user in users
    ]
    return figures({"type": "stickiness", "user": "user", "date": "date"}, rows, (FIRST, last))


def _product_usage(inputs: Case, _: Case) -> Values:
    return figures({"type": "usage", **{name: name for name in inputs}}, [inputs])


FUNCTIONS: Mapping[str, Callable[[Case, Case], Values]] = {
    "fcr": _fcr,
    "product_usage": _product_usage,
    "stickiness": _stickiness,
}
