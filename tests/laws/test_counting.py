"""The laws of counting: parts add up to the whole, with `==`."""

from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cxcli.engines.streaming import run
from cxcli.errors import IncompatibleTally
from cxcli.evidence import Count
from cxcli.study.study import DateSettings, Study
from cxcli.tally.grid import Grid
from cxcli.tally.tally import Tally
from tests.studies import by, csat, named, nps, study, weight
from tests.tables import MemoryTable

NAMES = ("Q1", "Q2", "country", "plan", "w", "date")
ANSWERS = st.sampled_from(["0", "3", "6", "7", "9", "10", "", "N/A", "11", "8.5", "oops", "10 - x"])
STARS = st.sampled_from(["1", "2", "4", "5", "", "none", "6"])
PLACES = st.sampled_from(["FR", "BE", "", " fr ", "Ünï"])
WEIGHTS = st.sampled_from(["1", "0.5", "2,25", "999.999999", "0.001", "1.0000004"])
DATES = st.sampled_from(["2026-01-31", "2026-02-01 10:00", "2025-12-31", "?", ""])
ROWS = st.lists(st.tuples(ANSWERS, STARS, PLACES, PLACES, WEIGHTS, DATES), min_size=1, max_size=40)
WEIGHED = study(
    nps(),
    csat(),
    cuts=(by("country"), by("country", "plan")),
    weight=weight(),
    date=DateSettings(named("date")),
    period="month",
)


def counted(rows: list[tuple[str, ...]], of: Study = WEIGHED, part_rows: int = 1000) -> Tally:
    return run(of, [MemoryTable(NAMES, rows, part_rows)]).tally


@settings(max_examples=40, deadline=None)
@given(rows=ROWS, part_rows=st.integers(1, 7))
def test_any_split_into_parts_counts_the_same(rows: list[tuple[str, ...]], part_rows: int) -> None:
    assert counted(rows, part_rows=part_rows) == counted(rows)


@settings(max_examples=40, deadline=None)
@given(rows=ROWS, more=ROWS)
def test_tallies_of_parts_add_up_to_the_tally_of_the_whole(
    rows: list[tuple[str, ...]], more: list[tuple[str, ...]]
) -> None:
    whole = counted(rows + more)
    added = counted(rows) + counted(more)
    assert added == whole
    assert added.largest == whole.largest


@settings(max_examples=40, deadline=None)
@given(rows=ROWS, more=ROWS)
def test_what_was_added_can_be_taken_out_again(
    rows: list[tuple[str, ...]], more: list[tuple[str, ...]]
) -> None:
    assert counted(rows) + counted(more) - counted(more) == counted(rows)


@settings(max_examples=40, deadline=None)
@given(rows=ROWS, random=st.randoms(use_true_random=False))
def test_the_order_of_the_rows_does_not_matter(rows: list[tuple[str, ...]], random: object) -> None:
    shuffled = list(rows)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert counted(shuffled) == counted(rows)


@settings(max_examples=40, deadline=None)
@given(rows=ROWS)
def test_people_counted_are_rows_used_in_every_cut(rows: list[tuple[str, ...]]) -> None:
    result = run(WEIGHED, [MemoryTable(NAMES, rows)])
    whole = result.tally.counts[result.tally.counts["period"] == ""]
    sums = whole.groupby(["metric", "cut"])["people"].sum()
    assert set(sums) == {result.rows_used} == {len(rows)}
    assert len(sums) == 2 * 3


def test_counts_of_different_questions_do_not_add() -> None:
    row = [("9", "4", "FR", "", "1", "")]
    unweighted = counted(row, study(nps(), csat()))
    with pytest.raises(IncompatibleTally, match="different questions"):
        counted(row) + unweighted


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 3), st.integers(0, 4), st.integers(1_000, 10**9)), min_size=1))
def test_sums_of_weights_and_squares_are_exact(rows: list[tuple[int, int, int]]) -> None:
    segments, answers, weights = (np.array(column) for column in zip(*rows, strict=True))
    periods = np.zeros(len(rows), dtype=np.int64)
    dense, sparse = Grid(weighted=True), Grid(weighted=True)
    dense.add((segments, periods, answers), (4, 1, 5), weights)
    sparse.add((segments, periods, answers), (4, 1_000, 5_000), weights)
    expected = {
        (s, 0, a): Count(len(ws), sum(ws), sum(w * w for w in ws))
        for s in range(4)
        for a in range(5)
        if (ws := [w for at, answer, w in rows if (at, answer) == (s, a)])
    }
    assert dict(dense.counts()) == expected
    assert dict(sparse.counts()) == expected


def test_a_grid_keeps_its_counts_when_it_outgrows_its_dense_form() -> None:
    grid = Grid(weighted=False)
    one = np.array([0])
    grid.add((one, one, one), (1, 1, 1), None)
    grid.add((one, one, one), (3_000, 50, 50), None)
    assert dict(grid.counts()) == {(0, 0, 0): Count(2, 2 * 10**6, 2 * 10**12)}


def test_weights_are_rounded_half_even_to_millionths() -> None:
    rows = [("9", "", "", "", text, "") for text in ("1.0000005", "1.0000015")]
    total = counted(rows).counts.query("metric == 'nps' and cut == '' and period == ''")["weight"].sum()
    assert Fraction(int(total), 10**6) == Fraction("2.000002")
