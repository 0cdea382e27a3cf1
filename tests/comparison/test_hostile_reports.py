"""What is no report: refused with words, whatever it holds, and never a crash."""

import copy
import json
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from cxcli.comparison import stored as stored_module
from cxcli.comparison.compare import compare
from cxcli.comparison.stored import is_report, stored_wave
from cxcli.comparison.terms import Terms
from cxcli.errors import DataError, FileMissing, NotAReport, UnreadableFile
from cxcli.pipeline.measuring import report_of
from cxcli.renderers.to_json import to_json
from tests.studies import by, csat, nps, study
from tests.waves import measured_of, rows

ASKED = study(nps(), csat(), cuts=(by("country"),))
ROWS = [
    {**row, "Q2": str(1 + i % 5), "country": ("FR", "BE")[i % 2]}
    for i, row in enumerate(rows("Q1", {0: 10, 8: 20, 10: 30}))
]
REPORT: dict[str, Any] = json.loads(to_json(report_of(measured_of(ASKED, ROWS))))

quick = settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])


def read(folder: Path, text: str | bytes) -> Any:
    path = folder / "r.json"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return stored_wave(str(path))


def with_result(change: Callable[[dict[str, Any]], object], number: int = 0) -> str:
    document = copy.deepcopy(REPORT)
    change(document["results"][number])
    return json.dumps(document)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "[]",
        "null",
        "3",
        '"cxcli.report/1"',
        "{}",
        '{"schema": "cxcli.report/2", "results": []}',
        '{"schema": "cxcli.comparison/1", "results": []}',
        '{"schema": ["cxcli.report/1"], "results": []}',
        '{"schema": "cxcli.report/1"}',
        '{"schema": "cxcli.report/1", "results": {}}',
        '{"schema": "cxcli.report/1", "results": [1]}',
        '{"schema": "cxcli.report/1", "results": [[]]}',
        '{"schema": "cxcli.report/1", "results": [{}]}',
        "[" * 100_000,
        '{"a":' * 100_000,
        '{"schema": "cxcli.report/1", "results": [' + "9" * 5000 + "]}",
        b"\xff\xfe\x00",
        b"\x00" * 100,
        b"PK\x03\x04",
    ],
    ids=range(21),
)
def test_what_is_no_report_is_refused(tmp_path: Path, text: str | bytes) -> None:
    with pytest.raises(NotAReport) as raised:
        read(tmp_path, text)
    assert raised.value.code == "CX3018"
    assert "r.json" in raised.value.problem
    assert "cxcli score" in raised.value.hint


NAN, INFINITE = float("nan"), float("inf")


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("metric", None),
        ("metric", 3),
        ("metric", ["nps"]),
        ("type", "tea"),
        ("type", ["nps"]),
        ("type", "csat"),
        ("statistic", "mean"),
        ("statistic", None),
        ("unit", "percent"),
        ("title", 5),
        ("segment", []),
        ("segment", {"country": 3}),
        ("segment", None),
        ("value", "33"),
        ("value", NAN),
        ("value", True),
        ("value", 34.0),
        ("value", None),
        ("n", 59),
        ("n", 60.0),
        ("n", True),
        ("n", -60),
        ("n", None),
        ("n", 10**400),
        ("n_effective", 0),
        ("n_effective", -1),
        ("n_effective", NAN),
        ("n_effective", INFINITE),
        ("n_effective", 1e300),
        ("n_effective", None),
        ("distribution", None),
        ("distribution", []),
        ("distribution", {}),
        ("distribution", {"10": 60}),
        ("distribution", {"11": 10, "8": 20, "10": 30}),
        ("distribution", {"1e99999999": 10, "8": 20, "10": 30}),
        ("distribution", {"1/3": 10, "8": 20, "10": 30}),
        ("distribution", {"٣": 10, "8": 20, "10": 30}),
        ("distribution", {"NaN": 10, "8": 20, "10": 30}),
        ("distribution", {"": 10, "8": 20, "10": 30}),
        ("distribution", {"9" * 5000: 10, "8": 20, "10": 30}),
        ("distribution", {"0": 10.5, "8": 20, "10": 30}),
        ("distribution", {"0": -10, "8": 40, "10": 30}),
        ("distribution", {"0": "10", "8": 20, "10": 30}),
        ("weighted_distribution", {"0": NAN, "8": 20, "10": 30}),
        ("weighted_distribution", {"0": -1, "8": 20, "10": 30}),
        ("weighted_distribution", {"8": 20, "10": 30}),
        ("weighted_distribution", []),
        ("interval", 5),
        ("interval", {"low": 1}),
        ("interval", {"low": NAN, "high": 3, "confidence": 0.95, "method": "score"}),
        ("details", None),
        ("details", {"df": "3", "clusters": 4}),
        ("details", {"df": 3}),
        ("details", {"df": -3, "clusters": 4}),
        ("suppressed", "secret"),
        ("suppressed", 0),
        ("flags", "abc"),
        ("flags", [1]),
        ("question", None),
        ("question", {}),
        ("question", {**REPORT["results"][0]["question"], "scale": [10, 0]}),
        ("question", {**REPORT["results"][0]["question"], "scale": [0, 0]}),
        ("question", {**REPORT["results"][0]["question"], "scale": [0, 5, 10]}),
        ("question", {**REPORT["results"][0]["question"], "scale": [0, NAN]}),
        ("question", {**REPORT["results"][0]["question"], "step": 0}),
        ("question", {**REPORT["results"][0]["question"], "step": -1}),
        ("question", {**REPORT["results"][0]["question"], "better": "worse"}),
        ("question", {**REPORT["results"][0]["question"], "fingerprint": 7}),
        ("question", {**REPORT["results"][0]["question"], "positive": "4"}),
        ("question", {**REPORT["results"][0]["question"], "positive": [INFINITE]}),
    ],
    ids=str,
)
def test_a_value_of_the_wrong_kind_is_named_and_refused(tmp_path: Path, key: str, value: object) -> None:
    with pytest.raises(NotAReport) as raised:
        read(tmp_path, with_result(lambda result: result.update({key: value})))
    assert "result 1 (" in raised.value.problem


