"""A wave that comes back from its own report: the same comparison, or a more cautious one."""

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cxcli.comparison.compare import compare
from cxcli.comparison.terms import Terms
from cxcli.report.comparison import Compared
from cxcli.study.cut import Cut, SegmentVariable
from cxcli.study.design import DesignSettings
from cxcli.study.question import Question
from cxcli.study.scale import Scale, scale
from cxcli.study.statistics import Statistics
from cxcli.study.study import Measure, Privacy, Study
from tests.studies import by, csat, named, nps, question, study, weight
from tests.waves import Rows, rows, stored, wave

on_disk = settings(
    deadline=None, max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture]
)

SEVEN, HALVES = scale(1, 7), Scale(Fraction(1), Fraction(5), Fraction(1, 2))
MEASURES = (
    nps(),
    csat(),
    Measure(
        "effort", "ces", "CES", "mean", Question((named("Q3"),), SEVEN, "lower", question(on=SEVEN).coding)
    ),
    Measure("easy", "ces", "CES", "easy_share", question("Q3", on=SEVEN)),
    Measure("half", "scale", "Halves", "mean", question("Q4", on=HALVES)),
    Measure("both", "scale", "Both", "mean", question("Q2", "Q5", on=scale(1, 5))),
    Measure("top", "csat", "CSAT", "net", question("Q3", on=SEVEN), frozenset({Fraction(7)})),
)


def people(seed: Sequence[tuple[int, int, int]]) -> Rows:
    return [
        {
            "Q1": str(a),
            "Q2": str(b),
            "Q3": str(c),
            "Q4": str(1 + (a % 9) / 2),
            "Q5": str(1 + (a + b) % 5),
            "country": ("FR", "BE", "")[c % 3],
        }
        for a, b, c in seed
    ]


ANSWERS = st.lists(
    st.tuples(st.integers(0, 10), st.integers(1, 5), st.integers(1, 7)), min_size=1, max_size=60
).map(people)


@on_disk
@given(before=ANSWERS, after=ANSWERS)
def test_unweighted_reports_compare_as_their_exports_do_to_the_last_bit(
    tmp_path: Path, before: Rows, after: Rows
) -> None:
    asked = study(*MEASURES, cuts=(by("country"),))
    exports = compare(wave(asked, before), wave(asked, after), Terms())
    reports = compare(
        stored(asked, before, tmp_path / "a.json"), stored(asked, after, tmp_path / "b.json"), Terms()
    )
    mixed = compare(stored(asked, before, tmp_path / "a.json"), wave(asked, after), Terms())
    assert exports == reports == mixed


def heavy(n: int, shift: int = 0) -> Rows:
    """Return weighted answers whose weights go with the answers."""
    return [
        {"Q1": str(10 if i % 5 < 3 + shift else i % 8), "Q2": str(i % 5 + 1), "w": str(1 + (i * 7) % 4)}
        for i in range(n)
    ]


def one(found: Sequence[Compared], metric: str) -> Compared:
    return next(compared for compared in found if compared.metric == metric and not compared.segment)


def width(compared: Compared) -> float:
    assert compared.low is not None
    assert compared.high is not None
    return compared.high - compared.low


MEAN = Measure("mean", "csat", "CSAT", "mean", csat().question, csat().positive)


@pytest.mark.parametrize("n", [40, 400])
def test_weighted_reports_compare_as_their_exports_do_but_for_the_rounding_of_squares(
    tmp_path: Path, n: int
) -> None:
    asked = study(nps(), csat(), weight=weight())
    before, after = heavy(n), heavy(n + 13, 1)
    exports = compare(wave(asked, before), wave(asked, after), Terms())
    reports = compare(
        stored(asked, before, tmp_path / "a.json"), stored(asked, after, tmp_path / "b.json"), Terms()
    )
    for metric in ("nps", "csat"):
        one_, other = one(exports, metric), one(reports, metric)
        assert one_.difference == pytest.approx(other.difference, abs=1e-9)
        assert (one_.low, one_.high, one_.p) == pytest.approx((other.low, other.high, other.p), abs=1e-6)
        assert one_.verdict == other.verdict


@pytest.mark.parametrize("clustered", [False, True])
def test_a_mean_from_a_report_is_never_surer_than_from_its_export(tmp_path: Path, clustered: bool) -> None:  # noqa: FBT001
    asked = study(MEAN, weight=weight())
    waves = [[{**row, "site": str(i % 11)} for i, row in enumerate(heavy(n))] for n in (120, 150)]
    if clustered:
        asked = replace(asked, design=DesignSettings(clusters=named("site")))
    export = compare(wave(asked, waves[0]), wave(asked, waves[1]), Terms())
    report = compare(
        stored(asked, waves[0], tmp_path / "a.json"), stored(asked, waves[1], tmp_path / "b.json"), Terms()
    )
    if not clustered:
        assert width(one(report, "mean")) >= width(one(export, "mean")) * (1 - 1e-9)
    assert one(report, "mean").difference == pytest.approx(one(export, "mean").difference, abs=1e-9)


