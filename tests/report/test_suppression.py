"""No hidden result can be worked out by subtraction, and nobody looks like few."""

import random
from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxcli.report.protection import protect
from cxcli.report.relations import relations
from cxcli.report.suppression import Base, hidden_cells
from cxcli.study.cut import Cut, SegmentVariable
from cxcli.study.study import Study
from cxcli.tally.tally import Cell
from tests.report.private_tables import Person, bases, follows, hidden, made_of, people, private, said
from tests.studies import csat, named, nps, where
from tests.surveys import law

JANUARY, FEBRUARY, MARCH = "2026-01", "2026-02", "2026-03"


def countries(**sizes: int) -> list[Person]:
    return [person for country, size in sizes.items() for person in people(size, c=country)]


@pytest.mark.parametrize(
    ("sizes", "expected"),
    [
        ({"A": 40, "B": 30, "C": 20}, {}),
        ({"A": 40, "B": 5, "C": 20}, {"B": "small_base", "C": "complementary"}),
        ({"A": 20, "B": 5, "C": 20}, {"B": "small_base", "A": "complementary"}),
        ({"A": 40, "B": 5}, {"B": "small_base", "A": "complementary"}),
        ({"A": 40, "B": 5, "C": 9}, {"B": "small_base", "C": "small_base"}),
        ({"A": 5, "B": 9, "C": 3}, {"A": "small_base", "B": "small_base", "C": "small_base"}),
        ({"A": 40, "B": 10}, {}),
    ],
)
def test_one_small_segment_takes_the_smallest_other_with_it(
    sizes: dict[str, int], expected: dict[str, str]
) -> None:
    found = hidden(private(("c",)), countries(**sizes))
    assert said(found) == expected
    assert Cell("nps", "", (), "") not in found


def test_a_small_total_is_hidden_with_all_its_segments() -> None:
    found = hidden(private(("c",)), countries(A=5, B=3))
    assert found == {
        Cell("nps", "", (), ""): "small_base",
        Cell("nps", "c", ("A",), ""): "small_base",
        Cell("nps", "c", ("B",), ""): "small_base",
    }


def test_blanks_are_a_segment_like_others() -> None:
    found = hidden(private(("c",)), [*countries(A=40, B=30), *people(3, c=None)])
    assert said(found) == {"-": "small_base", "B": "complementary"}


def test_nothing_is_hidden_when_suppression_is_off() -> None:
    assert hidden(private(("c",), below=0), countries(A=5, B=1)) == {}


def test_the_effective_base_hides_too() -> None:
    of = private(("c",))
    found = bases(of, countries(A=40, B=30, C=20))
    found[Cell("nps", "c", ("A",), "")] = Base(40, 9.9, 40)
    assert said(hidden_cells(of, found)) == {"A": "small_base", "C": "complementary"}


def test_a_segment_that_is_everyone_shows_and_hides_with_the_total() -> None:
    of = private(("c",))
    found = bases(of, countries(A=40))
    found[Cell("nps", "c", ("A",), "")] = Base(40, 5.0, 40)
    assert hidden_cells(of, found) == {
        Cell("nps", "c", ("A",), ""): "small_base",
        Cell("nps", "", (), ""): "complementary",
    }


def monthly(**sizes: Sequence[int]) -> list[Person]:
    return [
        person
        for country, months in sizes.items()
        for month, size in zip((JANUARY, FEBRUARY, MARCH), months, strict=False)
        for person in people(size, c=country, month=month)
    ]


def test_a_small_month_takes_another_month_with_it() -> None:
    found = hidden(private(months=True), monthly(A=[5, 40, 20]))
    assert {cell.period: reason for cell, reason in found.items()} == {
        JANUARY: "small_base",
        MARCH: "complementary",
    }


def test_a_small_month_of_a_segment_takes_a_rectangle_with_it() -> None:
    found = hidden(private(("c",), months=True), monthly(A=[5, 40, 30], B=[20, 40, 30], C=[50, 50, 50]))
    assert said(found) == {
        "A 2026-01": "small_base",
        "A 2026-03": "complementary",
        "B 2026-01": "complementary",
        "B 2026-03": "complementary",
    }
    assert {cell.cut for cell in found} == {"c"}


