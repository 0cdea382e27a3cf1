"""The tally: how many people gave which answer, by metric, segment and period. Tallies add."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import groupby
from operator import add, itemgetter
from typing import TYPE_CHECKING, NamedTuple

from cxcli.errors import IncompatibleTally
from cxcli.evidence import MICRO, Count, Distribution
from cxcli.study.answer_value import AnswerValue, answer_value
from cxcli.study.coding import Kind
from cxcli.words import Words

if TYPE_CHECKING:
    import pandas as pd

CELL = ["metric", "cut", "segment", "period"]
KEY = [*CELL, "kind", "value"]
SUMS = ["people", "weight", "weight_squared"]

_VALID = int(Kind.VALID)

CountRow = tuple[str, str, str, str, int, str, int, int, int]
"""The columns of `KEY` and then those of `SUMS`."""


_KEY_OF = itemgetter(*range(len(KEY)))


class Cell(NamedTuple):
    """One metric, for the segment `segment` of a cut, in one period ("" means all of the time)."""

    metric: str
    cut: str
    segment: tuple[str | None, ...]
    period: str


@dataclass(frozen=True)
class Tally:
    """Counts of answers.

    `rows` are sorted by key, one for each key, none without people. `questions` maps each metric to
    the fingerprint of its question. `largest` is the largest weight of each cell, in millionths; it
    merges by max, beside the sums.
    """

    rows: tuple[CountRow, ...]
    questions: Mapping[str, str] = field(default_factory=dict)
    largest: Mapping[Cell, int] = field(default_factory=dict, compare=False)

    @cached_property
    def counts(self) -> "pd.DataFrame":
        """The table of counts.

        One row per metric, cut, segment, period, kind of answer and value; columns `metric`, `cut`,
        `segment` (a JSON list of the segment's values), `period` ("" for all of the time), `kind`
        (`Kind` as int), `value` (the number as text, "" when there is none), and the sums `people`,
        `weight` (millionths) and `weight_squared` (millionths squared) as Python integers, which
        cannot overflow.
        """
        # A score reads the rows one by one and needs no frame; loading pandas would double its time.
        import pandas as pd  # noqa: PLC0415

        kinds = dict.fromkeys(KEY, "str") | {"kind": "int64"} | dict.fromkeys(SUMS, "object")
        return pd.DataFrame(self.rows, columns=[*KEY, *SUMS]).astype(kinds)

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

    def cells(self, *, weighted: bool = False) -> Iterator[tuple[Cell, Distribution]]:
        """Yield each cell with what was answered in it, in the order of the rows.

        Args:
            weighted: whether the answers carry weights, even if all of them are 1.
        """
        for (metric, cut, segment, period), rows in groupby(self.rows, key=itemgetter(0, 1, 2, 3)):
            cell = Cell(metric, cut, segment_from(segment), period)
            yield cell, _distribution(rows, self.largest.get(cell, MICRO), weighted=weighted)


def tally_of(rows: Iterable[CountRow], questions: Mapping[str, str], largest: Mapping[Cell, int]) -> Tally:
    """Return the tally of count rows in any order; rows of one key are summed."""
    summed: list[CountRow] = []
    for row in sorted(rows, key=_KEY_OF):
        if summed and _KEY_OF(summed[-1]) == _KEY_OF(row):
            people, weight, weight_squared = map(add, summed[-1][6:], row[6:])
            summed[-1] = (*row[:6], people, weight, weight_squared)
        else:
            summed.append(row)
    return Tally(tuple(row for row in summed if row[6]), questions, largest)


def segment_text(values: Sequence[str | None]) -> str:
    """Return a segment as the table writes it."""
    return json.dumps(list(values), ensure_ascii=False)


def segment_from(text: str) -> tuple[str | None, ...]:
    """Return the values of a segment from the table's spelling."""
    return tuple(json.loads(text))


def _sum(frames: Sequence["pd.DataFrame"]) -> tuple[CountRow, ...]:
    import pandas as pd  # noqa: PLC0415 - see `counts`

    together = pd.concat(frames, ignore_index=True)
    summed = together.groupby(KEY, sort=True, as_index=False)[SUMS].sum()
    left = summed[summed["people"] != 0]
    return tuple(left.itertuples(index=False, name=None))


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


def _distribution(rows: Iterable[CountRow], largest: int, *, weighted: bool) -> Distribution:
    people = [0] * len(Kind)
    valid: list[tuple[AnswerValue, Count]] = []
    for _, _, _, _, kind, value, number, weight, weight_squared in rows:
        people[kind] += number
        if kind == _VALID:
            valid.append((answer_value(value), Count(number, weight, weight_squared)))
    return Distribution(
        valid=dict(sorted(valid, key=itemgetter(0))),
        missing=people[Kind.MISSING],
        not_applicable=people[Kind.NOT_APPLICABLE],
        unparseable=people[Kind.UNPARSEABLE],
        non_integer=people[Kind.NON_INTEGER],
        out_of_range=people[Kind.OUT_OF_RANGE],
        weighted=weighted,
        largest_weight=largest,
    )
