from dataclasses import replace

import pandas as pd
import pytest

from cxcli import score
from cxcli.errors import MissingColumn
from cxcli.header import Header
from cxcli.passes.grid import row_label, with_grids
from cxcli.study.column import ColumnRef
from cxcli.study.question import Question
from tests.studies import csat, question, study
from tests.tables import MemoryTable

FORM = ["id", "How satisfied are you with [price]", "How satisfied are you with [delivery ]", "Why?"]


def grid(pattern: str) -> Question:
    one = question("x")
    return Question((ColumnRef(pattern=pattern, each=True),), one.scale, one.better, one.coding)


def measures(pattern: str, names: list[str]) -> list[tuple[str, str]]:
    found = with_grids(study(replace(csat(), question=grid(pattern))), MemoryTable(names, []))
    return [(measure.name, measure.title) for measure in found.measures]


def test_one_line_becomes_a_metric_for_each_row_of_the_grid() -> None:
    assert measures("^How satisfied", FORM) == [("csat_1", "CSAT: price"), ("csat_2", "CSAT: delivery")]


def test_a_pattern_that_finds_no_column_is_refused() -> None:
    with pytest.raises(MissingColumn, match="csat"):
        measures("^Wie zufrieden", FORM)


@pytest.mark.parametrize(
    ("cells", "label"),
    [
        (("Q5_1", "How easy was it? - to order", '{"ImportId":"QID5_1"}'), "to order"),
        (("Q [to order]",), "to order"),
        (("Q5_1",), "Q5_1"),
        (("How easy was it?", "to order"), "to order"),
    ],
)
def test_a_row_is_called_what_tells_it_from_its_neighbours(cells: tuple[str, ...], label: str) -> None:
    assert row_label(Header((cells,)), 0) == label


def test_a_grid_is_scored_in_one_line_of_configuration() -> None:
    frame = pd.DataFrame({"Q [price]": [5, 1], "Q [delivery]": [4, 5], "other": [1, 2]})
    config = {
        "version": 1,
        "privacy": {"suppress_below": 0},
        "metrics": {"q": {"type": "csat", "column": {"each": "^Q "}}},
    }
    report = score(frame, config=config)
    assert (report["q_1"].value, report["q_2"].value) == (50.0, 100.0)
