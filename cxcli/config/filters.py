"""Rows to keep, as they may be written: a mapping of columns to values, or the long form."""

from typing import Annotated

from pydantic import Discriminator, Field, Tag

from cxcli.config.columns import Column
from cxcli.config.fields import Name, SomeTexts
from cxcli.config.keys import KeyedBy, becoming
from cxcli.study.column import ColumnRef
from cxcli.study.study import Filter


class FilterKeys(KeyedBy):
    """One condition: the column's cell is among the values."""

    column: Column = Field(description="The column that is looked at.")
    values: SomeTexts = Field(alias="in", description="Values that keep the row, compared as written.")


def _filters(written: dict[str, list[str]] | list[FilterKeys]) -> tuple[Filter, ...]:
    if isinstance(written, dict):
        return tuple(Filter(ColumnRef(name=name), tuple(values)) for name, values in written.items())
    return tuple(Filter(keys.column, tuple(keys.values)) for keys in written)


_shape = Discriminator(lambda value: "<filters>" if isinstance(value, list) else "<columns>")

Where = Annotated[
    tuple[Filter, ...],
    becoming(
        Annotated[
            Annotated[dict[Name, SomeTexts], Tag("<columns>")]
            | Annotated[list[FilterKeys], Tag("<filters>")],
            _shape,
        ],
        _filters,
    ),
]
