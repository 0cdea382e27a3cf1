"""Two waves whose respondents answered in both, against a row-by-row oracle."""

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from cxcli.engines.counted import Counted
from cxcli.engines.streaming import run
from cxcli.study.design import DesignSettings
from cxcli.study.study import Study
from cxcli.tally.tally import Cell
from cxcli.tally.waves import overlap_of_waves
from tests.designs import Person, difference_variance, net, residual, variance
from tests.studies import by, named, study, weight
from tests.surveys import law as every_law
from tests.tables import MemoryTable

law = settings(every_law, max_examples=20)
WHOLE = Cell("nps", "", (), "")
NAMES = ("Q1", "who", "w", "seg", "region")
ROW = st.tuples(
    st.sampled_from(["0", "7", "9", "10", ""]),
    st.sampled_from(["p", "q", "r", "s", ""]),
    st.sampled_from(["1", "0.5", "2.25"]),
    st.sampled_from(["x", "y", ""]),
    st.sampled_from(["North", "South"]),
)
ROWS = st.lists(ROW, min_size=1, max_size=12)
ASKED = study(respondent=named("who"), weight=weight(), cuts=(by("seg"),))
STRATA = replace(ASKED, design=DesignSettings(strata=named("region"), lonely_psu="centre"))
Row = tuple[str, ...]


def counted(rows: Sequence[Row], asked: Study = ASKED) -> Counted:
    return run(asked, [MemoryTable(NAMES, rows, 5)])


def people(rows: Sequence[Row], cell: Cell, wave: str, *, strata: bool) -> list[Person]:
    found = []
    for number, row in enumerate(rows):
        cluster = row[1] or (wave, number)
        whole = Person(
            row[4] if strata else "", cluster, Fraction(row[2]), Fraction(row[0]) if row[0] else None
        )
        found.append(whole.only_if(inside=cell.segment in ((), (row[3] or None,))))
    return found


@pytest.mark.parametrize("asked", [ASKED, STRATA])
@law
@given(before=ROWS, now=ROWS)
def test_the_difference_varies_as_respondents_do_over_both_waves(
    asked: Study, before: list[Row], now: list[Row]
) -> None:
    strata = asked is STRATA
    waves = counted(before, asked), counted(now, asked)
    found = overlap_of_waves(*waves)
    answers = [dict(wave.tally.cells()) for wave in waves]
    for cell, overlap in found.items():
        old, new = people(before, cell, "old", strata=strata), people(now, cell, "new", strata=strata)
        z = [-residual(p, old, net) for p in old] + [residual(p, new, net) for p in new]
        expected = variance(old + new, z, declared=strata)
        assert difference_variance(answers[1][cell], answers[0][cell], overlap, net) == expected
        both = {(p.stratum, p.cluster) for p in old + new if p.answer is not None}
        assert overlap.clusters == len(both)
        assert overlap.df == len(both) - len({stratum for stratum, _ in both})


@law
@given(before=ROWS, now=ROWS)
def test_a_cell_overlaps_when_someone_answered_in_it_in_both_waves(before: list[Row], now: list[Row]) -> None:
    found = overlap_of_waves(counted(before), counted(now))
    for segment in ((), ("x",), ("y",), (None,)):
        cell = Cell("nps", "seg" if segment else "", segment, "")
        old, new = (
            {row[1] for row in rows if row[0] and row[1] and segment in ((), (row[3] or None,))}
            for rows in (before, now)
        )
        assert (cell in found) == bool(old & new)


def test_ids_are_told_apart_alike_in_every_run() -> None:
    rows = [("9", "p", "1", "x", "N"), ("3", "q", "1", "x", "N")]
    found = overlap_of_waves(counted(rows), counted(rows[::-1]))[WHOLE]
    assert found.first == found.second == found.cross


@law
@given(rows=ROWS)
def test_a_wave_against_itself_has_no_variance(rows: list[Row]) -> None:
    wave = counted([(row[0], row[1] or "t", *row[2:]) for row in rows])
    answers = dict(wave.tally.cells())[WHOLE]
    assume(answers.n)
    assert difference_variance(answers, answers, overlap_of_waves(wave, wave)[WHOLE], net) == 0


def test_the_latest_answer_of_each_respondent_is_what_overlaps() -> None:
    asked = study(respondent=named("who"), unit="respondent")
    rows = [("9", "p", "1", "x", "N"), ("3", "p", "1", "x", "N"), ("7", "q", "1", "x", "N")]
    found = overlap_of_waves(counted(rows, asked), counted(rows[:1], asked))[WHOLE]
    assert found.clusters == 2


def test_waves_without_ids_are_independent() -> None:
    rows = [("9", "p", "1", "x", "N")]
    assert overlap_of_waves(counted(rows, study()), counted(rows, study())) == {}
    assert overlap_of_waves(counted(rows), counted(rows, study())) == {}


@pytest.mark.parametrize(("sizes", "left"), [((None, None), 1), ((4, None), Fraction(1, 2)), ((4, 2), 0)])
def test_a_finite_population_takes_its_share_off_what_the_waves_have_in_common(sizes: Any, left: Any) -> None:
    rows = [("9", "p", "1", "x", "N"), ("3", "q", "1", "x", "N")]
    waves = [counted(rows, replace(ASKED, design=DesignSettings(population=size))) for size in sizes]
    plain = overlap_of_waves(counted(rows), counted(rows))[WHOLE]
    found = overlap_of_waves(*waves)[WHOLE]
    nine = Fraction(9)
    assert found.cross.get((nine, nine), 0) == plain.cross[nine, nine] * left
