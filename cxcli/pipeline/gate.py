"""Score a study, then judge its gates."""

from collections.abc import Sequence
from dataclasses import replace

from cxcli.engines.problems import broken_metrics
from cxcli.gating.verdicts import files_of, verdicts
from cxcli.pipeline.measuring import measure, refuse_nothing, report_of
from cxcli.pipeline.score import Outcome
from cxcli.pipeline.waves import wave, wave_of
from cxcli.readers import open_tables
from cxcli.study.study import Study


def gate(study: Study, files: Sequence[str]) -> Outcome:
    """Return the scores of a study with the verdict of each of its gates.

    Raises:
        CxcliError: anything that leaves no result; a baseline that cannot be read or asked another question.
    """
    refuse_nothing(study)
    baselines = {path: wave(study, path).wave for path in files_of(study.gates)}
    measured = measure(study, open_tables(files, study.source))
    groups = wave_of("", measured).groups
    broken = broken_metrics(measured.study, measured.scored)
    found = verdicts(measured.study, groups, broken, baselines)
    return Outcome(replace(report_of(measured), gates=found), measured.problems)
