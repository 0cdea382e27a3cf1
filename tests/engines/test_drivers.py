"""From columns of an export to ranked drivers: who counts, how columns are read, what is refused."""

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction
from typing import Any

import numpy as np
import pytest

from cxcli.engines import streaming
from cxcli.engines.counted import Counted
from cxcli.engines.drivers.analysis import analysis
from cxcli.engines.drivers.any_number import PERCENT, AnyNumber
from cxcli.engines.drivers.notices import driver_notices, driver_problems
from cxcli.engines.drivers.wanted import Wanted, driver_study
from cxcli.errors import (
    ConstantColumn,
    CxcliError,
    EntangledColumns,
    TooFewComplete,
    TooManyInvalid,
    UnknownName,
    UsageProblem,
)
from cxcli.report.drivers import Driver, DriverReport
from cxcli.study.coding import Kind
from cxcli.study.column import ColumnRef
from cxcli.study.design import DesignSettings
from cxcli.study.study import Measure, Privacy, Study
from tests.studies import csat, named, nps, question, study, weight, where
from tests.tables import MemoryTable

HEADER = ("nps", "price", "delivery", "w", "who", "site", "country")


def cells(people: int = 120, seed: int = 1) -> list[list[str]]:
    """Return people whose score goes with price, and less with delivery; two rows each person, sites of 12."""
    chance = np.random.default_rng(seed)
    price, delivery = chance.integers(1, 6, size=(2, people))
    score = np.clip(np.round(1.5 * price + 0.5 * delivery + chance.normal(size=people)), 0, 10).astype(int)
    return [
        [
            str(score[i]),
            str(price[i]),
            str(delivery[i]),
            str(1 + i % 3),
            f"p{i // 2}",
            f"s{i // 12}",
            "FR" if i % 4 else "BE",
        ]
        for i in range(people)
    ]


def asked(*columns: str, **more: Any) -> Wanted:
    return Wanted("nps", tuple(map(named, columns)), **{"resamples": 100, **more})


BOTH = asked("price", "delivery")


def prepared(
    wanted: Wanted = BOTH, rows: Sequence[Sequence[str]] | None = None, of: Study | None = None
) -> tuple[Study, Counted, MemoryTable]:
    table = MemoryTable(HEADER, rows if rows is not None else cells())
    own = driver_study(of or study(nps("nps")), table, wanted)
    return own, streaming.run(own, [table], hold=True, design=False), table


def ranked(
    wanted: Wanted = BOTH, rows: Sequence[Sequence[str]] | None = None, of: Study | None = None
) -> DriverReport:
    own, counted, _ = prepared(wanted, rows, of)
    return analysis(own, counted, wanted)


def driver(report: DriverReport, name: str) -> Driver:
    return next(driver for driver in report.drivers if driver.name == name)


def column(rows: Sequence[Sequence[str]], name: str) -> np.ndarray:
    return np.array([float(row[HEADER.index(name)]) for row in rows])


def replaced(rows: list[list[str]], name: str, cell: str, count: int) -> list[list[str]]:
    """Return the rows with the first cells of a column written over."""
    place = HEADER.index(name)
    return [[*row[:place], cell, *row[place + 1 :]] if i < count else row for i, row in enumerate(rows)]


def test_the_most_important_driver_comes_first() -> None:
    report = ranked()
    assert [(d.rank, d.name, d.sign) for d in report.drivers] == [
        (1, "price", "positive"),
        (2, "delivery", "positive"),
    ]
    assert sum(d.importance for d in report.drivers) == pytest.approx(report.fit.r_squared)


def test_r_squared_is_that_of_a_regression_on_the_same_rows() -> None:
    rows = cells()
    design = np.column_stack([np.ones(120), column(rows, "price"), column(rows, "delivery")])
    score = column(rows, "nps")
    left = score - design @ np.linalg.lstsq(design, score, rcond=None)[0]
    assert ranked(rows=rows).fit.r_squared == pytest.approx(1 - left.var() / score.var(), abs=1e-12)


def test_only_people_who_answered_everything_count() -> None:
    rows = replaced(replaced(cells(), "price", "", 10), "delivery", "N/A", 15)
    report = ranked(rows=rows)
    assert (report.fit.n, report.fit.asked) == (105, 120)
    assert (driver(report, "price").answered, driver(report, "delivery").answered) == (110, 105)
    complete = ranked(rows=rows[15:])
    assert [d.importance for d in report.drivers] == [d.importance for d in complete.drivers]


