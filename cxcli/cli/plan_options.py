"""The options of `cxcli plan`, for the command and for what answers it."""

from typing import Annotated, Literal

import typer

from cxcli.cli.asked import Talk, options
from cxcli.cli.options import option, showing

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
    option("--margin", metavar="POINTS", help="How many answers give an interval of plus or minus so much?"),
]
DifferenceOption = Annotated[
    float | None,
    option(
        "--difference",
        metavar="POINTS",
        help="How many answers show that two groups differ by so much? Negative for a drop.",
    ),
]
AnswersOption = Annotated[
    int | None, option("--answers", metavar="N", help="What interval will so many answers give?")
]
PromotersOption = Annotated[
    float | None, option("--promoters", metavar="PERCENT", help="nps: promoters expected, 0 to 100.")
]
DetractorsOption = Annotated[
    float | None, option("--detractors", metavar="PERCENT", help="nps: detractors expected, 0 to 100.")
]
ShareOption = Annotated[
    float | None, option("--share", metavar="PERCENT", help="share: the share expected, between 0 and 100.")
]
SdOption = Annotated[
    float | None,
    option("--sd", metavar="POINTS", help="mean: the standard deviation expected, in points of the scale."),
]
PopulationOption = Annotated[
    int | None, option("--population", metavar="N", help="Everybody who could answer, where they are few.")
]
DesignEffectOption = Annotated[
    float,
    option("--deff", metavar="FACTOR", help="Design effect expected of weights or clusters, e.g. 1.5."),
]
RateOption = Annotated[
    float | None,
    option(
        "--response-rate",
        metavar="PERCENT",
        help="Share of those invited who answer: says how many to invite.",
    ),
]
ConfidenceOption = Annotated[
    float, option("--confidence", metavar="SHARE", help="Of intervals and tests, two-sided. Default: 0.95.")
]
PowerOption = Annotated[
    float | None,
    option(
        "--power",
        metavar="SHARE",
        help="How often a difference of that size is to be found. Default: 0.8.",
    ),
]


@options
class PlanOptions(Talk):
    """The options of `cxcli plan`."""

    metric: PlanArgument = "nps"
    margin: MarginOption = None
    difference: DifferenceOption = None
    answers: AnswersOption = None
    promoters: PromotersOption = None
    detractors: DetractorsOption = None
    share: ShareOption = None
    sd: SdOption = None
    population: PopulationOption = None
    deff: DesignEffectOption = 1.0
    response_rate: RateOption = None
    confidence: ConfidenceOption = 0.95
    power: PowerOption = None
    format: showing.TableOrJson = "table"
