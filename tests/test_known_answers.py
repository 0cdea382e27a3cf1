"""The published answers that this version computes, to the last digits."""

import json
import math
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from scipy import stats

from tests.known_answers import FUNCTIONS, UnknownFunction, run

PUBLISHED = Path(__file__).parents[2] / "shared" / "known_answers.json"

NOT_COMPUTED = (
    "seed000_literal_no_parentheses",
    "seed000_with_parentheses_div_5",
    "sigma_z_with_d2_1.128",
)


def published() -> list[dict[str, Any]]:
    """Return the cases that this version computes; none without the file."""
    if not PUBLISHED.exists():
        return []
    cases = json.loads(PUBLISHED.read_text(encoding="utf-8"))["cases"]
    return [case for case in cases if case["function"] in FUNCTIONS]


def agrees(found: Any, expected: Any, tolerance: float) -> bool:
    """Return whether two values are the same, numbers within the tolerance."""
    if isinstance(expected, list):
        return len(found) == len(expected) and all(
            agrees(f, e, tolerance) for f, e in zip(found, expected, strict=True)
        )
    if isinstance(expected, dict):
        return all(agrees(found.get(key), x, tolerance) for key, x in expected.items())
    if isinstance(expected, float | int) and found is not None:
        return math.isclose(found, expected, rel_tol=0, abs_tol=tolerance)
    return bool(found == expected)


@pytest.mark.skipif(not PUBLISHED.exists(), reason="the published answers are not beside the project")
def test_the_published_answers_are_there() -> None:
    assert len(published()) >= 60


@pytest.mark.parametrize("case", published(), ids=lambda case: case["id"])
def test_a_published_answer_comes_out(case: dict[str, Any]) -> None:
    asked = {key: x for key, x in case["expected"].items() if key not in NOT_COMPUTED}
    found = run({**case, "expected": asked})
    wrong = {k: (found.get(k), x) for k, x in asked.items() if not agrees(found.get(k), x, case["abs_tol"])}
    assert not wrong


@pytest.mark.parametrize(
    "case",
    [
        {"function": "tea_leaves", "inputs": {}},
        {
            "function": "nps_interval",
            "inputs": {"detractors": 1, "passives": 1, "promoters": 1},
            "options": {"method": "guess"},
        },
    ],
)
def test_what_is_not_built_says_so(case: dict[str, Any]) -> None:
    with pytest.raises(UnknownFunction):
        run(case)


def test_the_file_can_be_loaded_by_its_path_from_any_folder(tmp_path: Path) -> None:
    asked = (
        "import importlib.util, sys\n"
        "spec = importlib.util.spec_from_file_location('known', sys.argv[1])\n"
        "known = importlib.util.module_from_spec(spec)\n"
        "spec.loader.exec_module(known)\n"
        "print(known.run({'function': 'nps', 'inputs': {'scores': [10, 9, 0, 8]}})['nps_pts'])\n"
    )
    path = str(Path(__file__).parent / "known_answers.py")
    done = subprocess.run(
        [sys.executable, "-c", asked, path], cwd=tmp_path, capture_output=True, text=True, check=True
    )
    assert done.stdout == "25.0\n"


@pytest.mark.parametrize(
    ("method", "expected"),
    [
        ("clopper_pearson", stats.binomtest(42, 70).proportion_ci(0.95, "exact")),
        ("jeffreys", stats.beta(42.5, 28.5).interval(0.95)),
        ("agresti-coull", (0.4828233439851865, 0.70677204353276)),
        ("wald", (0.4852362602706518, 0.7147637397293481)),
    ],
)
def test_other_intervals_of_a_share_come_out_too(method: str, expected: tuple[float, float]) -> None:
    inputs, options = {"positive": 42, "n": 70}, {"method": method}
    found = run({"function": "share_interval", "inputs": inputs, "options": options})
    assert (found["ci_low_share"], found["ci_high_share"]) == pytest.approx(tuple(expected), abs=1e-10)


def test_simultaneous_shares_come_out_as_two_lists() -> None:
    found = run({"function": "shares_simultaneous", "inputs": {"counts": [15, 45, 40]}})
    assert found["low"] == pytest.approx([0.0837013, 0.3368524, 0.2912340], abs=1e-6)


def test_without_expectations_everything_is_returned() -> None:
    found = run({"function": "nps", "inputs": {"scores": [0, 6, 7, 8, 9, 10]}})
    assert found["nps_pts"] == 0
    assert found["class"] == ["detractor", "detractor", "passive", "passive", "promoter", "promoter"]