def test_the_outcome_is_the_answer_itself_not_its_band() -> None:
    rows = cells()
    report = ranked(asked("price"), rows)
    assert report.fit.r_squared == pytest.approx(
        np.corrcoef(column(rows, "nps"), column(rows, "price"))[0, 1] ** 2
    )


def test_a_composite_outcome_is_the_mean_of_its_columns() -> None:
    rows = cells()
    both = Measure("both", "scale", "Both", "mean", question("nps", "delivery"))
    report = ranked(Wanted("both", (named("price"),), resamples=100), rows, study(both))
    mean = (column(rows, "nps") + column(rows, "delivery")) / 2
    assert report.fit.r_squared == pytest.approx(np.corrcoef(mean, column(rows, "price"))[0, 1] ** 2)


def test_weights_count() -> None:
    rows = cells()
    report = ranked(asked("price"), rows, study(nps("nps"), weight=weight()))
    weighted = np.cov(column(rows, "nps"), column(rows, "price"), aweights=column(rows, "w"))
    assert report.fit.r_squared == pytest.approx(weighted[0, 1] ** 2 / weighted[0, 0] / weighted[1, 1])
    assert report.fit.weighted
    assert report.fit.n_effective == pytest.approx(
        column(rows, "w").sum() ** 2 / (column(rows, "w") ** 2).sum()
    )


def test_a_weight_of_two_is_a_person_twice() -> None:
    rows = [[*row[:3], "2" if i < 60 else "1", *row[4:]] for i, row in enumerate(cells())]
    weighted = ranked(rows=rows, of=study(nps("nps"), weight=weight()))
    twice = ranked(rows=rows[:60] + rows)
    assert [d.share for d in weighted.drivers] == pytest.approx([d.share for d in twice.drivers])
    for one, other in zip(weighted.drivers, twice.drivers, strict=True):
        assert one.performance.low_share == pytest.approx(other.performance.low_share)
        assert one.performance.mean == pytest.approx(other.performance.mean)


@pytest.mark.parametrize(
    ("of", "clusters"),
    [
        (study(nps("nps")), None),
        (study(nps("nps"), respondent=named("who")), 60),
        (study(nps("nps"), design=DesignSettings(clusters=named("site"))), 10),
        (study(nps("nps"), design=DesignSettings(strata=named("site"))), None),
    ],
    ids=["nobody twice", "each twice", "sites", "strata"],
)
def test_resamples_are_drawn_as_people_were_sampled(of: Study, clusters: int | None) -> None:
    assert ranked(of=of).fit.clusters == clusters


def test_a_respondent_who_counts_once_is_no_cluster() -> None:
    report = ranked(of=study(nps("nps"), respondent=named("who"), unit="respondent"))
    assert (report.fit.n, report.fit.clusters) == (60, None)


def test_answers_that_come_in_clusters_widen_the_interval() -> None:
    rows = [row for row in cells(60) for _ in range(4)]
    rows = [[*row[:4], f"p{i // 4}", *row[5:]] for i, row in enumerate(rows)]
    alone, clustered = ranked(rows=rows), ranked(rows=rows, of=study(nps("nps"), respondent=named("who")))
    assert [d.importance for d in alone.drivers] == [d.importance for d in clustered.drivers]
    for one, other in zip(alone.drivers, clustered.drivers, strict=True):
        assert (
            other.share_interval.high - other.share_interval.low
            > one.share_interval.high - one.share_interval.low
        )


def test_filters_of_the_study_and_of_the_metric_hold() -> None:
    french = [row for row in cells() if row[-1] == "FR"]
    by_study = ranked(of=study(nps("nps"), where=(where("country", "FR"),)))
    by_metric = ranked(of=study(nps("nps", where=(where("country", "FR"),))))
    for report in (by_study, by_metric):
        assert report.fit.asked == len(french)
        assert report.drivers == ranked(rows=french).drivers


def test_a_metric_is_a_driver_as_it_is_asked() -> None:
    kind = csat("delivery")
    report = ranked(Wanted("nps", (named("price"), named("csat")), resamples=100), of=study(nps("nps"), kind))
    found = driver(report, "csat")
    assert (found.title, found.type) == ("CSAT", "csat")
    assert (found.performance.scale, found.performance.is_declared) == ((1, 5), True)
    assert driver(report, "price").type is None


@pytest.mark.parametrize(
    ("answers", "low_share", "level"),
    [
        ([1, 2, 3, 4, 5], 0.4, 50),
        ([1, 3, 5, 5, 5], 0.2, 70),
        ([1, 4], 0.5, 50),
    ],
)
def test_low_is_the_worst_third_of_the_scale_seen(answers: list[int], low_share: float, level: float) -> None:
    rows = cells(100)
    rows = [[row[0], str(answers[i % len(answers)]), *row[2:]] for i, row in enumerate(rows)]
    performance = driver(ranked(rows=rows), "price").performance
    assert performance.low_share == pytest.approx(low_share)
    assert performance.level == pytest.approx(level)
    assert performance.mean == pytest.approx(sum(answers) / len(answers))
    assert (performance.scale, performance.is_declared) == ((min(answers), max(answers)), False)


