"""The published answers that this version computes, to the last digits."""

import json
import math
from pathlib import Path
from typing import Any

import pytest

from tests.known_answers import UnknownFunction, run

PUBLISHED = Path(__file__).parents[2] / "shared" / "known_answers.json"

BUILT = (
    "nps-point", "nps-ci-score", "nps-target", "csat-wilson", "csat-1to5", "csat-1to10", "csat-weighted",
    "ces1", "ces2", "ces-degenerate", "ces-three", "stars", "kish", "nps-weighted", "op-css",
    "rounding", "cleaning", "suppression",
)  # fmt: skip

NOT_BUILT = ("_bounded_", "aw3_")
NOT_COMPUTED = ("seed000_literal_no_parentheses", "seed000_with_parentheses_div_5")


def published() -> list[dict[str, Any]]:
    """Return the cases that are computed now; none without the file."""
    if not PUBLISHED.exists():
        return []
    cases = json.loads(PUBLISHED.read_text(encoding="utf-8"))["cases"]
    return [case for case in cases if case["id"].startswith(BUILT)]


def agrees(found: Any, expected: Any, tolerance: float) -> bool:
    """Return whether two values are the same, numbers within the tolerance."""
    if isinstance(expected, list):
        return len(found) == len(expected) and all(
            agrees(f, e, tolerance) for f, e in zip(found, expected, strict=True)
        )
    if isinstance(expected, float | int) and found is not None:
        return math.isclose(found, expected, rel_tol=0, abs_tol=tolerance)
    return bool(found == expected)


@pytest.mark.skipif(not PUBLISHED.exists(), reason="the published answers are not beside the project")
def test_the_published_answers_are_there() -> None:
    assert len(published()) >= 30


@pytest.mark.parametrize("case", published(), ids=lambda case: case["id"])
def test_a_published_answer_comes_out(case: dict[str, Any]) -> None:
    left_out = (*NOT_BUILT, *NOT_COMPUTED)
    asked = {key: x for key, x in case["expected"].items() if not any(part in key for part in left_out)}
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


def test_without_expectations_everything_is_returned() -> None:
    found = run({"function": "nps", "inputs": {"scores": [0, 6, 7, 8, 9, 10]}})
    assert found["nps_pts"] == 0
    assert found["class"] == ["detractor", "detractor", "passive", "passive", "promoter", "promoter"]
