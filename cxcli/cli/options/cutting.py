"""Who is looked at: metrics, segments, periods and rows, besides those of the configuration."""

from typing import Annotated, Literal

from cxcli.cli.options import option

Period = Literal["day", "week", "month", "quarter", "year"]
"""The periods of a study, repeated here because help must not wait for the rest of it."""
ByOption = Annotated[
    list[str], option("--by", metavar="COLUMN", help="Score every value of COLUMN as well. Repeatable.")
]
CrossOption = Annotated[bool, option("--cross", help="Cross the --by columns, besides each on its own.")]
PeriodOption = Annotated[Period | None, option("--period", help="Score every period as well.")]
SinceOption = Annotated[
    str | None, option("--since", metavar="DATE", help="Only answers from this day on (2026-10-31).")
]
UntilOption = Annotated[
    str | None, option("--until", metavar="DATE", help="Only answers up to this day, included.")
]
LastOption = Annotated[
    str | None, option("--last", metavar="SPAN", help="Only the last 3m, 2w, 30d, 1q or 1y of the data.")
]
MetricOption = Annotated[
    list[str], option("--metric", metavar="NAME", help="Only this metric of the configuration. Repeatable.")
]
WhereOption = Annotated[
    list[str],
    option(
        "--where",
        metavar="COLUMN=VALUE",
        help="Only rows with this value; the same column twice means or. Repeatable.",
    ),
]
