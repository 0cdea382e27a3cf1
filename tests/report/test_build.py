"""What a report says of small bases, periods and order."""

from collections.abc import Sequence

import pytest

from cxcli.engines.streaming import run
from cxcli.pipeline.measuring import counts_of
from cxcli.report.build import build
from cxcli.report.model import Result
from cxcli.report.suppression import base_flag, flag_of
from cxcli.study.study import DateSettings, Privacy, Study
from tests.studies import by, csat, named, nps, study, weight
from tests.tables import MemoryTable


def results(names: str, rows: Sequence[str], of: Study) -> list[Result]:
    counted = run(of, [MemoryTable(names.split(","), [row.split(",") for row in rows])])
    return list(build(of, counts_of(counted)).results)


def private(*measures: object, **more: object) -> Study:
    return study(*measures, privacy=Privacy(10, 30), **more)  # type: ignore[arg-type]


def test_results_come_metric_by_metric_overall_first_null_last() -> None:
    of = study(nps(), csat(), cuts=(by("c"),), date=DateSettings(named("d")), period="year")
    rows = ["9,5,FR,2026-01-01", "8,4,,2025-01-01", "7,4,BE,2026-01-01"]
    found = [(r.metric, dict(r.segment), r.period) for r in results("Q1,Q2,c,d", rows, of)]
    assert found[:7] == [
        ("nps", {}, None),
        ("nps", {}, "2025"),
        ("nps", {}, "2026"),
        ("nps", {"c": "BE"}, None),
        ("nps", {"c": "BE"}, "2026"),
        ("nps", {"c": "FR"}, None),
        ("nps", {"c": "FR"}, "2026"),
    ]
    assert found[7:9] == [("nps", {"c": None}, None), ("nps", {"c": None}, "2025")]
    assert {metric for metric, _, _ in found[9:]} == {"csat"}


def test_a_small_base_shows_no_number_at_all() -> None:
    hidden = results("Q1,c", ["9,FR"] * 9 + ["8,BE"] * 31, private(cuts=(by("c"),)))[2]
    assert hidden.suppressed == "small_base"
    assert (hidden.metric, hidden.unit, dict(hidden.segment)) == ("nps", "points", {"c": "FR"})
    numbers = (hidden.value, hidden.interval, hidden.n, hidden.n_effective, hidden.rows, hidden.answers)
    assert set(numbers) == {None}
    assert hidden.flags == ()


def test_the_overall_result_follows_the_same_rule() -> None:
    assert results("Q1", ["9"] * 9, private())[0].suppressed == "small_base"


@pytest.mark.parametrize(("people", "flags"), [(10, ("low_base",)), (29, ("low_base",)), (30, ())])
def test_a_low_base_is_shown_with_a_flag(people: int, flags: tuple[str, ...]) -> None:
    result = results("Q1", ["9", "0"] * (people // 2) + ["9"] * (people % 2), private())[0]
    assert result.n == people
    assert result.flags == flags


def test_the_effective_base_decides_too() -> None:
    rows = ["9,100"] + ["8,1"] * 40
    assert results("Q1,w", rows, private(weight=weight()))[0].suppressed == "small_base"


def test_a_metric_that_nobody_answered_is_null_and_says_so() -> None:
    result = results("Q1,Q2", [",5"] * 12, private(nps(), csat()))[0]
    assert (result.value, result.interval, result.n, result.suppressed) == (None, None, 0, None)
    assert result.flags == ("no_answers",)
    assert result.answers == {"valid": 0, "missing": 12, "not_applicable": 0, "invalid": 0}


def test_an_empty_segment_looks_like_a_hidden_one() -> None:
    found = results("Q1,c", [",FR"] * 12 + ["8,BE"] * 3, private(cuts=(by("c"),)))
    assert {r.suppressed for r in found} == {"small_base"}


def test_every_point_of_the_scale_is_in_the_distribution() -> None:
    distribution = results("Q2", ["5", "5", "2"], study(csat()))[0].distribution
    assert distribution == {1: 0, 2: 1, 3: 0, 4: 0, 5: 2}


def test_a_last_period_that_the_data_does_not_fill_is_partial() -> None:
    of = study(date=DateSettings(named("d")), period="month")
    rows = ["9,2026-01-03", "9,2026-02-27"]
    assert [r.flags for r in results("Q1,d", rows, of) if r.period] == [(), ("partial_period",)]
    filled = results("Q1,d", [*rows, "9,2026-02-28"], of)
    assert [r.flags for r in filled if r.period] == [(), ()]


def test_weighted_results_show_both_distributions() -> None:
    result = results("Q2,w", ["5,2", "1,0.5"], study(csat(), weight=weight()))[0]
    assert result.distribution == {1: 1, 2: 0, 3: 0, 4: 0, 5: 1}
    assert result.weighted_distribution == {1: 0.5, 2: 0, 3: 0, 4: 0, 5: 2}
    assert result.weight_sum == 2.5


@pytest.mark.parametrize(
    ("size", "flag"), [(9.9, "suppressed"), (10, "low_base"), (29.9, "low_base"), (30, "ok")]
)
def test_base_sizes_have_three_bands(size: float, flag: str) -> None:
    assert base_flag(size, 10, 30) == flag


def test_the_smaller_of_people_and_effective_people_decides() -> None:
    assert flag_of(100, 9.5, Privacy(10, 30)) == "suppressed"
    assert flag_of(9, 9.0, Privacy(10, 30)) == "suppressed"


def test_suppression_can_be_switched_off() -> None:
    assert flag_of(1, 1.0, Privacy(0, 0)) == "ok"
