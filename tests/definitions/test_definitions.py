"""Other definitions of a metric: they are named, they say what they do, and they do it."""

from collections import Counter
from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxcli.definitions import SAYS, definitions_of, here_says, others_of
from cxcli.evidence import Distribution, of_people
from cxcli.metric import Metric
from cxcli.metrics import METRICS
from cxcli.study.column import ColumnRef
from cxcli.study.design import DesignSettings
from cxcli.study.scale import scale
from cxcli.study.statistics import Statistics
from cxcli.study.study import Measure, Study, WeightSettings
from tests.surveys import law, measure_of

SATISFIED = frozenset({Fraction(4), Fraction(5)})


def csat(**more: object) -> Measure:
    return replace(measure_of("csat"), positive=SATISFIED, **more)  # type: ignore[arg-type]


def value_as(measure: Measure, name: str, answers: Distribution) -> float | None:
    """Return the number that another definition of a measure gives on some answers."""
    other = others_of(Study((measure,)), measure)[name]
    theirs = other.change(measure)
    counted = answers if other.recount is None else other.recount(answers, theirs)
    return METRICS[theirs.type].score(counted, theirs, Statistics()).value


@pytest.mark.parametrize("metric", METRICS.values(), ids=lambda metric: metric.name)
def test_every_basis_of_a_type_that_has_several_says_what_it_does(metric: Metric) -> None:
    if len(metric.statistics) > 1:
        assert set(SAYS.get(metric.name, {})) == set(metric.statistics)


def test_nothing_is_said_of_a_basis_that_does_not_exist() -> None:
    spoken = {(name, statistic) for name, told in SAYS.items() for statistic in told}
    known = {(metric.name, statistic) for metric in METRICS.values() for statistic in metric.statistics}
    assert spoken <= known


@pytest.mark.parametrize("metric", METRICS.values(), ids=lambda metric: metric.name)
def test_names_are_unique_and_said_in_both_languages(metric: Metric) -> None:
    definitions = definitions_of(metric)
    assert [name for name, n in Counter(other.name for other in definitions).items() if n > 1] == []
    assert [other.name for other in definitions if not other.says.fr or other.says.en == other.says.fr] == []


@pytest.mark.parametrize(
    ("measure", "names"),
    [
        (measure_of("nps"), {"mean", "promoters", "dismissed", "everyone", "1-10"}),
        (measure_of("nps", asked=scale(1, 10)), {"mean", "promoters", "dismissed", "everyone"}),
        (csat(), {"mean", "net", "zendesk", "top_box"}),
        (csat(statistic="mean"), {"share", "net", "zendesk", "top_box", "top_2"}),
        (measure_of("ces"), {"easy_share", "net_easy", "low", "top_box", "top_2"}),
        (measure_of("ces", better="lower"), {"easy_share", "net_easy", "high", "top_box", "top_2"}),
        (measure_of("rating"), {"share", "top_box"}),
        (measure_of("thumbs"), {"net"}),
    ],
)
def test_a_measure_is_compared_with_what_its_scale_allows(measure: Measure, names: set[str]) -> None:
    assert set(others_of(Study((measure,)), measure)) == names


def test_seven_to_ten_is_offered_where_there_is_a_ten() -> None:
    measure = replace(measure_of("csat", asked=scale(1, 10)), positive=frozenset({Fraction(9), Fraction(10)}))
    assert "7-10" in others_of(Study((measure,)), measure)


def test_the_mean_of_several_columns_has_no_other_definition() -> None:
    measure = measure_of("ces")
    columns = (ColumnRef("a"), ColumnRef("b"))
    several = replace(measure, question=replace(measure.question, columns=columns))
    assert set(others_of(Study((several,)), several)) <= {"low"}


@pytest.mark.parametrize(
    "more",
    [
        {"weight": WeightSettings(ColumnRef("w"))},
        {"respondent": ColumnRef("id")},
        {"design": DesignSettings(population=1000)},
    ],
)
def test_people_without_an_answer_are_not_added_where_nobody_knows_their_weight(
    more: dict[str, object],
) -> None:
    measure = measure_of("nps")
    study = Study((measure,), **more)  # type: ignore[arg-type]
    assert {"dismissed", "everyone"} & set(others_of(study, measure)) == set()


answers = st.lists(st.integers(0, 10), min_size=1, max_size=40)


@law
@given(answers=answers, missing=st.integers(0, 20), dismissed=st.integers(0, 20))
def test_silent_people_are_passive(answers: list[int], missing: int, dismissed: int) -> None:
    seen = replace(of_people(Counter(answers)), missing=missing, not_applicable=dismissed)
    net = sum((x >= 9) - (x <= 6) for x in answers)
    measure = measure_of("nps")
    assert value_as(measure, "dismissed", seen) == pytest.approx(100 * net / (len(answers) + dismissed))
    assert value_as(measure, "everyone", seen) == pytest.approx(
        100 * net / (len(answers) + dismissed + missing)
    )


@law
@given(answers=answers)
def test_from_one_to_ten_nobody_can_answer_zero(answers: list[int]) -> None:
    left = [x for x in answers if x]
    expected = 100 * sum((x >= 9) - (x <= 6) for x in left) / len(left) if left else None
    assert value_as(measure_of("nps"), "1-10", of_people(Counter(answers))) == (
        None if expected is None else pytest.approx(expected)
    )


@law
@given(answers=st.lists(st.integers(1, 5), min_size=1, max_size=40))
def test_satisfaction_under_other_definitions(answers: list[int]) -> None:
    seen, good, bad = of_people(Counter(answers)), sum(x >= 4 for x in answers), sum(x <= 2 for x in answers)
    assert value_as(csat(), "mean", seen) == pytest.approx(sum(answers) / len(answers))
    assert value_as(csat(), "net", seen) == pytest.approx(100 * (good - bad) / len(answers))
    assert value_as(csat(), "top_box", seen) == pytest.approx(100 * answers.count(5) / len(answers))
    expected = 100 * good / (good + bad) if good + bad else None
    assert value_as(csat(), "zendesk", seen) == (None if expected is None else pytest.approx(expected))


@law
@given(answers=st.lists(st.integers(1, 7), min_size=1, max_size=40))
def test_effort_read_the_other_way_round_swaps_easy_and_difficult(answers: list[int]) -> None:
    seen = of_people(Counter(answers))
    easy = measure_of("ces", "net_easy")
    mine = METRICS["ces"].score(seen, easy, Statistics()).value
    assert value_as(easy, "low", seen) == pytest.approx(-(mine or 0))
    mean = measure_of("ces", "mean")
    assert value_as(mean, "low", seen) == METRICS["ces"].score(seen, mean, Statistics()).value


def test_thumbs_net_takes_down_off_up() -> None:
    assert value_as(measure_of("thumbs"), "net", of_people({0: 1, 1: 3})) == 50


def test_the_configured_definition_says_what_it_does_as_well() -> None:
    assert here_says(csat()).en.startswith("counts the satisfied answers")
