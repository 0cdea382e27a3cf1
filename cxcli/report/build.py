"""From a tally to results: every metric, overall, by segment and by period."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction

from cxcli.evidence import MICRO, Distribution
from cxcli.metric import Estimate
from cxcli.metrics import METRICS
from cxcli.report.model import Interval, QuestionFacts, Result
from cxcli.report.suppression import flag_of
from cxcli.study.cut import EVERYONE, Cut
from cxcli.study.period import fills, period_of
from cxcli.study.scale import plain
from cxcli.study.study import Measure, Study
from cxcli.tally.tally import Cell, Tally


@dataclass(frozen=True, slots=True)
class Scored:
    """The results in report order, and each metric's overall distribution before suppression."""

    results: tuple[Result, ...]
    overall: Mapping[str, Distribution]


def build(study: Study, tally: Tally, last_day: int) -> Scored:
    """Return the results of a study.

    Args:
        study: what was asked for.
        tally: what was counted.
        last_day: the latest day of a row that was used, as ordinal; 0 without dates.
    """
    weighted = study.is_weighted
    nobody = Distribution({}, weighted=weighted)
    cells = dict(tally.cells(weighted=weighted))
    overall = {m.name: cells.setdefault(Cell(m.name, "", (), ""), nobody) for m in study.measures}
    partial = _partial_period(study, last_day)
    ordered = sorted(cells, key=lambda cell: _order(study, cell))
    results = tuple(_result(study, cell, cells[cell], partial) for cell in ordered)
    return Scored(results, overall)


def _order(study: Study, cell: Cell) -> tuple[object, ...]:
    names = [measure.name for measure in study.measures]
    cuts = [cut.name for cut in (EVERYONE, *study.cuts)]
    values = tuple((value is None, value or "") for value in cell.segment)
    return names.index(cell.metric), cuts.index(cell.cut), values, cell.period


def _result(study: Study, cell: Cell, distribution: Distribution, partial: str | None) -> Result:
    measure = study.by_name()[cell.metric]
    estimate = METRICS[measure.type].score(distribution, measure, study.statistics.confidence)
    blank = _blank(study, cell, measure)
    is_overall = not cell.cut and not cell.period
    if not estimate.n and is_overall:
        return replace(_filled(blank, estimate, distribution, study), flags=("no_answers",))
    base = flag_of(estimate.n, estimate.n_effective, study.privacy)
    if base == "suppressed":
        return replace(blank, suppressed="small_base")
    result = _filled(blank, estimate, distribution, study)
    flags = [*result.flags]
    flags += ["no_answers"] if not estimate.n else []
    flags += ["low_base"] if base == "low_base" and estimate.n else []
    flags += ["partial_period"] if cell.period and cell.period == partial else []
    return replace(result, flags=tuple(flags))


def _blank(study: Study, cell: Cell, measure: Measure) -> Result:
    cut = next(cut for cut in (EVERYONE, *study.cuts) if cut.name == cell.cut)
    return Result(
        metric=measure.name,
        type=measure.type,
        title=measure.title,
        statistic=measure.statistic,
        segment=_segment(cut, cell),
        period=cell.period or None,
        unit=METRICS[measure.type].units[measure.statistic],
        question=_question(study, measure),
    )


def _segment(cut: Cut, cell: Cell) -> Mapping[str, str | None]:
    names = [variable.name for variable in cut.variables]
    return dict(zip(names, cell.segment, strict=True))


def _question(study: Study, measure: Measure) -> QuestionFacts:
    question = measure.question
    return QuestionFacts(
        scale=(plain(question.scale.low), plain(question.scale.high)),
        step=plain(question.scale.step),
        better=question.better,
        fingerprint=question.fingerprint(weighted=study.is_weighted),
    )


def _filled(blank: Result, estimate: Estimate, distribution: Distribution, study: Study) -> Result:
    bounds = estimate.interval
    points = study.by_name()[blank.metric].question.scale.points()
    return replace(
        blank,
        value=estimate.value,
        interval=Interval(bounds.low, bounds.high, study.statistics.confidence, bounds.method) if bounds else None,
        n=estimate.n,
        n_effective=estimate.n_effective,
        rows=distribution.rows,
        weight_sum=estimate.weight_sum,
        answers=_answers(distribution),
        distribution=dict(_people(distribution, points)),
        weighted_distribution=_weights(distribution, points),
        shares=estimate.shares,
        details=estimate.details,
        flags=estimate.flags,
    )


def _answers(distribution: Distribution) -> Mapping[str, int]:
    return {
        "valid": distribution.n,
        "missing": distribution.missing,
        "not_applicable": distribution.not_applicable,
        "invalid": distribution.invalid,
    }


def _people(distribution: Distribution, points: tuple[Fraction, ...]) -> Iterator[tuple[Fraction, int]]:
    for value in sorted({*points, *distribution.valid}):
        count = distribution.valid.get(value)
        yield value, count.people if count else 0


def _weights(distribution: Distribution, points: tuple[Fraction, ...]) -> Mapping[Fraction, float] | None:
    if not distribution.weighted:
        return None
    values = sorted({*points, *distribution.valid})
    known = distribution.valid
    return {value: known[value].weight / MICRO if value in known else 0.0 for value in values}


def _partial_period(study: Study, last_day: int) -> str | None:
    """Return the last period when the data stops before its last day."""
    if study.period is None or not last_day:
        return None
    day = date.fromordinal(last_day)
    return None if fills(day, study.period) else period_of(day, study.period)