def test_a_month_in_which_a_segment_has_nobody_looks_like_a_small_one() -> None:
    few = hidden(private(("c",), months=True), monthly(A=[1, 40, 40], B=[40, 40, 40], C=[50, 50, 50]))
    nobody = hidden(private(("c",), months=True), monthly(A=[0, 40, 40], B=[40, 40, 40], C=[50, 50, 50]))
    assert nobody == few


def test_hidden_parts_that_add_up_to_nobody_take_somebody_with_them() -> None:
    of = private(("c",), months=True)
    persons = monthly(A=[40, 40], B=[20, 40], C=[0, 40], D=[0, 40])
    assert said(hidden(of, persons))["B 2026-01"] == "complementary"


@pytest.mark.parametrize(("undated", "shows_march"), [(0, False), (9, False), (10, True)])
def test_months_add_up_unless_enough_rows_have_no_date(undated: int, shows_march: bool) -> None:  # noqa: FBT001 - parametrised
    persons = [*monthly(A=[5, 40, 20]), *people(undated, c="A", month="")]
    found = hidden(private(months=True), persons)
    assert (Cell("nps", "", (), MARCH) not in found) is shows_march


def latest(of: Study, all_of_the_time: int) -> dict[Cell, str]:
    found = bases(replace(of, unit="respondent"), monthly(A=[5, 40, 20]))
    found[Cell("nps", "", (), "")] = Base(all_of_the_time, float(all_of_the_time), all_of_the_time)
    return dict(hidden_cells(replace(of, unit="respondent"), found))


def test_the_latest_answers_of_each_month_do_not_add_up() -> None:
    assert latest(private(months=True), 60) == {Cell("nps", "", (), JANUARY): "small_base"}


def test_the_latest_answers_of_each_month_add_up_when_everyone_answered_once() -> None:
    assert latest(private(months=True), 65)[Cell("nps", "", (), MARCH)] == "complementary"


def crossed(*cuts: tuple[str, ...], **sizes: int) -> dict[str, str]:
    persons = [p for key, size in sizes.items() for p in people(size, c=key[0], p=key[1])]
    return said(hidden(private(*cuts), persons), " x ".join(cuts[-1]))


def test_a_small_crossing_without_margins_takes_one_other_with_it() -> None:
    found = crossed(("c", "p"), A1=5, A2=40, B1=20, B2=40)
    assert found == {"A x 1": "small_base", "B x 1": "complementary"}


def test_a_small_crossing_with_both_margins_takes_a_rectangle_with_it() -> None:
    found = crossed(("c",), ("p",), ("c", "p"), A1=5, A2=40, A3=50, B1=20, B2=40, B3=50, C1=60, C2=60, C3=60)
    assert found == {
        "A x 1": "small_base",
        "A x 2": "complementary",
        "B x 1": "complementary",
        "B x 2": "complementary",
    }


def test_two_crossings_share_a_margin_that_is_not_reported() -> None:
    of = private(("c", "p"), ("c", "q"))
    persons = [
        *people(3, c="A", p="1", q="1"), *people(20, c="A", p="2", q="2"), *people(20, c="A", p="2", q="1"),
        *people(20, c="B", p="1", q="1"), *people(20, c="B", p="2", q="2"),
        *people(20, c="B", p="1", q="2"), *people(20, c="B", p="2", q="1"),
    ]  # fmt: skip
    found = hidden(of, persons)
    # The sum over q tells how many people A has, so hiding something of B alone would not protect A x 1.
    inside_a = {cell for cell in found if cell.segment[:1] == ("A",)}
    assert len(inside_a) >= 2


def test_a_cut_and_its_mirror_image_hide_the_same() -> None:
    of = private(("c", "p"), ("p", "c"))
    persons = [
        p
        for c, q, n in [("A", "1", 5), ("A", "2", 40), ("B", "1", 20), ("B", "2", 40)]
        for p in people(n, c=c, p=q)
    ]
    found = hidden(of, persons)
    assert {frozenset(cell.segment) for cell in found if cell.cut == "c x p"} == {
        frozenset(cell.segment) for cell in found if cell.cut == "p x c"
    }


def test_a_region_hides_one_of_its_cities_only_within_itself() -> None:
    of = private(("city",), ("region",))
    cities = {"A1": 5, "A2": 40, "A3": 50, "B1": 20, "B2": 30}
    persons = [p for city, size in cities.items() for p in people(size, city=city, region=city[0])]
    together = {("city", "region"): {(city, city[0]) for city in cities}}
    assert said(hidden(of, persons), "city") == {"A1": "small_base", "B1": "complementary"}
    assert said(hidden(of, persons, together), "city") == {"A1": "small_base", "A2": "complementary"}


