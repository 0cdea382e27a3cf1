"""Which keys a document has, and which of them its JSON Schema describes."""

from collections.abc import Iterator
from typing import Any


def described(
    value: Any, schema: dict[str, Any], root: dict[str, Any]
) -> Iterator[tuple[set[str], set[str]]]:
    """Yield, for each object of a document, its keys and those that the schema has for it."""
    for choice in schema.get("oneOf", []):
        if choice.get("type") != "null" and value is not None and "$ref" in choice:
            yield from described(value, choice, root)
    if "$ref" in schema:
        yield from described(value, root["$defs"][schema["$ref"].rsplit("/", 1)[1]], root)
    if isinstance(value, dict) and "properties" in schema:
        yield {*value}, {*schema["properties"]}
        for key, item in value.items():
            yield from described(item, schema["properties"].get(key, {}), root)
    for item in value if isinstance(value, list) else ():
        yield from described(item, schema.get("items", {}), root)
