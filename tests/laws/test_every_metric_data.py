"""What every metric makes of cells that say nothing, or something that cannot be: what `explain` says it does."""

import json
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any, NoReturn

import pytest

from cxcli.errors import CxcliError
from cxcli.metric import MONEY
from cxcli.metrics import METRICS
from cxcli.pipeline.score import Outcome
from tests.oracles import ORACLES
from tests.reckoning.bad_cells import BELOW_ZERO, UNREAD, columns
from tests.reckoning.runs import Place, every_way, outcome, reckoned, said, study, table, values, way_of
from tests.reckoning.trial import ON, Asked, Row, Trial


def bad_cells() -> list[Any]:
    """Return the parameters `name`, `trial`, `column`, `cell` and `state`: cells that each column may have."""
    return [
        pytest.param(name, trial, column, cell, state, id=f"{name}-{place}-{column}-{state}-{cell}")
        for name, trials in ORACLES.items()
        for place, trial in enumerate(trials)
        for column, cell, state in _cells(name, trial)
    ]


def _cells(name: str, trial: Trial) -> Iterator[tuple[str, str, str]]:
    for column, (kind, is_needed) in columns(name, trial).items():
        if is_needed:
            yield column, "", "missing"
        if kind in UNREAD:
            yield column, UNREAD[kind], "invalid"
        if kind in BELOW_ZERO:
            yield column, "-1", "invalid"
        if kind == "answer":
            yield column, "N/A", "not_applicable"


@pytest.mark.parametrize(("name", "trial", "column", "cell", "state"), bad_cells())
def test_a_row_that_does_not_say_what_is_needed_counts_nowhere_but_is_told(
    name: str, trial: Trial, column: str, cell: str, state: str
) -> None:
    numbers, states = sound(name, ORACLES[name].index(trial))
    rows = table(trial, 14)
    found = outcome(study(name, trial, trial.statistics[0]), [*rows, {**rows[0], column: cell}])
    assert values(found.report) == numbers
    assert told(found) == states + Counter({state: 1})
    codes = {notice.code for notice in found.report.warnings}
    assert ("CX0103" in codes) == (state == "invalid")


@every_way()
def test_a_row_whose_days_are_out_of_order_counts_nowhere_but_is_told(name: str, trial: Trial) -> None:
    measure, _ = way_of(name, trial)
    inputs = {key: str(ref) for key, ref in measure.inputs.items()}
    ordered = [
        (inputs[key.name], inputs[key.not_before])
        for key in METRICS[name].keys
        if measure.way == "rows" and key.name in inputs and key.not_before in inputs
    ]
    numbers, states = sound(name, ORACLES[name].index(trial))
    of, rows = study(name, trial, trial.statistics[0]), table(trial, 14)
    for late, early in ordered:
        found = outcome(of, [*rows, {**rows[0], late: "2026-01-04", early: "2026-01-05"}])
        assert values(found.report) == numbers
        assert told(found) == states + Counter({"invalid": 1})
        assert "CX0143" in {notice.code for notice in found.report.warnings}


@every_way()
def test_without_a_valid_row_there_is_no_number(name: str, trial: Trial) -> None:
    bad = {column: UNREAD.get(kind, "") for column, (kind, _) in columns(name, trial).items()}
    rows = [{**row, **bad} for row in table(trial, 4)]
    found = outcome(study(name, trial, trial.statistics[0]), rows)
    overall = found.report["m"]
    assert (overall.value, overall.interval, overall.flags) == (None, None, ("no_answers",))
    assert [error.exit_code for error in found.problems] == [3]
    assert {result.value for result in found.report.results} == {None}
    no_nan(found)


@every_way()
def test_nothing_to_divide_by_gives_no_number(name: str, trial: Trial) -> None:
    if not trial.nothing:
        return
    row: Row = {**table(trial, 1)[0], **trial.nothing}
    for statistic in trial.statistics:
        found = outcome(study(name, trial, statistic), [row])
        overall, expected = found.report["m"], reckoned(trial, [row], Asked(statistic))
        assert overall.value == expected
        if expected is None:
            assert overall.flags == ("no_answers",)
            assert "CX0104" in {notice.code for notice in found.report.warnings}
        no_nan(found)


@every_way()
def test_two_currencies_are_never_added(name: str, trial: Trial) -> None:
    of, rows = study(name, trial, trial.statistics[0]), table(trial, 6)
    money = [column for column, (kind, _) in columns(name, trial).items() if kind == "number"]
    for column in money:
        euros = [{**row, column: f"{row[column]} €"} for row in rows]
        unit = outcome(of, euros).report["m"].unit
        assert unit == ("EUR" if METRICS[name].units[trial.statistics[0]] == MONEY else unit)
        with pytest.raises(CxcliError) as refused:
            outcome(of, [*euros, {**rows[0], column: "$5"}])
        assert (refused.value.code, refused.value.exit_code) == ("CX3028", 3)


@every_way()
def test_a_row_without_a_readable_date_counts_in_no_month(name: str, trial: Trial) -> None:
    if trial.days != "study":
        return
    of, rows = study(name, trial, trial.statistics[0]), table(trial, 14)
    undated = {**rows[0], ON: "no day"}
    found = values(outcome(of, [*rows, undated]).report)
    without, _ = sound(name, ORACLES[name].index(trial))
    assert {place: value for place, value in found.items() if place[1]} == {
        place: value for place, value in without.items() if place[1]
    }
    assert found[None, None] == reckoned(trial, [*rows, undated], Asked(trial.statistics[0]))


@cache
def sound(name: str, way: int) -> tuple[Mapping[Place, float | None], Counter[str]]:
    """Return the values of a table of valid rows, and their states."""
    trial = ORACLES[name][way]
    found = outcome(study(name, trial, trial.statistics[0]), table(trial, 14))
    return values(found.report), told(found)


def told(found: Outcome) -> Counter[str]:
    """Return how many rows of all are in each state."""
    return Counter({state: n for state, n in (found.report["m"].answers or {}).items() if n})


def no_nan(found: Outcome) -> None:
    def refuse(constant: str) -> NoReturn:
        raise AssertionError(constant)

    json.loads(said(found.report), parse_constant=refuse)
