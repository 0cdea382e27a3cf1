"""`cxcli explain` for metrics that are no survey question: their keys, a configuration, the arithmetic."""

from pathlib import Path
from typing import get_args

import pytest

from cxcli.cli.definitions import explanation
from cxcli.cli.ways_told import _KINDS, example_of, way_lines
from cxcli.config.load import from_text
from cxcli.config.study import study_of
from cxcli.metric import KeyKind, Metric, Way
from cxcli.metrics import METRICS
from cxcli.words import Lang
from tests.cli.real_command import Run

WAYS = [(metric, way) for metric in METRICS.values() for way in metric.ways]
named = pytest.mark.parametrize(
    ("metric", "way"), WAYS, ids=[f"{metric.name}-{way.needs[0]}-{way.name}" for metric, way in WAYS]
)


@named
def test_a_configuration_of_every_way_can_be_pasted(metric: Metric, way: Way) -> None:
    study = study_of(from_text(f"version: 1\n{example_of(metric, way)}"))
    measure = study.measures[0]
    assert (measure.type, measure.way) == (metric.name, way.name)
    assert metric.way_of(measure) is way


@named
@pytest.mark.parametrize("lang", ["en", "fr"])
def test_every_key_of_every_way_says_what_it_holds(metric: Metric, way: Way, lang: Lang) -> None:
    lines = list(way_lines(metric, way, lang))
    told = " ".join(explanation(metric.name, lang).split())
    assert [line.partition(" ")[0] for line in lines][: len(way.keys)] == list(way.keys)
    assert [line for line in lines if " ".join(line.split()) not in told] == []


@pytest.mark.parametrize("metric", METRICS.values(), ids=lambda metric: metric.name)
def test_every_key_is_said_in_both_languages(metric: Metric) -> None:
    assert [key.name for key in metric.keys if not key.about or not key.fr or key.about == key.fr] == []


@pytest.mark.parametrize("metric", METRICS.values(), ids=lambda metric: metric.name)
def test_every_key_belongs_to_a_way(metric: Metric) -> None:
    own = {name for way in metric.ways for name in way.keys}
    assert [key.name for key in metric.keys if key.name not in own and key.is_column and metric.ways] == []


def test_every_kind_of_key_has_its_words() -> None:
    assert set(_KINDS) == set(get_args(KeyKind))


CONFIG = """version: 1
metrics:
  fcr: {type: fcr, case: id, customer: who, opened: day, resolved_first: ok, window: 1d}
  use: {type: usage, feature_users: fu, active_users: au, sessions: s}
  days: {type: stickiness, user: who, date: day}
"""
ROWS = "id,who,day,ok,fu,au,s\n" + "".join(
    f"{i},c{i % 20},2026-03-{1 + i // 20:02},{'yes' if i % 4 else 'no'},3,12,30\n" for i in range(100)
)


@pytest.fixture
def files(tmp_path: Path) -> None:
    (tmp_path / "d.csv").write_text(ROWS)
    (tmp_path / "c.yaml").write_text(CONFIG)


@pytest.mark.parametrize(
    ("metric", "lines"),
    [
        (
            "fcr",
            ["case: 'id', customer: 'who'", "100 valid", "contacts = 80", "open = 20", "100 x 0 / 80 = 0.00"],
        ),
        ("use", ["active_users = 1,200 (over 100)", "100 x 300 / 1,200 = 25.00"]),
        ("days", ["users = 20", "100 x 20 / 20 = 100.00"]),
    ],
)
@pytest.mark.usefixtures("files")
def test_quantities_become_the_number_step_by_step(metric: str, lines: list[str], run: Run) -> None:
    done = run("explain", metric, "d.csv", "-c", "c.yaml")
    assert done.returncode == 0, done.stderr
    assert [line for line in lines if line not in done.stdout] == []


@pytest.mark.usefixtures("files")
def test_the_steps_are_said_in_french(run: Run) -> None:
    told = run("explain", "use", "d.csv", "-c", "c.yaml", "--lang", "fr").stdout
    assert "Quantités" in told
    assert "= 25,00" in told


@pytest.mark.usefixtures("files")
def test_a_hidden_account_shows_no_quantity(run: Run, tmp_path: Path) -> None:
    (tmp_path / "d.csv").write_text("".join(ROWS.splitlines(keepends=True)[:5]))
    told = run("explain", "days", "d.csv", "-c", "c.yaml").stdout
    assert "hidden" in told
    assert "users" not in told.replace("daily users", "").replace("users of", "")
