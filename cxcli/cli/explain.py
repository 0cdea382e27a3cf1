"""`cxcli explain`: metrics and codes in words; with a file, how a column becomes its number."""

from dataclasses import field, replace

from cxcli.cli.asked import Wanted, options
from cxcli.cli.conclude import conclude
from cxcli.cli.options import ExplainFiles, NameArgument
from cxcli.cli.start import heavy_imports
from cxcli.cli.streams import put
from cxcli.cli.voice import Voice


@options
class Named:
    """What is to be explained."""

    name: NameArgument = None
    files: ExplainFiles = field(default_factory=list)


@options
class ExplainOptions(Wanted, Named):
    """The options of `cxcli explain`."""


def explain(asked: ExplainOptions, voice: Voice) -> None:
    """Explain a metric or an error code in words.

    Without NAME, all metric types are listed. With FILE, how the column of a metric becomes its number.
    """
    if asked.files:
        _on_files(asked, voice)
    else:
        from cxcli.cli.definitions import explanation, overview  # noqa: PLC0415 -- the metrics are not for --help

        put(overview(voice.lang) if asked.name is None else explanation(asked.name, voice.lang))


def _on_files(asked: ExplainOptions, voice: Voice) -> None:
    from cxcli.cli.request import study_asked  # noqa: PLC0415 -- pydantic and YAML, only with a file
    from cxcli.config.options import only  # noqa: PLC0415

    study = only(study_asked(asked, voice), [asked.name or ""])
    with heavy_imports():
        from cxcli.cli.worked import worked  # noqa: PLC0415
        from cxcli.pipeline import score as pipeline  # noqa: PLC0415 -- pandas, only with a file
    outcome = pipeline.score(replace(study, cuts=(), period=None), asked.files)
    put(worked(study.measures[0], outcome.report, voice.lang))
    conclude(outcome.report, outcome.problems, voice, fail_on_warn=False)
