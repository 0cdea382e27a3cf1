"""What a run keeps, drops and notes, on small tables."""

from collections.abc import Sequence
from datetime import date
from fractions import Fraction
from typing import Any

import pytest

from cxcli.engines.counted import Counted
from cxcli.engines.streaming import run
from cxcli.errors import AmbiguousDates, MissingColumn, Several, TooManySegments
from cxcli.evidence import Distribution
from cxcli.passes.findings import Findings, Spot, UnreadCell
from cxcli.passes.mapping import with_header_names
from cxcli.study.column import ColumnRef
from cxcli.study.cut import Cut, SegmentVariable
from cxcli.study.question import Question
from cxcli.study.study import DateSettings, Limits, Measure, Study, Window
from cxcli.tally.tally import Cell
from tests.studies import by, named, nps, question, study, weight, where
from tests.tables import MemoryTable


def count(names: str, rows: Sequence[str], of: Study, part_rows: int = 2) -> Counted:
    cells = [row.split(",") for row in rows]
    return run(of, [MemoryTable(names.split(","), cells, part_rows)])


def answers(
    counted: Counted, segment: tuple[str | None, ...] = (), cut: str = "", period: str = ""
) -> Distribution:
    return dict(counted.tally.cells())[Cell("nps", cut, segment, period)]


def valid(counted: Counted, **cell: Any) -> dict[int, int]:
    return {int(v): c.people for v, c in answers(counted, **cell).valid.items()}


def test_rows_outside_where_are_dropped_under_their_rule() -> None:
    counted = count(
        "Q1,Status",
        ["9,Complete", "3,Partial", "8,complete ", "7,"],
        study(where=(where("Status", "Complete"),)),
    )
    assert valid(counted) == {8: 1, 9: 1}
    assert counted.findings.dropped == {"where Status": 2}
    assert counted.rows_used == 2


def test_where_compares_numbers_by_value() -> None:
    assert valid(count("Q1,t", ["9,1", "8,1.0", "7,2"], study(where=(where("t", "1"),)))) == {8: 1, 9: 1}


def test_each_dropped_row_is_counted_under_the_first_rule_that_hits_it() -> None:
    rules = (where("a", "1"), where("b", "1"))
    counted = count("Q1,a,b", ["9,1,1", "9,0,0", "9,1,0"], study(where=rules))
    assert counted.findings.dropped == {"where a": 1, "where b": 1}


def test_a_metric_has_its_own_rows() -> None:
    counted = count("Q1,t", ["9,1", "8,2"], study(nps(where=(where("t", "1"),))))
    assert valid(counted) == {9: 1}
    assert answers(counted).rows == 1
    assert counted.rows_used == 2


def test_a_response_that_came_again_counts_once_with_its_latest_answer() -> None:
    of = study(response=named("id"), date=DateSettings(named("d")))
    rows = ["3,a,2026-02-01", "9,a,2026-01-01", "7,b,2026-01-01", "7,b,2026-01-01", "5,,2026-01-01"]
    counted = count("Q1,id,d", rows, of)
    assert valid(counted) == {3: 1, 5: 1, 7: 1}
    assert counted.findings.dropped == {"duplicate row": 1, "superseded response": 1}


def test_without_a_date_the_last_response_in_file_counts() -> None:
    assert valid(count("Q1,id", ["3,a", "9,a"], study(response=named("id")))) == {9: 1}


@pytest.mark.parametrize(
    ("duplicates", "people", "noted"), [("drop", 1, 0), ("warn", 2, 1), ("auto", 2, 1), ("off", 2, 0)]
)
def test_identical_rows_without_an_id_are_dropped_only_on_request(
    duplicates: str, people: int, noted: int
) -> None:
    counted = count("Q1,c", ["9,x", "9,x"], study(duplicates=duplicates))
    assert valid(counted) == {9: people}
    assert counted.findings.repeated_rows == noted


