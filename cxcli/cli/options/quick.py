"""The quick form: which columns to score, without a configuration."""

from typing import Annotated

from cxcli.cli.options import option

NpsOption = Annotated[
    list[str], option("--nps", metavar="COLUMN", help="Quick form: score COLUMN as NPS. Repeatable.")
]
CsatOption = Annotated[
    list[str], option("--csat", metavar="COLUMN", help="Quick form: score COLUMN as CSAT. Repeatable.")
]
CesOption = Annotated[
    list[str],
    option(
        "--ces",
        metavar="COLUMN=higher|lower",
        help="Quick form: score COLUMN as CES, saying which end is good. Repeatable.",
    ),
]
RatingOption = Annotated[
    list[str], option("--rating", metavar="COLUMN", help="Quick form: score COLUMN as stars. Repeatable.")
]
ThumbsOption = Annotated[
    list[str], option("--thumbs", metavar="COLUMN", help="Quick form: score COLUMN as thumbs. Repeatable.")
]
ScaleOption = Annotated[
    list[str],
    option(
        "--scale",
        metavar="NAME=1-10",
        help="Quick form: the scale of metric NAME (nps, nps_2, csat ...). Repeatable.",
    ),
]
