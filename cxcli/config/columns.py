"""A column as it may be written."""

import re
from typing import Annotated

from pydantic import AfterValidator, Discriminator, Field, Tag, WithJsonSchema, model_validator
from typing_extensions import TypeAliasType

from cxcli.config.fields import SCALAR, Name, Text, Whole
from cxcli.config.keys import KeyedBy, becoming
from cxcli.config.refusal import refused, unlike
from cxcli.study.column import ColumnRef
from cxcli.words import Words


def _expression(written: str) -> str:
    try:
        re.compile(written)
    except (re.error, OverflowError, RecursionError) as error:
        wanted = Words("a regular expression", "une expression régulière")
        raise unlike(written, wanted, Words(f"It stops at: {error}.", f"Arrêt : « {error} ».")) from None
    return written


class ColumnKeys(KeyedBy):
    """A column by position, by its header cells, or by a regular expression."""

    position: Annotated[Whole, Field(ge=1)] | None = Field(
        default=None, description="Position of the column, from 1."
    )
    header: list[Text] | None = Field(
        default=None, min_length=1, max_length=9, description="The cell of every header row, top to bottom."
    )
    regex: Annotated[Text, AfterValidator(_expression), WithJsonSchema(SCALAR)] | None = Field(
        default=None, description="Regular expression, searched in the full header; case matters."
    )
    each: Annotated[Text, AfterValidator(_expression), WithJsonSchema(SCALAR)] | None = Field(
        default=None, description="Grid question: one metric for each column whose header it finds."
    )

    @model_validator(mode="after")
    def _one_of_them(self) -> "ColumnKeys":
        if sum(value is not None for value in (self.position, self.header, self.regex, self.each)) != 1:
            raise refused(
                Words("a column is named in exactly one way.", "une colonne se désigne d'une seule façon."),
                Words(
                    "Write its header, {position: 3}, {header: [row 1, row 2]} or {regex: '...'}.",
                    "Écrivez son en-tête, {position: 3}, {header: [ligne 1, ligne 2]} ou {regex: '...'}.",
                ),
            )
        return self


def _column(written: str | ColumnKeys) -> ColumnRef:
    if isinstance(written, str):
        return ColumnRef(name=written)
    header = None if written.header is None else tuple(written.header)
    pattern = written.regex or written.each
    return ColumnRef(position=written.position, header=header, pattern=pattern, each=written.each is not None)


_by_shape = Discriminator(lambda value: "<name>" if isinstance(value, str) else "<column>")

Column = TypeAliasType(
    "Column",
    Annotated[
        ColumnRef,
        becoming(
            Annotated[Annotated[Name, Tag("<name>")] | Annotated[ColumnKeys, Tag("<column>")], _by_shape],
            _column,
        ),
    ],
)
"""A hundred keys name a column: an alias by name lets pydantic work out its schema once."""

_COLUMN_KEYS = frozenset(ColumnKeys.model_fields)


def short_or_long(tag: str) -> Discriminator:
    """Return what tells `date: X` and `date: {position: 3}` from `date: {column: X, ...}`."""
    return Discriminator(
        lambda value: tag if isinstance(value, dict) and not _COLUMN_KEYS & value.keys() else "<short>"
    )
