"""One way in which the data of a metric comes: made-up cells, and the number of some rows, by plain reckoning."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from fractions import Fraction
from typing import Any, Literal, NamedTuple

from tests.reckoning.answers import Oracle

PLAN, ON = "plan", "on"
"""The columns that every made-up table has: a segment, and the day by the study's date."""

ONE_DAY = timedelta(days=1)

Row = Mapping[str, str]
Rows = Sequence[Row]
Number = Fraction | None


class Asked(NamedTuple):
    """Whose number is asked for: which statistic, in a plan (None: all of them), in a month (None: always)."""

    statistic: str
    plan: str | None = None
    month: str | None = None

    def of_plan(self, rows: Rows) -> list[Row]:
        """Return the rows of the plan, whatever their day."""
        return [row for row in rows if self.plan in (None, row[PLAN])]

    def among(self, rows: Rows) -> list[Row]:
        """Return the rows of the plan and, by the study's date, of the month."""
        return [row for row in self.of_plan(rows) if self.month in (None, row[ON][:7])]


Reckoning = Callable[[Rows, Asked], Number]
"""What the value of all valid rows is for whom is asked; None: there is none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Trial:
    """How one way of a metric is tried.

    Attributes:
        keys: of the metric, as a configuration writes them, without its type and its statistic.
        cells: column -> the texts that its cells may have.
        value: the number by plain reckoning.
        statistics: those that this way gives.
        who: columns that say who or what a row is about, so that several rows may be about the same.
        days: whether rows are of a month by the study's date, by days of their own, or of none at all.
        holds: whether a row is valid; a made-up table may have others, which count nowhere.
        nothing: cells of a row that is valid, but leaves nothing to divide by; none: there is no such row.
        answers: of a survey question, the oracle of its answers and their weights.
    """

    keys: Mapping[str, Any]
    cells: Mapping[str, Sequence[str]]
    value: Reckoning
    statistics: Sequence[str]
    who: Sequence[str] = ()
    days: Literal["study", "own", "none"] = "study"
    holds: Callable[[Row], bool] = lambda _: True
    nothing: Mapping[str, str] = field(default_factory=dict)
    answers: Oracle | None = None


def of_each(figure: Callable[[list[Row]], Number]) -> Reckoning:
    """Return the reckoning of a figure that needs its own rows only, whatever the statistic."""
    return lambda rows, asked: figure(asked.among(rows))


def by_statistic(figure: Callable[[list[Row], str], Number]) -> Reckoning:
    """Return the reckoning of a figure that needs its own rows only, and the statistic."""
    return lambda rows, asked: figure(asked.among(rows), asked.statistic)


def ratio(part: Fraction | int, whole: Fraction | int, times: int = 1) -> Number:
    """Return a part of a whole, times a number; None when there is nothing to divide by."""
    return times * Fraction(part) / Fraction(whole) if whole else None


def percent(flags: Sequence[bool]) -> Number:
    """Return how many of a hundred are true; None of nobody."""
    return ratio(sum(flags), len(flags), 100)


def sums(rows: Rows, column: str) -> Fraction:
    """Return the sum of a column, blanks being nothing."""
    return sum((Fraction(row[column]) for row in rows if row[column]), Fraction(0))


def named(rows: Rows, column: str) -> list[str]:
    """Return everybody whom a column names, once each."""
    return sorted({row[column] for row in rows})


def day(text: str) -> date:
    """Return a day as made-up tables write it."""
    return date.fromisoformat(text)


def days_from(first: date, last: date) -> Iterator[date]:
    """Yield every day from a first to a last one."""
    for number in range((last - first).days + 1):
        yield first + number * ONE_DAY


def month_of(text: str) -> tuple[date, date]:
    """Return the first and the last day of a month."""
    first = date.fromisoformat(f"{text}-01")
    return first, (first + 32 * ONE_DAY).replace(day=1) - ONE_DAY
