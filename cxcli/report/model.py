"""The report: frozen values that every renderer reads and the JSON schema describes."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any, Literal

from cxcli.errors import NO_HINT, Notice
from cxcli.report.gate_verdict import GateVerdict
from cxcli.words import Lang, Words

SCHEMA = "cxcli.report/1"


@dataclass(frozen=True, slots=True)
class Interval:
    """Where the true value plausibly lies, in the result's unit."""

    low: float
    high: float
    confidence: float
    method: str


@dataclass(frozen=True, slots=True)
class QuestionFacts:
    """What must be equal for two waves to be compared.

    `positive` are the satisfied answers of a csat, `way` how the data of a metric comes that is no question.
    """

    scale: tuple[float, float]
    step: float
    better: str
    fingerprint: str
    positive: tuple[float, ...] = ()
    way: Literal["rows", "counts"] | None = None


@dataclass(frozen=True, slots=True)
class VersusRest:
    """A segment less everyone outside it, in the result's unit; `p_adjusted` allows for the other segments."""

    difference: float
    low: float
    high: float
    p: float
    p_adjusted: float
    method: str


@dataclass(frozen=True, slots=True)
class Result:
    """One metric for one segment and period; every number is None when it is suppressed.

    `base` is what `n` counts, where these are not plain answers; a total has no interval anywhere.
    """

    metric: str
    type: str
    title: str
    statistic: str
    segment: Mapping[str, str | None]
    period: str | None
    unit: str
    question: QuestionFacts
    value: float | None = None
    interval: Interval | None = None
    n: int | None = None
    n_effective: float | None = None
    rows: int | None = None
    weight_sum: float | None = None
    answers: Mapping[str, int] | None = None
    distribution: Mapping[Fraction, int] | None = None
    weighted_distribution: Mapping[Fraction, float] | None = None
    shares: Mapping[str, float] | None = None
    details: Mapping[str, Any] | None = None
    versus_rest: VersusRest | None = None
    suppressed: str | None = None
    flags: tuple[str, ...] = ()
    base: Words | None = None
    is_total: bool = False

    @property
    def is_overall(self) -> bool:
        """Whether the result is that of everyone, for all of the time."""
        return not self.segment and self.period is None

    @property
    def stands_out(self) -> Literal["above", "below"] | None:
        """Whether the segment differs from everyone outside it by more than chance alone would usually give."""
        versus, confidence = self.versus_rest, self.interval.confidence if self.interval else 0.95
        if versus is None or versus.p_adjusted >= 1 - confidence:
            return None
        return "above" if versus.difference > 0 else "below"


@dataclass(frozen=True, slots=True)
class SourceFacts:
    """One table that was read; `has_trailing`: its rows end with a delimiter which the header has not."""

    path: str
    sha256: str
    rows: int
    encoding: str | None
    delimiter: str | None
    header_rows: int
    sheet: str | None
    profile: str
    profile_reason: Words = NO_HINT
    has_trailing: bool = False

    def recognised(self, lang: Lang) -> str:
        """Return the profile with why it was chosen: `limesurvey (headers submitdate, lastpage)`."""
        reason = self.profile_reason.say(lang)
        return f"{self.profile} ({reason})" if reason else self.profile


@dataclass(frozen=True, slots=True)
class Weighting:
    """How weights were made to match margins: `largest_error` is a share (0..1), weights are of mean 1."""

    sweeps: int
    largest_error: float
    trimmed: int
    lowest: float
    highest: float
    deff: float


@dataclass(frozen=True, slots=True)
class Ledger:
    """Every row accounted for: rows_read - sum(dropped) = rows_used."""

    rows_read: int
    rows_used: int
    dropped: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Report:
    """All that one run says; `adjust_gates` is how sure verdicts were corrected for the number of gates."""

    title: str
    lang: Lang
    generated_at: str
    config_path: str | None
    config_sha256: str | None
    sources: tuple[SourceFacts, ...]
    ledger: Ledger
    results: tuple[Result, ...]
    warnings: tuple[Notice, ...] = ()
    gates: tuple[GateVerdict, ...] = ()
    adjust_gates: str = "none"
    weighting: Weighting | None = None
    confidence: float = 0.95
    period: str | None = None
    cxcli_version: str = field(default="")

    def __getitem__(self, metric: str) -> Result:
        """Return the overall result of a metric.

        Raises:
            KeyError: the report has no metric of that name.
        """
        for result in self.results:
            if result.metric == metric and result.is_overall:
                return result
        raise KeyError(metric)
