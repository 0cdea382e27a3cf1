"""What a metric is: its definition in words, the keys it takes, and a pure score of one distribution."""

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any, Literal

from cxcli.errors import MetricRefused, Notice
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


KeyKind = Literal[
    "number", "count", "seconds", "day", "moment", "name", "flag", "word", "comment", "marks", "components",
    "month", "billing", "paid", "event", "span", "text", "setting",
]  # fmt: skip

_DAYS = ("day", "moment", "month")
"""Kinds of columns that say when."""


@dataclass(frozen=True, slots=True)
class Key:
    """A key of the configuration that some metric types take, beside those that all of them have.

    Attributes:
        name: as written in the configuration.
        about: what it says, in English, for the editor's schema and the reference.
        kind: what its column holds: numbers (one number may be written in place of the column), counts
            (numbers not below 0, or yes and no for 1 and 0), days, moments (days with their time, as seconds),
            names or ids, flags (yes and no), words, seconds (numbers not below 0, or h:mm:ss), comments (of
            which only matters whether there is one); `marks` are several columns of marks, or a single one
            of words set apart by semicolons, `components` named columns with their ranges; months; how often
            a subscription is paid (`billing`) and whether it is (`paid`), in words of many systems; events
            (the day of what happened, or yes and no where no day is kept; beside a span, no yes without
            its day); or what is no column: a span of days such as `7d`, a text, a setting (a number).
        fr: what it says, in French, for `explain`.
        not_before: the key of another day, which this one cannot lie before.
    """

    name: str
    about: str
    kind: KeyKind = "number"
    fr: str = ""
    not_before: str | None = None

    @property
    def is_column(self) -> bool:
        """Whether the key names a column, or a number in its place."""
        return self.kind not in ("span", "text", "setting")


MONEY = "currency"
"""The unit of amounts of money whose currency nothing tells."""

INSIDE = "."
"""Stands between a key and the name of one of its columns in the name of an input: `components.usage`."""


def key_of(name: str) -> str:
    """Return the key of the configuration that an input belongs to."""
    return name.partition(INSIDE)[0]


Row = Mapping[str, Fraction | int | str | bool | None]
"""What a row says: input -> number, day, text, flag, or nothing."""


@dataclass(frozen=True, slots=True)
class Way:
    """One way to give a metric its data: one row per thing, or ready counts.

    Attributes:
        name: `rows` or `counts`.
        needs: keys that must be written; the first of them tells this way from the others.
        may: keys that can be left out.
        kinds: what a key's column holds in this way, where that is not the kind of the key.
        blanks: needed keys whose cells may be blank all the same.
        statistics: those that this way can give, its default first; none: all of the type.
        worth: the answer that a row gives, where every row gives one as in a survey (None: it says too
            little, and is missing); without it, answers are made of the quantities of an account.
    """

    name: Literal["rows", "counts"]
    needs: tuple[str, ...]
    may: tuple[str, ...] = ()
    kinds: Mapping[str, KeyKind] = field(default_factory=dict)
    blanks: tuple[str, ...] = ()
    statistics: tuple[str, ...] = ()
    worth: "Callable[[Row, Measure], Fraction | None] | None" = None

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
        takes_column: whether it is a survey question although it has ways: its answers may stand in `column`.
        answers: what is scored, from the quantities that were derived from the rows: the people, or
            things, that stand behind the value. Its `parts` are those quantities.
        better: which way of the value is the good one, for types that are no survey question.
        less_is_better: statistics of which less is better although `better` says that more is.
        is_of_people: whether a small base is to be hidden; totals of an account have none.
        is_lasting: whether its rows last from one day to another, so that they count in every period
            between: it is told over which time, by periods or by both limits of the dates.
        notices: what the reader of its overall value should know, from what is scored.
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
    takes_column: bool = False
    answers: Callable[[Parts, Measure], Distribution] | None = None
    is_of_people: bool = True
    is_lasting: bool = False
    better: Better = "higher"
    less_is_better: frozenset[str] = frozenset()
    notices: Callable[[Distribution, Measure], Iterator[Notice]] | None = None

    @property
    def statistics(self) -> tuple[str, ...]:
        """The statistics that the type offers, the default first."""
        return tuple(self.units)

    def has_own_days(self, measure: Measure) -> bool:
        """Tell whether the rows of a measure bring their days, so that it needs no date of the study."""
        return self.brings_days(self.way_of(measure), measure.inputs)

    def brings_days(self, way: Way | None, given: Collection[str]) -> bool:
        """Tell whether days are among what is given, when the data comes in a way."""
        if way is None or way.name == "counts":
            return False
        kinds = {key.name: key.kind for key in self.keys} | {**way.kinds}
        return any(kinds[name] in _DAYS for name in way.keys if name in given)

    def unit_of(self, measure: Measure) -> str:
        """Return the unit of the report; of money, the ISO 4217 code of its currency where that is known."""
        unit = self.units[measure.statistic]
        return str(measure.settings.get("currency", unit)) if unit == MONEY else unit

    def has_base(self, measure: Measure) -> bool:
        """Tell whether people stand behind the value, so that a small base is hidden or flagged."""
        return self.is_of_people and self.headline(measure).kind != "total"

    @property
    def is_question(self) -> bool:
        """Whether it is asked in a survey: its answers may stand in `column` or `columns`."""
        return self.takes_column or not self.ways

    def is_answered_by_rows(self, measure: Measure) -> bool:
        """Tell whether each row of a measure is an answer; quantities of an account come from several rows."""
        way = self.way_of(measure)
        return way is None or way.worth is not None

    def way_of(self, measure: Measure) -> Way | None:
        """Return the way in which the data of a measure of this type comes; None as a survey question."""
        mine = [way for way in self.ways if way.name == measure.way]
        whole = (way for way in mine if set(way.needs) <= set(measure.inputs))
        return next(whole, mine[0] if mine else None)


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
