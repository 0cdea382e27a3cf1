"""Compare two waves: exports, or reports of earlier runs where their counts suffice."""

from collections.abc import Mapping
from dataclasses import dataclass

from cxcli.comparison.compare import Terms
from cxcli.comparison.compare import compare as compared
from cxcli.comparison.group import Key
from cxcli.comparison.stored import is_report
from cxcli.errors import CxcliError, Notice
from cxcli.evidence import Overlap
from cxcli.pipeline.measuring import now, refuse_nothing
from cxcli.pipeline.waves import Read, wave
from cxcli.report.comparison import ComparisonReport, Wave
from cxcli.study.study import Study
from cxcli.tally.waves import overlap_of_waves
from cxcli.version import __version__
from cxcli.words import Words


@dataclass(frozen=True, slots=True)
class Comparison:
    """A comparison, and the problems that end the run with exit 3 once it is printed and written."""

    report: ComparisonReport
    problems: tuple[CxcliError, ...] = ()


def compare(study: Study, baseline: str, current: str, *, changes_allowed: bool = False) -> Comparison:
    """Return what changed from one wave to the next.

    Args:
        study: how exports are read and scored; with two reports, only its terms matter.
        baseline: the earlier wave: an export, a pattern of exports, or a JSON report.
        current: the later one.
        changes_allowed: whether questions may have changed their scale or coding.

    Raises:
        CxcliError: a wave that cannot be read; a question that changed.
    """
    if not (is_report(baseline) and is_report(current)):
        refuse_nothing(study)
    before, after = wave(study, baseline), wave(study, current)
    terms = Terms(
        statistics=study.statistics,
        privacy=study.privacy,
        changes_allowed=changes_allowed,
        methods={m.name: m.interval for m in study.measures if m.interval is not None},
        overlaps=_overlaps(before, after),
    )
    report = ComparisonReport(
        title=study.title,
        lang=study.lang,
        generated_at=now(),
        baseline=Wave(baseline, before.wave.sources),
        current=Wave(current, after.wave.sources),
        results=compared(before.wave, after.wave, terms),
        warnings=(*before.wave.warnings, *after.wave.warnings, *_unknown_overlap(study, before, after)),
        confidence=study.statistics.confidence,
        cxcli_version=__version__,
    )
    return Comparison(report, (*before.problems, *after.problems))


def _overlaps(before: Read, after: Read) -> Mapping[Key, Overlap]:
    """Return the groups whose respondents answered in both waves, where both are known by name."""
    if before.measured is None or after.measured is None:
        return {}
    names = {cut.name: [v.name for v in cut.variables] for cut in after.measured.study.cuts}
    found = overlap_of_waves(before.measured.counted, after.measured.counted)
    return {
        (cell.metric, tuple(zip(names.get(cell.cut, ()), cell.segment, strict=True))): overlap
        for cell, overlap in found.items()
        if not cell.period
    }


def _unknown_overlap(study: Study, before: Read, after: Read) -> tuple[Notice, ...]:
    if study.respondent is None or (before.measured is not None and after.measured is not None):
        return ()
    return (
        Notice(
            "CX0123",
            Words(
                "A stored report does not say who answered; the two waves are taken to be different people.",
                "Un rapport enregistré ne dit pas qui a répondu ; les deux vagues sont supposées sans répondant commun.",
            ),
            Words(
                "If the same people answered twice, compare the two exports instead.",
                "Si les mêmes personnes ont répondu deux fois, comparez plutôt les deux exports.",
            ),
        ),
    )
