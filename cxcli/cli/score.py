"""`cxcli score`: read exports, score every metric of the configuration, show and write the report."""

from cxcli.cli.asked import Reading, Running, Shown, Wanted, options
from cxcli.cli.conclude import conclude
from cxcli.cli.forms import report_forms
from cxcli.cli.outputs import show, targets_of
from cxcli.cli.start import heavy_imports
from cxcli.cli.voice import Voice


@options
class ScoreOptions(Shown, Wanted, Running, Reading):
    """The options of `cxcli score`."""


def score(asked: ScoreOptions, voice: Voice) -> None:
    """Score survey exports: overall, per segment and per period.

    What to score is written in a configuration (cxcli.yaml), or on the command line:
    cxcli score FILE --nps COLUMN --csat COLUMN.
    """
    from cxcli.cli.request import files_asked, study_asked  # noqa: PLC0415 -- pydantic and YAML are not for --help

    targets = targets_of(asked.output)
    study = study_asked(asked, voice)
    files = files_asked(asked.files, study)
    with heavy_imports():
        from cxcli.pipeline import score as pipeline  # noqa: PLC0415 -- pandas is not for --help
    outcome = pipeline.score(study, files)
    show(report_forms(outcome.report), targets, asked)
    conclude(outcome.report, outcome.problems, voice, fail_on_warn=asked.fail_on_warn)