def test_low_is_the_high_end_where_lower_is_better() -> None:
    effort = Measure("effort", "ces", "Effort", "mean", replace(question("price"), better="lower"))
    rows = cells()
    report = ranked(Wanted("nps", (named("effort"),), resamples=100), rows, study(nps("nps"), effort))
    price = column(rows, "price")
    performance = report.drivers[0].performance
    assert performance.low_share == pytest.approx((price > 20 / 3).mean())
    assert performance.level == pytest.approx(100 * (10 - price.mean()) / 10)


def test_drivers_of_the_configuration_are_taken_unless_others_are_named() -> None:
    of = study(nps("nps"), drivers={"nps": (named("price"),)})
    assert [d.name for d in ranked(asked(), of=of).drivers] == ["price"]
    assert [d.name for d in ranked(asked("delivery"), of=of).drivers] == ["delivery"]


def test_a_grid_of_columns_is_a_driver_each() -> None:
    grid = ColumnRef(pattern="^(price|delivery)$", each=True)
    report = ranked(Wanted("nps", (grid,), resamples=100))
    assert {d.title.rpartition(": ")[2] for d in report.drivers} == {"price", "delivery"}


def test_a_column_by_position_is_called_by_its_header() -> None:
    report = ranked(Wanted("nps", (ColumnRef(position=2),), resamples=100))
    assert report.drivers[0].title == "price"


WORDS = (
    "Very dissatisfied",
    "Dissatisfied",
    "Neither satisfied nor dissatisfied",
    "Satisfied",
    "Very satisfied",
)


def test_words_of_one_named_scale_are_understood() -> None:
    worded = [[row[0], WORDS[int(row[1]) - 1], *row[2:]] for row in cells()]
    found, plain = driver(ranked(rows=worded), "price"), driver(ranked(), "price")
    assert found.importance == plain.importance
    assert (found.performance.scale, found.performance.is_declared) == ((1, 5), True)


def test_words_of_several_scales_are_not_guessed() -> None:
    worded = [[row[0], "Satisfied" if int(row[1]) > 2 else "Dissatisfied", *row[2:]] for row in cells()]
    own, counted, table = prepared(rows=worded)
    told = driver_problems(own, counted, [table])
    assert [type(problem) for problem in told] == [TooManyInvalid]
    assert "'Satisfied'" in told[0].problem
    assert "type: scale" in told[0].hint
    with pytest.raises(TooFewComplete):
        analysis(own, counted, BOTH)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("3", 3), ("-2,5", Fraction(-5, 2)), ("3.6666666666666665", Fraction("3.6666666666666665")),
        ("1.5e-05", Fraction("0.000015")), ("123456", 123456), ("80 %", 80), ("4 - Good", 4), (".5", Fraction(1, 2)),
    ],
)  # fmt: skip
def test_any_number_is_an_answer(text: str, value: Fraction) -> None:
    coded = AnyNumber(PERCENT).code(text)
    assert (coded.kind, coded.value) == (Kind.VALID, value)


@pytest.mark.parametrize("text", ["good", "e5", "-e", "1e999", "inf", "7 or 8", "1:30", ".", "+", "=1+1"])
def test_what_is_no_number_is_no_answer(text: str) -> None:
    assert AnyNumber(PERCENT).code(text).kind == Kind.UNPARSEABLE


@pytest.mark.parametrize(
    ("text", "kind"), [("", Kind.MISSING), ("NaN", Kind.MISSING), ("N/A", Kind.NOT_APPLICABLE)]
)
def test_words_for_no_answer_count_as_always(text: str, kind: Kind) -> None:
    assert AnyNumber(PERCENT).code(text).kind == kind


def refused(
    wanted: Wanted = BOTH, rows: list[list[str]] | None = None, of: Study | None = None
) -> CxcliError:
    with pytest.raises(CxcliError) as raised:
        ranked(wanted, rows, of)
    return raised.value


@pytest.mark.parametrize(("people", "drivers"), [(49, ("price",)), (10, ("price", "delivery"))])
def test_fewer_than_fifty_people_are_refused(people: int, drivers: tuple[str, ...]) -> None:
    error = refused(asked(*drivers), cells(people))
    assert isinstance(error, TooFewComplete)
    assert f"{people} of {people} people" in error.problem


