"""`cxcli config show` and `cxcli config schema`."""

from collections.abc import Iterable
from typing import Any

from cxcli.cli.asked import Configured, Talk, options
from cxcli.cli.messages import one_line
from cxcli.cli.options.showing import TableOrJson
from cxcli.cli.streams import put, put_exactly
from cxcli.cli.voice import Voice

_WIDEST = 32


@options
class ConfigOptions(Talk, Configured):
    """The options of `cxcli config show`."""

    format: TableOrJson = "table"


@options
class SchemaOptions(Talk):
    """The options of `cxcli config schema`."""


def show(asked: ConfigOptions, voice: Voice) -> None:
    """Show the effective configuration, every key with its value and where that comes from."""
    from cxcli.cli.request import configuration  # noqa: PLC0415 -- pydantic and YAML are not for --help
    from cxcli.config.effective import effective  # noqa: PLC0415

    rows = effective(configuration(asked, voice))
    if asked.format == "json":
        facts = [{"key": key, "value": value, "origin": origin} for key, value, origin in rows]
        put_exactly(_json(facts, indent=2) + "\n")
    else:
        put(_aligned(rows))


def schema(asked: SchemaOptions, voice: Voice) -> None:  # noqa: ARG001 -- every command takes both
    """Print the JSON Schema of the configuration, for editors: cxcli config schema > cxcli.schema.json."""
    from cxcli.config.schema import json_schema  # noqa: PLC0415 -- pydantic models, for this command only

    put_exactly(_json(json_schema(), indent=2) + "\n")


def _aligned(rows: Iterable[tuple[str, Any, str]]) -> str:
    """Return key, value and origin in three columns."""
    cells = [(one_line(key), one_line(_text(value)), one_line(origin)) for key, value, origin in rows]
    keys = max(len(key) for key, _, _ in cells)
    values = max(min(len(value), _WIDEST) for _, value, _ in cells)  # a longer one pushes its origin out
    lines = (f"{key:<{keys}}  {value:<{values}}  {origin}" for key, value, origin in cells)
    return "".join(f"{line}\n" for line in lines)


def _text(value: Any) -> str:
    """Return a value on one line: texts as they are, everything else as JSON, nothing as `-`."""
    if value is None or value == []:
        return "-"
    return value if isinstance(value, str) else _json(value)


def _json(value: Any, indent: int | None = None) -> str:
    import json  # noqa: PLC0415 -- the list of all commands needs none

    return json.dumps(value, ensure_ascii=False, indent=indent)
