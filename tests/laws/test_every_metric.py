"""What every metric promises, in every way that its data comes: the number of plain reckoning, however it is read."""

import csv
from itertools import product
from pathlib import Path

import pandas as pd
from hypothesis import given
from hypothesis import strategies as st

import cxcli
from cxcli.metrics import METRICS
from tests.oracles import ORACLES
from tests.reckoning.runs import (
    PLANS,
    config,
    every_statistic,
    every_way,
    outcome,
    reckoned,
    said,
    study,
    table,
    tables,
    tried,
    values,
    way_of,
)
from tests.reckoning.trial import Asked, Row, Rows, Trial

MONTHS = ("2025-12", "2026-01", "2026-02", "2026-03", "2026-04")

BETWEEN_TWO = "p90"
"""A quantile lies between two of so many people, however much they weigh."""


def test_every_metric_has_an_oracle() -> None:
    assert set(ORACLES) == set(METRICS)


def test_every_way_and_every_statistic_is_tried() -> None:
    for name, metric in METRICS.items():
        ways = {(way.needs if way else ()) for _, way in (way_of(name, one) for one in ORACLES[name])}
        as_question = {()} if metric.is_question else set()
        assert ways == {way.needs for way in metric.ways} | as_question
        assert {statistic for one in ORACLES[name] for statistic in one.statistics} == {*metric.statistics}


@every_statistic()
@tried
@given(data=st.data())
def test_every_plan_and_month_has_the_number_of_its_oracle(
    name: str, trial: Trial, statistic: str, data: st.DataObject
) -> None:
    rows = data.draw(tables(trial))
    found = values(outcome(study(name, trial, statistic), rows).report)
    months = (None,) if trial.days == "none" else (None, *MONTHS)
    numbers = {
        place: reckoned(trial, rows, Asked(statistic, *place)) for place in product((None, *PLANS), months)
    }
    assert found == {place: numbers[place] for place in found}
    assert {place for place, number in numbers.items() if number is not None} <= set(found)


@every_way()
@tried
@given(data=st.data())
def test_the_same_rows_say_the_same_however_they_come(name: str, trial: Trial, data: st.DataObject) -> None:
    rows, of = data.draw(tables(trial)), study(name, trial, trial.statistics[0])
    whole = outcome(of, rows).report
    assert said(outcome(of, rows, part_rows=data.draw(st.integers(1, 4))).report) == said(whole)
    assert outcome(of, data.draw(st.permutations(rows))).report.results == whole.results
    cut = data.draw(st.integers(1, len(rows)))
    parts = [rows[:cut], rows[cut:]] if cut < len(rows) else [rows]
    assert outcome(of, *parts).report.results == whole.results


@every_way()
@tried
@given(data=st.data())
def test_a_weight_is_so_many_of_the_same(name: str, trial: Trial, data: st.DataObject) -> None:
    rows = data.draw(tables(trial))
    statistic = data.draw(st.sampled_from([one for one in trial.statistics if one != BETWEEN_TWO]))
    weights = data.draw(st.dictionaries(st.integers(0, 3), st.integers(1, 3)))
    heavy = [{**row, "w": str(weights.get(_kind(trial, row), 2))} for row in rows]
    found = values(outcome(study(name, trial, statistic, weight="w"), heavy).report)
    assert found == values(outcome(study(name, trial, statistic), _times(trial, heavy)).report)


def test_whoever_has_several_rows_counts_with_the_largest_of_their_weights() -> None:
    (trial, _), row = ORACLES["arpu"], table(ORACLES["arpu"][0], 1)[0]
    paid = [("a", "10", "1"), ("a", "20", "3"), ("b", "0", "1")]
    rows = [{**row, "user": user, "revenue": revenue, "w": weight} for user, revenue, weight in paid]
    assert outcome(study("arpu", trial, weight="w"), rows).report["m"].value == (3 * 30 + 1 * 0) / 4


def _kind(trial: Trial, row: Row) -> int:
    """Return a number of who or what a row is about: whoever has several rows has one."""
    who = [row[name] for name in trial.who] if len(trial.who) == 1 else [*row.values()]
    return 0 if len(trial.who) > 1 else sum(map(ord, "".join(who))) % 4


def _times(trial: Trial, rows: Rows) -> list[Row]:
    """Return every row as often as it weighs, each time about somebody else."""
    return [
        {**row, **{name: f"{row[name]}~{number}" for name in trial.who}}
        for row in rows
        for number in range(int(row["w"]))
    ]


@every_way()
@tried
@given(data=st.data())
def test_weights_do_not_depend_on_the_order_of_the_rows(name: str, trial: Trial, data: st.DataObject) -> None:
    weights = st.sampled_from(["1", "0.5", "3"])
    rows = [{**row, "w": data.draw(weights)} for row in data.draw(tables(trial))]
    of = study(name, trial, trial.statistics[0], weight="w")
    one, other = (outcome(of, some).report.results for some in (rows, rows[::-1]))
    assert one == other


@every_way()
def test_files_and_frames_say_the_same(name: str, trial: Trial, tmp_path: Path) -> None:
    rows, asked = table(trial, 40), config(name, trial, trial.statistics[0])
    for file, some in {"all.csv": rows, "a.csv": rows[:25], "b.csv": rows[25:]}.items():
        with (tmp_path / file).open("w", encoding="utf-8", newline="") as stream:
            sheet = csv.DictWriter(stream, list(rows[0]))
            sheet.writeheader()
            sheet.writerows(some)
    numbers = values(outcome(study(name, trial, trial.statistics[0]), rows).report)
    assert numbers[None, None] == reckoned(trial, rows, Asked(trial.statistics[0]))
    for source in (tmp_path / "all.csv", [tmp_path / "a.csv", tmp_path / "b.csv"], pd.DataFrame(rows)):
        assert values(cxcli.score(source, asked)) == numbers