def wide(people: int, drivers: int) -> tuple[MemoryTable, Wanted]:
    chance = np.random.default_rng(1)
    names = tuple(f"d{j}" for j in range(drivers))
    table = MemoryTable(
        ("nps", *names), chance.integers(1, 6, size=(people, drivers + 1)).astype(str).tolist()
    )
    return table, asked(*names)


@pytest.mark.parametrize(("people", "enough"), [(69, False), (70, True)])
def test_ten_people_are_needed_for_each_driver(people: int, enough: bool) -> None:  # noqa: FBT001 - a case
    table, wanted = wide(people, 7)
    own = driver_study(study(nps("nps")), table, wanted)
    counted = streaming.run(own, [table], hold=True, design=False)
    if enough:
        assert analysis(own, counted, wanted).fit.n == 70
    else:
        with pytest.raises(TooFewComplete, match="70 are needed"):
            analysis(own, counted, wanted)


def test_a_base_that_is_to_be_hidden_is_not_told() -> None:
    error = refused(rows=cells(60), of=study(nps("nps"), privacy=Privacy(100, 0)))
    assert isinstance(error, TooFewComplete)
    assert "60" not in error.say("en") + error.say("fr")


def test_a_driver_that_never_varies_is_named() -> None:
    error = refused(rows=replaced(cells(), "price", "4", 120))
    assert isinstance(error, ConstantColumn)
    assert "'price'" in error.problem


def test_an_outcome_that_never_varies_is_named() -> None:
    error = refused(rows=replaced(cells(), "nps", "9", 120))
    assert isinstance(error, ConstantColumn)
    assert "'nps'" in error.problem


def test_drivers_that_say_the_same_are_named() -> None:
    rows = [[*row[:3], str(int(row[1]) + int(row[2])), *row[4:]] for row in cells()]
    error = refused(asked("price", "delivery", "w"), rows)
    assert isinstance(error, EntangledColumns)
    assert "'price', 'delivery', 'w'" in error.problem


def test_more_than_twelve_drivers_need_the_other_method() -> None:
    table, wanted = wide(200, 13)
    with pytest.raises(UsageProblem) as raised:
        driver_study(study(nps("nps")), table, wanted)
    assert "--method johnson" in raised.value.hint
    other = Wanted("nps", wanted.columns, "johnson", 100)
    own = driver_study(study(nps("nps")), table, other)
    report = analysis(own, streaming.run(own, [table], hold=True, design=False), other)
    assert len(report.drivers) == 13
    assert report.fit.method == "johnson"


@pytest.mark.parametrize(
    ("wanted", "error", "said"),
    [
        (Wanted("csat"), UnknownName, "'csat'"),
        (Wanted("nps"), UsageProblem, "No driver"),
        (asked("nps"), UsageProblem, "itself"),
        (asked("price", "nps"), UsageProblem, "itself"),
        (Wanted("nps", (ColumnRef(position=1),)), UsageProblem, "itself"),
        (Wanted("nps", (named("price"), ColumnRef(position=2))), UsageProblem, "use the same column"),
    ],
)
def test_what_cannot_be_asked_is_refused_before_anything_is_read(
    wanted: Wanted, error: type[CxcliError], said: str
) -> None:
    with pytest.raises(error) as raised:
        driver_study(study(nps("nps")), MemoryTable(HEADER, cells()), wanted)
    assert said in raised.value.problem
    assert raised.value.exit_code == 2


def test_a_driver_named_twice_is_one() -> None:
    assert [d.name for d in ranked(asked("price", "price")).drivers] == ["price"]


def test_little_that_is_explained_is_a_warning() -> None:
    chance = np.random.default_rng(7)
    rows = [[str(chance.integers(0, 11)), *row[1:]] for row in cells()]
    own, counted, _ = prepared(rows=rows)
    codes = [notice.code for notice in driver_notices(own, counted, analysis(own, counted, BOTH).fit)]
    assert codes == ["CX0130"]
    own, counted, _ = prepared()
    assert not driver_notices(own, counted, analysis(own, counted, BOTH).fit)


def test_answers_that_could_not_be_read_are_a_warning_and_too_many_a_problem() -> None:
    for wrong, codes, problems in ((3, ["CX0131"], []), (30, ["CX0131"], [TooManyInvalid])):
        own, counted, table = prepared(rows=replaced(cells(), "price", "good", wrong))
        fit = analysis(own, counted, BOTH).fit
        assert [notice.code for notice in driver_notices(own, counted, fit)] == codes
        assert [type(problem) for problem in driver_problems(own, counted, [table])] == problems
