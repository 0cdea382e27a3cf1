"""Every configuration that `explain` shows runs as it is pasted, on a table with its columns."""

import csv
import re
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

import cxcli
from cxcli.cli.definitions import explanation
from cxcli.metrics import METRICS
from tests.cli.real_command import Run
from tests.explained import PRIVATE, TITLES, configurations, pasted, write_table

SHOWN = [(name, number) for name in METRICS for number, _ in enumerate(configurations(name))]
every_configuration = pytest.mark.parametrize(("name", "number"), SHOWN)


def scored(configuration: str, folder: Path) -> cxcli.Report:
    """Return the report of a configuration as it is pasted."""
    write_table(pasted(configuration), folder / "data.csv")
    return cxcli.score(folder / "data.csv", config=f"version: 1\n{PRIVATE}{configuration}")


@every_configuration
def test_a_configuration_loads_and_scores_as_it_is_pasted(name: str, number: int, tmp_path: Path) -> None:
    report = scored(configurations(name)[number], tmp_path)
    known = {result.metric for result in report.results if result.value is not None}
    assert next(result.type for result in report.results) == name
    assert [result.metric for result in report.results if result.metric not in known] == []


@pytest.mark.parametrize("name", METRICS)
def test_the_example_of_a_metric_is_among_what_is_shown(name: str) -> None:
    assert any(f"metrics:\n{METRICS[name].example}" in one for one in configurations(name))


@pytest.mark.parametrize("name", METRICS)
def test_every_way_of_a_metric_is_shown_and_so_is_a_question(name: str) -> None:
    metric = METRICS[name]
    ways = [pasted(one).measures[0].way for one in configurations(name)]
    assert {way.name for way in metric.ways} <= set(ways)
    assert metric.is_question == (None in ways)


@pytest.mark.parametrize("name", METRICS)
def test_the_configurations_are_the_same_in_french(name: str) -> None:
    english = [re.sub(r"  #.*", "", one) for one in configurations(name, "en")]
    assert configurations(name, "fr") == english


@every_configuration
def test_what_is_divided_stands_beside_every_rate(name: str, number: int, tmp_path: Path) -> None:
    for result in scored(configurations(name)[number], tmp_path).results:
        details = result.details or {}
        if details.get("rate") is not None:
            assert details["rate"] == pytest.approx(details["numerator"] / details["denominator"], rel=1e-12)


@pytest.mark.parametrize("name", ["churn", "mrr", "comments", "nps"])
def test_the_real_command_takes_them(name: str, run: Run, tmp_path: Path) -> None:
    for configuration in configurations(name):
        (tmp_path / "cxcli.yaml").write_text(f"version: 1\n{configuration}")
        write_table(pasted(configuration), tmp_path / "data.csv")
        done = run("score", "data.csv")
        assert done.returncode == 0, done.stderr


@pytest.mark.parametrize(
    ("name", "written", "value"),
    [
        ("churn", "basis: net_change", lambda d: 100 * d["numerator"] / d["denominator"]),
        (
            "churn",
            "basis: average",
            lambda d: 100 * (d["lost"] + d["lost_new"]) / ((d["customers_start"] + d["customers_end"]) / 2),
        ),
        ("churn", "basis: exposure", lambda d: 100 * (d["lost"] + d["lost_new"]) / d["customer_months"]),
        ("growth", "", lambda d: 100 * d["numerator"] / d["denominator"]),
        ("fcr", "basis: net", lambda d: 100 * d["resolved_eligible"] / d["eligible"]),
        ("conversion", "basis: events", lambda d: 100 * d["conversions"] / d["visitors"]),
        ("stickiness", "basis: mean_dau", lambda d: 100 * d["mean_dau"] / d["mau"]),
        ("stickiness", "basis: last_day", lambda d: 100 * d["dau"] / d["mau"]),
        ("stickiness", "basis: dau_wau", lambda d: 100 * d["mean_dau_week"] / d["wau"]),
        ("usage", "", lambda d: 100 * d["feature_users"] / d["active_users"]),
        ("arpu", "", lambda d: d["revenue"] / d["users"]),
        ("retention_cost", "", lambda d: d["spend"] / d["customers"]),
        ("acquisition_cost", "", lambda d: d["spend"] / d["new_customers"]),
    ],
)
def test_a_reader_can_redo_the_division(
    name: str, written: str, value: Callable[[Mapping[str, float]], float], tmp_path: Path
) -> None:
    report = scored(configurations(name)[0] + (f"    {written}\n" if written else ""), tmp_path)
    told = [result for result in report.results if result.value is not None]
    assert told
    assert [result.value for result in told] == pytest.approx(
        [value(result.details or {}) for result in told]
    )


SCORES = {"detractors": range(7), "passives": (7, 8), "promoters": (9, 10)}
BINS = {"detractors": "<7", "passives": "7-8", "promoters": "9+"}


def test_themes_of_comments_are_told_by_score_group(tmp_path: Path) -> None:
    configuration = configurations("comments")[-1]
    rows = [
        (i % 11, "why" if i % 4 else "", "x" if i % 3 == 0 else "", "x" if i % 11 > 8 else "")
        for i in range(220)
    ]
    with (tmp_path / "data.csv").open("w", newline="") as file:
        csv.writer(file).writerows([["Q1", "Why", "price", "support"], *rows])
    report = cxcli.score(tmp_path / "data.csv", config=f"version: 1\n{configuration}")
    found = {
        one.segment.get("nps_class"): one.details or {} for one in report.results if one.metric == "comments"
    }
    for group, scores in SCORES.items():
        commented = [row for row in rows if row[0] in scores and row[1]]
        themes = found[BINS[group]]["themes"]
        assert found[BINS[group]]["with_comment"] == len(commented)
        assert themes["price"]["n"] == sum(row[2] == "x" for row in commented)
        assert themes["support"]["rate"] == sum(row[3] == "x" for row in commented) / len(commented)


def test_the_groups_of_the_configuration_are_those_of_the_nps(tmp_path: Path) -> None:
    report = scored(configurations("comments")[-1], tmp_path)
    nps = {one.segment.get("nps_class"): one for one in report.results if one.metric == "nps"}
    assert {group for group in nps if group} == {*BINS.values()}
    for group, bins in BINS.items():
        assert (nps[bins].shares or {})[group] == 1


@pytest.mark.parametrize("name", METRICS)
def test_french_has_no_english_comments(name: str) -> None:
    assert [line for one in configurations(name, "fr") for line in one.splitlines() if "  #" in line] == []


@pytest.mark.parametrize("name", METRICS)
def test_french_explanations_hold_no_english_sentence(name: str) -> None:
    prose = explanation(name, "fr").split(f"\n{TITLES['fr']}\n")[0]
    prose, _, source = prose.rpartition("\nSource\n")
    assert ENGLISH.findall(re.sub(r"«[^»]*»|`[^`]*`|(?m:^  \w+ \()", "", prose)) == []
    assert not re.search(
        r"[Ii]nterval|users|contacts only", re.sub(r'"[^"]*"', "", source).replace("Intervalle", "")
    )


ENGLISH = re.compile(r"\b(?:the|of|and|or|with|only|yes|no|leave|each|is|are|by|from|whether)\b")
