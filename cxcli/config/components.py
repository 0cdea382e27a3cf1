"""Keys that name several columns: the components of a health score, the themes of comments."""

from collections.abc import Mapping
from fractions import Fraction
from typing import Annotated

from pydantic import Discriminator, Field, Tag, model_validator

from cxcli.config.columns import Column
from cxcli.config.fields import Exact, Positive, Text
from cxcli.config.keys import KeyedBy
from cxcli.config.refusal import refused
from cxcli.metric import INSIDE
from cxcli.study.column import ColumnRef
from cxcli.study.question import Better
from cxcli.words import Words


class ComponentKeys(KeyedBy):
    """One component: its column, the ends of its range, and how much it counts."""

    column: Column = Field(description="The column that holds its values.")
    min: Exact = Field(description="The value that is worth 0, or 100 where lower is better.")
    max: Exact = Field(description="The value that is worth 100, or 0 where lower is better.")
    better: Better = Field(default="higher", description="Which end is good.")
    weight: Positive = Field(default=Fraction(1), description="How much it counts beside the others.")

    @model_validator(mode="after")
    def _in_order(self) -> "ComponentKeys":
        if self.min >= self.max:
            raise refused(
                Words("min must be below max.", "min doit être inférieur à max."),
                Words(
                    "If a low value is good, write better: lower.",
                    "Si une valeur basse est bonne, écrivez better: lower.",
                ),
            )
        return self


Components = Annotated[dict[Text, ComponentKeys], Field(min_length=1)]

_one_or_several = Discriminator(lambda value: "<several>" if isinstance(value, list) else "<one>")

Columns = Annotated[
    Annotated[Annotated[list[Column], Field(min_length=1)], Tag("<several>")]
    | Annotated[Column, Tag("<one>")],
    _one_or_several,
]


def named_columns(key: str, written: object) -> dict[str, ColumnRef]:
    """Return the columns of a key by the name of their input: `components.usage`, `themes.price`.

    A single column has the name of the key itself.
    """
    if isinstance(written, ColumnRef):
        return {key: written}
    if isinstance(written, list):
        return {f"{key}{INSIDE}{ref}": ref for ref in written}
    components: Mapping[str, ComponentKeys] = written if isinstance(written, dict) else {}
    return {f"{key}{INSIDE}{name}": one.column for name, one in components.items()}


def settings_of(key: str, components: Mapping[str, ComponentKeys]) -> dict[str, Fraction | int | str]:
    """Return the range, direction and weight of every component: `components.usage.min` ..."""
    return {
        f"{key}{INSIDE}{name}{INSIDE}{setting}": getattr(one, setting)
        for name, one in components.items()
        for setting in ("min", "max", "better", "weight")
    }
