"""What a metric is: its definition in words, the keys it takes, and a pure score of one distribution."""

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any

from cxcli.errors import MetricRefused, Notice
from cxcli.evidence import Distribution
from cxcli.metric.estimates import Estimate
from cxcli.metric.key import DAYS, Key
from cxcli.metric.way import Way
from cxcli.stats.account import Parts
from cxcli.stats.headline import Headline
from cxcli.study.question import Better
from cxcli.study.scale import Scale
from cxcli.study.statistics import Statistics
from cxcli.study.study import Measure
from cxcli.words import Words

MONEY = "currency"
"""The unit of amounts of money whose currency nothing tells."""


@dataclass(frozen=True, slots=True)
class Metric:
    """One metric type. Everything the configuration, the report and `explain` need is here.

    Attributes:
        name: the `type` in the configuration.
        title: what people call it.
        definition, formula: in words; `source` is where they come from.
        example: YAML lines of one metric, ready to paste below `metrics:`.
        examples: whole configurations that show what `example` alone does not, from the top level on.
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
        base: what its base counts (customers, visitors), in the plural; None: answers, whose base is `n`.
        base_of: the same, where it depends on the basis or on the way of the data.
        is_of_people: whether a small base is to be hidden; totals of an account have none.
        is_state: whether its value is a state, so that those of several days never add up: for periods and
            limits of the dates, its rows must bring their own days.
        notices: what the reader of its overall value should know, from what is scored.
        beside: what a result tells in the light of everybody's answers of the same time, from its own answers
            and from these (None where they are hidden).
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
    examples: tuple[str, ...] = ()
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
    base: Words | None = None
    base_of: Callable[[Measure], Words] | None = None
    is_of_people: bool = True
    is_state: bool = False
    better: Better = "higher"
    less_is_better: frozenset[str] = frozenset()
    notices: Callable[[Distribution, Measure], Iterator[Notice]] | None = None
    beside: Callable[[Distribution, Distribution | None, Measure], Mapping[str, Any]] | None = None

    @property
    def statistics(self) -> tuple[str, ...]:
        """The statistics that the type offers, the default first."""
        return tuple(self.units)

    def has_own_days(self, measure: Measure) -> bool:
        """Tell whether the rows of a measure bring their days, so that it needs no date of the study."""
        return self.brings_days(self.way_of(measure), measure.inputs)

    def brings_days(self, way: Way | None, given: Collection[str]) -> bool:
        """Tell whether days are among what is given, when the data comes in a way."""
        if way is None:
            return False
        kinds = {key.name: key.kind for key in self.keys} | {**way.kinds}
        return any(kinds[name] in DAYS for name in way.keys if name in given)

    def lasts(self, measure: Measure) -> bool:
        """Tell whether the rows of a measure last from one day to another."""
        way = self.way_of(measure)
        return way is not None and way.lasting is not None

    def unit_of(self, measure: Measure) -> str:
        """Return the unit of the report; of money, the ISO 4217 code of its currency where that is known."""
        unit = self.units[measure.statistic]
        return str(measure.settings.get("currency", unit)) if unit == MONEY else unit

    def has_base(self, measure: Measure) -> bool:
        """Tell whether people stand behind the value, so that a small base is hidden or flagged."""
        return self.is_of_people and self.headline(measure).kind != "total"

    def counted_in(self, measure: Measure) -> Words | None:
        """Return what the base of a measure counts; None for plain answers."""
        return self.base if self.base_of is None else self.base_of(measure)

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
        mine, given = [way for way in self.ways if way.name == measure.way], {*measure.inputs}
        whole = [way for way in mine if {*way.needs} <= given]
        return max(whole or mine[:1], key=lambda way: len(given & {*way.keys}), default=None)
