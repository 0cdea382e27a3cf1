"""Runs of trials through the whole product, on tables in memory."""

import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import settings
from hypothesis import strategies as st

from cxcli.config.load import from_mapping
from cxcli.config.study import study_of
from cxcli.metric import Way
from cxcli.metrics import METRICS
from cxcli.pipeline.score import Outcome, score_tables
from cxcli.renderers.to_json import to_json
from cxcli.report.model import Report, Result
from cxcli.study.study import Measure, Study
from tests.oracles import ORACLES
from tests.reckoning.trial import ON, PLAN, Asked, Row, Rows, Trial
from tests.tables import MemoryTable

Place = tuple[str | None, str | None]
"""A plan (None: all) and a month (None: always)."""

tried = settings(deadline=None, max_examples=3)
"""How often a law is tried on each metric: there are many."""

PLANS, DAYS = ("Free", "Pro"), ("2026-01-05", "2026-01-31", "2026-02-01")


def every_way() -> pytest.MarkDecorator:
    """Return the parameters `name` and `trial`: each type in each way."""
    cases = [
        pytest.param(name, trial, id=f"{name}-{next(iter(trial.keys))}{place or ''}")
        for name, trials in ORACLES.items()
        for place, trial in enumerate(trials)
    ]
    return pytest.mark.parametrize(("name", "trial"), cases)


def every_statistic() -> pytest.MarkDecorator:
    """Return the parameters `name`, `trial` and `statistic`: each type in each way with each of its statistics."""
    cases = [
        pytest.param(name, trial, statistic, id=f"{name}-{next(iter(trial.keys))}{place or ''}-{statistic}")
        for name, trials in ORACLES.items()
        for place, trial in enumerate(trials)
        for statistic in trial.statistics
    ]
    return pytest.mark.parametrize(("name", "trial", "statistic"), cases)


def tables(trial: Trial, largest: int = 12) -> st.SearchStrategy[list[Row]]:
    """Return made-up tables of a trial."""
    cells = {name: st.sampled_from(texts) for name, texts in _cells(trial).items()}
    return st.lists(st.fixed_dictionaries(cells), min_size=1, max_size=largest)


def table(trial: Trial, rows: int, seed: int = 1) -> list[Row]:
    """Return one made-up table of valid rows, always the same, of many people: two rows of each."""
    chance = random.Random(seed)
    found: list[Row] = []
    while len(found) < rows:
        row = {name: chance.choice(texts) for name, texts in _cells(trial).items()}
        row |= {name: f"{row[name]}{len(found) // 2}" for name in trial.who}
        found += [row] if trial.holds(row) else []
    return found


def _cells(trial: Trial) -> dict[str, Sequence[str]]:
    return {**trial.cells, PLAN: PLANS, ON: DAYS}


def config(name: str, trial: Trial, statistic: str = "", **more: Any) -> dict[str, Any]:
    """Return the configuration of a trial as the metric `m`, by plan and, where its rows have days, by month."""
    metric = {"type": name, **trial.keys, **({"statistic": statistic} if statistic else {})}
    time = {"study": {"date": ON, "period": "month"}, "own": {"period": "month"}, "none": {}}[trial.days]
    return {
        "version": 1,
        "duplicates": "off",
        "privacy": {"suppress_below": 0, "low_base_below": 0},
        "limits": {"max_invalid_share": 1},
        "segments": [PLAN],
        "metrics": {"m": metric},
        **time,
        **more,
    }


def study(name: str, trial: Trial, statistic: str = "", **more: Any) -> Study:
    """Return the study of a trial."""
    return study_of(from_mapping(config(name, trial, statistic, **more)))


def way_of(name: str, trial: Trial) -> tuple[Measure, Way | None]:
    """Return what a trial measures, and the way in which its data comes."""
    measure = study(name, trial, trial.statistics[0]).measures[0]
    return measure, METRICS[name].way_of(measure)


def outcome(of: Study, *parts: Rows, part_rows: int = 1000) -> Outcome:
    """Return the outcome of a study on one table, or several."""
    names = [*parts[0][0]]
    cells = [[[row[name] for name in names] for row in rows] for rows in parts]
    return score_tables(of, [MemoryTable(names, some, part_rows) for some in cells])


def places(report: Report) -> Iterator[tuple[Place, Result]]:
    """Yield the results of a report with the plan and the month of each."""
    for result in report.results:
        yield (result.segment.get(PLAN) if result.segment else None, result.period), result


def values(report: Report) -> Mapping[Place, float | None]:
    """Return the value of every plan and month."""
    return {place: result.value for place, result in places(report)}


def reckoned(trial: Trial, rows: Rows, asked: Asked) -> float | None:
    """Return what the oracle says of a table; rows that are not valid count nowhere."""
    number = trial.value([row for row in rows if trial.holds(row)], asked)
    return None if number is None else float(number)


def said(report: Report) -> str:
    """Return the JSON of a report, the time of the run aside."""
    return to_json(replace(report, generated_at=""))