def test_a_city_in_another_region_needs_no_protection() -> None:
    of = private(("city",), ("region", "city"))
    cities = {"A1": 30, "A2": 40, "B1": 50, "B2": 60}
    persons = [p for city, size in cities.items() for p in people(size, city=city, region=city[0])]
    found = hidden(of, persons, {("city", "region"): {(city, city[0]) for city in cities}})
    assert set(found.values()) == {"small_base"}
    assert set(said(found, "region x city")) == {"A x B1", "A x B2", "B x A1", "B x A2"}


def test_the_same_column_twice_hides_the_same_twice() -> None:
    of = private(("c",), ("top",))
    sizes = {"A": 50, "B": 20, "C": 5, "D": 4}
    persons = [p for c, n in sizes.items() for p in people(n, c=c, top=c if n > 10 else "Other")]
    together = {("c", "top"): {(c, c if n > 10 else "Other") for c, n in sizes.items()}}
    found = hidden(of, persons, together)
    assert set(said(found)) == {"C", "D", "B"}
    assert said(found, "top") == {"Other": "small_base", "B": "complementary"}


def test_several_answers_in_a_cell_do_not_add_up() -> None:
    split = SegmentVariable("c", named("c"), split=",")
    of = replace(private(("c",)), cuts=(Cut((split,)),))
    found = bases(of, countries(A=40, B=5, C=20))
    found[Cell("nps", "", (), "")] = Base(50, 50.0, 50)
    assert said(hidden_cells(of, found)) == {"B": "small_base"}
    found[Cell("nps", "", (), "")] = Base(65, 65.0, 65)
    assert said(hidden_cells(of, found)) == {"B": "small_base", "C": "complementary"}


def two_metrics(
    other: object, first: dict[str, int], second: dict[str, int], rows: int
) -> tuple[Study, dict[Cell, Base]]:
    of = private(("c",), measures=(nps(), other))
    found = {}
    for metric, sizes in zip((m.name for m in of.measures), (first, second), strict=True):
        for country, n in sizes.items():
            found[Cell(metric, "c", (country,), "")] = Base(n, float(n), rows if country != "B" else 6)
        everyone = sum(sizes.values())
        found[Cell(metric, "", (), "")] = Base(everyone, float(everyone), 3 * rows + 6)
    return of, found


def test_metrics_of_the_same_people_do_not_tell_each_other_s_rows() -> None:
    of, found = two_metrics(
        csat(), {"A": 40, "B": 5, "C": 30, "D": 50}, {"A": 30, "B": 5, "C": 40, "D": 50}, 60
    )
    segments = [
        {cell.segment for cell in hidden_cells(of, found) if cell.metric == name} for name in ("nps", "csat")
    ]
    assert len(segments[0] & segments[1]) >= 2


def test_metrics_of_other_people_have_rows_of_their_own() -> None:
    other = replace(csat(), where=(where("x", "1"),))
    of, found = two_metrics(
        other, {"A": 40, "B": 5, "C": 30, "D": 50}, {"A": 30, "B": 5, "C": 40, "D": 50}, 60
    )
    reasons = hidden_cells(of, found)
    assert {cell[0::2] for cell, reason in reasons.items() if reason == "complementary"} == {
        ("nps", ("C",)),
        ("csat", ("A",)),
    }


def test_two_metrics_of_one_question_hide_the_same_cells() -> None:
    again = replace(nps(), name="again", statistic="net")
    of, found = two_metrics(
        again, {"A": 40, "B": 20, "C": 30, "D": 50}, {"A": 40, "B": 20, "C": 30, "D": 50}, 60
    )
    found[Cell("nps", "c", ("A",), "")] = Base(40, 9.5, 60)
    reasons = hidden_cells(of, found)
    assert reasons[Cell("nps", "c", ("A",), "")] == "small_base"
    assert reasons[Cell("again", "c", ("A",), "")] == "complementary"
    assert {c[1:] for c in reasons if c.metric == "nps"} == {c[1:] for c in reasons if c.metric == "again"}


