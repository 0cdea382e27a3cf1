"""The example configuration, the schema for editors, and the effective configuration."""

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from cxcli.config.effective import effective
from cxcli.config.load import from_path, from_text
from cxcli.config.model import Config
from cxcli.config.schema import json_schema
from cxcli.config.study import study_of
from cxcli.errors import CxcliError
from cxcli.metrics import METRICS
from cxcli.profiles import profile_names

EXAMPLE = Path(__file__).parents[2] / "config.example.yaml"
SCHEMA = json_schema()


def valid(text: str) -> bool:
    return jsonschema.Draft7Validator(SCHEMA).is_valid(yaml.safe_load(text))


def keys_of(schema: dict[str, Any]) -> set[str]:
    """Return every key that any mapping of the configuration has."""
    parts = [schema, *schema["definitions"].values()]
    return {key for part in parts for key in part.get("properties", {})}


def test_the_example_loads_and_has_a_metric_of_every_type() -> None:
    assert {measure.type for measure in study_of(from_path(EXAMPLE)).measures} == set(METRICS)


def test_the_example_shows_every_key_and_every_platform() -> None:
    text = EXAMPLE.read_text(encoding="utf-8")
    assert [key for key in keys_of(SCHEMA) if f"{key}:" not in text] == []
    assert [name for name in profile_names() if name not in text] == []


def test_the_example_is_valid_by_the_schema() -> None:
    jsonschema.Draft7Validator(SCHEMA).validate(yaml.safe_load(EXAMPLE.read_text(encoding="utf-8")))


def test_the_schema_is_sound_draft_7_with_a_description_for_every_key() -> None:
    jsonschema.Draft7Validator.check_schema(SCHEMA)
    assert SCHEMA["$schema"] == "http://json-schema.org/draft-07/schema#"
    assert "$defs" not in json.dumps(SCHEMA)
    for part in [SCHEMA, *SCHEMA["definitions"].values()]:
        for key, described in part.get("properties", {}).items():
            assert described.get("description"), key


@pytest.mark.parametrize(
    "text",
    [
        "version: 1",
        "version: 1\nmetrics: {m: {type: nps, column: 5, scale: 1-10}}",
        "version: 1\nmetrics: {m: {type: scale, columns: [a, {position: 3}], scale: {min: 0, max: 5, step: 0.5}}}",
        "version: 1\nmetrics: {m: {type: csat, column: Q, labels: {Bad: 1}, positive: 4-5}}",
        "version: 1\nmetrics: {m: {type: ignore, anything: [1]}}",
        "version: 1\nwhere: {Finished: [True, 1]}\ndate: D\nweight: {column: w}",
        "version: 1\nsource: {header_rows: 3, sheet: 2, files: a.csv}",
    ],
)
def test_what_loads_is_valid_by_the_schema(text: str) -> None:
    study_of(from_text(text))
    assert valid(text)


@pytest.mark.parametrize(
    "text",
    [
        "{}",
        "version: 2",
        "version: 1\nfoo: 1",
        "version: 1\nperiod: decade",
        "version: 1\nmetrics: {m: {type: npss, column: Q}}",
        "version: 1\nmetrics: {m: {type: nps, colum: Q}}",
        "version: 1\nprivacy: {suppress_below: -1}",
        "version: 1\nprivacy: {suppress_below: ten}",
        "version: 1\nstatistics: {confidence: 95}",
        "version: 1\nresponse: {position: 0}",
        "version: 1\nsource: {header_rows: many}",
    ],
)
def test_what_an_editor_can_refuse_it_refuses_and_so_do_we(text: str) -> None:
    assert not valid(text)
    with pytest.raises(CxcliError):
        study_of(from_text(text))


def test_every_key_is_shown_with_its_value_and_origin() -> None:
    text = "version: 1\nlang: fr\ndate: {column: D}\nmetrics:\n  nps: {type: nps, column: Q1}\n"
    document = from_text(text, "c.yaml").with_appended(("segments",), "country", "--by")
    lines = {key: (value, origin) for key, value, origin in effective(document)}
    assert lines["lang"] == ("fr", "c.yaml:2:7")
    assert lines["period"] == (None, "default")
    assert lines["statistics.confidence"] == (0.95, "default")
    assert lines["privacy.suppress_below"] == (10, "default")
    assert lines["date.column"] == ("D", "c.yaml:3:16")
    assert lines["segments[0]"] == ("country", "--by")
    assert lines["where"] == ([], "default")
    assert lines["metrics.nps.type"] == ("nps", "c.yaml:5:15")
    assert lines["metrics.nps.scale"] == ("0-10", "default")
    assert lines["metrics.nps.interval"] == ("score", "default")
    assert lines["metrics.nps.title"] == ("Net Promoter Score", "default")


def test_no_key_is_left_out_of_the_effective_configuration() -> None:
    shown = {key.partition(".")[0].partition("[")[0] for key, _, _ in effective(from_path(EXAMPLE))}
    assert shown == set(Config.model_fields)


def test_options_that_have_no_key_are_shown_too() -> None:
    document = from_text("version: 1\ndate: D").with_option(("window", "last"), "3m", "--last")
    assert ("window.last", "3m", "--last") in effective(document)


def test_the_effective_configuration_can_be_written_as_json() -> None:
    text = (
        "version: 1\nweight: {column: w, divide_by: 2}\nmetrics: {m: {type: csat, column: Q, reverse: true}}"
    )
    assert json.loads(json.dumps(effective(from_text(text))))
    assert json.loads(json.dumps(effective(from_path(EXAMPLE))))


def test_a_wrong_configuration_has_no_effective_form() -> None:
    with pytest.raises(CxcliError):
        effective(from_text("version: 1\nfoo: 1"))