def test_a_respondent_counts_once_overall_and_once_in_each_period() -> None:
    of = study(respondent=named("who"), unit="respondent", date=DateSettings(named("d")), period="month")
    rows = ["2,a,2026-01-05", "4,a,2026-01-09", "9,a,2026-02-01", "8,,2026-02-01", "8,,2026-02-01"]
    counted = count("Q1,who,d", rows, of)
    assert valid(counted) == {8: 2, 9: 1}
    assert valid(counted, period="2026-01") == {4: 1}
    assert valid(counted, period="2026-02") == {8: 2, 9: 1}
    assert counted.findings.dropped == {"superseded respondent": 2}


def test_respondents_who_answer_twice_are_noted_when_every_response_counts() -> None:
    assert (
        count("Q1,who", ["2,a", "4,a", "4,b"], study(respondent=named("who"))).findings.repeated_respondents
        == 1
    )


def test_rows_without_a_weight_are_dropped_last() -> None:
    counted = count("Q1,w,t", ["9,1,1", "9,,1", "9,,2"], study(weight=weight(), where=(where("t", "1"),)))
    assert counted.findings.dropped == {"where t": 1, "weight missing": 1}
    assert answers(counted).valid[Fraction(9)].weight == 1_000_000


def test_rows_without_a_date_count_in_no_period() -> None:
    counted = count(
        "Q1,d", ["9,2026-01-05", "8,?", "7,"], study(date=DateSettings(named("d")), period="month")
    )
    assert valid(counted) == {7: 1, 8: 1, 9: 1}
    assert valid(counted, period="2026-01") == {9: 1}
    assert counted.findings.undated == 2
    assert counted.findings.last_day == date(2026, 1, 5).toordinal()


@pytest.mark.parametrize(
    ("window", "left"),
    [
        (Window(since="2026-02-01"), {8: 1, 9: 1}),
        (Window(until="2026-02-01"), {7: 1, 8: 1}),
        (Window(last="1m"), {9: 1}),
        (Window(since="2026-02-01", until="2026-02-28"), {8: 1}),
    ],
)
def test_a_window_of_dates_keeps_its_rows_only(window: Window, left: dict[int, int]) -> None:
    of = study(date=DateSettings(named("d")), window=window)
    rows = ["7,2026-01-05", "8,2026-02-01", "9,2026-03-09", "5,unknown"]
    counted = count("Q1,d", rows, of)
    assert valid(counted) == left
    assert counted.findings.dropped == {"outside dates": 4 - sum(left.values())}


def test_segments_and_crossings_are_cuts_of_their_own() -> None:
    counted = count("Q1,c,p", ["9,FR,Pro", "8,FR,", "7,BE,Pro"], study(cuts=(by("c"), by("c", "p"))))
    assert valid(counted, cut="c", segment=("FR",)) == {8: 1, 9: 1}
    assert valid(counted, cut="c x p", segment=("FR", None)) == {8: 1}


def test_a_cell_with_several_answers_puts_a_person_in_several_segments() -> None:
    channels = SegmentVariable("ch", named("ch"), split=";", options=("phone; chat",))
    cells = [
        ["9", "web; shop", "FR"],
        ["8", "shop;shop", "BE"],
        ["7", "phone; chat;web", "FR"],
        ["6", " ", "FR"],
    ]
    cuts = (Cut((channels,)), Cut((channels, *by("c").variables)))
    counted = run(study(cuts=cuts), [MemoryTable(["Q1", "ch", "c"], cells, 3)])
    assert valid(counted, cut="ch", segment=("web",)) == {7: 1, 9: 1}
    assert valid(counted, cut="ch", segment=("shop",)) == {8: 1, 9: 1}
    assert valid(counted, cut="ch", segment=("phone; chat",)) == {7: 1}
    assert valid(counted, cut="ch", segment=(None,)) == {6: 1}
    assert valid(counted, cut="ch x c", segment=("shop", "FR")) == {9: 1}
    assert valid(counted) == {6: 1, 7: 1, 8: 1, 9: 1}


