"""A wave to compare with: an export that is scored, or the stored report of an earlier run."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace

from cxcli.comparison.group import Key, Measured, groups_of
from cxcli.comparison.stored import is_report, stored_wave
from cxcli.errors import CxcliError, Notice
from cxcli.evidence import Overlap
from cxcli.metrics import METRICS
from cxcli.pipeline.measuring import Measurement, measure_files
from cxcli.study.study import Study
from cxcli.tally.waves import overlap_of_waves
from cxcli.words import Words


@dataclass(frozen=True, slots=True)
class Read:
    """A wave, how it was measured (None: from a stored report), and what breaks a limit in it."""

    wave: Measured
    measured: Measurement | None = None
    problems: tuple[CxcliError, ...] = ()

    @property
    def files(self) -> tuple[str, ...]:
        """The paths that were read."""
        return (self.wave.path, *(source.path for source in self.wave.sources))


def wave(study: Study, path: str) -> Read:
    """Return the wave behind a path: a `.json` is a report, anything else an export or a pattern of them.

    Raises:
        CxcliError: it cannot be read, or leaves no result.
    """
    if is_report(path):
        return Read(stored_wave(path))
    measured = measure_files(_compared(study), [path])
    return Read(wave_of(path, measured), measured, measured.problems)


def _compared(study: Study) -> Study:
    """Return the study without periods, which are not compared; what lasts is followed period by period."""
    lasts = any(METRICS[measure.type].lasts(measure) for measure in study.measures)
    return study if lasts else replace(study, period=None)


def wave_of(path: str, measured: Measurement) -> Measured:
    """Return the wave of exports that were measured; periods are left out."""
    scored, study = measured.scored, measured.study
    several = frozenset(v.name for cut in study.cuts for v in cut.variables if v.split is not None)
    groups = groups_of(scored.results, scored.distributions)
    return Measured(path, groups, measured.sources, measured.warnings, overlapping=several)


def overlaps(before: Read, after: Read) -> Mapping[Key, Overlap]:
    """Return the groups whose respondents answered in both waves, where both are known by name."""
    if before.measured is None or after.measured is None:
        return {}
    names = {cut.name: [v.name for v in cut.variables] for cut in after.measured.study.cuts}
    found = overlap_of_waves(before.measured.counted, after.measured.counted)
    answered = {m.name for m in after.measured.study.measures if METRICS[m.type].is_answered_by_rows(m)}
    return {
        (cell.metric, tuple(zip(names.get(cell.cut, ()), cell.segment, strict=True))): overlap
        for cell, overlap in found.items()
        if not cell.period and cell.metric in answered
    }


def unknown_overlap(study: Study, waves: Collection[Read]) -> tuple[Notice, ...]:
    """Return the warning that respondents of a stored report are not known, where the study names them."""
    if study.respondent is None or all(read.measured is not None for read in waves):
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
