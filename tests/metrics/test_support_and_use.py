"""First contact resolution, stickiness and adoption from ready counts, and their published answers."""

import json
import subprocess
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from cxcli.errors import ConfigurationError, CxcliError, PartsExceedWhole, UnknownKey
from tests.accounts.tried import figures, outcome, results
from tests.cli.real_command import command, environment
from tests.known_answers import run
from tests.surveys import law

FCR = {"type": "fcr", "contacts": "contacts", "resolved_first": "resolved", "not_eligible": "out"}
STICKINESS = {"type": "stickiness", "dau": "dau", "mau": "mau"}
USAGE = {"type": "usage", "feature_users": "users", "active_users": "active", "sessions": "sessions"}

counts = st.integers(0, 500)


def wilson(some: int, everyone: int) -> tuple[float, float]:
    """Return Wilson's interval by another hand, in percent."""
    found = stats.binomtest(some, everyone).proportion_ci(method="wilson")
    return 100 * found.low, 100 * found.high


@pytest.mark.parametrize(
    ("function", "inputs", "expected"),
    [
        (
            "fcr",
            {"contacts": 400, "resolved_first_contact": 296, "not_eligible": 30, "window_days": 7},
            {"rate": 0.74, "rate_pct": 74.0, "net_fcr": 0.8},
        ),
        (
            "stickiness",
            {"active_users_by_day": {"1": ["a", "b", "c"], "2": ["a", "b"], "3": ["a", "d"],
                                     "4": ["a", "b", "c", "e"], "5": [], "6": ["a"], "7": ["b", "f"]}},
            {"mau": 6, "mean_dau": 2.0, "stickiness": 1 / 3, "stickiness_last_day": 1 / 3},
        ),
        (
            "stickiness",
            {"active_users_by_day": {"1": [], "2": ["a", "b"], "3": ["a"], "4": []}},
            {"mau": 2, "mean_dau": 0.75, "stickiness": 0.375, "stickiness_last_day": 0},
        ),
        (
            "product_usage",
            {"feature_users": 30, "active_users": 120, "sessions": 480},
            {"adoption": 0.25, "sessions_per_user": 4},
        ),
    ],
)  # fmt: skip
def test_a_known_answer_comes_out(function: str, inputs: dict[str, Any], expected: dict[str, float]) -> None:
    found = run({"function": function, "inputs": inputs, "expected": expected})
    assert found == pytest.approx(expected, abs=1e-12)


@law
@given(rows=st.lists(st.tuples(counts, counts, counts), min_size=1, max_size=5))
def test_ready_counts_of_cases_are_summed_as_they_stand(rows: list[tuple[int, int, int]]) -> None:
    table = [{"resolved": a, "contacts": a + b + c, "out": c} for a, b, c in rows]
    resolved, contacts, out = (sum(row[key] for row in table) for key in ("resolved", "contacts", "out"))
    gross, net = figures(FCR, table), figures({**FCR, "basis": "net"}, table)
    assert gross["value"] == (pytest.approx(100 * resolved / contacts) if contacts else None)
    assert net["value"] == (pytest.approx(100 * resolved / (contacts - out)) if contacts - out else None)
    assert net["n"] == contacts - out


@law
@given(dau=st.integers(0, 300), more=st.integers(0, 300))
def test_a_rate_of_ready_counts_has_wilsons_interval(dau: int, more: int) -> None:
    result = outcome(STICKINESS, [{"dau": dau, "mau": dau + more}]).report["m"]
    if dau + more == 0:
        assert (result.value, result.interval) == (None, None)
        return
    assert result.interval is not None
    assert (result.interval.low, result.interval.high) == pytest.approx(wilson(dau, dau + more), abs=1e-9)


def test_a_mean_of_daily_users_need_not_be_whole() -> None:
    found = figures(STICKINESS, [{"dau": "2.5", "mau": "10"}])
    assert (found["value"], found["dau"], found["n"]) == (25, 2.5, 10)


@law
@given(rows=st.lists(st.tuples(counts, counts, counts), min_size=1, max_size=5))
def test_ready_counts_of_users_are_summed_as_they_stand(rows: list[tuple[int, int, int]]) -> None:
    table = [{"users": a, "active": a + b, "sessions": c} for a, b, c in rows]
    users, active, sessions = (sum(row[key] for row in table) for key in ("users", "active", "sessions"))
    found = figures(USAGE, table)
    assert found["value"] == (pytest.approx(100 * users / active) if active else None)
    assert found["sessions_per_user"] == (sessions / active if active else None)


