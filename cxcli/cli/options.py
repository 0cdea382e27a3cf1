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
AsOption = Annotated[
    str | None,
    _option(
        "--as",
        metavar="DEFINITION",
        help="With FILE: the number that another definition of the metric gives (mean, net, zendesk ...).",
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
    bool, _option("--allow-scale-change", help="Compare although a question changed its scale or coding.")
]
MinOption = Annotated[
    list[str], _option("--min", metavar="METRIC=NUMBER", help="A gate: at least this. Repeatable.")
]
MaxOption = Annotated[
    list[str], _option("--max", metavar="METRIC=NUMBER", help="A gate: at most this. Repeatable.")
]
MaxDropOption = Annotated[
    list[str],
    _option(
        "--max-drop",
        metavar="METRIC=NUMBER",
        help="A gate: no worse than the baseline of --versus by more than this. Repeatable.",
    ),
]
VersusOption = Annotated[
    str | None,
    _option("--versus", metavar="PATH", help="The baseline of --max-drop: a JSON report, or an export."),
]
ModeOption = Annotated[
    list[str],
    _option(
        "--mode",
        metavar="[METRIC=]MODE",
        help="What breaks the run: not_worse, assured or point; for one metric, or for every gate. Repeatable.",
    ),
]
LookOption = Annotated[
    int | None,
    _option("--look", metavar="N", help="Which of the planned looks this is (sequential: obf, pocock)."),
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

PlanMetric = Literal["nps", "share", "mean"]
PlanArgument = Annotated[
    PlanMetric,
    typer.Argument(
        metavar="METRIC",
        help="What the survey is to show: an NPS, a share (CSAT, thumbs ...) or a mean (CES, stars ...). Default: nps.",
        show_default=False,
    ),
]
MarginOption = Annotated[
    float | None,
    _option("--margin", metavar="POINTS", help="How many answers give an interval of plus or minus so much?"),
]
DifferenceOption = Annotated[
    float | None,
    _option(
        "--difference",
        metavar="POINTS",
        help="How many answers show that two groups differ by so much? Negative for a drop.",
    ),
]
AnswersOption = Annotated[
    int | None, _option("--answers", metavar="N", help="What interval will so many answers give?")
]
PromotersOption = Annotated[
    float | None, _option("--promoters", metavar="PERCENT", help="nps: promoters expected, 0 to 100.")
]
DetractorsOption = Annotated[
    float | None, _option("--detractors", metavar="PERCENT", help="nps: detractors expected, 0 to 100.")
]
ShareOption = Annotated[
    float | None, _option("--share", metavar="PERCENT", help="share: the share expected, between 0 and 100.")
]
SdOption = Annotated[
    float | None,
    _option("--sd", metavar="POINTS", help="mean: the standard deviation expected, in points of the scale."),
]
PopulationOption = Annotated[
    int | None, _option("--population", metavar="N", help="Everybody who could answer, where they are few.")
]
DesignEffectOption = Annotated[
    float,
    _option("--deff", metavar="FACTOR", help="Design effect expected of weights or clusters, e.g. 1.5."),
]
RateOption = Annotated[
    float | None,
    _option(
        "--response-rate",
        metavar="PERCENT",
        help="Share of those invited who answer: says how many to invite.",
    ),
]
ConfidenceOption = Annotated[
    float, _option("--confidence", metavar="SHARE", help="Of intervals and tests, two-sided. Default: 0.95.")
]
PowerOption = Annotated[
    float | None,
    _option(
        "--power",
        metavar="SHARE",
        help="How often a difference of that size is to be found. Default: 0.8.",
    ),
]

OutcomeArgument = Annotated[
    str, typer.Argument(metavar="METRIC", help="The metric whose drivers are looked for.", show_default=False)
]
DriverOption = Annotated[
    list[str],
    _option(
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

# --- cxcli convert ---
ParquetTarget = Annotated[
    str, _option("-o", "--output", metavar="PATH", help="The Parquet file to write (.parquet).")
]
