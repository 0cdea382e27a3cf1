"""A study: everything a run needs to know, checked and free of files, frames and formats."""

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Literal

from cxcli.study.column import ColumnRef
from cxcli.study.cut import Cut
from cxcli.study.design import DesignSettings, Raking
from cxcli.study.gate import Gate
from cxcli.study.question import Question
from cxcli.study.statistics import Statistics
from cxcli.words import Lang

Period = Literal["day", "week", "month", "quarter", "year"]


@dataclass(frozen=True, slots=True)
class SourceSettings:
    """How to open the exports; None means: find out.

    `jobs` is how many threads read a file.
    """

    files: tuple[str, ...] = ()
    profile: str | None = None
    drop: tuple[str, ...] = ("preview", "spam", "test")
    encoding: str | None = None
    delimiter: str | None = None
    header_rows: int | None = None
    sheet: str | int | None = None
    decimal: str | None = None
    jobs: int | None = None

    def jobs_for(self, size: int) -> int:
        """Return how many threads read a text file of some bytes; small ones are not worth a second."""
        return self.jobs or (2 if size > _WORTH_A_THREAD and (os.cpu_count() or 1) > 1 else 1)


_WORTH_A_THREAD = 64 << 20


@dataclass(frozen=True, slots=True)
class Running:
    """Where the work is done: on this machine (`local`), or on a cluster (`dask`).

    `scheduler` is the address of a running cluster, None for one of this machine's processors, of which
    `workers` are used (None: all).
    """

    engine: Literal["local", "dask"] = "local"
    scheduler: str | None = None
    workers: int | None = None


@dataclass(frozen=True, slots=True)
class Filter:
    """Rows to keep: those whose cell is one of the values, compared as written."""

    column: ColumnRef
    values: tuple[str, ...]

    @property
    def rule(self) -> str:
        """The name of the rule in the ledger."""
        return f"where {self.column}"


@dataclass(frozen=True, slots=True)
class DateSettings:
    """Which column says when, how it is written, and where periods are cut.

    `zone` is that of stamps which carry none (None: what the export says, else UTC);
    `report_zone` None means the same zone.
    """

    column: ColumnRef
    format: str | None = None
    zone: str | None = None
    report_zone: str | None = None


@dataclass(frozen=True, slots=True)
class DayForm:
    """How days are written, and where periods are cut; see `DateSettings`."""

    format: str | None = None
    zone: str | None = None
    report_zone: str | None = None

    def of(self, column: ColumnRef) -> DateSettings:
        """Return the settings of one column that is written so."""
        return DateSettings(column, self.format, self.zone, self.report_zone)


@dataclass(frozen=True, slots=True)
class WeightSettings:
    """Which column weighs the answers; weights are divided by `divide_by`."""

    column: ColumnRef
    divide_by: Fraction = Fraction(1)


@dataclass(frozen=True, slots=True)
class Window:
    """Which dates count: `since` and `until` are ISO days (inclusive); `last` is 3m, 2w ..."""

    since: str | None = None
    until: str | None = None
    last: str | None = None


@dataclass(frozen=True, slots=True)
class Measure:
    """A metric as configured: its type, its question, and what the type needs to know.

    `interval` is the name of its interval method, None for the default of its statistic. A metric that is
    no survey question has `inputs`: key -> column (or a number in its place), in one of the ways its type
    knows; `settings` are its other keys. `count` is the column that says how many people a row stands for.
    """

    name: str
    type: str
    title: str
    statistic: str
    question: Question
    positive: frozenset[Fraction] = frozenset()
    where: tuple[Filter, ...] = ()
    interval: str | None = None
    inputs: Mapping[str, ColumnRef] = field(default_factory=dict)
    way: Literal["rows", "counts"] | None = None
    settings: Mapping[str, Fraction | int | str] = field(default_factory=dict)
    count: ColumnRef | None = None


@dataclass(frozen=True, slots=True)
class Privacy:
    """Bases below `suppress_below` are hidden, below `low_base_below` flagged."""

    suppress_below: int = 10
    low_base_below: int = 30


@dataclass(frozen=True, slots=True)
class Limits:
    """Shares (0..1) and counts above which a run ends with an error."""

    max_invalid_share: float = 0.05
    max_damaged_share: float = 0.01
    max_segment_values: int = 200


@dataclass(frozen=True, slots=True)
class Study:
    """What to read, whom to keep, how to split and what to score."""

    measures: tuple[Measure, ...]
    title: str = ""
    lang: Lang = "en"
    source: SourceSettings = field(default_factory=SourceSettings)
    response: ColumnRef | None = None
    respondent: ColumnRef | None = None
    unit: Literal["response", "respondent"] = "response"
    duplicates: Literal["auto", "warn", "drop", "off"] = "auto"
    date: DateSettings | None = None
    days: DayForm = field(default_factory=DayForm)
    period: Period | None = None
    window: Window = field(default_factory=Window)
    weight: WeightSettings | None = None
    raking: Raking | None = None
    design: DesignSettings = field(default_factory=DesignSettings)
    where: tuple[Filter, ...] = ()
    cuts: tuple[Cut, ...] = ()
    privacy: Privacy = field(default_factory=Privacy)
    statistics: Statistics = field(default_factory=Statistics)
    gates: tuple[Gate, ...] = ()
    drivers: Mapping[str, tuple[ColumnRef, ...]] = field(default_factory=dict)
    limits: Limits = field(default_factory=Limits)
    running: Running = field(default_factory=Running)
    config_path: str | None = None
    config_sha256: str | None = None

    @property
    def is_weighted(self) -> bool:
        """Whether answers weigh more or less: by a column, or to match margins."""
        return self.weight is not None or self.raking is not None

    def by_name(self) -> Mapping[str, Measure]:
        """Return the measures by name, in the order of the configuration."""
        return {measure.name: measure for measure in self.measures}
