"""A scale, as it may be written: from the lowest point to the highest, or with its step."""

from fractions import Fraction
from typing import Annotated

from pydantic import (
    Discriminator,
    Field,
    PlainValidator,
    Tag,
    WithJsonSchema,
    model_validator,
)

from cxcli.config.fields import Exact, text
from cxcli.config.keys import KeyedBy, becoming
from cxcli.config.refusal import refused, unlike
from cxcli.study.scale import Scale, parse_scale
from cxcli.words import Words

MOST_POINTS = 10_001
_LONGEST_SCALE = 60


def _fitting(scale: Scale) -> Scale:
    if (scale.high - scale.low) % scale.step:
        raise refused(
            Words(
                "the step does not lead from the lowest point to the highest.",
                "le pas ne mène pas du point le plus bas au plus haut.",
            ),
            Words("For example {min: 0, max: 5, step: 0.5}.", "Par exemple {min: 0, max: 5, step: 0.5}."),
        )
    if (scale.high - scale.low) / scale.step >= MOST_POINTS:
        raise refused(
            Words(
                f"a scale has at most {MOST_POINTS:,} points.", f"une échelle a au plus {MOST_POINTS} points."
            )
        )
    return scale


def _range(value: object) -> Scale:
    written = text(value)
    scale = parse_scale(written) if len(written) <= _LONGEST_SCALE else None
    if scale is None:
        raise unlike(
            written,
            Words("a scale", "une échelle"),
            Words("Write LOW-HIGH, for example 0-10.", "Écrivez BAS-HAUT, par exemple 0-10."),
        )
    return _fitting(scale)


class ScaleKeys(KeyedBy):
    """A scale with its step."""

    min: Exact = Field(description="The lowest point.")
    max: Exact = Field(description="The highest point.")
    step: Exact = Field(default=Fraction(1), description="What lies between two points.")

    @model_validator(mode="after")
    def _in_order(self) -> "ScaleKeys":
        if self.min >= self.max or self.step <= 0:
            raise refused(
                Words(
                    "min must be below max, and step above zero.",
                    "min doit être inférieur à max, et step supérieur à zéro.",
                )
            )
        return self


def _scale(written: Scale | ScaleKeys) -> Scale:
    return written if isinstance(written, Scale) else _fitting(Scale(written.min, written.max, written.step))


_scale_shape = Discriminator(lambda value: "<keys>" if isinstance(value, dict) else "<range>")
_ScaleShape = Annotated[
    Annotated[Scale, PlainValidator(_range), WithJsonSchema({"type": "string"}), Tag("<range>")]
    | Annotated[ScaleKeys, Tag("<keys>")],
    _scale_shape,
]
WrittenScale = Annotated[Scale, becoming(_ScaleShape, _scale)]
