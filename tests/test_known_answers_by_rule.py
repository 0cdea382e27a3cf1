"""Other cases of the functions of the known answers: by plain formulas, by `run(case)` and by the command line."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.by_hand import customers, means, money, satisfaction, use
from tests.known_answers import run
from tests.known_cli.every_function import FUNCTIONS
from tests.known_cli.exported import Command, asked_for, here, told
from tests.surveys import law
from tests.test_known_answers import agrees

TOPICS = (customers, means, money, satisfaction, use)
BY_HAND = {name: formula for topic in TOPICS for name, formula in topic.FUNCTIONS.items()}
NOT_IN_ROWS = {"share_of_voice"}
TOLERANCE = 1e-9

Case = tuple[str, Mapping[str, Any], Mapping[str, Any]]
"""A function, its inputs and its options."""

CASES: list[Case] = [case for topic in TOPICS for case in topic.CASES]
NAMES = [f"{function}-{at}" for at, (function, _, _) in enumerate(CASES)]


def by_hand(case: Case) -> dict[str, Any]:
    """Return what the plain formula gives."""
    function, inputs, options = case
    return BY_HAND[function](inputs, options)


def by_run(case: Case) -> dict[str, Any]:
    """Return what `run(case)` gives of it."""
    function, inputs, options = case
    return run({"function": function, "inputs": inputs, "options": options, "expected": by_hand(case)})


def wrong(found: Mapping[str, Any], expected: Mapping[str, Any]) -> dict[str, Any]:
    """Return what is not as expected: found and expected, by name; large numbers by their first digits."""
    size = {key: max(1.0, abs(x)) if isinstance(x, int | float) else 1.0 for key, x in expected.items()}
    return {
        key: (found.get(key), x)
        for key, x in expected.items()
        if not agrees(found.get(key), x, TOLERANCE * size[key])
    }


def ways() -> list[Any]:
    """Return every case in every way in which its data may come."""
    return [
        pytest.param(case, way, commands, id=f"{name}: {way}")
        for name, case in zip(NAMES, CASES, strict=True)
        for way, commands in FUNCTIONS[case[0]](case[1], case[2]).items()
    ]


def test_every_function_that_a_command_can_be_asked_has_cases() -> None:
    assert {function for function, _, _ in CASES} == set(FUNCTIONS) == set(BY_HAND)


@pytest.mark.parametrize("case", CASES, ids=NAMES)
def test_run_gives_what_the_formula_gives(case: Case) -> None:
    assert not wrong(by_run(case), by_hand(case))


@pytest.mark.parametrize(("case", "way", "commands"), ways())
def test_the_command_prints_what_the_formula_gives(
    case: Case, way: str, commands: Sequence[Command], tmp_path: Path
) -> None:
    expected = {key: x for key, x in by_hand(case).items() if not ("rows" in way and key in NOT_IN_ROWS)}
    found: dict[str, Any] = {}
    for command in commands:
        found |= told(command, tmp_path, here)
    assert not wrong(asked_for(found, expected), expected)


def counts(points: int) -> st.SearchStrategy[list[int]]:
    """Return how many gave each of so many answers; somebody answered."""
    return st.lists(st.integers(0, 60), min_size=points, max_size=points).filter(any)


few = st.integers(0, 300)

ANY: st.SearchStrategy[Case] = st.one_of(
    st.builds(lambda n: ("csat", {"counts_1_to_5": n}, {}), counts(5)),
    st.builds(lambda n: ("ces", {"counts_1_to_7": n}, {}), counts(7)),
    st.builds(lambda n: ("ces", {"counts_1_to_5": n}, {"version": 1}), counts(5)),
    st.builds(
        lambda n, prior: (
            "average_rating",
            {"counts_1_to_5": n, "prior_mean": prior, "prior_weight": 10},
            {},
        ),
        counts(5),
        st.integers(4, 20).map(lambda x: x / 4),
    ),
    st.builds(
        lambda lost, more, new, gone: (
            "churn_rate",
            {
                "customers_start": lost + more,
                "churned_of_start": lost,
                "new": new + gone,
                "churned_of_new": gone,
            },
            {},
        ),
        few,
        st.integers(1, 300),
        few,
        few,
    ),
    st.builds(
        lambda n: ("social_sentiment", dict(zip(("positive", "neutral", "negative"), n, strict=True)), {}),
        counts(3),
    ),
    st.builds(
        lambda some, more: ("share_interval", {"positive": some, "n": some + more}, {}),
        few,
        st.integers(1, 300),
    ),
    st.builds(
        lambda seconds: ("session_duration", {"seconds": seconds}, {}),
        st.lists(st.integers(0, 9000), min_size=1, max_size=30),
    ),
)


@law
@given(case=ANY)
def test_run_gives_what_the_formula_gives_of_any_numbers(case: Case) -> None:
    assert not wrong(by_run(case), by_hand(case))
