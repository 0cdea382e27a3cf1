"""`cxcli demo`: score the sample inside the package."""

from pathlib import Path

import cxcli.sample
from cxcli.cli.asked import Cut, Shown, options
from cxcli.cli.conclude import conclude
from cxcli.cli.forms import report_forms
from cxcli.cli.outputs import show, targets_of
from cxcli.cli.start import heavy_imports
from cxcli.cli.voice import Voice


@options
class DemoOptions(Shown, Cut):
    """The options of `cxcli demo`."""


def demo(asked: DemoOptions, voice: Voice) -> None:
    """Score the sample that ships inside the package.

    200 invented customers who answered in French and in English. The same as cxcli score, on a file and a configuration that are already there.
    """
    from cxcli.cli.request import study_of_file  # noqa: PLC0415 -- pydantic and YAML are not for --help

    targets = targets_of(asked.output)
    study = study_of_file(Path(cxcli.sample.__file__).with_name("cxcli.yaml"), asked, voice)
    with heavy_imports():
        from cxcli.pipeline import score as pipeline  # noqa: PLC0415 -- pandas is not for --help
    outcome = pipeline.score(study, study.source.files)
    show(report_forms(outcome.report), targets, asked)
    conclude(outcome.report, outcome.problems, voice, fail_on_warn=asked.fail_on_warn)
