"""The keys of one metric, as they may be written."""

from fractions import Fraction
from typing import TYPE_CHECKING, Annotated, Any, Literal

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Discriminator,
    Field,
    PlainValidator,
    Tag,
    WithJsonSchema,
    create_model,
    model_validator,
)

from cxcli.config.columns import Column
from cxcli.config.fields import Exact, Name, SomeTexts, Text, Texts, YesNo, text
from cxcli.config.filters import Where
from cxcli.config.keys import KeyedBy, becoming
from cxcli.config.own_keys import own_fields
from cxcli.config.refusal import refused, unknown, unlike
from cxcli.errors import UnknownName
from cxcli.metrics import METRICS
from cxcli.study.question import Better
from cxcli.study.scale import Scale, parse_scale
from cxcli.words import Words

IGNORED = "ignore"
MOST_POINTS = 10_001
_LONGEST_SCALE = 60


def _type(written: str) -> str:
    if written not in METRICS:
        raise unknown(
            written, Words("a metric type", "un type de métrique"), (*METRICS, IGNORED), UnknownName
        )
    return written


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

_labels_shape = Discriminator(lambda value: "<map>" if isinstance(value, dict) else "<names>")
Labels = Annotated[
    Annotated[dict[Text, Exact], Tag("<map>")] | Annotated[SomeTexts, Tag("<names>")], _labels_shape
]


class _SharedKeys(KeyedBy):
    """One metric: what is scored, where it stands, and how its answers are read."""

    type: Annotated[Text, AfterValidator(_type), WithJsonSchema({"enum": [*METRICS]})] = Field(
        description="The kind of metric; `ignore` leaves it out."
    )
    column: Column | None = Field(default=None, description="The column that holds the answers.")
    columns: list[Column] | None = Field(
        default=None,
        min_length=1,
        description="Several columns: the mean of those answered, if at least half are.",
    )
    scale: WrittenScale | None = Field(default=None, description="LOW-HIGH, or {min, max, step}.")
    labels: Labels | None = Field(
        default=None,
        description="Words and their values, or the name of a vocabulary, or one name a language.",
    )
    positive: SomeTexts | None = Field(
        default=None, description="Satisfied answers: numbers, ranges such as 6-7, or labels (csat only)."
    )
    not_applicable: Texts = Field(default=[], description="More words that mean: does not apply to me.")
    missing: Texts = Field(default=[], description="More words that mean: no answer.")
    reverse: YesNo = Field(
        default=False, description="Turn answers into low + high - x before everything else."
    )
    better: Better | None = Field(default=None, description="Which end of the question as asked is good.")
    statistic: Name | None = Field(default=None, description="Which figure of the metric is its value.")
    interval: Name | None = Field(
        default=None, description="The method of its interval; for `mrr`, the column of the billing interval."
    )
    basis: Name | None = Field(
        default=None, description="Which definition of the metric is its value; the same as `statistic`."
    )
    count: Column | None = Field(
        default=None, description="How many people a row stands for, where answers come counted."
    )
    currency: Name | None = Field(
        default=None, description="The currency of amounts that carry none, for example EUR."
    )
    census: YesNo = Field(
        default=False,
        description="The rows are everyone there is, no sample: the rate or mean has no interval.",
    )
    title: Text | None = Field(default=None, description="What the metric is called in reports.")
    where: Where = Field(default=(), description="Only these rows count for this metric.")


if TYPE_CHECKING:

    class MetricKeys(_SharedKeys):
        """One metric, with the keys that its type brings."""

else:
    MetricKeys = create_model("MetricKeys", __base__=_SharedKeys, __doc__=_SharedKeys.__doc__, **own_fields())


class IgnoredKeys(BaseModel):
    """A metric that is left out, whatever else it says; `cxcli init` writes its doubts so."""

    model_config = ConfigDict(extra="allow")

    type: Literal["ignore"] = Field(description="`ignore` leaves the metric out.")


def _is_ignored(value: Any) -> str:
    return "<ignored>" if isinstance(value, dict) and value.get("type") == IGNORED else "<metric>"


Metric = Annotated[
    Annotated[MetricKeys, Tag("<metric>")] | Annotated[IgnoredKeys, Tag("<ignored>")],
    Discriminator(_is_ignored),
]