NEEDED = [
    "metric", "type", "title", "statistic", "segment", "unit", "n", "n_effective",
    "distribution", "details", "question", "flags", "value",
]  # fmt: skip


@pytest.mark.parametrize("key", NEEDED)
def test_a_missing_key_is_refused(tmp_path: Path, key: str) -> None:
    with pytest.raises(NotAReport):
        read(tmp_path, with_result(lambda result: result.pop(key)))


@pytest.mark.parametrize("key", sorted({*REPORT} - {"schema", "results"}))
def test_what_is_not_looked_at_need_not_be_there(tmp_path: Path, key: str) -> None:
    assert len(read(tmp_path, json.dumps({k: v for k, v in REPORT.items() if k != key})).groups) == 6


def test_a_metric_without_its_overall_result_is_refused(tmp_path: Path) -> None:
    document = {**REPORT, "results": [r for r in REPORT["results"] if r["segment"] or r["metric"] == "csat"]}
    with pytest.raises(NotAReport, match="nps: no overall result"):
        read(tmp_path, json.dumps(document))


def test_a_segment_that_asks_another_question_than_the_whole_is_refused(tmp_path: Path) -> None:
    with pytest.raises(NotAReport, match="another question"):
        read(tmp_path, with_result(lambda result: result["question"].update({"fingerprint": "0"}), 1))


def test_satisfied_answers_that_nobody_can_know_are_refused(tmp_path: Path) -> None:
    document = copy.deepcopy(REPORT)
    for result in document["results"]:
        if result["metric"] == "csat":
            result["question"] |= {"scale": [1, 7], "positive": []}
    with pytest.raises(NotAReport, match="positive"):
        read(tmp_path, json.dumps(document))


def test_a_report_larger_than_any_of_ours_is_not_read_to_its_end(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(stored_module, "LARGEST", 1000)
    with pytest.raises(NotAReport):
        read(tmp_path, json.dumps(REPORT))


def test_a_file_that_is_not_there_or_cannot_be_read_says_so(tmp_path: Path) -> None:
    with pytest.raises(FileMissing):
        stored_wave(str(tmp_path / "none.json"))
    (tmp_path / "folder.json").mkdir()
    with pytest.raises(UnreadableFile):
        stored_wave(str(tmp_path / "folder.json"))


@pytest.mark.parametrize(
    ("path", "told"), [("a.json", True), ("A.JSON", True), ("a.csv", False), ("-", False)]
)
def test_reports_are_known_by_their_suffix(path: str, told: bool) -> None:  # noqa: FBT001
    assert is_report(path) == told


PATHS: list[tuple[Any, ...]] = [()]


def _walk(value: Any, path: tuple[Any, ...]) -> None:
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, item in items:
        PATHS.append((*path, key))
        _walk(item, (*path, key))


_walk({"results": REPORT["results"]}, ())

ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8) | st.just(10**30),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=6,
)


@quick
@given(path=st.sampled_from(PATHS[1:]), value=ANYTHING)
@example(path=("results", 0, "question", "step"), value=5e-324)
@example(path=("results", 0, "question", "scale", 1), value=1e12)
@example(path=("results", 0, "metric"), value="\ud800")
def test_whatever_is_put_in_its_place_a_report_is_compared_or_refused(
    tmp_path: Path, path: tuple[Any, ...], value: object
) -> None:
    document = copy.deepcopy(REPORT)
    parent = document
    for key in path[:-1]:
        parent = parent[key]
    parent[path[-1]] = value
    (tmp_path / "whole.json").write_text(json.dumps(REPORT))
    whole = stored_wave(str(tmp_path / "whole.json"))
    with suppress(DataError):
        compare(read(tmp_path, json.dumps(document)), whole, Terms(changes_allowed=True))
