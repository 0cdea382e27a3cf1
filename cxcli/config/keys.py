"""What every mapping of the configuration shares: no key but its own, an empty value is the default."""

from collections.abc import Callable
from typing import Any

from pydantic import BaseModel, ConfigDict, GetPydanticSchema, model_validator
from pydantic_core import core_schema


class KeyedBy(BaseModel):
    """A mapping whose keys are the fields; any other key is refused."""

    model_config = ConfigDict(extra="forbid", frozen=True, arbitrary_types_allowed=True, defer_build=True)

    @model_validator(mode="before")
    @classmethod
    def _without_empty_values(cls, value: object) -> object:
        """Leave keys without a value to their default; an unknown one stays, to be refused."""
        if not isinstance(value, dict):
            return value
        return {key: v for key, v in value.items() if v is not None or key not in cls.model_fields}


def becoming(shape: Any, convert: Callable[[Any], Any]) -> GetPydanticSchema:
    """Return the annotation of a value that is written in one shape and kept as another."""
    return GetPydanticSchema(
        lambda _source, handler: core_schema.no_info_after_validator_function(
            convert, handler.generate_schema(shape)
        )
    )
