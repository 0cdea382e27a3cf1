"""Score one metric, and beside it the number that another definition gives on the same answers."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from cxcli.definitions import Definition
from cxcli.errors import CxcliError
from cxcli.evidence import Distribution
from cxcli.metrics import METRICS
from cxcli.pipeline.measuring import Measurement, measure_files, report_of
from cxcli.report.build import Scored
from cxcli.report.filled import Forms
from cxcli.report.model import Report, Result
from cxcli.study.study import Measure, Study
from cxcli.tally.tally import Cell


@dataclass(frozen=True, slots=True)
class Explained:
    """One metric's report and the answers behind its number (None: hidden), and the other definition's result."""

    measure: Measure
    report: Report
    answers: Distribution | None
    other: Result | None = None
    problems: tuple[CxcliError, ...] = ()


def explained(study: Study, files: Sequence[str], other: Definition | None = None) -> Explained:
    """Return the result of a study's first measure, overall, and what another definition makes of its answers.

    Periods are kept only for rows that last, which are told over them. Warnings and problems are those of the measure as it is configured.

    Raises:
        CxcliError: anything that leaves no result.
    """
    mine = study.measures[0]
    theirs = () if other is None else (_as(mine, other),)
    period = study.period if METRICS[mine.type].lasts(mine) else None
    study = replace(study, measures=(mine, *theirs), cuts=(), period=period)
    both = measure_files(study, files)
    first, *rest = both.study.measures
    alone = Measurement(replace(both.study, measures=(first,)), both.tables, both.counted, both.scored)
    report = report_of(alone)
    results = tuple(r for r in report.results if r.metric == first.name and r.is_overall)
    answers = None if results[0].suppressed else both.scored.overall[first.name]
    found = _result(both.study, both.scored, rest[0], other) if other is not None else None
    return Explained(first, replace(report, results=results), answers, found, alone.problems)


def _as(mine: Measure, other: Definition) -> Measure:
    return replace(other.change(mine), name=f"{mine.name} --as {other.name}")


def _result(study: Study, scored: Scored, theirs: Measure, other: Definition) -> Result:
    """Return the other definition's result; one on a small base is hidden like any."""
    found = next(r for r in scored.results if r.metric == theirs.name and r.is_overall)
    if other.recount is None or found.suppressed is not None:
        return found
    answers, cell = other.recount(scored.overall[theirs.name], theirs), Cell(theirs.name, "", (), "")
    estimate = METRICS[theirs.type].score(answers, theirs, study.statistics)
    if min(estimate.n, estimate.n_effective) < study.privacy.suppress_below:
        return Forms(study).blank(cell, "small_base")
    return Forms(study).filled(cell, estimate, answers)
