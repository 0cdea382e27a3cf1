"""Compare two waves: exports, or reports of earlier runs where their counts suffice."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from cxcli.comparison.common import left_out, metrics_of, of_wave, only
from cxcli.comparison.compare import compare as compared
from cxcli.comparison.stored import is_report
from cxcli.comparison.terms import Terms
from cxcli.config.closest import proposal
from cxcli.errors import CxcliError, Notice, UnknownName
from cxcli.pipeline.measuring import now, refuse_nothing
from cxcli.pipeline.waves import Read, overlaps, unknown_overlap, wave
from cxcli.report.comparison import ComparisonReport, Wave
from cxcli.study.study import Study
from cxcli.version import __version__
from cxcli.words import Words

_BASELINE, _CURRENT = Words("baseline", "référence"), Words("current wave", "vague actuelle")


@dataclass(frozen=True, slots=True)
class Comparison:
    """A comparison, and the problems that end the run with exit 3 once it is printed and written."""

    report: ComparisonReport
    problems: tuple[CxcliError, ...] = ()


def compare(
    study: Study,
    baseline: str,
    current: str,
    *,
    metrics: Sequence[str] = (),
    changes_allowed: bool = False,
) -> Comparison:
    """Return what changed from one wave to the next.

    Args:
        study: how exports are read and scored; with two reports, only its terms matter.
        baseline: the earlier wave: an export, a pattern of exports, or a JSON report.
        current: the later one.
        metrics: names of those to compare; all that both waves have when there are none.
        changes_allowed: whether questions may have changed their scale or coding.

    Raises:
        CxcliError: a wave that cannot be read; a question that changed; no metric in common.
    """
    if not (is_report(baseline) and is_report(current)):
        refuse_nothing(study)
    waves = [wave(study, path) for path in (baseline, current)]
    _refuse_unknown(waves, metrics)
    before, after = (_only(read, metrics) for read in waves)
    terms = replace(_terms(study, before, after), changes_allowed=changes_allowed)
    report = ComparisonReport(
        title=study.title,
        lang=study.lang,
        generated_at=now(),
        baseline=Wave(baseline, before.wave.sources),
        current=Wave(current, after.wave.sources),
        results=compared(before.wave, after.wave, terms),
        warnings=_warnings(study, before, after),
        confidence=study.statistics.confidence,
        adjust=study.statistics.adjust,
        config_path=study.config_path,
        config_sha256=study.config_sha256,
        cxcli_version=__version__,
    )
    return Comparison(report, (*before.problems, *after.problems))


def _only(read: Read, metrics: Sequence[str]) -> Read:
    """Return a stored wave with the wanted metrics; of an export, nothing else was scored."""
    return read if read.measured is not None else replace(read, wave=only(read.wave, metrics))


def _terms(study: Study, before: Read, after: Read) -> Terms:
    return Terms(
        statistics=study.statistics,
        privacy=study.privacy,
        methods={m.name: m.interval for m in study.measures if m.interval is not None},
        overlaps=overlaps(before, after),
    )


def _refuse_unknown(waves: Sequence[Read], metrics: Sequence[str]) -> None:
    known = tuple(dict.fromkeys(name for read in waves for name in metrics_of(read.wave)))
    for name in metrics:
        if name not in known:
            raise UnknownName(
                Words(f"No metric is called '{name}'.", f"Aucune métrique ne s'appelle « {name} »."),
                proposal(name, known),
            )


def _warnings(study: Study, before: Read, after: Read) -> tuple[Notice, ...]:
    return (
        *(of_wave(notice, _BASELINE) for notice in before.wave.warnings),
        *(of_wave(notice, _CURRENT) for notice in after.wave.warnings),
        *unknown_overlap(study, (before, after)),
        *left_out(before.wave, after.wave),
    )