def test_segments_and_periods_have_counts_of_their_own() -> None:
    rows = [
        {"day": "2026-03-01", "team": "A", "contacts": 100, "resolved": 70, "out": 0},
        {"day": "2026-04-01", "team": "A", "contacts": 50, "resolved": 40, "out": 10},
        {"day": "2026-04-01", "team": "B", "contacts": 10, "resolved": 1, "out": 0},
    ]
    found = results(FCR, rows, segments=["team"], date="day", period="month")
    assert {place: result.value for place, result in found.items()} == {
        ("all", None): pytest.approx(100 * 111 / 160),
        ("all", "2026-03"): 70,
        ("all", "2026-04"): pytest.approx(100 * 41 / 60),
        ("A", None): pytest.approx(100 * 110 / 150),
        ("A", "2026-03"): 70,
        ("A", "2026-04"): 80,
        ("B", None): 10,
        ("B", "2026-04"): 10,
    }


@pytest.mark.parametrize(
    ("metric", "row"),
    [
        (STICKINESS, {"dau": 11, "mau": 10}),
        (USAGE, {"users": 11, "active": 10, "sessions": 1}),
        (FCR, {"contacts": 10, "resolved": 11, "out": 0}),
        ({**FCR, "basis": "net"}, {"contacts": 10, "resolved": 8, "out": 3}),
    ],
)
def test_a_part_that_exceeds_its_whole_is_refused(metric: dict[str, str], row: dict[str, int]) -> None:
    with pytest.raises(PartsExceedWhole):
        outcome(metric, [row])


def test_the_users_of_a_week_cannot_be_had_from_a_day_and_a_month() -> None:
    with pytest.raises(ConfigurationError, match="'dau_wau' cannot be worked out of dau, mau"):
        outcome({**STICKINESS, "basis": "dau_wau"}, [{"dau": 1, "mau": 10}])


@pytest.mark.parametrize("key", [{"window": "7d"}, {"case": "contacts"}])
def test_a_key_of_the_other_way_is_not_accepted_and_ignored(key: dict[str, str]) -> None:
    with pytest.raises(UnknownKey):
        outcome({**FCR, **key}, [{"contacts": 10, "resolved": 8, "out": 3}])


def test_a_window_that_is_no_span_is_refused_where_it_stands() -> None:
    rows = {"type": "fcr", "case": "a", "customer": "b", "opened": "c", "resolved_first": "d"}
    with pytest.raises(CxcliError, match="is not a span of days"):
        outcome({**rows, "window": "a week"}, [{"a": 1, "b": 1, "c": "2026-03-01", "d": "yes"}])


DAYS = {1: "abc", 2: "ab", 3: "ad", 4: "abce", 6: "a", 7: "bf"}

COMMAND_LINE = [
    (
        "contacts,resolved,out\n400,296,30\n",
        "type: fcr, contacts: contacts, resolved_first: resolved, not_eligible: out",
        {"value": 74, "net_fcr": 0.8, "wilson_low": 0.6948757457668063},
    ),
    (
        "user,day\n" + "".join(f"{user},2026-03-0{day}\n" for day, users in DAYS.items() for user in users),
        "type: stickiness, user: user, date: day",
        {"value": 100 / 3, "mau": 6, "mean_dau": 2, "stickiness": 1 / 3, "stickiness_last_day": 1 / 3},
    ),
]


@pytest.mark.parametrize(("table", "config", "expected"), COMMAND_LINE)
def test_the_published_cases_come_out_of_the_command_line(
    table: str, config: str, expected: dict[str, float], tmp_path: Path
) -> None:
    (tmp_path / "d.csv").write_text(table)
    text = f"version: 1\nprivacy: {{suppress_below: 0}}\nmetrics:\n  m: {{{config}}}\n"
    (tmp_path / "c.yaml").write_text(text)
    done = subprocess.run(
        command("score", "d.csv", "-c", "c.yaml", "-f", "json"),
        cwd=tmp_path,
        env=environment(tmp_path),
        capture_output=True,
        check=True,
    )
    result = json.loads(done.stdout)["results"][0]
    found = {"value": result["value"], **result["details"]}
    assert {key: found[key] for key in expected} == pytest.approx(expected, abs=1e-9)