def test_segments_beyond_the_largest_are_one_segment() -> None:
    top = Cut((SegmentVariable("city", named("city"), top=1, other="Others"),))
    counted = count("Q1,city", ["9,Paris", "8,Paris", "7,Lyon", "6,Metz", "5,"], study(cuts=(top,)))
    assert valid(counted, cut="city", segment=("Paris",)) == {8: 1, 9: 1}
    assert valid(counted, cut="city", segment=("Others",)) == {6: 1, 7: 1}
    assert valid(counted, cut="city", segment=(None,)) == {5: 1}


def test_the_file_itself_can_be_the_segment() -> None:
    counted = count("Q1", ["9"], study(cuts=(by("source"),)))
    assert valid(counted, cut="source", segment=("memory.csv",)) == {9: 1}


def test_a_column_of_that_name_wins_over_the_file() -> None:
    assert valid(
        count("Q1,source", ["9,web"], study(cuts=(by("source"),))), cut="source", segment=("web",)
    ) == {9: 1}


def test_a_segment_named_by_position_is_called_by_its_header() -> None:
    third = SegmentVariable("column 2", ColumnRef(position=2))
    table = MemoryTable(["Q1", "Country of residence"], [["9", "FR"]])
    renamed = with_header_names(study(cuts=(Cut((third,)),)), table)
    assert renamed.cuts[0].name == "Country of residence"


def test_too_many_segments_stop_the_run() -> None:
    with pytest.raises(TooManySegments):
        count("Q1,c", ["9,a", "9,b", "9,c"], study(cuts=(by("c"),), limits=Limits(max_segment_values=2)))


def test_a_composite_is_the_mean_of_its_answered_items() -> None:
    measure = Measure("nps", "scale", "", "mean", Question(**_columns("a", "b", "c")))
    counted = count("a,b,c", ["1,2,", "3,,", "x,,", ",,", "4,x,4"], study(measure))
    values = {v: c.people for v, c in answers(counted).valid.items()}
    assert values == {Fraction(3, 2): 1, Fraction(4): 1}
    assert (answers(counted).missing, answers(counted).invalid) == (2, 1)


def _columns(*names: str) -> dict[str, Any]:
    one = question(*names)
    return {"columns": one.columns, "scale": one.scale, "better": one.better, "coding": one.coding}


def test_unread_answers_are_named_with_their_rows() -> None:
    table = MemoryTable(["Q1", "t"], [["9", "1"], ["oops", "2"], ["oops", "1"], ["11", "1"]], 2)
    counted = run(study(where=(where("t", "1"),)), [table], Findings(unread=[]))
    assert {a.text: people for a, people in counted.invalid["nps"].items()} == {"oops": 1, "11": 1}
    assert {a.text: spots for (_, a), spots in counted.findings.spots.items()} == {
        "oops": [Spot("memory.csv", 3)],
        "11": [Spot("memory.csv", 4)],
    }
    assert counted.findings.unread == [
        UnreadCell("memory.csv", 3, "Q1", "oops"),
        UnreadCell("memory.csv", 4, "Q1", "11"),
    ]


def test_a_column_of_comments_does_not_fill_the_memory() -> None:
    rows = [f"comment {i}" for i in range(1000)]
    counted = count("Q1", rows, study(), part_rows=100)
    assert answers(counted).unparseable == 1000
    assert len(counted.invalid["nps"]) < 250


def test_all_missing_columns_are_named_at_once() -> None:
    with pytest.raises(Several) as caught:
        count("Q2,land", ["9,x"], study(cuts=(by("country"),)))
    assert [problem.place.column for problem in caught.value.problems] == ["Q1", "country"]


def test_a_missing_column_proposes_the_closest() -> None:
    with pytest.raises(MissingColumn) as caught:
        count("Q_1,x", ["9,x"], study())
    assert caught.value.hint == "Did you mean 'Q_1'?"


def test_dates_that_read_both_ways_are_a_question() -> None:
    with pytest.raises(AmbiguousDates, match="day-first and month-first"):
        count("Q1,d", ["9,03/04/2026"], study(date=DateSettings(named("d"))))
