"""Score a study, then judge its gates."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from cxcli.engines.problems import broken_metrics
from cxcli.errors import CxcliError
from cxcli.gating.case import Judging
from cxcli.gating.notices import notices
from cxcli.gating.verdicts import files_of, verdicts
from cxcli.pipeline.measuring import Measurement, measure_files, refuse_nothing, report_of
from cxcli.pipeline.waves import Read, overlaps, unknown_overlap, wave, wave_of
from cxcli.report.model import Report
from cxcli.study.study import Study


@dataclass(frozen=True, slots=True)
class Judged:
    """A report with its verdicts, the problems that end the run with exit 3, and the baselines' files."""

    report: Report
    problems: tuple[CxcliError, ...] = ()
    baselines: tuple[str, ...] = ()


def gate(study: Study, files: Sequence[str]) -> Judged:
    """Return the scores of a study with the verdict of each of its gates, for all of the time.

    Raises:
        CxcliError: anything that leaves no result; a baseline that cannot be read or asked another question.
    """
    refuse_nothing(study)
    before = {path: wave(study, path) for path in files_of(study.gates)}
    measured = measure_files(study, files)
    now = Read(wave_of("", measured), measured)
    found = verdicts(
        measured.study,
        Judging(now.wave, _broken(measured)),
        {path: _judging(baseline, now) for path, baseline in before.items()},
    )
    more = (*unknown_overlap(study, before.values()), *notices(measured.study))
    report = report_of(measured)
    return Judged(
        replace(
            report,
            gates=found,
            adjust_gates=study.statistics.adjust_gates,
            warnings=(*report.warnings, *more),
        ),
        (*measured.problems, *(problem for read in before.values() for problem in read.problems)),
        tuple(path for read in before.values() for path in read.files),
    )


def _judging(baseline: Read, now: Read) -> Judging:
    broken = frozenset[str]() if baseline.measured is None else _broken(baseline.measured)
    return Judging(baseline.wave, broken, overlaps(baseline, now))


def _broken(measured: Measurement) -> frozenset[str]:
    return broken_metrics(measured.study, measured.scored)
