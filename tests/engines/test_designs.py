"""Strata, clusters, repeated respondents and finite populations, against a row-by-row oracle."""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from cxcli.engines.counted import Counted
from cxcli.engines.streaming import run
from cxcli.errors import LonelyStratum, MorePeople, UnplacedRows
from cxcli.evidence import MICRO, Distribution
from cxcli.stats.linear import linear
from cxcli.study.cut import Cut, SegmentVariable
from cxcli.study.design import DesignSettings
from cxcli.study.study import DateSettings, Study
from cxcli.tally import held
from cxcli.tally.cell_designs import Designs
from cxcli.tally.tally import Cell
from tests.designs import (
    Person,
    design_variance,
    difference_variance,
    itself,
    net,
    residual,
    variance,
)
from tests.studies import by, named, nps, study, weight, where
from tests.surveys import law as every_law
from tests.tables import MemoryTable

NAMES = ("Q1", "region", "site", "who", "w", "seg", "plan", "date")
Row = tuple[str, ...]

law = settings(every_law, max_examples=20)

ROW = st.tuples(
    st.sampled_from(["0", "6", "7", "9", "10", "10", "", "11"]),
    st.sampled_from(["North", "South", " East "]),
    st.sampled_from(["a", "b", "c", "d"]),
    st.sampled_from(["p", "q", "r", "s", "t", ""]),
    st.sampled_from(["1", "0.5", "2.25", "999.999999", "0.001"]),
    st.sampled_from(["x", "y", ""]),
    st.sampled_from(["Pro", "Free"]),
    st.sampled_from(["2026-01-05", "2026-02-03", ""]),
)
ROWS = st.lists(ROW, min_size=2, max_size=30)

STRATA, SITES = named("region"), named("site")
CENTRED: dict[str, Any] = {"lonely_psu": "centre"}
NO_DESIGN = DesignSettings()
DECLARED = [
    DesignSettings(strata=STRATA, clusters=SITES, **CENTRED),
    DesignSettings(strata=STRATA, **CENTRED),
    DesignSettings(clusters=SITES, **CENTRED),
    DesignSettings(strata=STRATA, clusters=SITES, population=500, **CENTRED),
]


def of(design: DesignSettings = NO_DESIGN, **more: Any) -> Study:
    defaults: dict[str, Any] = {
        "design": design,
        "cuts": (by("seg"), by("seg", "plan")),
        "weight": weight(),
        "date": DateSettings(named("date")),
        "period": "month",
    }
    return study(**(defaults | more))


def counted(rows: Sequence[Row], asked: Study, part_rows: int = 7) -> Counted:
    return run(asked, [MemoryTable(NAMES, rows, part_rows)])


def designs(rows: Sequence[Row], asked: Study, part_rows: int = 7) -> Designs:
    found = counted(rows, asked, part_rows).designs
    assert found is not None
    return found


def cells(found: Counted) -> Iterator[tuple[Cell, Distribution]]:
    yield from ((cell, answers) for cell, answers in found.tally.cells() if answers.n)


def person(row: Row, number: int, cluster: str) -> Person:
    """Return a row as the oracle sees it; `cluster` names its column, "" makes each row its own."""
    value = dict(zip(NAMES, row, strict=True))
    mine = value[cluster] if cluster else ""
    answer = Fraction(row[0]) if row[0] not in ("", "11") else None
    return Person(row[1].strip(), mine or number, Fraction(value["w"]), answer)


def is_in(row: Row, cell: Cell) -> bool:
    segment = (row[5] or None, row[6])[: len(cell.segment)]
    month = row[7][:7]
    return cell.segment in ((), segment) and cell.period in ("", month)


def groups(rows: Sequence[Row], cell: Cell, cluster: str) -> list[Person]:
    return [person(row, i, cluster).only_if(inside=is_in(row, cell)) for i, row in enumerate(rows)]


