"""Promises that every metric whose data comes as rows of things, or as ready counts, keeps."""

from dataclasses import replace
from pathlib import Path

import pytest

from cxcli.accounts.registry import DERIVATIONS
from cxcli.evidence import Distribution
from cxcli.metrics import METRICS
from cxcli.study.scale import scale
from cxcli.study.statistics import Statistics
from tests.surveys import ACCOUNTS, measure_of

SURE = Statistics()

every_account = pytest.mark.parametrize("name", ACCOUNTS)


@every_account
def test_every_key_of_a_way_is_declared_and_every_way_is_told_by_its_own(name: str) -> None:
    metric = METRICS[name]
    declared = [key.name for key in metric.keys]
    assert {key for way in metric.ways for key in way.keys} <= set(declared)
    assert len(set(declared)) == len(declared)
    assert len({(way.name, way.needs) for way in metric.ways}) == len(metric.ways)
    assert all(set(way.kinds) <= set(way.keys) and set(way.blanks) <= set(way.needs) for way in metric.ways)


@every_account
def test_every_way_leads_to_answers(name: str) -> None:
    metric = METRICS[name]
    for way in metric.ways:
        derived = way.name == "counts" or (name, way.name) in DERIVATIONS
        assert way.worth is not None or (derived and metric.answers is not None)


@every_account
def test_rows_without_a_thing_have_no_value(name: str) -> None:
    metric = METRICS[name]
    for statistic in metric.statistics:
        measure = replace(measure_of(name, statistic, asked=metric.scale or scale(0, 1)), way="counts")
        answers = metric.answers({}, measure) if metric.answers else Distribution({})
        estimate = metric.score(answers, measure, SURE)
        assert estimate.value is None
        assert estimate.interval is None


@every_account
def test_an_account_has_tests_of_its_own(name: str) -> None:
    here, me = Path(__file__).parents[1], Path(__file__)
    others = [
        path for folder in ("accounts", "metrics") for path in (here / folder).glob("*.py") if path != me
    ]
    assert any(f'"{name}"' in path.read_text(encoding="utf-8") for path in others)
