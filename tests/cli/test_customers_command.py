"""Metrics of customers, visitors and users through the real command."""

import csv
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from tests.cli.real_command import Run

KEYS = "customer: id, start: since, end: left"


def write(folder: Path, config: str, rows: Sequence[Sequence[Any]]) -> None:
    with (folder / "data.csv").open("w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows(rows)
    (folder / "cxcli.yaml").write_text(f"version: 1\n{config}", encoding="utf-8")


@pytest.fixture
def published(tmp_path: Path) -> None:
    """Write the published example as customers, one a row: 500, of whom 35 leave; 60 come, 5 of them leave."""
    rows = [[f"old {i}", "2025-03-01", "2026-01-15" if i < 35 else ""] for i in range(500)]
    rows += [[f"new {i}", "2026-01-10", "2026-01-31" if i < 5 else ""] for i in range(60)]
    config = "metrics:\n" + "".join(
        f"  {name}: {{type: {type_}, {more}{KEYS}}}\n"
        for name, type_, more in [
            ("churn", "churn", ""),
            ("net", "churn", "basis: net_change, "),
            ("total", "churn", "basis: total, "),
            ("average", "churn", "basis: average, "),
            ("retention", "retention", ""),
            ("growth", "growth", ""),
        ]
    )
    write(tmp_path, config, [["id", "since", "left"], *rows])


def results(run: Run, *options: str) -> dict[str, dict[str, Any]]:
    done = run("score", "data.csv", "-f", "json", *options)
    assert done.returncode == 0, done.stderr
    return {r["metric"]: r for r in json.loads(done.stdout)["results"] if r["period"] is None}


JANUARY = ("--since", "2026-01-01", "--until", "2026-01-31")


@pytest.mark.usefixtures("published")
def test_the_published_example_comes_out_of_its_customers(run: Run) -> None:
    found = results(run, *JANUARY)
    values = {name: one["value"] for name, one in found.items()}
    assert values == pytest.approx(
        {
            "churn": 7.0,
            "net": -4.0,
            "total": 7.142857142857142,
            "average": 7.84313725490196,
            "retention": 93.0,
            "growth": 4.0,
        },
        abs=1e-9,
    )
    assert found["churn"]["details"]["customers_end"] == 520
    assert found["churn"]["details"]["wilson_low"] == pytest.approx(0.05075974294501808, abs=1e-9)
    assert found["retention"]["details"]["equals_one_minus_churn"] == 0.93


@pytest.mark.usefixtures("published")
def test_a_month_says_the_same_as_its_days(run: Run) -> None:
    done = run("score", "data.csv", "-f", "json", "--period", "month", "--since", "2026-01-01")
    months = [r for r in json.loads(done.stdout)["results"] if r["period"] == "2026-01"]
    assert {r["metric"]: r["value"] for r in months}["churn"] == 7.0


@pytest.mark.usefixtures("published")
@pytest.mark.parametrize("options", [(), ("--since", "2026-01-01"), ("--until", "2026-01-31")])
def test_without_a_time_nothing_is_guessed(run: Run, options: tuple[str, ...]) -> None:
    done = run("score", "data.csv", "--metric", "churn", *options)
    assert done.returncode == 2
    assert "CX2007" in done.stderr
    assert "period: month" in done.stderr
    assert "--since" in done.stderr


@pytest.mark.usefixtures("published")
def test_the_title_says_what_is_divided_by_what(run: Run) -> None:
    done = run("score", "data.csv", "--metric", "churn", "--lang", "fr", *JANUARY)
    assert "Attrition (des clients présents au début)" in done.stdout.replace("\u00a0", " ")


def test_ready_counts_may_be_numbers_in_the_configuration(run: Run, tmp_path: Path) -> None:
    config = (
        "metrics:\n  response: {type: response_rate, invited: 2500, undeliverable: 100, complete: 372}\n"
        "  conversion: {type: conversion, visitors: 1480, conversions: 37, leads: 210}\n"
        "  paid: {type: free_to_paid, visitors: 600, conversions: 40}\n"
    )
    write(tmp_path, config, [["any"], ["1"]])
    found = results(run)
    assert found["response"]["value"] == 15.5
    assert found["response"]["details"]["wilson_low"] == pytest.approx(0.1410734627891461, abs=1e-9)
    assert found["response"]["details"]["aapor_rr1"] == 0.1488
    assert found["conversion"]["value"] == 2.5
    assert found["conversion"]["details"]["lead_based"] == pytest.approx(0.1761904761904762, abs=1e-12)
    assert found["paid"]["value"] == pytest.approx(100 * 40 / 600, abs=1e-12)


def test_one_row_per_invited_person_gives_the_response_rate(run: Run, tmp_path: Path) -> None:
    rows = [["yes", "yes" if i < 10 else "no", "yes" if 20 <= i < 50 else "no"] for i in range(100)]
    config = "metrics:\n  response: {type: response_rate, invited: a, undeliverable: b, complete: c}\n"
    write(tmp_path, config, [["a", "b", "c"], *rows])
    found = results(run)["response"]
    assert (found["n"], found["value"]) == (90, pytest.approx(100 * 30 / 90))


def test_more_converters_than_visitors_are_refused(run: Run, tmp_path: Path) -> None:
    write(
        tmp_path,
        "metrics:\n  c: {type: conversion, visitors: a, conversions: b}\n",
        [["a", "b"], ["10", "12"]],
    )
    done = run("score", "data.csv")
    assert (done.returncode, "CX3027" in done.stderr) == (3, True)


def test_conversions_as_events_may_be_more_than_visitors(run: Run, tmp_path: Path) -> None:
    write(
        tmp_path,
        "metrics:\n  c: {type: conversion, basis: events, visitors: a, conversions: b}\n",
        [["a", "b"], ["10", "12"]],
    )
    found = results(run)["c"]
    assert (found["value"], found["interval"]) == (120, None)


def test_a_survey_beside_customers_still_needs_its_date(run: Run, tmp_path: Path) -> None:
    config = f"metrics:\n  churn: {{type: churn, {KEYS}}}\n  nps: {{type: nps, column: q}}\n"
    write(tmp_path, config, [["id", "since", "left", "q"], ["a", "2025-01-01", "", "9"]])
    done = run("score", "data.csv", "--period", "month")
    assert done.returncode == 2
    assert "there is no date column (for nps)" in done.stderr


def test_what_only_other_metrics_miss_is_no_problem(run: Run, tmp_path: Path) -> None:
    config = f"metrics:\n  churn: {{type: churn, {KEYS}}}\n  nps: {{type: nps, column: q}}\n"
    write(tmp_path, config, [["id", "since", "left", "q"], ["a", "2025-01-01", "", "9"]])
    done = run("score", "data.csv", "--metric", "churn", "--since", "2026-01-01", "--until", "2026-01-31")
    assert (done.returncode, done.stderr) == (0, "")


def test_revenue_and_churn_stand_in_one_configuration(run: Run, tmp_path: Path) -> None:
    config = (
        f"privacy: {{suppress_below: 0}}\nmetrics:\n  churn: {{type: churn, {KEYS}}}\n"
        "  mrr: {type: mrr, amount: pays, interval: monthly, start: since, end: left}\n"
    )
    rows = [
        ["a", "2025-01-01", "", "9"],
        ["b", "2025-01-01", "2026-01-10", "9"],
        ["c", "2026-01-20", "", "5"],
    ]
    write(tmp_path, config, [["id", "since", "left", "pays"], *rows])
    found = results(run, "--since", "2026-01-01", "--until", "2026-01-31")
    assert (found["churn"]["value"], found["mrr"]["value"]) == (50, 14)


@pytest.mark.parametrize("date", ["{format: day_first}", "{column: since, format: day_first}"])
def test_the_days_of_a_metric_are_written_as_the_configuration_says(
    run: Run, tmp_path: Path, date: str
) -> None:
    config = f"date: {date}\nprivacy: {{suppress_below: 0}}\nmetrics:\n  c: {{type: churn, {KEYS}}}\n"
    write(
        tmp_path,
        config,
        [["id", "since", "left"], ["a", "05/01/2026", "02/02/2026"], ["b", "06/01/2026", ""]],
    )
    assert results(run, "--since", "2026-02-01", "--until", "2026-02-28")["c"]["value"] == 50


def test_how_days_are_written_is_no_date_column(run: Run, tmp_path: Path) -> None:
    config = "date: {format: day_first}\nperiod: month\nmetrics:\n  nps: {type: nps, column: q}\n"
    write(tmp_path, config, [["since", "q"], ["05/01/2026", "9"]])
    done = run("score", "data.csv")
    assert (done.returncode, "there is no date column (for nps)" in done.stderr) == (2, True)


def test_how_far_back_needs_a_date_column(run: Run, tmp_path: Path) -> None:
    config = f"metrics:\n  churn: {{type: churn, {KEYS}}}\n"
    write(tmp_path, config, [["id", "since", "left"], ["a", "2025-01-01", ""]])
    done = run("score", "data.csv", "--last", "3m")
    assert (done.returncode, "there is no date column" in done.stderr) == (2, True)


@pytest.mark.usefixtures("published")
def test_two_exports_of_customers_are_compared_over_their_periods(run: Run, tmp_path: Path) -> None:
    config = tmp_path / "cxcli.yaml"
    text = config.read_text(encoding="utf-8").replace("metrics:", "period: month\nmetrics:")
    config.write_text(text, encoding="utf-8")
    done = run("compare", "data.csv", "data.csv", "--metric", "churn", "-f", "json")
    (found,) = json.loads(done.stdout)["results"]
    assert (found["metric"], found["difference"]) == ("churn", 0)
    assert found["baseline"]["n"] > 500
