"""A small share of the mutated exports; `python -m tests.fuzz` runs them all."""

from tests.fuzz import run


def test_mutated_exports_end_in_a_result_or_a_coded_error() -> None:
    faults, seen = run(60)
    assert faults == []
    assert seen[0]
    assert seen[3]
