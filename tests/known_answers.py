"""Runs any case of the known answers through the product: `run(case)` returns what was computed.

Every figure comes from `cxcli`; the modules of `tests/known` only translate the spellings of the cases.
"""

import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

# This file may be loaded by its path from any folder; what it imports stands beside and above it.
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from tests.known import (
    cleaning,
    comparisons,
    customers,
    designs,
    drivers,
    gates,
    means,
    money,
    net_intervals,
    planning,
    rounding,
    scores,
    shares,
    signals,
    usage,
    weights,
)
from tests.known.spelling import Case, UnknownFunction, Values

__all__ = ["FUNCTIONS", "UnknownFunction", "run"]

TOPICS = (
    cleaning,
    comparisons,
    customers,
    designs,
    drivers,
    gates,
    means,
    money,
    net_intervals,
    planning,
    rounding,
    scores,
    shares,
    signals,
    usage,
    weights,
)

FUNCTIONS: Mapping[str, Callable[[Case, Case], Values]] = {
    name: function for topic in TOPICS for name, function in topic.FUNCTIONS.items()
}


def run(case: Case) -> Values:
    """Return the computed figures of a case: the keys of `expected`, or all of them without it.

    Raises:
        UnknownFunction: the case asks for something that is not built.
    """
    function = FUNCTIONS.get(case["function"])
    if function is None:
        raise UnknownFunction(case["function"])
    found = function(case["inputs"], {"how": case.get("how"), **(case.get("options") or {})})
    return _asked_for(found, case["expected"]) if "expected" in case else found


def _asked_for(found: Any, expected: Any) -> Any:
    """Return what was computed under the keys that are expected, in maps of maps too."""
    if not isinstance(expected, Mapping) or not isinstance(found, Mapping):
        return found
    return {key: _asked_for(found[key], value) for key, value in expected.items() if key in found}
