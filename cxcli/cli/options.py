"""Every option of the command line, declared once: its names, its type and its help."""

from typing import Annotated, Any, Literal

import typer

from cxcli.cli.streams import Color
from cxcli.cli.voice import ErrorFormat
from cxcli.words import Lang

Period = Literal["day", "week", "month", "quarter", "year"]
"""The periods of a study, repeated here because help must not wait for the rest of it."""
Format = Literal["table", "json", "csv", "none"]


def _option(*names: str, help: str, **more: Any) -> Any:  # noqa: A002 -- Typer's own word
    return typer.Option(*names, help=help, show_default=False, **more)


FilesArgument = Annotated[
    list[str],
    typer.Argument(
        metavar="FILE",
        help="Survey exports: paths, globs, or - for standard input. Default: source.files of the config.",
        show_default=False,
    ),
]
ExplainFiles = Annotated[
    list[str],
    typer.Argument(
        metavar="FILE", help="Exports whose answers are to be worked through.", show_default=False
    ),
]
NameArgument = Annotated[
    str | None,
    typer.Argument(
        metavar="NAME",
        help="A metric type or an error code; with FILE, a metric of the configuration.",
        show_default=False,
    ),
]
FileArgument = Annotated[
    str,
    typer.Argument(
        metavar="FILE", help="The export to look at, or - for standard input.", show_default=False
    ),
]
ConfigTarget = Annotated[
    str, typer.Option("-o", "--output", metavar="PATH", help="The configuration to write.")
]
ForceOption = Annotated[bool, _option("--force", help="Write over a file that is there already.")]
ConfigOption = Annotated[
    str | None,
    _option(
        "-c",
        "--config",
        metavar="PATH",
        help="The configuration. Default: $CXCLI_CONFIG, cxcli.yaml here or above.",
    ),
]
ProfileOption = Annotated[
    str | None,
    _option("--profile", metavar="NAME", help="The survey platform: auto, none, qualtrics, surveymonkey ..."),
]
EncodingOption = Annotated[
    str | None, _option("--encoding", metavar="NAME", help="How the bytes are to be read, e.g. cp1252.")
]
DelimiterOption = Annotated[
    str | None, _option("--delimiter", metavar="CHAR", help="What separates the cells: , ; | or tab.")
]
HeaderRowsOption = Annotated[
    str | None, _option("--header-rows", metavar="N", help="How many rows the header has: 1 to 3.")
]
SheetOption = Annotated[
    str | None,
    _option("--sheet", metavar="SHEET", help="The sheet of a workbook: its name, position, or all."),
]

NpsOption = Annotated[
    list[str], _option("--nps", metavar="COLUMN", help="Quick form: score COLUMN as NPS. Repeatable.")
]
CsatOption = Annotated[
    list[str], _option("--csat", metavar="COLUMN", help="Quick form: score COLUMN as CSAT. Repeatable.")
]
CesOption = Annotated[
    list[str],
    _option(
        "--ces",
        metavar="COLUMN=higher|lower",
        help="Quick form: score COLUMN as CES, saying which end is good. Repeatable.",
    ),
]
RatingOption = Annotated[
    list[str], _option("--rating", metavar="COLUMN", help="Quick form: score COLUMN as stars. Repeatable.")
]
ThumbsOption = Annotated[
    list[str], _option("--thumbs", metavar="COLUMN", help="Quick form: score COLUMN as thumbs. Repeatable.")
]
ScaleOption = Annotated[
    list[str],
    _option(
        "--scale",
        metavar="NAME=1-10",
        help="Quick form: the scale of metric NAME (nps, nps_2, csat ...). Repeatable.",
    ),
]

ByOption = Annotated[
    list[str], _option("--by", metavar="COLUMN", help="Score every value of COLUMN as well. Repeatable.")
]
CrossOption = Annotated[bool, _option("--cross", help="Cross the --by columns, besides each on its own.")]
PeriodOption = Annotated[Period | None, _option("--period", help="Score every period as well.")]
SinceOption = Annotated[
    str | None, _option("--since", metavar="DATE", help="Only answers from this day on (2026-10-31).")
]
UntilOption = Annotated[
    str | None, _option("--until", metavar="DATE", help="Only answers up to this day, included.")
]
LastOption = Annotated[
    str | None, _option("--last", metavar="SPAN", help="Only the last 3m, 2w, 30d, 1q or 1y of the data.")
]
MetricOption = Annotated[
    list[str], _option("--metric", metavar="NAME", help="Only this metric of the configuration. Repeatable.")
]
WhereOption = Annotated[
    list[str],
    _option(
        "--where",
        metavar="COLUMN=VALUE",
        help="Only rows with this value; the same column twice means or. Repeatable.",
    ),
]

FormatOption = Annotated[
    Format, typer.Option("-f", "--format", help="What standard output shows; none prints nothing.")
]
OutputOption = Annotated[
    list[str],
    _option(
        "-o",
        "--output",
        metavar="[FORMAT=]PATH",
        help="Write a file as well: .json, .csv or .txt (table). Repeatable.",
    ),
]
TableOrJson = Annotated[
    Literal["table", "json"], typer.Option("-f", "--format", help="What standard output shows.")
]
CheckFormat = Annotated[
    Literal["table", "json", "none"],
    typer.Option("-f", "--format", help="What standard output shows; none prints nothing."),
]
RowsOption = Annotated[
    str | None,
    _option(
        "--rows", metavar="PATH", help="Write every answer that is not on its scale: file, row, column, text."
    ),
]
FailOption = Annotated[
    bool,
    _option("--fail-on-warn", help="Exit 1 when there is a warning; everything is shown and written first."),
]

LangOption = Annotated[
    Lang | None,
    _option("--lang", help="Language of tables and messages. Default: lang of the configuration."),
]
ColorOption = Annotated[
    Color, typer.Option("--color", help="Colours; auto obeys NO_COLOR, FORCE_COLOR and TERM.")
]
ErrorOption = Annotated[
    ErrorFormat, typer.Option("--error-format", help="How errors and warnings are told on standard error.")
]
QuietOption = Annotated[
    bool, _option("-q", "--quiet", help="No warnings and no progress; errors are always told.")
]
VerboseOption = Annotated[
    bool, _option("-v", "--verbose", help="Say which configuration is used and how files are read.")
]
DebugOption = Annotated[bool, _option("--debug", help="Show the traceback of an error.")]
