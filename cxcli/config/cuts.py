"""Segments as they may be written, and the cuts that they make."""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from itertools import pairwise
from typing import Annotated

from pydantic import AfterValidator, Discriminator, Field, Tag, model_validator

from cxcli.config.columns import Column
from cxcli.config.fields import Exact, Name, Text, Whole
from cxcli.config.keys import KeyedBy, becoming
from cxcli.config.refusal import refused
from cxcli.study.column import ColumnRef
from cxcli.study.cut import Cut, SegmentVariable
from cxcli.words import Words


def _ascending(bins: list[Fraction]) -> list[Fraction]:
    if any(low >= high for low, high in pairwise(bins)):
        raise refused(
            Words("the bins must ascend.", "les bornes doivent être croissantes."),
            Words("For example [18, 35, 50, 65].", "Par exemple [18, 35, 50, 65]."),
        )
    return bins


class SegmentKeys(KeyedBy):
    """A column whose values make segments."""

    column: Column = Field(description="The column whose values make segments.")
    name: Name | None = Field(default=None, description="What the segment variable is called in the report.")
    bins: Annotated[list[Exact], AfterValidator(_ascending)] | None = Field(
        default=None,
        min_length=1,
        description="Numbers that cut a numeric column: [18, 35] makes <18, 18-34, 35+.",
    )
    top: Annotated[Whole, Field(ge=1)] | None = Field(
        default=None, description="Keep this many of the largest segments, the rest together."
    )
    other: Name = Field(default="Other", description="Name of the rest beyond `top`.")
    map: dict[Text, Text] | None = Field(default=None, description="Values to rename: {written: shown}.")
    split: Annotated[Text, Field(min_length=1)] | None = Field(
        default=None, description="What stands between the answers of one cell, such as ';'."
    )
    options: list[Text] | None = Field(
        default=None, description="Answers that hold the separator of `split` themselves."
    )

    @model_validator(mode="after")
    def _that_go_together(self) -> "SegmentKeys":
        if "other" in self.model_fields_set and self.top is None:
            raise refused(
                Words(
                    "'other' names the rest beyond 'top', which is not written.",
                    "« other » nomme le reste au-delà de « top », qui manque.",
                ),
                Words("Add top: 10.", "Ajoutez top: 10."),
            )
        if self.options is not None and self.split is None:
            raise refused(
                Words(
                    "'options' belong to 'split', which is not written.",
                    "« options » va avec « split », qui manque.",
                ),
                Words("Add split: ', '.", "Ajoutez split: ', '."),
            )
        if self.bins is not None and (self.top is not None or self.map is not None):
            raise refused(
                Words(
                    "'bins' make the segments; 'top' and 'map' cannot stand beside them.",
                    "« bins » fait les segments ; « top » et « map » ne s'y ajoutent pas.",
                ),
                Words("Keep one of them.", "Gardez l'un des deux."),
            )
        return self


def _variable(written: str | SegmentKeys) -> SegmentVariable:
    if isinstance(written, str):
        return SegmentVariable(written, ColumnRef(name=written))
    return SegmentVariable(
        name=written.name or str(written.column),
        column=written.column,
        bins=tuple(written.bins or ()),
        top=written.top,
        other=written.other,
        renamed=tuple((written.map or {}).items()),
        split=written.split,
        options=tuple(written.options or ()),
    )


_segment_shape = Discriminator(lambda value: "<name>" if isinstance(value, str) else "<segment>")
_cut_shape = Discriminator(
    lambda value: "<crossing>" if isinstance(value, dict) and "cross" in value else "<single>"
)
Segment = Annotated[
    SegmentVariable,
    becoming(
        Annotated[Annotated[Name, Tag("<name>")] | Annotated[SegmentKeys, Tag("<segment>")], _segment_shape],
        _variable,
    ),
]


class CrossKeys(KeyedBy):
    """A crossing of several columns."""

    cross: list[Segment] = Field(
        min_length=2, description="Columns, or names of segments above, whose combinations are reported."
    )


SegmentOrCross = Annotated[
    Annotated[Segment, Tag("<single>")] | Annotated[CrossKeys, Tag("<crossing>")], _cut_shape
]


def cuts_of(written: Sequence[SegmentVariable | CrossKeys]) -> tuple[tuple[Cut, ...], tuple[int, ...]]:
    """Return the cuts in order, and the positions of entries whose name another segment already has.

    A crossing may use the name of a segment declared beside it; a cut written twice is one cut.
    """
    declared = {v.name: v for v in reversed(written) if isinstance(v, SegmentVariable)}
    cuts = [Cut(_variables(entry, declared)) for entry in written]
    named: dict[str, SegmentVariable] = {}
    taken = []
    for position, cut in enumerate(cuts):
        clash = [v for v in cut.variables if named.setdefault(v.name, v) != v]
        taken += [position] if clash or len({v.name for v in cut.variables}) < len(cut.variables) else []
    return tuple(dict.fromkeys(cuts)), tuple(taken)


def _variables(
    entry: SegmentVariable | CrossKeys, declared: Mapping[str, SegmentVariable]
) -> tuple[SegmentVariable, ...]:
    if isinstance(entry, SegmentVariable):
        return (entry,)
    plain = {v: v == SegmentVariable(v.name, ColumnRef(name=v.name)) for v in entry.cross}
    return tuple(declared.get(v.name, v) if plain[v] else v for v in entry.cross)
