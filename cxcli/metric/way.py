"""The ways in which the data of a metric comes: one row per thing, or ready counts."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Literal

from cxcli.metric.key import KeyKind
from cxcli.study.study import Measure

Row = Mapping[str, Fraction | int | str | bool | None]
"""What a row says: input -> number, day, text, flag, or nothing."""


@dataclass(frozen=True, slots=True)
class Way:
    """One way to give a metric its data: one row per thing, or ready counts.

    Attributes:
        name: `rows` or `counts`.
        needs: keys that must be written; the first of them tells this way from the others.
        may: keys that can be left out.
        kinds: what a key's column holds in this way, where that is not the kind of the key.
        blanks: needed keys whose cells may be blank all the same.
        statistics: those that this way can give, its default first; none: all of the type.
        worth: the answer that a row gives, where every row gives one as in a survey (None: it says too
            little, and is missing); without it, answers are made of the quantities of an account.
        lasting: that rows last from one day to another: they are told `over` a time, which periods or both
            limits of the dates must give, or as they stand at the `end` of it. None: each row is of one day.
    """

    name: Literal["rows", "counts"]
    needs: tuple[str, ...]
    may: tuple[str, ...] = ()
    kinds: Mapping[str, KeyKind] = field(default_factory=dict)
    blanks: tuple[str, ...] = ()
    statistics: tuple[str, ...] = ()
    worth: Callable[[Row, Measure], Fraction | None] | None = None
    lasting: Literal["over", "end"] | None = None

    @property
    def keys(self) -> tuple[str, ...]:
        """All keys of this way."""
        return (*self.needs, *self.may)
