"""A wave to compare with: an export that is scored, or the stored report of an earlier run."""

from dataclasses import dataclass, replace

from cxcli.comparison.group import Measured, groups_of
from cxcli.comparison.stored import is_report, stored_wave
from cxcli.errors import CxcliError
from cxcli.pipeline.measuring import Measurement, measure
from cxcli.readers import open_tables
from cxcli.study.study import Study


@dataclass(frozen=True, slots=True)
class Read:
    """A wave, how it was measured (None: from a stored report), and what breaks a limit in it."""

    wave: Measured
    measured: Measurement | None = None
    problems: tuple[CxcliError, ...] = ()


def wave(study: Study, path: str) -> Read:
    """Return the wave behind a path: a `.json` is a report, anything else an export or a pattern of them.

    Raises:
        CxcliError: it cannot be read, or leaves no result.
    """
    if is_report(path):
        return Read(stored_wave(path))
    measured = measure(replace(study, period=None), open_tables([path], study.source))
    return Read(wave_of(path, measured), measured, measured.problems)


def wave_of(path: str, measured: Measurement) -> Measured:
    """Return the wave of exports that were measured; periods are left out."""
    scored = measured.scored
    groups = groups_of(scored.results, scored.distributions)
    return Measured(path, groups, measured.sources, measured.warnings)
