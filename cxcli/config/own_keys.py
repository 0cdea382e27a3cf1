"""The keys that metric types bring themselves, as fields of one metric's mapping."""

from collections.abc import Iterator
from typing import Any

from pydantic import Field

from cxcli.config.columns import Column
from cxcli.config.fields import Text
from cxcli.metric import Key, Metric
from cxcli.metrics import METRICS
from cxcli.study.column import ColumnRef

SHARED = ("interval", "positive")
"""Keys that every metric has and that some types read in a way of their own: as a column."""


def own_fields() -> dict[str, Any]:
    """Return the fields of all keys that types bring, by name: annotation and description."""
    return {
        key.name: (
            Text | None if key.kind == "span" else Column | None,
            Field(default=None, description=key.about),
        )
        for key in _keys()
        if key.name not in SHARED
    }


def written_inputs(metric: Metric, keys: Any) -> dict[str, ColumnRef]:
    """Return the columns that are written of a type's own keys, in the order in which the type lists them."""
    found = {}
    for key in metric.keys:
        value = getattr(keys, key.name)
        if key.kind == "span" or value is None:
            continue
        found[key.name] = value if isinstance(value, ColumnRef) else ColumnRef(name=_one(value))
    return found


def _one(value: str | list[str]) -> str:
    return value if isinstance(value, str) else value[0]


def _keys() -> Iterator[Key]:
    seen: set[str] = set()
    for metric in METRICS.values():
        for key in metric.keys:
            if key.name not in seen:
                seen.add(key.name)
                yield key
