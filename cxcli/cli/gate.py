"""`cxcli gate`: score, then judge the gates, and exit with the verdict."""

from cxcli.cli.conclude import conclude
from cxcli.cli.forms import report_forms
from cxcli.cli.gate_options import GateOptions
from cxcli.cli.outputs import show, targets_of
from cxcli.cli.start import heavy_imports
from cxcli.cli.voice import Voice
from cxcli.errors import CxcliError, GateBroken


def gate(asked: GateOptions, voice: Voice) -> None:
    """Score survey exports and judge gates: exit 0 when they hold, 1 when one breaks the run.

    Gates are written in the configuration, or on the command line: cxcli gate FILE --nps Q1 --min nps=30.
    Each verdict (pass, fail, inconclusive, data_error) rests on a one-sided bound, not on the bare number;
    --mode says what breaks a run: not_worse (the default) only a sure failure, assured anything but a sure
    pass, point the bare number.
    """
    from cxcli.cli.gates_asked import refuse_none, with_gates  # noqa: PLC0415 -- pydantic and YAML are not for --help
    from cxcli.cli.request import files_asked, study_asked  # noqa: PLC0415
    from cxcli.cli.waves_asked import refuse_stdin_twice  # noqa: PLC0415

    targets = targets_of(asked.output)
    study = study_asked(asked, voice, lambda document: with_gates(document, asked))
    refuse_none(study)
    files = files_asked(asked.files, study)
    refuse_stdin_twice((*files, *dict.fromkeys(gate.versus or "" for gate in study.gates)))
    with heavy_imports():
        from cxcli.pipeline import gate as pipeline  # noqa: PLC0415 -- pandas is not for --help
    outcome = pipeline.gate(study, files)
    show(report_forms(outcome.report, outcome.baselines), targets, asked)
    broken: list[CxcliError] = []
    for verdict in outcome.report.gates:
        if verdict.breaks:
            broken.append(GateBroken(verdict.sentence))
        else:
            voice.tell(verdict.sentence)
    conclude(outcome.report, (*outcome.problems, *broken), voice, fail_on_warn=asked.fail_on_warn)