def test_a_metric_that_nobody_answered_still_says_so() -> None:
    of = private(("c",))
    found = {cell: Base(0, 0.0, base.rows) for cell, base in bases(of, countries(A=40)).items()}
    assert hidden_cells(of, found) == {Cell("nps", "c", ("A",), ""): "small_base"}


def test_parts_add_up_to_every_coarser_cut_and_no_further() -> None:
    of = private(("c",), ("c", "p"))
    persons = [*people(5, c="A", p="1"), *people(5, c="A", p="2")]
    given_ = relations(of, {cell[1:]: base.rows for cell, base in bases(of, persons).items()})
    named_ = [
        (given_.places[relation.total], tuple(given_.places[part] for part in relation.parts))
        for relation in given_.found
    ]
    assert named_ == [
        (("c", ("A",), ""), (("c x p", ("A", "1"), ""), ("c x p", ("A", "2"), ""))),
        (("", (), ""), (("c", ("A",), ""),)),
    ]


tables = st.fixed_dictionaries(
    {
        "persons": st.lists(
            st.fixed_dictionaries(
                {
                    "a": st.sampled_from(["x", "y", "z"]),
                    "b": st.sampled_from(["x", "y", None]),
                    "month": st.sampled_from([JANUARY, FEBRUARY]),
                }
            ),
            min_size=4,
            max_size=40,
        ),
        "cuts": st.lists(
            st.sampled_from([("a",), ("b",), ("a", "b")]), min_size=1, max_size=3, unique=True
        ),
        "months": st.booleans(),
        "below": st.integers(1, 6),
    }
)  # fmt: skip
"""Few people and low limits, so that many cells are small and many are not."""


def drawn(table: dict[str, object]) -> tuple[Study, list[Person]]:
    of = private(*table["cuts"], months=table["months"], below=table["below"])  # type: ignore[misc, arg-type]
    return of, table["persons"]  # type: ignore[return-value]


@law
@given(table=tables)
def test_no_hidden_cell_follows_from_the_shown_ones(table: dict[str, object]) -> None:
    of, persons = drawn(table)
    cells = list(bases(of, persons))
    found = hidden(of, persons)
    rows = dict(zip(cells, made_of(of, cells, persons), strict=True))
    shown = [row for cell, row in rows.items() if cell not in found]
    assert [cell for cell in found if follows(shown, rows[cell])] == []


@law
@given(table=tables)
def test_whoever_is_shown_is_large_enough_and_whoever_is_small_is_hidden(table: dict[str, object]) -> None:
    of, persons = drawn(table)
    found = hidden(of, persons)
    small = {cell for cell, base in bases(of, persons).items() if base.n < of.privacy.suppress_below}
    assert {cell for cell, reason in found.items() if reason == "small_base"} == small


@law
@given(table=tables, seed=st.integers(0, 9))
def test_the_order_of_the_rows_changes_nothing(table: dict[str, object], seed: int) -> None:
    of, persons = drawn(table)
    shuffled = random.Random(seed).sample(list(bases(of, persons).items()), len(bases(of, persons)))
    assert hidden_cells(of, dict(shuffled)) == hidden(of, persons)


@law
@given(table=tables)
def test_what_is_hidden_needs_no_further_protection(table: dict[str, object]) -> None:
    of, persons = drawn(table)
    sizes = bases(of, persons)
    given_ = relations(of, {cell[1:]: base.rows for cell, base in sizes.items()})
    people_ = [sizes[Cell("nps", *place)].n for place in given_.places]
    once = protect(given_, people_, {at for at, n in enumerate(people_) if n < of.privacy.suppress_below})
    assert protect(given_, people_, once) == once


def test_a_large_report_is_protected_too() -> None:
    chance = random.Random(1)
    of = private(("c",), ("p",), ("c", "p"), months=True)
    persons = [
        {
            "c": f"{int(chance.expovariate(0.1))}",
            "p": chance.choice("abcd"),
            "month": chance.choice((JANUARY, FEBRUARY, MARCH)),
        }
        for _ in range(8_000)
    ]
    sizes = bases(of, persons)
    found = hidden_cells(of, sizes)
    assert len(sizes) > 1_000
    assert "complementary" in found.values()
    shown = sum(base.n for cell, base in sizes.items() if cell not in found)
    large = sum(base.n for base in sizes.values() if base.n >= 10)
    assert shown > 0.9 * large
