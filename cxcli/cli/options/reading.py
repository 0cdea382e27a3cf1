"""What is read: the configuration, the exports, and how these are opened."""

from typing import Annotated, Literal

import typer

from cxcli.cli.options import option

ConfigOption = Annotated[
    str | None,
    option(
        "-c",
        "--config",
        metavar="PATH",
        help="The configuration. Default: $CXCLI_CONFIG, cxcli.yaml here or above.",
    ),
]
FilesArgument = Annotated[
    list[str],
    typer.Argument(
        metavar="FILE",
        help="Survey exports: paths, folders of Parquet, globs, or - for standard input. Default: source.files of the config.",
        show_default=False,
    ),
]
ProfileOption = Annotated[
    str | None,
    option("--profile", metavar="NAME", help="The survey platform: auto, none, qualtrics, surveymonkey ..."),
]
EncodingOption = Annotated[
    str | None, option("--encoding", metavar="NAME", help="How the bytes are to be read, e.g. cp1252.")
]
DelimiterOption = Annotated[
    str | None, option("--delimiter", metavar="CHAR", help="What separates the cells: , ; | or tab.")
]
HeaderRowsOption = Annotated[
    str | None, option("--header-rows", metavar="N", help="How many rows the header has: 1 to 3.")
]
SheetOption = Annotated[
    str | None,
    option("--sheet", metavar="SHEET", help="The sheet of a workbook: its name, position, or all."),
]
JobsOption = Annotated[
    int | None,
    option(
        "--jobs",
        metavar="N",
        min=1,
        help="Threads that read a text file, or files side by side; workers of a local cluster. Default: 2 for a text file above 64 MB.",
    ),
]
EngineOption = Annotated[
    Literal["local", "dask"],
    typer.Option("--engine", help="Count on this machine, or each file on a worker of a Dask cluster."),
]
SchedulerOption = Annotated[
    str | None,
    option(
        "--scheduler",
        metavar="ADDRESS",
        help="The cluster for --engine dask: tcp://HOST:8786. Default: a cluster of this machine.",
    ),
]
