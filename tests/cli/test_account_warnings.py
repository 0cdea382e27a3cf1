"""What cannot be, in customers, money, cases and use, is told or refused by the real command."""

import csv
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from cxcli.cli.explained_account_warnings import ACCOUNT_WARNINGS
from tests.cli.real_command import Run

Rows = Sequence[Sequence[Any]]

START, LOST, END, NEW = 200, 20, 190, 5
"""20 of 200 customers lost and 5 new ones make 185, not 190."""


def write(folder: Path, metrics: Sequence[str], rows: Rows) -> None:
    """Write one metric a line below `metrics:`, and a table."""
    lines = "".join(f"  {metric}\n" for metric in metrics)
    (folder / "cxcli.yaml").write_text(f"version: 1\nmetrics:\n{lines}", encoding="utf-8")
    with (folder / "data.csv").open("w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows(rows)


def warned(run: Run, *options: str) -> list[dict[str, str]]:
    """Return the warnings of a run that comes to an end."""
    done = run("score", "data.csv", "-f", "json", *options)
    assert done.returncode == 0, done.stderr
    found: list[dict[str, str]] = json.loads(done.stdout)["warnings"]
    return found


def codes(run: Run, *options: str) -> list[str]:
    return [warning["code"] for warning in warned(run, *options)]


@pytest.mark.parametrize(
    ("metrics", "rows", "code"),
    [
        (
            ["churn: {type: churn, start: s, lost: l}", "kept: {type: retention, start: s, end: e, new: n}"],
            [["s", "l", "e", "n"], [START, LOST, END, NEW]],
            "CX0141",
        ),
        (
            ["churn: {type: churn, start: s, lost: l, new: n, end: e}"],
            [["s", "l", "e", "n"], [START, LOST, END, NEW]],
            "CX0142",
        ),
        (
            ["growth: {type: growth, start: s, lost: l, new: n, end: e}"],
            [["s", "l", "e", "n"], [START, LOST, END, NEW]],
            "CX0142",
        ),
        (
            ["c: {type: conversion, basis: events, visitors: v, conversions: c}"],
            [["v", "c"], [100, 120]],
            "CX0144",
        ),
        (
            ["c: {type: conversion, visitor: v, converted: c}"],
            [["v", "c"], *([i, "yes" if i % 2 else ""] for i in range(60))],
            "CX0145",
        ),
        (
            ["paid: {type: free_to_paid, user: u, signup: s, paid: p, window: 30d}"],
            [["u", "s", "p"], *([i, f"2026-0{1 + i % 3}-10", ""] for i in range(60))],
            "CX0146",
        ),
        (
            ["nrr: {type: nrr, start: s, expansion: e, contraction: c, churned: l}"],
            [["s", "e", "c", "l"], [1000, -50, 10, 10]],
            "CX0150",
        ),
        (
            ["grr: {type: nrr, basis: grr, start: s, expansion: e, contraction: c, churned: l}"],
            [["s", "e", "c", "l"], [1000, 50, -30, 10]],
            "CX0151",
        ),
        (
            ["clv: {type: clv, value: v, frequency: f, lifespan: l, margin: m}"],
            [["v", "f", "l", "m"], [10, 4, 3, 0.7], [10, 4, 3, 70]],
            "CX0152",
        ),
        (
            ["fcr: {type: fcr, case: id, customer: who, opened: day, resolved_first: ok}"],
            [["id", "who", "day", "ok"], *([i, i, f"2026-03-{1 + i % 28:02}", "yes"] for i in range(84))],
            "CX0160",
        ),
        (
            ["days: {type: stickiness, user: who, date: day}"],
            [["who", "day"], *([i % 20, f"2026-03-{1 + i // 20:02}"] for i in range(80))],
            "CX0161",
        ),
        (
            ["use: {type: usage, user: who, feature: f, date: day, of: Exports}"],
            [["who", "f", "day"], *([i, "Export", "2026-03-01"] for i in range(40))],
            "CX0162",
        ),
    ],
    ids=lambda given: given if isinstance(given, str) else None,
)
def test_what_contradicts_itself_is_told(
    metrics: list[str], rows: Rows, code: str, run: Run, tmp_path: Path
) -> None:
    write(tmp_path, metrics, rows)
    assert codes(run) == [code]
    assert code in ACCOUNT_WARNINGS


def test_days_out_of_order_are_told(run: Run, tmp_path: Path) -> None:
    rows = [[i, "2026-01-10", "2026-01-05" if i == 7 else ""] for i in range(60)]
    write(tmp_path, ["churn: {type: churn, customer: c, start: s, end: e}"], [["c", "s", "e"], *rows])
    january = ("--since", "2026-01-11", "--until", "2026-01-31")
    assert codes(run, *january) == ["CX0143"]


@pytest.mark.parametrize(
    ("metric", "rows"),
    [
        ("{type: stickiness, dau: a, mau: b}", [["a", "b"], [120, 100]]),
        ("{type: conversion, visitors: b, conversions: a}", [["a", "b"], [120, 100]]),
        (
            "{type: conversion, basis: leads, visitors: c, leads: b, conversions: a}",
            [["a", "b", "c"], [9, 8, 50]],
        ),
        ("{type: free_to_paid, visitors: b, conversions: a}", [["a", "b"], [120, 100]]),
        ("{type: response_rate, invited: b, complete: a}", [["a", "b"], [120, 100]]),
        (
            "{type: response_rate, invited: b, undeliverable: c, complete: a}",
            [["a", "b", "c"], [90, 100, 20]],
        ),
        ("{type: fcr, contacts: b, resolved_first: a}", [["a", "b"], [120, 100]]),
        ("{type: usage, feature_users: a, active_users: b}", [["a", "b"], [120, 100]]),
        ("{type: comments, responses: b, with_comment: a}", [["a", "b"], [120, 100]]),
        ("{type: bounce, events: a, total: b}", [["a", "b"], [300, 50], [500, 50]]),
        ("{type: abandonment, events: a, total: b}", [["a", "b"], [300, 50], [500, 50]]),
        ("{type: churn, start: b, lost: a}", [["a", "b"], [120, 100]]),
        ("{type: retention, start: b, lost: a}", [["a", "b"], [120, 100]]),
    ],
)
def test_parts_that_exceed_the_whole_are_refused(metric: str, rows: Rows, run: Run, tmp_path: Path) -> None:
    write(tmp_path, [f"m: {metric}"], rows)
    done = run("score", "data.csv")
    assert (done.returncode, done.stdout) == (3, "")
    assert "CX3027" in done.stderr
    assert "m: " in done.stderr


FCR = "type: fcr, case: id, customer: who, opened: day, resolved_first: ok"
CASES = [["id", "who", "day", "ok"], *([i, i, f"2026-03-{1 + i % 28:02}", "yes"] for i in range(84))]


def test_a_warning_that_metrics_share_is_said_once_with_their_names(run: Run, tmp_path: Path) -> None:
    metrics = [f"fcr: {{{FCR}}}", f"net: {{{FCR}, basis: net}}", f"slow: {{{FCR}, window: 14d}}"]
    write(tmp_path, metrics, CASES)
    told = [one["message"] for one in warned(run) if one["code"] == "CX0160"]
    assert [message.partition(":")[0] for message in told] == ["fcr, net", "slow"]
    assert [message.rpartition(" ")[2] for message in told] == ["21.", "42."]


def test_a_shared_warning_is_said_once_in_french_too(run: Run, tmp_path: Path) -> None:
    write(tmp_path, [f"fcr: {{{FCR}}}", f"net: {{{FCR}, basis: net}}"], CASES)
    (message,) = [one["message"] for one in warned(run, "--lang", "fr") if one["code"] == "CX0160"]
    assert message.startswith("fcr, net\u00a0: dossiers écartés")


def test_days_out_of_order_are_said_once_for_all_metrics_of_the_same_customers(
    run: Run, tmp_path: Path
) -> None:
    rows = [[i, "2026-01-10", "2026-01-05" if i == 7 else ""] for i in range(60)]
    keys = "customer: c, start: s, end: e"
    write(
        tmp_path,
        [f"churn: {{type: churn, {keys}}}", f"kept: {{type: retention, {keys}}}"],
        [["c", "s", "e"], *rows],
    )
    told = [one["message"] for one in warned(run, "--since", "2026-01-11", "--until", "2026-01-31")]
    assert [message.partition(":")[0] for message in told if "out of order" in message] == ["churn, kept"]


def test_unreadable_cells_are_said_once_for_all_metrics_that_read_them(run: Run, tmp_path: Path) -> None:
    rows = [*CASES, ["x", "x", "soon", "yes"]]
    write(tmp_path, [f"fcr: {{{FCR}}}", f"net: {{{FCR}, basis: net}}"], rows)
    told = [one["message"] for one in warned(run) if one["code"] == "CX0103"]
    assert told == ["fcr, net: 1 of 85 rows have a cell that cannot be read: 'soon' (row 85)."]


@pytest.mark.parametrize("code", ACCOUNT_WARNINGS)
def test_a_code_is_explained_in_both_languages(code: str, run: Run) -> None:
    english, french = (run("explain", code, "--lang", lang) for lang in ("en", "fr"))
    assert (english.returncode, french.returncode) == (0, 0)
    assert english.stdout.strip()
    assert english.stdout != french.stdout


TOO_MANY = [["v", "c"], *([i, "maybe" if i % 4 == 0 else "yes"] for i in range(40))]


@pytest.mark.parametrize(
    ("lang", "said", "unsaid"),
    [
        (
            "en",
            "m: 25.0% of the rows have a cell that cannot be read, more than the 5.0% allowed: 'maybe' (10 times",
            ("answers", "scale", "labels"),
        ),
        (
            "fr",
            "m\u00a0: 25,0\u00a0% des lignes ont une cellule illisible, plus que les 5,0\u00a0% admis",
            ("réponse", "échelle", "labels"),
        ),
    ],
)
def test_too_many_unreadable_rows_are_not_called_answers(
    lang: str, said: str, unsaid: tuple[str, ...], run: Run, tmp_path: Path
) -> None:
    write(tmp_path, ["m: {type: conversion, visitor: v, converted: c}"], TOO_MANY)
    done = run("score", "data.csv", "--lang", lang)
    (error,) = [line for line in done.stderr.splitlines() if "CX3012" in line]
    assert done.returncode == 3
    assert said in error
    assert [word for word in unsaid if word in error] == []


def test_too_many_unreadable_rows_tell_no_number_of_what_is_hidden(run: Run, tmp_path: Path) -> None:
    write(tmp_path, ["m: {type: conversion, visitor: v, converted: c}"], TOO_MANY[:9])
    done = run("score", "data.csv")
    assert "m: more rows have a cell that cannot be read than the 5.0% allowed." in done.stderr
    assert "maybe" not in done.stderr


@pytest.mark.parametrize(
    ("metric", "cell"),
    [
        ("{type: bounce, flag: a}", "maybe"),
        ("{type: session_duration, seconds: a}", "long"),
        ("{type: conversion, visitor: b, converted: a}", "maybe"),
    ],
)
def test_an_unreadable_cell_is_no_answer_off_a_scale(
    metric: str, cell: str, run: Run, tmp_path: Path
) -> None:
    write(tmp_path, [f"m: {metric}"], [["a", "b"], *([i % 2, i] for i in range(60)), [cell, 60]])
    (warning,) = warned(run)
    assert (warning["code"], "1 of 61 rows have a cell that cannot be read" in warning["message"]) == (
        "CX0103",
        True,
    )
    assert "labels" not in warning["hint"]


@pytest.mark.parametrize(
    "metric", ["{type: bounce, flag: a}", "{type: conversion, visitor: b, converted: a}"]
)
def test_rows_of_which_none_can_be_used_are_no_answers(metric: str, run: Run, tmp_path: Path) -> None:
    write(
        tmp_path,
        [f"m: {metric}", "nps: {type: nps, column: q}"],
        [["a", "b", "q"], *(["", "", 9] for _ in range(30))],
    )
    (told,) = [one["message"] for one in warned(run) if one["code"] == "CX0104"]
    (french,) = [one["message"] for one in warned(run, "--lang", "fr") if one["code"] == "CX0104"]
    assert told == "m: no row can be used."
    assert french == "m\u00a0: aucune ligne n'est utilisable."


@pytest.mark.parametrize(
    ("wrong", "unreadable", "told"),
    [
        (1, 0, ["CX0143 churn: 1 row has its days out of order and is left out: "]),
        (2, 0, ["CX0143 churn: 2 rows have their days out of order and are left out: "]),
        (
            2,
            1,
            [
                "CX0103 churn: 1 of 60 rows have a cell that cannot be read: 'soon' (row 3).",
                "CX0143 churn: 2 rows have their days out of order and are left out: ",
            ],
        ),
    ],
)
def test_days_out_of_order_can_be_read(
    wrong: int, unreadable: int, told: list[str], run: Run, tmp_path: Path
) -> None:
    ends = ["2026-01-05"] * wrong + ["soon"] * unreadable
    rows = [[i, "2026-01-10", ends[i] if i < len(ends) else ""] for i in range(60)]
    write(tmp_path, ["churn: {type: churn, customer: c, start: s, end: e}"], [["c", "s", "e"], *rows])
    found = warned(run, "--since", "2026-01-11", "--until", "2026-01-31")
    said = [f"{one['code']} {one['message']}" for one in found]
    assert len(said) == len(told)
    assert [line for line, start in zip(said, told, strict=True) if not line.startswith(start)] == []
