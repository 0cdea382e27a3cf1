"""A comparison of two waves: frozen values that its renderers read."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from cxcli.errors import Notice
from cxcli.report.model import Interval, QuestionFacts, Result, SourceFacts
from cxcli.stats.headline import ACCOUNT_TOTAL
from cxcli.words import Lang, Words

SCHEMA = "cxcli.comparison/1"


@dataclass(frozen=True, slots=True)
class Wave:
    """One side of a comparison: the exports, or the report, that it comes from."""

    path: str
    sources: tuple[SourceFacts, ...] = ()


@dataclass(frozen=True, slots=True)
class WaveResult:
    """What one wave says of a metric in a segment; every number is None when it is hidden."""

    value: float | None
    n: int | None
    n_effective: float | None
    interval: Interval | None
    suppressed: str | None = None


@dataclass(frozen=True, slots=True)
class Ordinal:
    """The ordinal test beside a test of means.

    `probability`: that a current answer is above a baseline one, ties counting half (0..1).
    """

    probability: float
    statistic: float | None
    p: float | None


@dataclass(frozen=True, slots=True)
class PooledTest:
    """The textbook z test of two shares beside our own: what other tools print."""

    statistic: float
    p: float


@dataclass(frozen=True, slots=True)
class MixPartResult:
    """What one segment adds to a change, in the metric's unit; `kind` is both, entry, exit or hidden."""

    segment: Mapping[str, str | None]
    rate: float
    mix: float
    kind: str


@dataclass(frozen=True, slots=True)
class MixShiftResult:
    """A change split by one segment variable; `rate` + `mix` = `total`, exactly before rounding to floats."""

    by: str
    total: float
    rate: float
    mix: float
    parts: tuple[MixPartResult, ...]
    simpson_reversal: bool

    @property
    def has_come_or_gone(self) -> bool:
        """Whether a segment answered in one wave only."""
        return any(part.kind in ("entry", "exit") for part in self.parts)


@dataclass(frozen=True, slots=True)
class Compared:
    """One metric in one segment, current less baseline, in the metric's unit.

    Attributes:
        verdict: up, down or no_evidence; None when one side is hidden or absent, when there is no test,
            and for a segment whose base is low.
        smallest_detectable: the change that data of this size would show four times out of five.
        ordinal: beside means only.
        pooled: beside shares only.
        mix_shift: overall results only, one for each segment variable.
    """

    metric: str
    type: str
    title: str
    statistic: str
    segment: Mapping[str, str | None]
    unit: str
    better: str
    baseline: WaveResult | None
    current: WaveResult | None
    difference: float | None = None
    low: float | None = None
    high: float | None = None
    p: float | None = None
    p_adjusted: float | None = None
    method: str | None = None
    verdict: str | None = None
    smallest_detectable: float | None = None
    ordinal: Ordinal | None = None
    pooled: PooledTest | None = None
    mix_shift: tuple[MixShiftResult, ...] = ()
    flags: tuple[str, ...] = ()
    sentence: Words = field(default_factory=lambda: Words("", ""))

    @property
    def as_result(self) -> Result:
        """What the wording of numbers looks at: metric, unit and the width of the interval."""
        return Result(
            metric=self.metric,
            type=self.type,
            title=self.title,
            statistic=self.statistic,
            segment=self.segment,
            period=None,
            unit=self.unit,
            question=QuestionFacts((0, 0), 1, self.better, ""),
            interval=None if self.current is None else self.current.interval,
            is_total=ACCOUNT_TOTAL in self.flags,
        )


@dataclass(frozen=True, slots=True)
class ComparisonReport:
    """All that one comparison says; `adjust` is how p-values of one family of segments are corrected."""

    title: str
    lang: Lang
    generated_at: str
    baseline: Wave
    current: Wave
    results: tuple[Compared, ...]
    warnings: tuple[Notice, ...] = ()
    confidence: float = 0.95
    adjust: str = "holm"
    config_path: str | None = None
    config_sha256: str | None = None
    cxcli_version: str = ""

    @property
    def sources(self) -> tuple[SourceFacts, ...]:
        """The tables that were read, those of the baseline first."""
        return (*self.baseline.sources, *self.current.sources)
