"""What a metric is: its definition in words, the keys it takes, and a pure score of one distribution."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any, Literal

from cxcli.errors import MetricRefused
from cxcli.evidence import MICRO, Count, Distribution
from cxcli.stats.figure import Figure
from cxcli.stats.headline import Headline
from cxcli.stats.linear import kish
from cxcli.study.question import Better
from cxcli.study.scale import Scale
from cxcli.study.statistics import Statistics
from cxcli.study.study import Measure
from cxcli.words import Words


@dataclass(frozen=True, slots=True)
class Bounds:
    """The two ends of an interval, in the unit of the estimate, and the method's name."""

    low: float
    high: float
    method: str


@dataclass(frozen=True, slots=True)
class Estimate:
    """What a metric says of one distribution.

    `value` is None when nobody answered; `interval` None when it does not exist (a flag says why).
    `shares` are 0..1; `details` are JSON values; `weight_sum` is in weights (not millionths).
    """

    value: float | None
    interval: Bounds | None
    n: int
    n_effective: float
    weight_sum: float
    shares: Mapping[str, float] = field(default_factory=dict)
    details: Mapping[str, Any] = field(default_factory=dict)
    flags: tuple[str, ...] = ()


KeyKind = Literal["number", "count", "day", "name", "flag", "word", "span"]


@dataclass(frozen=True, slots=True)
class Key:
    """A key of the configuration that some metric types take, beside those that all of them have.

    Attributes:
        name: as written in the configuration.
        about: what it says, in English, for the editor's schema and the reference.
        kind: what its column holds: numbers (one number may be written in place of the column), counts
            (numbers not below 0, or yes and no for 1 and 0), days, names or ids, flags (yes and no), words; or a span of days such as `7d`, which is no column.
    """

    name: str
    about: str
    kind: KeyKind = "number"


@dataclass(frozen=True, slots=True)
class Way:
    """One way to give a metric its data: one row per thing, or ready counts.

    Attributes:
        name: `rows` or `counts`.
        needs: keys that must be written; the first of them tells this way from the others.
        may: keys that can be left out.
    """

    name: Literal["rows", "counts"]
    needs: tuple[str, ...]
    may: tuple[str, ...] = ()

    @property
    def keys(self) -> tuple[str, ...]:
        """All keys of this way."""
        return (*self.needs, *self.may)


Parts = Mapping[str, Distribution]
"""The named quantities of an account: each maps amounts to the people, or things, that have them."""


@dataclass(frozen=True, slots=True)
class Metric:
    """One metric type. Everything the configuration, the report and `explain` need is here.

    Attributes:
        name: the `type` in the configuration.
        title: what people call it.
        definition, formula: in words; `source` is where they come from.
        example: YAML lines of one metric, ready to paste below `metrics:`.
        units: statistic -> unit of the report; the first statistic is the default.
        scale: the default scale; None when it must be written or set by labels.
        labels: answers in words that are understood without `labels`.
        needs_direction: whether `better` must be written.
        positive: the default positive answers on a scale, None when they must be written
            (only for types that take the key `positive`; `takes_positive` says which).
        refuse: the reason why a measure cannot be scored as configured, or None.
        headline: what an answer gives to the measure's statistic, and what kind of figure that makes.
        score: the estimate of one distribution, as sure as the statistics ask for.
        keys: of the configuration, those that this type brings.
        ways: how its data comes; none for a survey question.
        answers: what is scored, from the quantities that were derived from the rows: the people, or
            things, that stand behind the value. Its `parts` are those quantities.
        better: which way of the value is the good one, for types that are no survey question.
        is_of_people: whether a small base is to be hidden; totals of an account have none.
    """

    name: str
    title: Words
    definition: Words
    formula: Words
    source: str
    example: str
    units: Mapping[str, str]
    headline: Callable[[Measure], Headline]
    score: Callable[[Distribution, Measure, Statistics], Estimate]
    scale: Scale | None = None
    labels: Mapping[str, int] = field(default_factory=dict)
    needs_direction: bool = False
    takes_positive: bool = False
    positive: Callable[[Scale, str], frozenset[Fraction] | None] | None = None
    refuse: Callable[[Measure], MetricRefused | None] | None = None
    title_of: Callable[[Measure], Words] | None = None
    keys: tuple[Key, ...] = ()
    ways: tuple[Way, ...] = ()
    answers: Callable[[Parts, Measure], Distribution] | None = None
    is_of_people: bool = True
    better: Better = "higher"

    @property
    def statistics(self) -> tuple[str, ...]:
        """The statistics that the type offers, the default first."""
        return tuple(self.units)


def estimate(
    answers: Distribution,
    figure: Figure | None,
    *,
    shares: Mapping[str, float] | None = None,
    details: Mapping[str, Any] | None = None,
    flags: tuple[str, ...] = (),
) -> Estimate:
    """Return a figure as an estimate, with what holds for every metric: base, weights, invalid answers.

    Args:
        answers: one distribution.
        figure: the headline, or None when nobody answered.
        shares: of the bands, 0..1.
        details: what the metric tells beside its headline.
        flags: what the metric warns of.
    """
    total = answers.total
    limits = figure.limits if figure else None
    return Estimate(
        value=figure.value if figure else None,
        interval=Bounds(limits.low, limits.high, limits.method) if limits else None,
        n=total.people,
        n_effective=figure.n_effective if figure else 0.0,
        weight_sum=total.weight / MICRO,
        shares=shares or {},
        details={
            **(details or {}),
            "invalid": _invalid(answers),
            **_weighting(answers, total),
            **_clustering(answers),
        },
        flags=(*(figure.flags if figure else ()), *flags, *_weight_flags(answers, total)),
    )


def _invalid(answers: Distribution) -> dict[str, int]:
    return {
        "unparseable": answers.unparseable,
        "non_integer": answers.non_integer,
        "out_of_range": answers.out_of_range,
    }


def _weighting(answers: Distribution, total: Count) -> dict[str, Any]:
    if not answers.weighted:
        return {}
    return {"weighted": True, "deff": float(total.people / kish(total)) if total.people else None}


def _clustering(answers: Distribution) -> dict[str, int]:
    design = answers.design
    return {} if design is None else {"clusters": design.clusters, "df": design.df}


def _weight_flags(answers: Distribution, total: Count) -> tuple[str, ...]:
    """Warn of weights that hurt; equal weights, whatever their scale, are no weights."""
    if not answers.weighted or kish(total) == total.people:
        return ()
    costly = total.people > 2 * kish(total)
    dominated = 20 * answers.largest_weight > total.weight
    return ("high_design_effect",) * costly + ("dominant_weight",) * dominated
