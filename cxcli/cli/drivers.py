"""`cxcli drivers`: which attributes go with a metric, how sure that is, and where to look first."""

from dataclasses import field, fields
from typing import TYPE_CHECKING

from cxcli.cli import options as o
from cxcli.cli.asked import Configured, Opening, Quick, Shown, Wanted, made, options
from cxcli.cli.conclude import conclude
from cxcli.cli.forms import Forms, Width, paths_read
from cxcli.cli.outputs import show, targets_of
from cxcli.cli.start import heavy_imports
from cxcli.cli.voice import Voice

if TYPE_CHECKING:
    from cxcli.report.drivers import DriverReport


@options
class Asked:
    """What is to be explained, and by what."""

    outcome: o.OutcomeArgument
    files: o.FilesArgument = field(default_factory=list)
    driver: o.DriverOption = field(default_factory=list)
    method: o.MethodOption = "lmg"
    resamples: o.ResamplesOption = 1000


@options
class Whom:
    """Whose answers count, besides the filters of the configuration."""

    where: o.WhereOption = field(default_factory=list)
    since: o.SinceOption = None
    until: o.UntilOption = None
    last: o.LastOption = None


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
