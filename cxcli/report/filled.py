"""One result: from an estimate and the answers behind it to what the report says of them."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from fractions import Fraction

from cxcli.evidence import MICRO, Distribution
from cxcli.metric import Estimate
from cxcli.metrics import METRICS
from cxcli.report.model import Interval, QuestionFacts, Result, VersusRest
from cxcli.report.suppression import Reason
from cxcli.study.cut import EVERYONE
from cxcli.study.scale import plain
from cxcli.study.study import Measure, Study
from cxcli.tally.tally import Cell


def blank(study: Study, cell: Cell, hidden: Reason | None = None) -> Result:
    """Return the result of a cell without any number: what is left of one that is hidden."""
    measure = study.by_name()[cell.metric]
    metric = METRICS[measure.type]
    return Result(
        metric=measure.name,
        type=measure.type,
        title=measure.title,
        statistic=measure.statistic,
        segment=segment_of(study, cell),
        period=cell.period or None,
        unit=metric.unit_of(measure),
        question=_question(study, measure),
        suppressed=hidden,
        base=metric.counted_in(measure),
        is_total=metric.headline(measure).kind == "total",
    )


def filled(
    study: Study, cell: Cell, estimate: Estimate, answers: Distribution, versus: VersusRest | None = None
) -> Result:
    """Return the result of a cell with all of its numbers."""
    bounds, points = estimate.interval, _points(study.by_name()[cell.metric])
    confidence = study.statistics.confidence
    return replace(
        blank(study, cell),
        value=estimate.value,
        interval=Interval(bounds.low, bounds.high, confidence, bounds.method) if bounds else None,
        n=estimate.n,
        n_effective=estimate.n_effective,
        rows=answers.rows,
        weight_sum=estimate.weight_sum,
        answers=_answers(answers),
        distribution=dict(_people(answers, points)),
        weighted_distribution=_weights(answers, points),
        shares=estimate.shares,
        details=estimate.details,
        versus_rest=versus,
        flags=estimate.flags,
    )


def segment_of(study: Study, cell: Cell) -> Mapping[str, str | None]:
    """Return the variables of a cell's cut with its values."""
    cut = next(cut for cut in (EVERYONE, *study.cuts) if cut.name == cell.cut)
    return dict(zip((variable.name for variable in cut.variables), cell.segment, strict=True))


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


def _people(distribution: Distribution, points: tuple[Fraction, ...]) -> Iterator[tuple[Fraction, int]]:
    for value in sorted({*points, *distribution.valid}):
        count = distribution.valid.get(value)
        yield value, count.people if count else 0


def _weights(distribution: Distribution, points: tuple[Fraction, ...]) -> Mapping[Fraction, float] | None:
    known = distribution.valid
    if not distribution.weighted and all(n.weight == n.people * MICRO for n in known.values()):
        return None  # ready counts may be means, such as 9.6 users of 10
    values = sorted({*points, *known})
    return {value: known[value].weight / MICRO if value in known else 0.0 for value in values}
