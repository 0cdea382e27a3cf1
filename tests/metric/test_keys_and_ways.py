"""The keys that types bring, and the ways in which their data comes."""

from dataclasses import replace

import pytest

from cxcli.metric import INSIDE, Metric, Way, key_of
from cxcli.metrics import METRICS
from cxcli.study.study import Measure
from tests.studies import named, nps

WAYS = [
    pytest.param(metric, way, id=f"{metric.name}-{'-'.join(way.needs)}")
    for metric in METRICS.values()
    for way in metric.ways
]


def measured(metric: Metric, way: Way, *names: str) -> Measure:
    inputs = {name: named(name) for name in names}
    statistic = (way.statistics or metric.statistics)[0]
    return replace(nps(), type=metric.name, statistic=statistic, way=way.name, inputs=inputs)


@pytest.mark.parametrize("written", ["components", "components.usage", "components.usage.of.it"])
def test_a_column_inside_a_key_belongs_to_that_key(written: str) -> None:
    assert key_of(written) == "components"
    assert INSIDE not in key_of(written)


@pytest.mark.parametrize(("metric", "way"), WAYS)
def test_every_key_of_a_way_is_one_that_the_type_brings_and_stands_there_once(
    metric: Metric, way: Way
) -> None:
    assert set(way.keys) <= {key.name for key in metric.keys}
    assert len(set(way.keys)) == len(way.keys)
    assert set(way.kinds) | set(way.blanks) <= set(way.keys)


@pytest.mark.parametrize("metric", METRICS.values(), ids=lambda metric: metric.name)
def test_every_key_of_a_type_is_said_in_both_languages(metric: Metric) -> None:
    assert [key.name for key in metric.keys if not key.about or not key.fr] == []


@pytest.mark.parametrize(("metric", "way"), WAYS)
def test_a_measure_that_holds_what_a_way_needs_comes_in_a_way_of_that_name(metric: Metric, way: Way) -> None:
    found = metric.way_of(measured(metric, way, *way.needs))
    assert found is not None
    assert (found.name, set(found.needs) <= set(way.needs)) == (way.name, True)


@pytest.mark.parametrize("metric", METRICS.values(), ids=lambda metric: metric.name)
def test_a_survey_question_comes_in_no_way(metric: Metric) -> None:
    question = replace(nps(), type=metric.name)
    assert metric.way_of(question) is None
    assert metric.is_answered_by_rows(question)
    assert not metric.has_own_days(question)


@pytest.mark.parametrize(("metric", "way"), WAYS)
def test_days_are_brought_only_by_keys_that_are_given(metric: Metric, way: Way) -> None:
    assert not metric.brings_days(way, ())
    every = {key.name: way.kinds.get(key.name, key.kind) for key in metric.keys if key.name in way.keys}
    assert metric.brings_days(way, way.keys) == any(
        kind in ("day", "moment", "month") for kind in every.values()
    )
