"""A report that hides small cells shows every cell, so that nobody looks like few."""

from hypothesis import given
from hypothesis import strategies as st

from cxcli.evidence import Distribution, of_people
from cxcli.report.cells import MOST_CELLS, every_cell, in_report_order
from cxcli.study.study import Study
from cxcli.tally.tally import Cell
from tests.report.private_tables import private
from tests.studies import csat, nps
from tests.surveys import law

SOMEBODY = of_people({9: 12})


def filled(of: Study, *cells: tuple[str, str, tuple[str | None, ...], str]) -> dict[Cell, Distribution]:
    return every_cell(of, {Cell(*cell): SOMEBODY for cell in cells})


def places(of: Study, *cells: tuple[str, str, tuple[str | None, ...], str]) -> set[tuple[object, ...]]:
    return {cell[1:] for cell in filled(of, *cells)}


def test_every_value_appears_in_every_period_that_was_seen() -> None:
    of = private(("c",), months=True)
    found = places(of, ("nps", "c", ("A",), "2026-01"), ("nps", "c", ("B",), "2026-02"))
    assert found == {
        ("", (), ""), ("", (), "2026-01"), ("", (), "2026-02"),
        ("c", ("A",), ""), ("c", ("A",), "2026-01"), ("c", ("A",), "2026-02"),
        ("c", ("B",), ""), ("c", ("B",), "2026-01"), ("c", ("B",), "2026-02"),
    }  # fmt: skip


def test_a_crossing_has_every_combination_of_the_values_seen_blanks_too() -> None:
    of = private(("c", "p"))
    found = places(of, ("nps", "c x p", ("A", "1"), ""), ("nps", "c x p", (None, "2"), ""))
    assert {segment for cut, segment, _ in found if cut} == {("A", "1"), ("A", "2"), (None, "1"), (None, "2")}


def test_values_seen_for_one_metric_appear_for_all() -> None:
    of = private(("c",), measures=(nps(), csat()))
    found = filled(of, ("nps", "c", ("A",), ""), ("csat", "c", ("B",), ""))
    assert {(cell.metric, cell.segment) for cell in found if cell.cut} == {
        ("nps", ("A",)), ("nps", ("B",)), ("csat", ("A",)), ("csat", ("B",)),
    }  # fmt: skip


def test_nobody_is_added_and_nobody_is_lost() -> None:
    of = private(("c",), measures=(nps(), csat()))
    found = filled(of, ("nps", "c", ("A",), ""))
    assert found[Cell("nps", "c", ("A",), "")] == SOMEBODY
    assert sum(answers.n for answers in found.values()) == SOMEBODY.n


def test_nothing_is_added_when_nothing_is_hidden() -> None:
    cell = Cell("nps", "c", ("A",), "2026-01")
    assert every_cell(private(("c",), months=True, below=0), {cell: SOMEBODY}) == {cell: SOMEBODY}


def crossing(values: int, periods: int) -> int:
    """Return how many cells a crossing gets when value 0 goes with 0, 1 with 1 ... in every period but once."""
    of = private(("c", "p"), months=True)
    pairs = [(str(value), str(value)) for value in range(values)]
    months = [str(2000 + period) for period in range(periods)]
    cells = [("nps", "c x p", pair, month) for pair in pairs for month in months]
    return len([place for place in places(of, *cells[1:]) if place[0]])


def test_a_crossing_has_every_combination_up_to_a_limit() -> None:
    assert crossing(57, 2) == 57 * 57 * 3 <= MOST_CELLS


def test_a_crossing_with_too_many_combinations_keeps_those_that_were_seen() -> None:
    assert crossing(58, 2) == 58 * 3
    assert crossing(200, 49) == 200 * 50


def test_a_cut_with_too_many_cells_keeps_those_that_were_seen() -> None:
    assert crossing(200, 50) == 200 * 50 - 1


def test_places_come_as_the_report_lists_them() -> None:
    of = private(("c",), ("b",), months=True)
    ordered = [
        ("", (), ""), ("", (), "2026-01"),
        ("c", ("A",), ""), ("c", ("B",), ""), ("c", ("B",), "2026-01"), ("c", (None,), ""),
        ("b", ("A",), ""),
    ]  # fmt: skip
    assert in_report_order(of, reversed(ordered)) == ordered


@law
@given(
    seen=st.sets(
        st.tuples(
            st.sampled_from(["nps", "csat"]),
            st.just("c x p"),
            st.tuples(st.sampled_from("AB"), st.sampled_from(["1", "2", None])),
            st.sampled_from(["", "2026-01", "2026-02"]),
        )
    )
)
def test_filling_up_again_changes_nothing(seen: set[tuple[str, str, tuple[str, str | None], str]]) -> None:
    of = private(("c", "p"), ("c",), months=True, measures=(nps(), csat()))
    once = filled(of, *seen)
    assert every_cell(of, once) == once
    assert len({cell[1:] for cell in once}) * 2 == len(once)