def test_the_degrees_of_freedom_of_clusters_come_back(tmp_path: Path) -> None:
    asked = study(nps(), respondent=named("id"))
    before = [{**row, "id": f"p{i % 15}"} for i, row in enumerate(rows("Q1", {0: 10, 8: 20, 10: 30}))]
    again = stored(asked, before, tmp_path / "a.json").groups["nps", ()]
    measured = wave(asked, before).groups["nps", ()]
    assert again.answers is not None
    assert measured.answers is not None
    assert again.answers.design is not None
    assert measured.answers.design is not None
    assert (again.answers.design.df, again.answers.design.clusters) == (14, 15)
    assert again.result.n_effective == measured.result.n_effective


@pytest.mark.parametrize("population", [61, 120, 10_000])
def test_a_finite_population_comes_back(tmp_path: Path, population: int) -> None:
    asked = study(nps(), csat(), MEAN, design=DesignSettings(population=population))
    waves = [[{"Q1": str(i % 11), "Q2": str(1 + (i * step) % 5)} for i in range(60)] for step in (1, 3)]
    exports = compare(wave(asked, waves[0]), wave(asked, waves[1]), Terms())
    reports = compare(
        stored(asked, waves[0], tmp_path / "a.json"), stored(asked, waves[1], tmp_path / "b.json"), Terms()
    )
    for export, report in zip(exports, reports, strict=True):
        assert (export.low, export.high) == pytest.approx((report.low, report.high), rel=1e-9)


def test_a_whole_population_is_certain_again(tmp_path: Path) -> None:
    asked = study(nps(), design=DesignSettings(population=60))
    before, after = rows("Q1", {0: 20, 10: 40}), rows("Q1", {0: 19, 10: 41})
    for found in (
        compare(wave(asked, before), wave(asked, after), Terms()),
        compare(
            stored(asked, before, tmp_path / "a.json"), stored(asked, after, tmp_path / "b.json"), Terms()
        ),
    ):
        (only,) = found
        assert (only.low, only.high, only.p) == (only.difference, only.difference, None)
        assert only.verdict == "up"
        assert "everybody answered in both waves" in only.sentence.en
        assert "chance" not in only.sentence.en


def test_a_whole_population_that_did_not_move_did_not(tmp_path: Path) -> None:
    asked = study(nps(), design=DesignSettings(population=60))
    same = stored(asked, rows("Q1", {0: 20, 10: 40}), tmp_path / "a.json")
    assert compare(same, same, Terms())[0].verdict == "no_evidence"


def test_hidden_results_come_back_hidden(tmp_path: Path) -> None:
    asked = study(cuts=(by("country"),), privacy=Privacy(10, 30))
    answers = rows("Q1", {0: 20, 10: 40}, country="FR") + rows("Q1", {10: 4}, country="BE")
    again = stored(asked, answers + rows("Q1", {10: 30}, country="LU"), tmp_path / "a.json")
    hidden = {key for key, group in again.groups.items() if group.answers is None}
    assert ("nps", (("country", "BE"),)) in hidden
    assert {group.result.n for group in again.groups.values() if group.key in hidden} == {None}


def test_periods_do_not_come_back(tmp_path: Path) -> None:
    from cxcli.study.study import DateSettings  # noqa: PLC0415

    asked = study(date=DateSettings(named("day"), zone="UTC"), period="month")
    answers = rows("Q1", {0: 10, 10: 10}, day="2026-01-02") + rows("Q1", {10: 10}, day="2026-02-02")
    assert list(stored(asked, answers, tmp_path / "a.json").groups) == [("nps", ())]


def test_several_answers_in_a_cell_come_back_as_they_were_counted(tmp_path: Path) -> None:
    several = Cut((SegmentVariable("topics", named("topics"), split=";"),))
    asked = study(cuts=(several,))
    answers = rows("Q1", {0: 10, 10: 30}, topics="price; help") + rows("Q1", {10: 20}, topics="help")
    again = stored(asked, answers, tmp_path / "a.json")
    sizes = {key[1]: group.answers.n for key, group in again.groups.items() if group.answers is not None}
    assert sizes == {(): 60, (("topics", "help"),): 60, (("topics", "price"),): 40}


def terms(confidence: float) -> Terms:
    return Terms(statistics=Statistics(confidence=confidence))


@pytest.mark.parametrize("confidence", [0.8, 0.99])
def test_the_confidence_is_that_of_the_comparison_and_not_of_the_report(
    tmp_path: Path, confidence: float
) -> None:
    asked: Study = study()
    path = tmp_path / "a.json"
    before, after = stored(asked, rows("Q1", {0: 20, 10: 40}), path), wave(asked, rows("Q1", {0: 10, 10: 40}))
    assert compare(before, after, terms(confidence)) == compare(
        wave(asked, rows("Q1", {0: 20, 10: 40})), after, terms(confidence)
    )
