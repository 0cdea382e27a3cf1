"""Weights from margins, from the rows of an export to whole millionths."""

from collections.abc import Sequence
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxcli.engines.counted import Counted
from cxcli.engines.streaming import run
from cxcli.errors import CannotRake
from cxcli.evidence import MICRO
from cxcli.study.design import Margin, Raking
from cxcli.study.study import DateSettings
from cxcli.tally.tally import Cell
from tests.studies import named, study, where
from tests.surveys import law
from tests.tables import MemoryTable

WHOLE = Cell("nps", "", (), "")


def margin(column: str, **shares: str) -> Margin:
    return Margin(named(column), tuple((value, Fraction(share)) for value, share in shares.items()))


SEX = margin("sex", F="0.5", M="0.5")
COUNTRY = margin("country", FR="0.6", BE="0.4")


def raked(
    rows: Sequence[str], *margins: Margin, trim: Any = None, part_rows: int = 3, **more: Any
) -> Counted:
    names = ["Q1", "sex", "country", "keep"]
    cells = [[*(row + ",").split(",")[:3], "yes" if "drop" not in row else "no"] for row in rows]
    return run(study(raking=Raking(margins, trim), **more), [MemoryTable(names, cells, part_rows)])


def weights(found: Counted) -> list[int]:
    assert found.rows is not None
    assert found.rows.weights is not None
    listed: list[int] = found.rows.weights.tolist()
    return listed


def test_each_row_gets_the_weight_of_its_category_in_whole_millionths() -> None:
    found = raked(["9,F,", "9,F,", "3,F,", "0,M,"], SEX)
    assert weights(found) == [666667, 666667, 666667, 2000000]
    counts = dict(found.tally.cells())[WHOLE].valid
    assert {int(value): (c.people, c.weight) for value, c in counts.items()} == {
        0: (1, 2000000),
        3: (1, 666667),
        9: (2, 1333334),
    }


def test_two_margins_hold_together() -> None:
    rows = ["9,F,FR"] * 30 + ["9,F,BE"] * 10 + ["3,M,FR"] * 20 + ["0,M,BE"] * 40
    found = raked(rows, SEX, COUNTRY)
    assert sorted(set(weights(found))) == [750000, 1000000, 1333333]
    assert found.raked is not None
    assert found.raked.has_converged
    assert found.raked.effective_people == pytest.approx(94.48818897637794, abs=1e-9)


@law
@given(
    rows=st.lists(st.sampled_from(["9,F,FR", "9,F,BE", "3,M,FR", "0,M,BE"]), max_size=20), random=st.randoms()
)
def test_neither_the_order_of_the_rows_nor_their_parts_matter(rows: list[str], random: Any) -> None:
    rows = ["9,F,FR", "9,F,BE", "3,M,FR", "0,M,BE", *rows]
    shuffled = list(rows)
    random.shuffle(shuffled)
    one, other = raked(rows, SEX, COUNTRY), raked(shuffled, SEX, COUNTRY, part_rows=2)
    assert one.tally == other.tally
    assert one.raked == other.raked


def test_values_are_compared_as_in_where() -> None:
    numbers = Margin(named("country"), (("1", Fraction(1, 2)), ("été", Fraction(1, 2))))
    assert weights(raked(["9,,1.0", "9,, ÉTÉ", "3,,1"], numbers)) == [750000, 1500000, 750000]


def test_only_used_rows_are_weighed() -> None:
    found = raked(["9,F,", "9,F,", "3,M,", "0,?,drop"], SEX, where=(where("keep", "yes"),))
    assert weights(found) == [750000, 750000, 1500000]
    assert found.rows_used == 3


def test_rows_that_came_again_are_not_weighed() -> None:
    found = raked(["9,F,a", "3,F,a", "0,M,b"], SEX, response=named("country"))
    assert weights(found) == [MICRO, MICRO]


def test_trimmed_weights_stay_within_their_bounds() -> None:
    rows = ["9,F,FR"] * 300 + ["9,F,BE"] * 3 + ["3,M,FR"] * 100 + ["0,M,BE"] * 97
    free, bound = raked(rows, SEX, COUNTRY), raked(rows, SEX, COUNTRY, trim=(Fraction(1, 5), Fraction(5, 2)))
    assert max(weights(free)) > 2_700_000
    assert max(weights(bound)) == 2_500_000
    assert bound.raked is not None
    assert bound.raked.trimmed == 3


def test_a_category_without_anyone_stops_the_run() -> None:
    with pytest.raises(CannotRake, match="Nobody in the used rows has 'M' in column 'sex'"):
        raked(["9,F,", "3,F,"], SEX)


def test_a_value_without_a_target_stops_the_run_and_is_named() -> None:
    with pytest.raises(
        CannotRake, match=r"'sex' has values without a target share: 'X', '' \(rows 2, 4\)"
    ) as raised:
        raked(["9,F,", "9,X,", "3,M,", "0,,"], SEX)
    place = raised.value.problems[0].place
    assert (place.file, place.row, place.column) == ("memory.csv", 2, "sex")


def test_margins_that_contradict_each_other_stop_the_run() -> None:
    with pytest.raises(CannotRake, match="No weights match all the margins"):
        raked(["9,F,FR", "9,F,FR", "3,M,BE"], margin("sex", F="0.9", M="0.1"), COUNTRY)


def test_bounds_that_contradict_the_margins_stop_the_run() -> None:
    with pytest.raises(CannotRake, match=r"No weights match all the margins within weight\.trim"):
        raked(["9,F,"] * 20 + ["9,M,"], SEX, trim=(Fraction(1, 2), Fraction(2)))


def test_weights_out_of_proportion_stop_the_run() -> None:
    rows = ["9,F,"] * 3000 + ["9,M,"]
    with pytest.raises(CannotRake, match=r"weights would go from 0\.5 to 1\.5e\+03 times the mean"):
        raked(rows, SEX, part_rows=1000)


def test_nobody_at_all_needs_no_weights() -> None:
    found = raked(["9,F,drop"], SEX, where=(where("keep", "yes"),))
    assert (found.rows_used, found.raked) == (0, None)


def test_periods_of_respondents_are_matched_on_their_own_rows() -> None:
    names = ("Q1", "sex", "who", "d")
    rows = [
        ("9", "F", "p", "2026-01-01"),
        ("9", "F", "p", "2026-02-01"),
        ("3", "M", "q", "2026-01-01"),
        ("8", "F", "r", "2026-01-01"),
    ]
    asked = study(
        raking=Raking((SEX,)),
        respondent=named("who"),
        unit="respondent",
        date=DateSettings(named("d")),
        period="month",
    )
    found = run(asked, [MemoryTable(names, rows)])
    assert weights(found) == [750000, 1500000, 750000]
    assert found.period_rows is not None
    assert found.period_rows.weights is not None
    assert found.period_rows.weights.tolist() == [666667, 666667, 2000000, 666667]