@pytest.mark.parametrize("design", DECLARED)
@law
@given(rows=ROWS)
def test_declared_designs_have_the_linearised_variance_of_a_domain(
    design: DesignSettings, rows: list[Row]
) -> None:
    found = counted(rows, of(design))
    assert found.designs is not None
    for cell, answers in cells(found):
        people = groups(rows, cell, "site" if design.clusters else "")
        if design.strata is None:
            people = [Person("", p.cluster, p.weight, p.answer) for p in people]
        asked = [i for i, row in enumerate(rows) if not cell.period or row[7][:7] == cell.period]
        everyone = sum(person(rows[i], i, "").answer is not None for i in asked)
        taken_off = Fraction(everyone, design.population) if design.population else Fraction(0)
        for price in (net, itself):
            z = [residual(p, people, price) for p in people]
            expected = variance(people, z, declared=True, taken_off=taken_off)
            assert design_variance(answers, found.designs.of[cell], price) == expected
        answered = {(p.stratum, p.cluster) for p in people if p.answer is not None}
        assert found.designs.of[cell].clusters == len(answered)
        assert found.designs.of[cell].df == len(answered) - len({stratum for stratum, _ in answered})
        assert found.designs.on(cell, answers).sampled == taken_off


@law
@given(rows=ROWS)
def test_respondents_who_answer_repeatedly_are_clusters_of_the_people_in_each_cell(rows: list[Row]) -> None:
    known = [row[3] for row in rows if row[3]]
    assume(len(set(known)) < len(known))
    found = counted(rows, of(respondent=named("who")))
    assert found.designs is not None
    for cell, answers in cells(found):
        people = [Person("", p.cluster, p.weight, p.answer) for p in groups(rows, cell, "who")]
        z = [residual(p, people, net) for p in people]
        design = found.designs.of[cell]
        assert design_variance(answers, design, net) == variance(people, z, declared=False)
        assert design.clusters == len({p.cluster for p in people if p.answer is not None})
        assert design.df == design.clusters - 1


def in_rest(row: Row, cell: Cell) -> bool:
    segment = (row[5] or None, row[6])[: len(cell.segment)]
    return None not in segment and segment != cell.segment and cell.period in ("", row[7][:7])


@pytest.mark.parametrize("design", [NO_DESIGN, DECLARED[0], DECLARED[3]])
@law
@given(rows=ROWS)
def test_segment_and_rest_vary_together_as_their_clusters_do(design: DesignSettings, rows: list[Row]) -> None:
    declared = design != NO_DESIGN
    found = counted(rows, of(design, respondent=named("who"))).designs
    assume(found is not None)
    assert found is not None
    answers = dict(counted(rows, of()).tally.cells())
    for cell, overlap in found.overlaps.items():
        column = "site" if declared else "who"
        segment = groups(rows, cell, column)
        rest = [person(r, i, column).only_if(inside=in_rest(r, cell)) for i, r in enumerate(rows)]
        both = [
            person(r, i, column).only_if(inside=is_in(r, cell) or in_rest(r, cell))
            for i, r in enumerate(rows)
        ]
        if not declared:
            both = [Person("", p.cluster, p.weight, p.answer) for p in both]
        z = [residual(s, segment, net) - residual(r, rest, net) for s, r in zip(segment, rest, strict=True)]
        taken_off = found.sampled.get(("nps", cell.period), Fraction(0))
        expected = variance(both, z, declared=declared, taken_off=taken_off)
        whole = answers[Cell("nps", "", (), cell.period)]
        blanks = [
            d
            for c, d in answers.items()
            if c.cut == cell.cut and c.period == cell.period and None in c.segment
        ]
        for blank in blanks:
            whole = whole - blank
        assert difference_variance(answers[cell], whole - answers[cell], overlap, net) == expected
        clusters = {(p.stratum, p.cluster) for p in both if p.answer is not None}
        assert overlap.clusters == len(clusters)
        assert overlap.df == len(clusters) - len({stratum for stratum, _ in clusters})


