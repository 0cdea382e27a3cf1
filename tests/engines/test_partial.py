"""Tables that are counted apart add up to the run over all of them, in any grouping."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cxcli.config.load import from_mapping
from cxcli.config.study import study_of
from cxcli.engines.counted import Counted
from cxcli.engines.partial import added, adds_up, partial_of, whole
from cxcli.engines.streaming import run
from cxcli.study.study import Study
from tests.tables import MemoryTable

NAMES = ["nps", "csat", "plan", "day", "w"]

rows = st.lists(
    st.tuples(
        st.sampled_from(["0", "6", "9", "10", "11", "", "N/A", "soso"]),
        st.sampled_from(["1", "Satisfied", "Very satisfied", "5", "meh"]),
        st.sampled_from(["Pro", "Free", ""]),
        st.sampled_from(["2026-01-05", "2026-02-28", "no day"]),
        st.sampled_from(["1", "0.5", "2.25", ""]),
    ).map(list),
    max_size=12,
)


def study(**more: Any) -> Study:
    config = {
        "version": 1,
        "date": "day",
        "period": "month",
        "segments": ["plan"],
        "metrics": {
            "nps": {"type": "nps", "column": "nps"},
            "csat": {"type": "csat", "column": "csat", "labels": "en.sat5"},
        },
    }
    return study_of(from_mapping(config | more))


def facts(counted: Counted) -> tuple[Any, ...]:
    """Return all that a report is made of."""
    found = counted.findings
    return (
        counted.tally,
        counted.tally.largest,
        counted.rows_used,
        list(found.dropped.items()),
        found.spots,
        (found.undated, found.repeated_rows, found.last_day, found.rounded_weights),
        counted.invalid,
        counted.wordings,
        counted.compared.is_complete,
        counted.together,
    )


@settings(deadline=None, max_examples=60)
@given(files=st.lists(rows, min_size=1, max_size=4), is_weighted=st.booleans(), cut=st.integers(0, 4))
def test_tables_counted_apart_add_up_to_the_whole(
    files: list[list[list[str]]], *, is_weighted: bool, cut: int
) -> None:
    asked = study(weight="w") if is_weighted else study()
    assert adds_up(asked)

    def tables() -> list[MemoryTable]:
        return [MemoryTable(NAMES, cells) for cells in files]

    groups = [group for group in (tables()[:cut], tables()[cut:]) if group]
    apart = whole(asked, added(asked, [partial_of(asked, group) for group in groups]))
    assert facts(apart) == facts(run(asked, tables()))


@pytest.mark.parametrize(
    "more",
    [
        {"respondent": "plan"},
        {"response": "plan"},
        {"duplicates": "drop"},
        {"segments": [{"column": "plan", "top": 1}]},
        {"respondent": "plan", "unit": "respondent"},
    ],
    ids=["clusters", "updates", "duplicates", "top", "latest"],
)
def test_rows_that_depend_on_one_another_are_not_counted_apart(more: dict[str, Any]) -> None:
    assert not adds_up(study(**more))
