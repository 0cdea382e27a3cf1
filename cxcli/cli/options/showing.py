"""How a command speaks, and where its results go."""

from typing import Annotated, Literal

import typer

from cxcli.cli.options import option
from cxcli.cli.streams import Color
from cxcli.cli.voice import ErrorFormat
from cxcli.words import Lang

Format = Literal["table", "json", "csv", "none"]
LangOption = Annotated[
    Lang | None,
    option("--lang", help="Language of tables and messages. Default: lang of the configuration."),
]
ColorOption = Annotated[
    Color, typer.Option("--color", help="Colours; auto obeys NO_COLOR, FORCE_COLOR and TERM.")
]
ErrorOption = Annotated[
    ErrorFormat, typer.Option("--error-format", help="How errors and warnings are told on standard error.")
]
QuietOption = Annotated[
    bool, option("-q", "--quiet", help="No warnings and no progress; errors are always told.")
]
VerboseOption = Annotated[
    bool, option("-v", "--verbose", help="Say which configuration is used and how files are read.")
]
DebugOption = Annotated[bool, option("--debug", help="Show the traceback of an error.")]
FormatOption = Annotated[
    Format, typer.Option("-f", "--format", help="What standard output shows; none prints nothing.")
]
OutputOption = Annotated[
    list[str],
    option(
        "-o",
        "--output",
        metavar="[FORMAT=]PATH",
        help="Write a file as well: .json, .csv or .txt (table). Repeatable.",
    ),
]
FailOption = Annotated[
    bool,
    option("--fail-on-warn", help="Exit 1 when there is a warning; everything is shown and written first."),
]
TableOrJson = Annotated[
    Literal["table", "json"], typer.Option("-f", "--format", help="What standard output shows.")
]
