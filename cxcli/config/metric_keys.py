"""The keys of one metric, as they may be written."""

from typing import TYPE_CHECKING, Annotated, Any, Literal

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Discriminator,
    Field,
    Tag,
    WithJsonSchema,
    create_model,
)

from cxcli.config.columns import Column
from cxcli.config.fields import Exact, Name, SomeTexts, Text, Texts, YesNo
from cxcli.config.filters import Where
from cxcli.config.keys import KeyedBy
from cxcli.config.own_keys import own_fields
from cxcli.config.refusal import unknown
from cxcli.config.scale_keys import WrittenScale
from cxcli.errors import UnknownName
from cxcli.metrics import METRICS
from cxcli.study.question import Better
from cxcli.words import Words

IGNORED = "ignore"


def _type(written: str) -> str:
    if written not in METRICS:
        raise unknown(
            written, Words("a metric type", "un type de métrique"), (*METRICS, IGNORED), UnknownName
        )
    return written


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
