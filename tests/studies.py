"""Small studies built by hand, for tests below the configuration."""

from fractions import Fraction
from typing import Any

from cxcli.study.coding import Coding
from cxcli.study.column import ColumnRef
from cxcli.study.cut import Cut, SegmentVariable
from cxcli.study.question import Question
from cxcli.study.scale import Scale, scale
from cxcli.study.study import Filter, Measure, Privacy, Study, WeightSettings


def named(name: str) -> ColumnRef:
    return ColumnRef(name=name)


def question(*columns: str, on: Scale | None = None) -> Question:
    points = on or scale(0, 10)
    return Question(tuple(map(named, columns)), points, "higher", Coding(points))


def nps(column: str = "Q1", **more: Any) -> Measure:
    return Measure("nps", "nps", "Net Promoter Score", "net", question(column), **more)


def csat(column: str = "Q2") -> Measure:
    points = scale(1, 5)
    positive = frozenset({Fraction(4), Fraction(5)})
    return Measure("csat", "csat", "CSAT", "share", question(column, on=points), positive=positive)


def by(*columns: str) -> Cut:
    return Cut(tuple(SegmentVariable(column, named(column)) for column in columns))


def study(*measures: Measure, **more: Any) -> Study:
    defaults: dict[str, Any] = {"privacy": Privacy(0, 0), "duplicates": "off"}
    return Study(measures or (nps(),), **(defaults | more))


def where(column: str, *values: str) -> Filter:
    return Filter(named(column), values)


def weight(column: str = "w", divide_by: Fraction = Fraction(1)) -> WeightSettings:
    return WeightSettings(named(column), divide_by)