@law
@given(rows=ROWS)
def test_every_segment_with_a_rest_has_an_overlap_under_a_design(rows: list[Row]) -> None:
    found = counted(rows, of(DECLARED[0]))
    assert found.designs is not None
    for cell, _ in cells(found):
        rest = [r for r in rows if in_rest(r, cell) and r[0] not in ("", "11")]
        wanted = bool(cell.cut) and None not in cell.segment and bool(rest)
        assert (cell in found.designs.overlaps) == wanted


@law
@given(rows=ROWS, part_rows=st.integers(1, 7), random=st.randoms(use_true_random=False))
def test_neither_the_order_of_the_rows_nor_their_parts_matter(
    rows: list[Row], part_rows: int, random: Any
) -> None:
    shuffled = list(rows)
    random.shuffle(shuffled)
    asked = of(DECLARED[0], cuts=(by("seg"),))
    assert designs(shuffled, asked, part_rows) == designs(rows, asked)


@pytest.mark.parametrize("block", [1, 3, 8])
@pytest.mark.parametrize("asked", [of(DECLARED[0]), of(respondent=named("who"))])
def test_blocks_of_clusters_do_not_matter(monkeypatch: pytest.MonkeyPatch, asked: Study, block: int) -> None:
    rows = [
        (
            str(i * i % 11),
            "NS"[i % 2],
            "abcd"[i % 4],
            "pqrst"[i * i % 5],
            "1.5",
            ["x", "y", ""][i % 3],
            "Pro",
            f"2026-0{1 + i % 3}-01",
        )
        for i in range(40)
    ]
    whole = designs(rows, asked)
    monkeypatch.setattr(held, "_BLOCK", block)
    assert designs(rows, asked) == whole


@law
@given(rows=ROWS)
def test_rows_that_are_clusters_of_their_own_vary_as_without_a_design(rows: list[Row]) -> None:
    alone = [(*row[:3], str(i), *row[4:]) for i, row in enumerate(rows)]
    plain = counted(alone, of())
    clustered = designs(alone, of(DesignSettings(clusters=named("who"))))
    assert plain.designs is None
    whole = Cell("nps", "", (), "")
    answers = dict(plain.tally.cells())[whole]
    assume(answers.n == len(rows) > 1)
    estimate = linear(answers, net)
    assert estimate is not None
    assert design_variance(answers, clustered.of[whole], net) == estimate.sampling_variance


@law
@given(rows=ROWS, times=st.integers(2, 9))
def test_weights_times_a_whole_number_change_no_variance(rows: list[Row], times: int) -> None:
    light = [(*row[:4], "0.5", *row[5:]) for row in rows]
    heavy = [(*row[:4], str(0.5 * times), *row[5:]) for row in rows]
    asked = of(DECLARED[0])
    found = [counted(some, asked) for some in (light, heavy)]
    for cell, answers in cells(found[0]):
        again = dict(found[1].tally.cells())[cell]
        one, other = (f.designs.of[cell] for f in found if f.designs is not None)
        assert design_variance(answers, one, net) == design_variance(again, other, net)


def test_a_study_without_a_design_holds_no_rows() -> None:
    found = counted([("9", "N", "a", "p", "1", "x", "Pro", "")], of())
    assert found.designs is None
    assert found.rows is None


def test_respondents_who_each_answered_once_make_no_clusters() -> None:
    rows = [("9", "N", "a", who, "1", "x", "Pro", "") for who in ("p", "q", "", "")]
    assert counted(rows, of(respondent=named("who"))).designs is None


def test_a_single_respondent_leaves_no_degree_of_freedom() -> None:
    rows = [(q, "N", "a", "p", "1", "x", "Pro", "") for q in ("9", "3")]
    design = designs(rows, of(respondent=named("who"))).of[Cell("nps", "", (), "")]
    assert (design.clusters, design.df, design.covariance) == (1, 0, {})


