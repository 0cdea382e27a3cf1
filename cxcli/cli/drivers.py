"""`cxcli drivers`: which attributes go with a metric, how sure that is, and where to look first."""

from dataclasses import field, fields
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from cxcli.cli.asked import Configured, Opening, Quick, Shown, Wanted, made, options
from cxcli.cli.conclude import conclude
from cxcli.cli.forms import Forms, Width, paths_read
from cxcli.cli.options import cutting, option, reading
from cxcli.cli.outputs import show, targets_of
from cxcli.cli.start import heavy_imports
from cxcli.cli.voice import Voice

if TYPE_CHECKING:
    from cxcli.report.drivers import DriverReport


OutcomeArgument = Annotated[
    str, typer.Argument(metavar="METRIC", help="The metric whose drivers are looked for.", show_default=False)
]
DriverOption = Annotated[
    list[str],
    option(
        "--driver",
        metavar="COLUMN",
        help="A column, or a metric by its name; in place of the configuration's drivers. Repeatable.",
    ),
]
MethodOption = Annotated[
    Literal["lmg", "johnson"],
    typer.Option("--method", help="How R2 is divided: lmg (Shapley, up to 12 drivers), or johnson for more."),
]
ResamplesOption = Annotated[
    int,
    typer.Option(
        "--resamples", metavar="N", min=100, max=100_000, help="Bootstrap resamples behind the intervals."
    ),
]


@options
class Asked:
    """What is to be explained, and by what."""

    outcome: OutcomeArgument
    files: reading.FilesArgument = field(default_factory=list)
    driver: DriverOption = field(default_factory=list)
    method: MethodOption = "lmg"
    resamples: ResamplesOption = 1000


@options
class Whom:
    """Whose answers count, besides the filters of the configuration."""

    where: cutting.WhereOption = field(default_factory=list)
    since: cutting.SinceOption = None
    until: cutting.UntilOption = None
    last: cutting.LastOption = None


@options
class DriversOptions(Shown, Opening, Quick, Configured, Whom, Asked):
    """The options of `cxcli drivers`."""


def drivers(asked: DriversOptions, voice: Voice) -> None:
    """Tell which attributes go with METRIC: importance with intervals, and a priority grid.

    Drivers are columns of numbers, or metrics; they are named with --driver, or under drivers in the
    configuration. Only people who answered the metric and every driver count; 50 are needed, and 10
    for each driver. Association is not cause.
    """
    from cxcli.cli.request import files_asked, study_asked  # noqa: PLC0415 -- pydantic and YAML are not for --help

    targets = targets_of(asked.output)
    whole = made(Wanted)
    shared = {option.name for option in fields(whole)} & {option.name for option in fields(asked)}
    study = study_asked(whole(**{name: getattr(asked, name) for name in shared}), voice)
    files = files_asked(asked.files, study)
    with heavy_imports():
        from cxcli.engines.drivers.wanted import Wanted as Ranked  # noqa: PLC0415
        from cxcli.pipeline import drivers as pipeline  # noqa: PLC0415 -- pandas is not for --help
    from cxcli.study.column import ColumnRef  # noqa: PLC0415

    columns = tuple(ColumnRef(name=name) for name in asked.driver)
    wanted = Ranked(asked.outcome, columns, asked.method, asked.resamples)
    ranking = pipeline.drivers(study, files, wanted)
    show(_forms(ranking.report), targets, asked)
    conclude(ranking.report, ranking.problems, voice, fail_on_warn=asked.fail_on_warn)


def _forms(report: "DriverReport") -> Forms:
    """Return the forms of a ranking."""
    from cxcli.renderers.drivers_csv import drivers_csv  # noqa: PLC0415 -- Rich is not for --help
    from cxcli.renderers.drivers_json import drivers_json  # noqa: PLC0415
    from cxcli.renderers.drivers_table import drivers_table, drivers_text  # noqa: PLC0415

    def table(width: Width, color: bool, ascii_only: bool) -> str:  # noqa: FBT001 - see `Forms.table`
        return drivers_table(report, width, color=color, ascii_only=ascii_only)

    files = {
        "table": lambda: drivers_text(report),
        "json": lambda: drivers_json(report),
        "csv": lambda: drivers_csv(report),
    }
    return Forms(files, table, paths_read(report.sources, report.config_path))
