"""The keys that metric types bring themselves, as fields of one metric's mapping."""

from collections.abc import Iterator, Mapping
from fractions import Fraction
from typing import Any

from pydantic import Field

from cxcli.config.columns import Column
from cxcli.config.components import Columns, Components, named_columns, settings_of
from cxcli.config.fields import Exact, Text
from cxcli.metric import Key, KeyKind, Metric
from cxcli.metrics import METRICS
from cxcli.study.column import ColumnRef
from cxcli.study.period import days_in

SHARED = ("column", "count", "interval", "positive")
"""Keys that every metric has and that some types read in a way of their own: as a column."""


def own_fields() -> dict[str, Any]:
    """Return the fields of all keys that types bring, by name: annotation and description."""
    return {
        key.name: (_SHAPES.get(key.kind, Column | None), Field(default=None, description=key.about))
        for key in _keys()
        if key.name not in SHARED
    }


_SHAPES: Mapping[KeyKind, Any] = {
    "span": Text | None,
    "text": Text | None,
    "setting": Exact | None,
    "marks": Columns | None,
    "components": Components | None,
}
"""How a key is written, by its kind; any other names a column."""


def written_inputs(metric: Metric, keys: Any) -> dict[str, ColumnRef]:
    """Return the columns that are written of a type's own keys, in the order in which the type lists them.

    Those of a key that names several are called after both: `components.usage`.
    """
    found: dict[str, ColumnRef] = {}
    for key in metric.keys:
        value = getattr(keys, key.name)
        if not key.is_column or value is None:
            continue
        found |= named_columns(key.name, ColumnRef(name=_one(value)) if key.name in _TEXTS else value)
    return found


_TEXTS = ("interval", "positive")
"""Keys that other types read as texts."""


def _one(value: str | list[str]) -> str:
    return value if isinstance(value, str) else value[0]


def written_settings(metric: Metric, keys: Any) -> dict[str, Fraction | int | str]:
    """Return the numbers and words that are written of a type's own keys, and the ranges of components."""
    found: dict[str, Fraction | int | str] = {}
    for key in metric.keys:
        value = getattr(keys, key.name)
        if key.kind == "components" and value is not None:
            found |= settings_of(key.name, value)
        elif not key.is_column and value is not None:
            found[key.name] = days_in(value) if key.kind == "span" else value
    return found


def _keys() -> Iterator[Key]:
    seen: set[str] = set()
    for metric in METRICS.values():
        for key in metric.keys:
            if key.name not in seen:
                seen.add(key.name)
                yield key
