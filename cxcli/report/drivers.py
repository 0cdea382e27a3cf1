"""What the drivers of a metric are: frozen values that every rendering reads."""

from dataclasses import dataclass, field
from typing import Literal

from cxcli.errors import Notice
from cxcli.report.model import Interval, Ledger, SourceFacts
from cxcli.study.question import Better
from cxcli.words import Lang, Words

SCHEMA = "cxcli.drivers/1"

ASSOCIATION = Words(
    "Association, not cause: importance says what goes with the metric, not what would change it.",
    "Association, et non cause\xa0: l'importance dit ce qui va de pair avec la métrique, non ce qui la ferait changer.",
)
"""Stands wherever importances stand."""

Sign = Literal["positive", "negative", "none"]
Quadrant = Literal["improve", "keep", "watch", "maintain"]


@dataclass(frozen=True, slots=True)
class Performance:
    """How a driver itself is rated, among the people who answered everything.

    Attributes:
        mean: weighted, in points of its scale.
        low_share: weighted share (0..1) of answers in the worst third of the scale: less than a third of its
            length away from its bad end.
        level: where the mean lies between the bad end (0) and the good end (100) of the scale.
        scale: its lowest and highest point.
        is_declared: whether the scale is that of a metric or of a vocabulary; else it runs from the lowest
            to the highest answer seen.
        better: which end of the scale is the good one.
    """

    mean: float
    low_share: float
    level: float
    scale: tuple[float, float]
    is_declared: bool
    better: Better


@dataclass(frozen=True, slots=True)
class Driver:
    """One driver of a metric.

    Attributes:
        name: as the user names it.
        title: as its header, or the title of its metric, says.
        type: of its metric; None for a column.
        rank: 1 for the most important one.
        importance: its part of R squared, >= 0, with its interval.
        share: `importance` by R squared, 0..1, with its interval.
        rank_probabilities: share (0..1) of the resamples in which it came 1st, 2nd ...
        slope: standardised partial slope: what one standard deviation more goes with, all others equal.
        performance: how it is rated.
        answered: people who were asked for the metric and answered this driver.
    """

    name: str
    title: str
    type: str | None
    rank: int
    importance: float
    interval: Interval
    share: float
    share_interval: Interval
    rank_probabilities: tuple[float, ...]
    slope: float
    performance: Performance
    answered: int

    @property
    def sign(self) -> Sign:
        """The sign of the partial slope, which the importance does not have."""
        return "positive" if self.slope > 0 else "negative" if self.slope < 0 else "none"


@dataclass(frozen=True, slots=True)
class Fit:
    """The regression as a whole, and how the importances were made.

    Attributes:
        r_squared, adjusted_r_squared: share of the metric's variance that all drivers explain together.
        condition_number: of the drivers' correlations, >= 1.
        n: people who answered the metric and every driver; `asked` were asked for the metric.
        n_effective: what weights leave of n (Kish).
        clusters: how many the resamples are drawn from; None when people are drawn one by one.
        confidence: of the percentile intervals, in (0, 1).
    """

    method: str
    r_squared: float
    adjusted_r_squared: float
    condition_number: float
    n: int
    asked: int
    n_effective: float
    weighted: bool
    clusters: int | None
    resamples: int
    seed: int
    confidence: float


@dataclass(frozen=True, slots=True)
class DriverReport:
    """All that `cxcli drivers` says; `drivers` are at least one, the most important first."""

    metric: str
    metric_title: str
    metric_type: str
    fit: Fit
    drivers: tuple[Driver, ...]
    lang: Lang = "en"
    title: str = ""
    generated_at: str = ""
    config_path: str | None = None
    config_sha256: str | None = None
    sources: tuple[SourceFacts, ...] = ()
    ledger: Ledger = field(default_factory=lambda: Ledger(0, 0, {}))
    warnings: tuple[Notice, ...] = ()
    cxcli_version: str = ""

    @property
    def mean_share(self) -> float:
        """The mean importance (share of R squared, 0..1): the line between low and high."""
        return sum(driver.share for driver in self.drivers) / len(self.drivers)

    @property
    def mean_level(self) -> float:
        """The mean performance (0..100): the line between low and high."""
        return sum(driver.performance.level for driver in self.drivers) / len(self.drivers)

    def quadrant(self, driver: Driver) -> Quadrant | None:
        """Return what the priority grid says of a driver; on a line counts as high, alone means no grid."""
        if len(self.drivers) < 2:
            return None
        is_good = driver.performance.level >= self.mean_level
        if driver.share >= self.mean_share:
            return "keep" if is_good else "improve"
        return "maintain" if is_good else "watch"
