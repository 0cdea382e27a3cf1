"""The published answers again, through the command line: exports, a configuration, and what is printed."""

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest

from tests.known_cli.every_function import FUNCTIONS, TOPICS
from tests.known_cli.exported import Command, apart, asked_for, here, told
from tests.test_known_answers import NOT_COMPUTED, PUBLISHED, agrees

GROUPS = ("op-", "stars-", "csat-", "ces-", "ces1-", "ces2-")
"""How the names begin of cases that a command is asked."""

NOT_IN_ROWS = {"share_of_voice"}
"""What rows of mentions do not tell: how often the others of the market are mentioned."""


def cases() -> list[dict[str, Any]]:
    """Return the published cases of these groups; none without the file."""
    if not PUBLISHED.exists():
        return []
    published = json.loads(PUBLISHED.read_text(encoding="utf-8"))["cases"]
    return [case for case in published if case["id"].startswith(GROUPS)]


def ways() -> Iterator[Any]:
    """Yield every case in every way in which its data may come."""
    for case in cases():
        for way, commands in asked(case).items():
            yield pytest.param(case, way, commands, id=f"{case['id']}: {way}")


def asked(case: dict[str, Any]) -> dict[str, Sequence[Command]]:
    """Return the commands that tell a case, by the way in which its data comes."""
    options = {"how": case.get("how"), **(case.get("options") or {})}
    return dict(FUNCTIONS[case["function"]](case["inputs"], options))


@pytest.mark.skipif(not PUBLISHED.exists(), reason="the published answers are not beside the project")
def test_every_published_case_of_these_groups_is_asked() -> None:
    assert len(cases()) >= 30
    assert all(asked(case) for case in cases())


@pytest.mark.parametrize(("case", "way", "commands"), [*ways()])
def test_a_published_answer_is_printed(
    case: dict[str, Any], way: str, commands: Sequence[Command], tmp_path: Path
) -> None:
    left_out = {*NOT_COMPUTED, *(NOT_IN_ROWS if "rows" in way else ())}
    expected = {key: x for key, x in case["expected"].items() if key not in left_out}
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


def one_of_each_topic() -> list[Any]:
    """Return a case of each topic, in the first way in which its data may come."""
    first = {name: case for case in reversed(cases()) for name in topics_of(case)}
    return [pytest.param(case, id=f"{name}: {case['id']}") for name, case in sorted(first.items())]


def topics_of(case: dict[str, Any]) -> list[str]:
    """Return the names of the topics that a case is of."""
    return [topic.__name__.rpartition(".")[2] for topic in TOPICS if case["function"] in topic.FUNCTIONS]


@pytest.mark.parametrize("case", one_of_each_topic())
def test_the_command_in_a_process_of_its_own_prints_the_same(case: dict[str, Any], tmp_path: Path) -> None:
    commands = next(iter(asked(case).values()))
    for command in commands:
        assert told(command, tmp_path, apart) == told(command, tmp_path, here)
