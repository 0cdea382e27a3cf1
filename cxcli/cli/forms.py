"""How a result is written: a text for each format, and a table for the terminal that asks for it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cxcli.report.comparison import ComparisonReport
    from cxcli.report.model import Report, SourceFacts

Width = int | None


@dataclass(frozen=True, slots=True)
class Forms:
    """One result in all its forms, made when they are asked for.

    Attributes:
        files: format (table, json, csv) -> the text of a file; tables without colours, as wide as they are.
        table: what a terminal shows, by its width (None: endless), its colours, and whether it knows ASCII only.
        inputs: paths that were read and must not be written over.
    """

    files: Mapping[str, Callable[[], str]]
    table: Callable[[Width, bool, bool], str]
    inputs: tuple[str, ...]


def report_forms(report: "Report", baselines: tuple[str, ...] = ()) -> Forms:
    """Return the forms of a report; `baselines` are the files that its gates compared with."""
    from cxcli.renderers import RENDERERS  # noqa: PLC0415 -- Rich is not for --help

    def table(width: Width, color: bool, ascii_only: bool) -> str:  # noqa: FBT001 - see `Forms.table`
        from cxcli.renderers.to_terminal import to_terminal  # noqa: PLC0415 -- Rich, for tables only

        return to_terminal(report, width, color=color, ascii_only=ascii_only)

    def file(render: "Callable[[Report], str]") -> Callable[[], str]:
        return lambda: render(report)

    files = {renderer.name: file(renderer.render) for renderer in RENDERERS}
    return Forms(files, table, (*paths_read(report.sources, report.config_path), *baselines))


def comparison_forms(report: "ComparisonReport", config: str | None) -> Forms:
    """Return the forms of a comparison."""
    from cxcli.renderers.comparison_csv import comparison_csv  # noqa: PLC0415 -- Rich is not for --help
    from cxcli.renderers.comparison_json import comparison_json  # noqa: PLC0415
    from cxcli.renderers.comparison_table import comparison_table, comparison_text  # noqa: PLC0415

    def table(width: Width, color: bool, ascii_only: bool) -> str:  # noqa: FBT001 - see `Forms.table`
        return comparison_table(report, width, color=color, ascii_only=ascii_only)

    waves = (report.baseline, report.current)
    read = [path for wave in waves for path in (wave.path, *paths_read(wave.sources, None))]
    files = {
        "table": lambda: comparison_text(report),
        "json": lambda: comparison_json(report),
        "csv": lambda: comparison_csv(report),
    }
    return Forms(files, table, (*read, *([config] if config else [])))


def paths_read(sources: "tuple[SourceFacts, ...]", config: str | None) -> tuple[str, ...]:
    """Return the paths of exports and of the configuration."""
    return (*(source.path for source in sources), *([config] if config else []))
