"""One result: from an estimate and the answers behind it to what the report says of them."""

from collections.abc import Callable, Mapping
from fractions import Fraction
from typing import Any, TypeVar

from cxcli.evidence import MICRO, NOBODY, Count, Distribution
from cxcli.metric import Estimate
from cxcli.metrics import METRICS
from cxcli.report.model import Interval, QuestionFacts, Result, VersusRest
from cxcli.report.suppression import Reason
from cxcli.study.cut import EVERYONE
from cxcli.study.scale import plain
from cxcli.study.study import Measure, Study
from cxcli.tally.tally import Cell

Number = TypeVar("Number", int, float)


class Forms:
    """The results of a study's cells; what is alike in all cells of a metric is worked out once."""

    def __init__(self, study: Study) -> None:
        """Prepare the results of a study."""
        self._confidence = study.statistics.confidence
        self._known = {measure.name: _of_measure(study, measure) for measure in study.measures}
        self._points = {measure.name: dict.fromkeys(_points(measure)) for measure in study.measures}
        cuts = (EVERYONE, *study.cuts)
        self._variables = {cut.name: tuple(variable.name for variable in cut.variables) for cut in cuts}

    def blank(self, cell: Cell, hidden: Reason | None = None) -> Result:
        """Return the result of a cell without any number: what is left of one that is hidden."""
        return Result(
            **self._known[cell.metric],
            segment=self._segment(cell),
            period=cell.period or None,
            suppressed=hidden,
        )

    def filled(
        self, cell: Cell, estimate: Estimate, answers: Distribution, versus: VersusRest | None = None
    ) -> Result:
        """Return the result of a cell with all of its numbers."""
        bounds = estimate.interval
        interval = Interval(bounds.low, bounds.high, self._confidence, bounds.method) if bounds else None
        weights = self._by_point(cell.metric, answers, _weight) if _has_weights(answers) else None
        return Result(
            **self._known[cell.metric],
            segment=self._segment(cell),
            period=cell.period or None,
            value=estimate.value,
            interval=interval,
            n=estimate.n,
            n_effective=estimate.n_effective,
            rows=answers.rows,
            weight_sum=estimate.weight_sum,
            answers=_answers(answers),
            distribution=self._by_point(cell.metric, answers, _people),
            weighted_distribution=weights,
            shares=estimate.shares,
            details=estimate.details,
            versus_rest=versus,
            flags=estimate.flags,
        )

    def _segment(self, cell: Cell) -> Mapping[str, str | None]:
        """Return the variables of a cell's cut with its values."""
        return dict(zip(self._variables[cell.cut], cell.segment, strict=True))

    def _by_point(
        self, metric: str, answers: Distribution, number: Callable[[Count], Number]
    ) -> dict[Fraction, Number]:
        """Return a number for each point that is told and each other value that was given, ascending."""
        points = self._points[metric]
        found = dict.fromkeys(points, number(NOBODY))
        for value, count in answers.valid.items():
            found[value] = number(count)
        return found if len(found) == len(points) else dict(sorted(found.items()))


def _of_measure(study: Study, measure: Measure) -> dict[str, Any]:
    """Return what every result of a measure says."""
    metric = METRICS[measure.type]
    return {
        "metric": measure.name,
        "type": measure.type,
        "title": measure.title,
        "statistic": measure.statistic,
        "unit": metric.unit_of(measure),
        "question": _question(study, measure),
        "base": metric.counted_in(measure),
        "is_total": metric.headline(measure).kind == "total",
    }


def _question(study: Study, measure: Measure) -> QuestionFacts:
    question = measure.question
    return QuestionFacts(
        scale=(plain(question.scale.low), plain(question.scale.high)),
        step=plain(question.scale.step),
        better=question.better,
        fingerprint=question.fingerprint(weighted=study.is_weighted),
        positive=tuple(plain(point) for point in sorted(measure.positive)),
        way=measure.way,
    )


def _points(measure: Measure) -> tuple[Fraction, ...]:
    """Return the points that are told although nobody gave them; amounts have none."""
    kind = METRICS[measure.type].headline(measure).kind
    if measure.way is not None and kind == "mean":
        return ()  # what is worked out lies anywhere between the ends
    return () if kind in ("amount", "quantile", "total") else measure.question.scale.points()


def _answers(distribution: Distribution) -> Mapping[str, int]:
    return {
        "valid": distribution.n if distribution.rows_valid is None else distribution.rows_valid,
        "missing": distribution.missing,
        "not_applicable": distribution.not_applicable,
        "invalid": distribution.invalid,
    }


def _people(count: Count) -> int:
    return count.people


def _weight(count: Count) -> float:
    return count.weight / MICRO


def _has_weights(distribution: Distribution) -> bool:
    """Tell whether weights are told; ready counts may be means, such as 9.6 users of 10."""
    return distribution.weighted or any(n.weight != n.people * MICRO for n in distribution.valid.values())
