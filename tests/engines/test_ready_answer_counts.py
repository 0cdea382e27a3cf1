"""`count`: a row that stands for many people counts as that many rows, no more and no less."""

import subprocess
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxcli.errors import BadCounts, CxcliError
from tests.accounts.tables import tried
from tests.accounts.tried import outcome
from tests.cli.real_command import command, environment

ROWS = st.lists(
    st.tuples(
        st.sampled_from(["0", "6", "8", "10", "", "N/A", "99"]),
        st.integers(0, 40),
        st.sampled_from(["FR", "BE", ""]),
        st.sampled_from(["2026-01-10", "2026-02-10"]),
        st.sampled_from(["0.5", "1", "3"]),
    ),
    min_size=1,
    max_size=15,
)
NAMES = ("score", "n", "country", "day", "w")
SPLIT = {"segments": ["country"], "date": "day", "period": "month", "limits": {"max_invalid_share": 1}}

NPS = {"type": "nps", "column": "score"}


def told(metric: dict[str, Any], rows: list[dict[str, Any]], **more: Any) -> list[tuple[Any, ...]]:
    return [
        (r.segment, r.period, r.value, r.interval, r.n, r.n_effective, r.answers, r.distribution, r.details)
        for r in outcome(metric, rows, **{**SPLIT, **more}).report.results
        if r.rows
    ]


@pytest.mark.parametrize("more", [{}, {"weight": "w"}])
@tried
@given(rows=ROWS)
def test_a_counted_row_is_so_many_rows(more: dict[str, Any], rows: list[tuple[Any, ...]]) -> None:
    counted = [dict(zip(NAMES, row, strict=True)) for row in rows]
    each = [row for row in counted for _ in range(row["n"])]
    if each:
        assert told({**NPS, "count": "n"}, counted, **more) == told(NPS, each, **more)


def test_two_metrics_may_count_differently() -> None:
    rows = [{"s": 10, "a": 4, "b": 1}, {"s": 0, "a": 1, "b": 4}]
    metrics = {name: {"type": "nps", "column": "s", "count": name} for name in ("a", "b")}
    report = outcome({"type": "nps", "column": "s"}, rows, metrics=metrics).report
    assert [(report[name].value, report[name].n) for name in ("a", "b")] == [(60, 5), (-60, 5)]


def test_counts_are_exact_however_large() -> None:
    rows = [{"s": 10, "n": 10**12}, {"s": 0, "n": 10**12 - 1}, {"s": 8, "n": "1 000 000"}]
    found = outcome({**NPS, "column": "s", "count": "n"}, rows).report["m"]
    assert found.n == 2 * 10**12 - 1 + 10**6
    assert found.distribution is not None
    assert [people for people in found.distribution.values() if people] == [10**12 - 1, 10**6, 10**12]


def test_a_blank_count_is_nobody_and_no_answer() -> None:
    rows = [{"s": 10, "n": 12}, {"s": 0, "n": ""}, {"s": "rubbish", "n": 0}]
    found = outcome({**NPS, "column": "s", "count": "n"}, rows).report["m"]
    assert found.answers == {"valid": 12, "missing": 0, "not_applicable": 0, "invalid": 0}


@pytest.mark.parametrize("count", ["-1", "2.5", "many", "1e3", "12%", str(10**13)])
def test_what_is_no_number_of_people_is_refused_with_its_row(count: str) -> None:
    with pytest.raises(BadCounts) as caught:
        outcome({**NPS, "column": "s", "count": "n"}, [{"s": 10, "n": 3}, {"s": 9, "n": count}])
    problem = caught.value.problems[0]
    assert f"2: '{count}'" in problem.message.en
    assert (caught.value.exit_code, problem.place.row) == (3, 2)


@pytest.mark.parametrize(
    ("written", "people"),
    [("400", 400), ("400.0", 400), ("1,250", 1250), ("1\u202f250", 1250), ("1'250", 1250)],
)
def test_counts_are_read_as_spreadsheets_write_them(written: str, people: int) -> None:
    assert outcome({**NPS, "column": "s", "count": "n"}, [{"s": 10, "n": written}]).report["m"].n == people


@pytest.mark.parametrize(
    "more",
    [
        {"respondent": "who"},
        {"design": {"strata": "who"}},
        {"design": {"clusters": "who"}},
        {"weight": {"rake": {"who": {"a": 1}}}},
    ],
)
def test_ready_counts_have_no_single_people(more: dict[str, Any]) -> None:
    with pytest.raises(CxcliError) as caught:
        outcome({**NPS, "column": "s", "count": "n"}, [{"s": 10, "n": 3, "who": "a"}], **more)
    assert caught.value.exit_code == 2


@pytest.mark.parametrize("count", ["n", "missing"])
def test_from_the_command_line(tmp_path: Path, count: str) -> None:
    (tmp_path / "a.csv").write_text("score,n\n5,35\n4,45\n3,10\n2,6\n1,4\n")
    (tmp_path / "c.yaml").write_text(
        f"version: 1\nmetrics:\n  css: {{type: css, column: score, count: {count}}}\n"
    )
    asked = command("score", "a.csv", "-c", "c.yaml", "-f", "csv")
    done = subprocess.run(
        asked, cwd=tmp_path, env=environment(tmp_path), capture_output=True, text=True, check=False
    )
    if count == "missing":
        assert done.returncode == 3
        assert "missing" in done.stderr
    else:
        assert ",80.0,percent," in done.stdout
