"""The tally: how many people gave which answer, by metric, segment and period. Tallies add."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction
from typing import NamedTuple

import pandas as pd

from cxcli.errors import IncompatibleTally
from cxcli.evidence import MICRO, Count, Distribution
from cxcli.study.coding import Kind
from cxcli.words import Words

CELL = ["metric", "cut", "segment", "period"]
KEY = [*CELL, "kind", "value"]
SUMS = ["people", "weight", "weight_squared"]


class Cell(NamedTuple):
    """One metric, for the segment `segment` of a cut, in one period ("" means all of the time)."""

    metric: str
    cut: str
    segment: tuple[str | None, ...]
    period: str


@dataclass(frozen=True)
class Tally:
    """Counts of answers.

    `counts`: one row per metric, cut, segment, period, kind of answer and value; columns `metric`,
    `cut`, `segment` (a JSON list of the segment's values), `period` ("" for all of the time), `kind`
    (`Kind` as int), `value` (the number as text, "" when there is none), and the sums `people`,
    `weight` (millionths) and `weight_squared` (millionths squared) as Python integers, which cannot
    overflow. Sorted by key, no row without people. `questions` maps each metric to the fingerprint
    of its question. `largest` is the largest weight of each cell; it merges by max, beside the sums.
    """

    counts: pd.DataFrame
    questions: Mapping[str, str] = field(default_factory=dict)
    largest: Mapping[Cell, int] = field(default_factory=dict)

    def __add__(self, other: "Tally") -> "Tally":
        """Return the counts of both.

        Raises:
            IncompatibleTally: a metric of the same name asks another question.
        """
        questions = _joined(self.questions, other.questions)
        largest = dict(self.largest)
        for cell, weight in other.largest.items():
            largest[cell] = max(weight, largest.get(cell, 0))
        return Tally(_sum([self.counts, other.counts]), questions, largest)

    def __sub__(self, other: "Tally") -> "Tally":
        """Return what is left when counts that were added are taken out again.

        Raises:
            IncompatibleTally: a metric of the same name asks another question.
        """
        negative = other.counts.assign(**{name: -other.counts[name] for name in SUMS})
        return Tally(_sum([self.counts, negative]), _joined(self.questions, other.questions), self.largest)

    def __eq__(self, other: object) -> bool:
        """Tell whether two tallies hold the same counts of the same questions."""
        return (
            isinstance(other, Tally)
            and self.questions == other.questions
            and self.counts.equals(other.counts)
        )

    __hash__ = None  # type: ignore[assignment]

    def cells(self, *, weighted: bool = False) -> Iterator[tuple[Cell, Distribution]]:
        """Yield each cell with what was answered in it, in the order of the table.

        Args:
            weighted: whether the answers carry weights, even if all of them are 1.
        """
        rows = self.counts.itertuples(index=False, name=None)
        current: tuple[object, ...] = ()
        gathered: list[tuple[int, str, Count]] = []
        for row in rows:
            if row[:4] != current and gathered:
                yield self._cell(current, gathered, weighted=weighted)
                gathered = []
            current = row[:4]
            gathered.append((row[4], row[5], Count(*row[6:])))
        if gathered:
            yield self._cell(current, gathered, weighted=weighted)

    def _cell(
        self, key: tuple[object, ...], rows: list[tuple[int, str, Count]], *, weighted: bool
    ) -> tuple[Cell, Distribution]:
        metric, cut, segment, period = map(str, key)
        cell = Cell(metric, cut, segment_from(segment), period)
        distribution = _distribution(rows)
        largest = self.largest.get(cell, MICRO)
        return cell, replace(distribution, weighted=weighted, largest_weight=largest)


def tally_of(
    rows: Sequence[tuple[object, ...]], questions: Mapping[str, str], largest: Mapping[Cell, int]
) -> Tally:
    """Return the tally of count rows in the order of `KEY` and `SUMS`; rows of one key are summed."""
    sums: dict[tuple[object, ...], list[int]] = {}
    for row in rows:
        key, numbers = row[: len(KEY)], row[len(KEY) :]
        known = sums.setdefault(key, [0] * len(SUMS))
        for place, number in enumerate(numbers):
            known[place] += number  # type: ignore[operator]
    ordered = sorted((*key, *numbers) for key, numbers in sums.items())
    return Tally(_typed(pd.DataFrame(ordered, columns=[*KEY, *SUMS])), questions, largest)


def segment_text(values: Sequence[str | None]) -> str:
    """Return a segment as the table writes it."""
    return json.dumps(list(values), ensure_ascii=False)


def segment_from(text: str) -> tuple[str | None, ...]:
    """Return the values of a segment from the table's spelling."""
    return tuple(json.loads(text))


def _sum(frames: Sequence[pd.DataFrame]) -> pd.DataFrame:
    together = pd.concat([_typed(frame) for frame in frames], ignore_index=True)
    summed = together.groupby(KEY, sort=True, as_index=False)[SUMS].sum()
    return _typed(summed[summed["people"] != 0].reset_index(drop=True))


def _typed(frame: pd.DataFrame) -> pd.DataFrame:
    kinds = dict.fromkeys(KEY, "str") | {"kind": "int64"} | dict.fromkeys(SUMS, "object")
    return frame.astype(kinds)


def _joined(one: Mapping[str, str], other: Mapping[str, str]) -> Mapping[str, str]:
    for metric in one.keys() & other.keys():
        if one[metric] != other[metric]:
            raise IncompatibleTally(
                Words(
                    f"The two counts of metric '{metric}' are of different questions (scale, direction, unit or weighting).",
                    f"Les deux comptages de la métrique « {metric} » portent sur des questions différentes (échelle, sens, unité ou pondération).",
                ),
                Words("Count both with one configuration.", "Comptez les deux avec la même configuration."),
            )
    return {**one, **other}


def _distribution(rows: Sequence[tuple[int, str, Count]]) -> Distribution:
    people = dict.fromkeys(Kind, 0)
    valid: dict[Fraction, Count] = {}
    for kind, value, count in rows:
        people[Kind(kind)] += count.people
        if kind == Kind.VALID:
            valid[Fraction(value)] = count
    return Distribution(
        valid={value: valid[value] for value in sorted(valid)},
        missing=people[Kind.MISSING],
        not_applicable=people[Kind.NOT_APPLICABLE],
        unparseable=people[Kind.UNPARSEABLE],
        non_integer=people[Kind.NON_INTEGER],
        out_of_range=people[Kind.OUT_OF_RANGE],
    )