def test_rows_that_were_not_asked_are_no_part_of_a_metric() -> None:
    rows = [
        (q, "N", site, "p", "1", "x", plan, "")
        for q, site, plan in [("9", "a", "Pro"), ("3", "b", "Pro"), ("0", "c", "Free"), ("10", "d", "Free")]
    ]
    asked = of(DesignSettings(clusters=SITES), weight=None)
    some = study(nps(where=(where("plan", "Pro"),)), design=asked.design)
    found = counted(rows, some)
    assert found.designs is not None
    people = [person(row, i, "site").only_if(inside=row[6] == "Pro") for i, row in enumerate(rows)]
    people = [Person("", p.cluster, p.weight, p.answer) for p in people]
    z = [residual(p, people, net) for p in people]
    cell = Cell("nps", "", (), "")
    answers = dict(found.tally.cells())[cell]
    assert design_variance(answers, found.designs.of[cell], net) == variance(people, z, declared=True)


def test_a_person_in_several_segments_counts_in_each_and_once_in_the_rest() -> None:
    channels = Cut((SegmentVariable("seg", named("seg"), split=";"),))
    given = [
        ("9", "p", "web; shop"),
        ("3", "p", "shop"),
        ("10", "q", "web"),
        ("7", "r", "phone"),
        ("0", "q", ""),
    ]
    rows = [(q, "N", "a", who, "1", seg, "Pro", "") for q, who, seg in given]
    found = counted(rows, of(respondent=named("who"), cuts=(channels,), weight=None))
    assert found.designs is not None
    answers = dict(found.tally.cells())
    cell = Cell("nps", "seg", ("web",), "")
    people = [Person("", who, Fraction(1), Fraction(q)) for q, who, _ in given]
    web = [p.only_if(inside="web" in seg) for p, (_, _, seg) in zip(people, given, strict=True)]
    rest = [
        p.only_if(inside=seg not in ("", "web", "web; shop"))
        for p, (_, _, seg) in zip(people, given, strict=True)
    ]
    both = [p.only_if(inside=bool(seg)) for p, (_, _, seg) in zip(people, given, strict=True)]
    z = [residual(s, web, itself) - residual(r, rest, itself) for s, r in zip(web, rest, strict=True)]
    others = answers[Cell("nps", "", (), "")] - answers[Cell("nps", "seg", (None,), "")] - answers[cell]
    overlap = found.designs.overlaps[cell]
    assert difference_variance(answers[cell], others, overlap, itself) == variance(both, z, declared=False)


def test_segments_beyond_the_largest_are_one_segment_with_one_design() -> None:
    top = Cut((SegmentVariable("seg", named("seg"), top=1, other="Others"),))
    given = [("9", "p", "x"), ("3", "q", "x"), ("10", "p", "y"), ("7", "p", "z"), ("0", "q", "z")]
    rows = [(q, "N", "a", who, "1", seg, "Pro", "") for q, who, seg in given]
    found = counted(rows, of(respondent=named("who"), cuts=(top,), weight=None))
    assert found.designs is not None
    cell = Cell("nps", "seg", ("Others",), "")
    people = [Person("", who, Fraction(1), Fraction(q)) for q, who, seg in given if seg != "x"]
    z = [residual(p, people, net) for p in people]
    answers = dict(found.tally.cells())[cell]
    assert design_variance(answers, found.designs.of[cell], net) == variance(people, z, declared=False)


