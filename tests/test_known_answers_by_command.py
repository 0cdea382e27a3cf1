"""The published answers again, through the command line: exports, a configuration, and what is printed."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.known_cli.every_function import FUNCTIONS
from tests.known_cli.exported import Command, apart, asked_for, here, told
from tests.test_known_answers import NOT_COMPUTED, PUBLISHED, agrees

GROUPS = ("op-", "stars-", "csat-", "ces-", "ces1-", "ces2-")
"""How the names begin of cases that a command is asked."""


def ways() -> Iterator[Any]:
    """Yield every published case in every way in which its data may come."""
    if not PUBLISHED.exists():
        return
    for case in json.loads(PUBLISHED.read_text(encoding="utf-8"))["cases"]:
        if case["id"].startswith(GROUPS):
            options = {"how": case.get("how"), **(case.get("options") or {})}
            for way, commands in FUNCTIONS[case["function"]](case["inputs"], options).items():
                yield pytest.param(case, commands, id=f"{case['id']}: {way}")


@pytest.mark.skipif(not PUBLISHED.exists(), reason="the published answers are not beside the project")
def test_every_published_case_of_these_groups_can_be_asked() -> None:
    assert len({param.values[0]["id"] for param in ways()}) >= 30


@pytest.mark.parametrize(("case", "commands"), [*ways()])
def test_a_published_answer_is_printed(case: dict[str, Any], commands: list[Command], tmp_path: Path) -> None:
    expected = {key: x for key, x in case["expected"].items() if key not in NOT_COMPUTED}
    found: dict[str, Any] = {}
    for command in commands:
        found |= told(command, tmp_path, here)
    printed = asked_for(found, expected)
    wrong = {
        key: (printed.get(key), x)
        for key, x in expected.items()
        if not agrees(printed.get(key), x, case["abs_tol"])
    }
    assert not wrong
