"""Other definitions of the same metric: what others would call it, counted on the same answers."""

from dataclasses import replace

from cxcli.definitions.bases import SAYS, basis_says
from cxcli.definitions.definition import Definition
from cxcli.definitions.questions import QUESTIONS
from cxcli.metric import Metric
from cxcli.metrics import METRICS
from cxcli.study.design import DesignSettings
from cxcli.study.study import Measure, Study
from cxcli.words import Words

__all__ = ["SAYS", "Definition", "definitions_of", "here_says", "others_of"]


def definitions_of(metric: Metric) -> tuple[Definition, ...]:
    """Return every definition of a type that `explain --as` knows: its statistics, then those of others."""
    own = metric.statistics if len(metric.statistics) > 1 else ()
    return (*(_statistic(metric.name, statistic) for statistic in own), *QUESTIONS.get(metric.name, ()))


def others_of(study: Study, measure: Measure) -> dict[str, Definition]:
    """Return the other definitions that a measure and its data allow, by name."""
    own, given = METRICS[measure.type].statistics, _given(measure)
    is_simple = not study.is_weighted and study.respondent is None and study.design == DesignSettings()
    return {
        other.name: other
        for other in definitions_of(METRICS[measure.type])
        if other.name != measure.statistic
        and (other.name in given or other.name not in own)
        and (is_simple or not other.adds_people)
        and other.fits(measure)
        and _is_possible(other.change(measure))
    }


def here_says(measure: Measure) -> Words:
    """Return what the configured definition does, as the second half of a sentence."""
    return basis_says(measure.type, measure.statistic)


def _given(measure: Measure) -> tuple[str, ...]:
    """Return the statistics that the measure's data can give; several columns have a mean only."""
    metric = METRICS[measure.type]
    way = metric.way_of(measure)
    if measure.question.is_composite:
        return ("mean",)
    return way.statistics if way is not None and way.statistics else metric.statistics


def _is_possible(measure: Measure) -> bool:
    """Tell whether a measure can be scored from what it has."""
    refuse = METRICS[measure.type].refuse
    return refuse is None or refuse(measure) is None


def _statistic(type_: str, statistic: str) -> Definition:
    return Definition(
        statistic,
        basis_says(type_, statistic),
        lambda measure: replace(measure, statistic=statistic, interval=None),
    )