def test_each_respondent_once_a_period_is_counted_from_the_rows_of_the_periods() -> None:
    given = [
        ("9", "p", "a", "2026-01-05"),
        ("3", "p", "b", "2026-02-05"),
        ("10", "q", "b", "2026-01-09"),
        ("0", "r", "a", "2026-02-02"),
    ]
    rows = [(q, "N", site, who, "1", "x", "Pro", day) for q, who, site, day in given]
    asked = of(DesignSettings(clusters=SITES), respondent=named("who"), unit="respondent", weight=None)
    found = counted(rows, asked)
    assert found.designs is not None
    assert found.designs.of[Cell("nps", "", (), "")].clusters == 2
    january = Cell("nps", "", (), "2026-01")
    people = [
        Person("", site, Fraction(1), Fraction(q) if day < "2026-02" else None) for q, _, site, day in given
    ]
    z = [residual(p, people, net) for p in people]
    answers = dict(found.tally.cells())[january]
    assert design_variance(answers, found.designs.of[january], net) == variance(people, z, declared=True)


@pytest.mark.parametrize("column", ["region", "site"])
def test_a_used_row_without_stratum_or_cluster_stops_the_run_and_is_named(column: str) -> None:
    blank = NAMES.index(column)
    rows = [["9", "N", "a", "p", "1", "x", "Pro", ""] for _ in range(9)]
    for row in (2, 5, 8):
        rows[row][blank] = " "
    rows[2][6] = "Gone"
    design = DesignSettings(strata=STRATA, clusters=SITES, **CENTRED)
    asked = of(design, where=(where("plan", "Pro"),))
    with pytest.raises(
        UnplacedRows, match=f"'{column}' of the design is blank in 2 used row.*: 6, 9"
    ) as raised:
        counted([tuple(row) for row in rows], asked, part_rows=2)
    place = raised.value.problems[0].place
    assert (place.file, place.row, place.column) == ("memory.csv", 6, column)


def test_a_stratum_with_one_cluster_stops_the_run_by_name() -> None:
    rows = [
        ("9", region, site, "p", "1", "x", "Pro", "")
        for region, site in [("North", "a"), ("North", "b"), ("South", "a"), ("South", "a")]
    ]
    with pytest.raises(LonelyStratum, match="'region' with a single cluster: 'South'"):
        counted(rows, of(DesignSettings(strata=STRATA, clusters=SITES)))


def test_one_cluster_for_everyone_tells_nothing() -> None:
    rows = [("9", "North", "a", "p", "1", "x", "Pro", "")] * 3
    with pytest.raises(LonelyStratum, match="All rows are in one cluster of 'site'"):
        counted(rows, of(DesignSettings(clusters=SITES)))


def test_a_population_alone_takes_off_what_was_sampled_of_it() -> None:
    rows = [
        (q, "N", "a", "p", "1", "x", "Pro", day)
        for q, day in [("9", "2026-01-05"), ("3", "2026-02-05"), ("", "2026-02-06"), ("7", "")]
    ]
    found = designs(rows, of(DesignSettings(population=12)))
    assert found.of == {}
    assert found.sampled == {
        ("nps", ""): Fraction(3, 12),
        ("nps", "2026-01"): Fraction(1, 12),
        ("nps", "2026-02"): Fraction(1, 12),
    }


def test_a_person_who_answered_twice_is_one_of_the_population() -> None:
    rows = [("9", "N", "a", who, "1", "x", "Pro", "") for who in ("p", "p", "q", "", "")]
    found = designs(rows, of(DesignSettings(population=4), respondent=named("who")))
    assert found.sampled[("nps", "")] == 1
    assert all(not design.covariance for design in found.of.values())


def test_more_people_than_the_population_stop_the_run() -> None:
    rows = [("9", "N", "a", "p", "1", "x", "Pro", "")] * 3
    with pytest.raises(MorePeople, match="3 people answered, more than the population of 2"):
        counted(rows, of(DesignSettings(population=2)))


def test_rows_are_held_on_request_as_they_were_counted() -> None:
    found = run(of(), [MemoryTable(NAMES, [("9", "N", "a", "p", "2.5", "x", "Pro", "")] * 5, 2)], hold=True)
    assert found.rows is not None
    assert found.rows.weights is not None
    assert found.rows.weights.tolist() == [5 * MICRO // 2] * 5
    assert found.books.answers["nps"].values[found.rows.answers["nps"][0]].value == 9
