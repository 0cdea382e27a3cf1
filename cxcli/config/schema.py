"""The JSON Schema of the configuration, for editors."""

from typing import Any

from cxcli.config.model import Config

_BOUNDS = {"ge": "minimum", "le": "maximum", "gt": "exclusiveMinimum", "lt": "exclusiveMaximum"}


def json_schema() -> dict[str, Any]:
    """Return the schema in draft 7, the newest that editors' YAML support reads."""
    schema = _draft_7(Config.model_json_schema())
    properties = {**schema["properties"], "version": {**schema["properties"]["version"], "enum": [1, "1"]}}
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        **schema,
        "title": "cxcli.yaml",
        "properties": properties,
        "required": ["version"],
    }


def _draft_7(node: Any) -> Any:
    if isinstance(node, list):
        return [_draft_7(item) for item in node]
    if not isinstance(node, dict):
        return node
    renamed = {
        _key(key): _draft_7(value) for key, value in node.items() if key != "title" or isinstance(value, dict)
    }
    if isinstance(renamed.get("$ref"), str):
        beside = {key: value for key, value in renamed.items() if key != "$ref"}
        target = renamed["$ref"].replace("#/$defs/", "#/definitions/")
        # Draft 7 ignores whatever stands beside a $ref.
        return {"allOf": [{"$ref": target}], **beside} if beside else {"$ref": target}
    return renamed


def _key(key: str) -> str:
    return "definitions" if key == "$defs" else _BOUNDS.get(key, key)
