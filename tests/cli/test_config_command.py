import json
from pathlib import Path

import jsonschema
import pytest
import yaml

from tests.cli.real_command import Run

CONFIG = "version: 1\nperiod: month\ndate: {column: d}\nmetrics:\n  nps: {type: nps, column: q1}\n"


@pytest.fixture(autouse=True)
def _files(tmp_path: Path) -> None:
    (tmp_path / "c.yaml").write_text(CONFIG)


def test_every_value_is_shown_with_where_it_comes_from(run: Run) -> None:
    done = run("config", "show", "-c", "c.yaml")
    assert done.returncode == 0, done.stderr
    (line,) = [line for line in done.stdout.splitlines() if line.startswith("period ")]
    assert line.split()[:2] == ["period", "month"]
    assert "c.yaml:2:" in line


def test_machines_get_key_value_and_origin(run: Run) -> None:
    rows = json.loads(run("config", "show", "-c", "c.yaml", "-f", "json").stdout)
    assert {"key", "value", "origin"} == set(rows[0])
    assert [row["origin"] for row in rows if row["key"] == "limits.max_invalid_share"] == ["default"]


def test_without_a_configuration_there_is_nothing_to_show(run: Run) -> None:
    done = run("config", "show")
    assert done.returncode == 2
    assert done.stderr.startswith("error CX2002: ")


def test_the_schema_accepts_a_configuration_and_refuses_a_misspelt_key(run: Run) -> None:
    schema = json.loads(run("config", "schema").stdout)
    jsonschema.validate(yaml.safe_load(CONFIG), schema)
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({**yaml.safe_load(CONFIG), "segmets": ["x"]}, schema)
