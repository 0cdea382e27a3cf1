"""Who makes a cluster, and what a design says of a small sample worked out by hand."""

from fractions import Fraction

import numpy as np
import pytest

from cxcli.evidence import MICRO, Distribution, of_people
from cxcli.study.coding import Kind
from cxcli.study.column import ColumnRef
from cxcli.study.cut import EVERYONE
from cxcli.study.design import DesignSettings
from cxcli.tally.cell_designs import Designs
from cxcli.tally.clusters import Clusters, clustered, clusters_of
from cxcli.tally.codebook import Codebook
from cxcli.tally.design import Scope, designs_of
from cxcli.tally.held import Held
from cxcli.tally.placing import Keys, Placing
from cxcli.tally.rows import Answer, Rows
from cxcli.tally.tally import Cell

WHOLE = Cell("q", "", (), "")
A = ColumnRef(name="a")


def ids(*values: int) -> np.ndarray:
    return np.array(values, dtype=np.uint64)


def rows(number: int, **columns: np.ndarray) -> Rows:
    return Rows(numbers=np.arange(number), **columns)


def together(found: Clusters) -> set[frozenset[int]]:
    """Return the rows of each cluster."""
    return {frozenset(np.flatnonzero(found.of_row == code).tolist()) for code in set(found.of_row.tolist())}


def test_rows_of_one_id_are_one_cluster_and_a_blank_id_is_nobody() -> None:
    found = clustered(ids(7, 0, 7, 0, 9), None, 5, declared=False)
    assert together(found) == {frozenset({0, 2}), frozenset({1}), frozenset({3}), frozenset({4})}
    assert found.sizes.tolist() == [4]


def test_a_cluster_is_identified_within_its_stratum() -> None:
    found = clustered(ids(7, 7, 7), np.array([0, 1, 1], dtype=np.int32), 3, declared=True)
    assert together(found) == {frozenset({0}), frozenset({1, 2})}
    assert found.sizes.tolist() == [1, 1]
    assert found.lonely() == [0, 1]


def test_strata_alone_leave_each_row_its_own_cluster() -> None:
    found = clusters_of(
        rows(3, strata=np.array([0, 1, 1], dtype=np.int32)), DesignSettings(strata=A), "response"
    )
    assert found is not None
    assert len(together(found)) == 3
    assert found.sizes.tolist() == [1, 2]


def test_declared_clusters_win_over_respondents() -> None:
    found = clusters_of(
        rows(3, clusters=ids(1, 1, 2), respondents=ids(5, 6, 6)), DesignSettings(clusters=A), "response"
    )
    assert found is not None
    assert together(found) == {frozenset({0, 1}), frozenset({2})}


@pytest.mark.parametrize(
    ("respondents", "unit", "clustered_"),
    [
        (ids(5, 6, 6), "response", True),
        (ids(5, 6, 7), "response", False),
        (ids(0, 0, 7), "response", False),
        (ids(5, 6, 6), "respondent", False),
        (None, "response", False),
    ],
)
def test_respondents_are_clusters_once_one_of_them_answered_twice(
    respondents: np.ndarray | None,
    unit: str,
    clustered_: bool,  # noqa: FBT001 - a column of the table above
) -> None:
    found = clusters_of(rows(3, respondents=respondents), DesignSettings(), unit)  # type: ignore[arg-type]
    assert (found is not None) == clustered_


def test_strata_with_repeated_respondents_have_respondents_as_clusters() -> None:
    two = rows(4, strata=np.array([0, 0, 0, 0], dtype=np.int32), respondents=ids(1, 1, 2, 3))
    found = clusters_of(two, DesignSettings(strata=A), "response")
    assert found is not None
    assert found.sizes.tolist() == [3]


def test_two_strata_worked_out_by_hand() -> None:
    """Stratum 0 has cluster totals of answer 1 of 2, 0, 1 (m = 3), stratum 1 of 1, 3 (m = 2), in people.

    3/2 (4 + 0 + 1 - 9/3) + 2/1 (1 + 9 - 16/2) = 3 + 4 = 7.
    """
    cluster = [0, 0, 1, 2, 0, 1, 1, 1]
    stratum = [0, 0, 0, 0, 1, 1, 1, 1]
    answer = [1, 1, 0, 1, 1, 1, 1, 1]
    book = Codebook(Answer(Kind.VALID, Fraction(0)), Answer(Kind.VALID, Fraction(1)))
    people = rows(
        8, answers={"q": np.array(answer)}, strata=np.array(stratum), clusters=ids(*(c + 1 for c in cluster))
    )
    found = clusters_of(people, DesignSettings(strata=A, clusters=A), "response")
    assert found is not None
    held = Held(people, found.of_row, Placing(Keys({"q": book}, {}), [EVERYONE], None))
    design = designs_of(held, found, Scope([""], ["q"]), {}).of[WHOLE]
    one, none = Fraction(1), Fraction(0)
    assert design.covariance[one, one] == 7 * MICRO**2
    assert design.covariance[none, none] == Fraction(3, 2) * (1 - Fraction(1, 3)) * MICRO**2
    assert design.covariance[none, one] == Fraction(3, 2) * (0 - Fraction(3, 3)) * MICRO**2
    assert design.covariance[one, none] == design.covariance[none, one]
    assert (design.clusters, design.df) == (5, 3)


def test_a_cell_without_a_design_is_left_as_it_is() -> None:
    answers = of_people({9: 3})
    assert Designs().on(WHOLE, answers) == answers


def test_a_finite_population_is_that_of_the_metric_and_the_period() -> None:
    sampled = Designs(sampled={("q", "2026-01"): Fraction(1, 4)})
    on: dict[str, Distribution] = {
        period: sampled.on(WHOLE._replace(period=period), of_people({9: 1})) for period in ("", "2026-01")
    }
    assert {period: answers.sampled for period, answers in on.items()} == {"": 0, "2026-01": Fraction(1, 4)}
