"""Weights as they may be written: a column, or margins that the sample is to match."""

from collections.abc import Mapping
from fractions import Fraction
from typing import Annotated

from pydantic import AfterValidator, Field, Tag, model_validator

from cxcli.config.columns import Column, short_or_long
from cxcli.config.fields import Name, Positive, Text
from cxcli.config.keys import KeyedBy, becoming
from cxcli.config.refusal import refused
from cxcli.study.column import ColumnRef
from cxcli.study.design import Margin, Raking
from cxcli.study.study import WeightSettings
from cxcli.words import Words

_WHOLES = {Fraction(1): Fraction(1, 1000), Fraction(100): Fraction(1, 10)}
"""What shares may add up to, and how far off rounding may leave them."""


def _shares(written: dict[str, Fraction]) -> dict[str, Fraction]:
    total = sum(written.values(), Fraction(0))
    if not any(abs(total - whole) <= slack for whole, slack in _WHOLES.items()):
        raise refused(
            Words(
                f"the shares add up to {float(total):g}, not to 1 or to 100.",
                f"la somme des parts est {float(total):g}, et non 1 ou 100.",
            ),
            Words(
                "Write the share of every value in the population: {FR: 0.6, BE: 0.4}.",
                "Écrivez la part de chaque valeur dans la population : {FR: 0.6, BE: 0.4}.",
            ),
        )
    return {value: share / total for value, share in written.items()}


def _trim(written: list[Fraction]) -> list[Fraction]:
    if not written[0] < 1 < written[1]:
        raise refused(
            Words(
                "the lowest weight lies below 1, the highest above 1.",
                "le poids le plus bas est inférieur à 1, le plus haut supérieur à 1.",
            ),
            Words("For example [0.2, 5].", "Par exemple [0.2, 5]."),
        )
    return written


Shares = Annotated[dict[Text, Positive], Field(min_length=2), AfterValidator(_shares)]
Trim = Annotated[list[Positive], Field(min_length=2, max_length=2), AfterValidator(_trim)]


class WeightKeys(KeyedBy):
    """How much an answer weighs."""

    column: Column | None = Field(default=None, description="The column that holds the weight.")
    divide_by: Positive = Field(default=Fraction(1), description="Weights are divided by this.")
    rake: Annotated[dict[Name, Shares], Field(min_length=1)] | None = Field(
        default=None,
        description="Instead of a column: known shares of the population, {column: {value: share}}, to match.",
    )
    trim: Trim | None = Field(
        default=None, description="Lowest and highest raked weight, as multiples of the mean: [0.2, 5]."
    )

    @model_validator(mode="after")
    def _of_one_kind(self) -> "WeightKeys":
        if (self.column is None) == (self.rake is None):
            raise refused(
                Words(
                    "weights come from a column or from margins: one of 'column' and 'rake'.",
                    "les poids viennent d'une colonne ou de marges : « column » ou « rake ».",
                ),
                Words("Write {column: w} or {rake: {...}}.", "Écrivez {column: w} ou {rake: {...}}."),
            )
        alone = {"divide_by": self.rake, "trim": self.column}
        for key, other in alone.items():
            if other is not None and key in self.model_fields_set:
                raise refused(
                    Words(f"'{key}' does not go with these weights.", f"« {key} » ne va pas avec ces poids."),
                    Words("Remove it.", "Supprimez-le."),
                )
        return self


def _weight(written: ColumnRef | WeightKeys) -> WeightSettings | Raking:
    if isinstance(written, ColumnRef):
        return WeightSettings(written)
    if written.column is not None:
        return WeightSettings(written.column, written.divide_by)
    trim = None if written.trim is None else (written.trim[0], written.trim[1])
    return Raking(_margins(written.rake or {}), trim)


def _margins(rake: Mapping[str, Mapping[str, Fraction]]) -> tuple[Margin, ...]:
    return tuple(Margin(ColumnRef(name=name), tuple(shares.items())) for name, shares in rake.items())


_WeightShape = Annotated[
    Annotated[Column, Tag("<short>")] | Annotated[WeightKeys, Tag("<weight>")], short_or_long("<weight>")
]
Weight = Annotated[WeightSettings | Raking, becoming(_WeightShape, _weight)]
