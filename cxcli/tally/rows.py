"""Coded rows: what is left of a part of a file once every cell has become a small number."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, fields
from fractions import Fraction
from typing import Any, NamedTuple

import numpy as np

from cxcli.study.coding import Kind

OUTSIDE = -1
"""The answer code of a row that does not pass the metric's own `where`."""

NO_DAY = 0
"""The day of a row without a readable date; other days are proleptic ordinals, 1 = 0001-01-01."""


_Column = Mapping[str, np.ndarray] | np.ndarray | None


class Answer(NamedTuple):
    """What a cell means: its kind, its value when valid, and the text when it is invalid."""

    kind: Kind
    value: Fraction | None = None
    text: str | None = None


@dataclass(frozen=True, slots=True)
class Rows:
    """Some rows, as arrays of equal length; None where the study does not need a column.

    `answers`: per metric, codes of its `Answer` codebook (int32, `OUTSIDE` where not asked).
    `segments`: per segment variable, codes of its value codebook (int32).
    `days`: int32 ordinals. `weights`: int64 millionths, 0 where blank.
    `responses`, `respondents`: 64-bit hashes of ids (uint64, 0 where blank).
    `stamps`: microseconds since 1970 (int64; the lowest int64 where unreadable).
    `identities`: 64-bit hash of the whole row. `clusters`: hashes like those of respondents.
    `strata`: codes of the codebook of strata (int32). `margins`: per raked column, codes of its
    codebook (int32). `tables`: the place of the row's table among those of the run (int32).
    `facts`: per input of a metric that is no survey question, codes of its codebook (int32).
    `counts`: per metric of ready counts, how many people each row stands for (int64).
    """

    numbers: np.ndarray
    answers: Mapping[str, np.ndarray] = field(default_factory=dict)
    segments: Mapping[str, np.ndarray] = field(default_factory=dict)
    days: np.ndarray | None = None
    weights: np.ndarray | None = None
    responses: np.ndarray | None = None
    respondents: np.ndarray | None = None
    stamps: np.ndarray | None = None
    identities: np.ndarray | None = None
    strata: np.ndarray | None = None
    clusters: np.ndarray | None = None
    margins: Mapping[str, np.ndarray] = field(default_factory=dict)
    tables: np.ndarray | None = None
    facts: Mapping[str, np.ndarray] = field(default_factory=dict)
    counts: Mapping[str, np.ndarray] = field(default_factory=dict)

    def __len__(self) -> int:
        """Return the number of rows."""
        return len(self.numbers)

    def select(self, chosen: np.ndarray | slice) -> "Rows":
        """Return the rows that a mask, or a slice, chooses."""
        columns: dict[str, Any] = {
            f.name: _each(getattr(self, f.name), lambda column: column[chosen]) for f in fields(self)
        }
        return Rows(**columns)


def fact(metric: str, name: str) -> str:
    """Return the key in `Rows.facts` of one input of a metric."""
    return f"{metric}\t{name}"


def concatenate(parts: Sequence[Rows]) -> Rows:
    """Return all rows of one or more parts, in order."""
    first = parts[0]

    def together(name: str) -> object:
        value = getattr(first, name)
        if isinstance(value, Mapping):
            return {key: np.concatenate([getattr(p, name)[key] for p in parts]) for key in value}
        return None if value is None else np.concatenate([getattr(p, name) for p in parts])

    columns: dict[str, Any] = {f.name: together(f.name) for f in fields(Rows)}
    return Rows(**columns)


def _each(value: _Column, change: Callable[[np.ndarray], np.ndarray]) -> _Column:
    if isinstance(value, Mapping):
        return {key: change(array) for key, array in value.items()}
    return None if value is None else change(value)
