"""`cxcli compare`: did it move? Two waves, the difference with its interval, and what moved it."""

from typing import Annotated

import typer

from cxcli.cli.asked import Running, Shown, Wanted, options
from cxcli.cli.conclude import conclude
from cxcli.cli.forms import comparison_forms
from cxcli.cli.options import option
from cxcli.cli.outputs import show, targets_of
from cxcli.cli.start import heavy_imports
from cxcli.cli.voice import Voice

BaselineArgument = Annotated[
    str,
    typer.Argument(
        metavar="BASELINE", help="The earlier wave: an export, or a JSON report.", show_default=False
    ),
]
CurrentArgument = Annotated[
    str,
    typer.Argument(
        metavar="CURRENT", help="The later wave: an export, or a JSON report.", show_default=False
    ),
]
ChangeOption = Annotated[
    bool, option("--allow-scale-change", help="Compare although a question changed its scale or coding.")
]


@options
class Waves:
    """The two waves."""

    baseline: BaselineArgument
    current: CurrentArgument
    allow_scale_change: ChangeOption = False


@options
class CompareOptions(Shown, Wanted, Running, Waves):
    """The options of `cxcli compare`."""


def compare(asked: CompareOptions, voice: Voice) -> None:
    """Compare two waves: did it move, and by more than chance explains?

    BASELINE and CURRENT are exports, or JSON reports of earlier runs (cxcli score FILE -o report.json).
    With exports, what to score is written in a configuration or on the command line, as for cxcli score.
    Every metric is compared overall and by segment; segments also tell what moved the total (mix-shift).
    """
    from cxcli.cli.waves_asked import study_of_waves  # noqa: PLC0415 -- pydantic and YAML are not for --help

    targets = targets_of(asked.output)
    study = study_of_waves((asked.baseline, asked.current), asked, voice)
    with heavy_imports():
        from cxcli.pipeline import compare as pipeline  # noqa: PLC0415 -- pandas is not for --help
    found = pipeline.compare(
        study,
        asked.baseline,
        asked.current,
        metrics=asked.metric,
        changes_allowed=asked.allow_scale_change,
    )
    show(comparison_forms(found.report, study.config_path), targets, asked)
    conclude(found.report, found.problems, voice, fail_on_warn=asked.fail_on_warn)
