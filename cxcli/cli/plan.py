"""`cxcli plan`: how many answers a survey needs, and what a number of answers can show."""

from cxcli.cli import options as o
from cxcli.cli.asked import Talk, options
from cxcli.cli.streams import put, put_exactly
from cxcli.cli.voice import Voice


@options
class PlanOptions(Talk):
    """The options of `cxcli plan`."""

    metric: o.PlanArgument = "nps"
    margin: o.MarginOption = None
    difference: o.DifferenceOption = None
    answers: o.AnswersOption = None
    promoters: o.PromotersOption = None
    detractors: o.DetractorsOption = None
    share: o.ShareOption = None
    sd: o.SdOption = None
    population: o.PopulationOption = None
    deff: o.DesignEffectOption = 1.0
    response_rate: o.RateOption = None
    confidence: o.ConfidenceOption = 0.95
    power: o.PowerOption = None
    format: o.TableOrJson = "table"


def plan(asked: PlanOptions, voice: Voice) -> None:
    """Say how many answers a survey needs, or what a number of answers can show.

    One of --margin, --difference and --answers is the question; percentages and points are written as
    people say them: cxcli plan nps --margin 5 --promoters 50 --detractors 20.
    """
    from cxcli.cli.plan_facts import plan_facts  # noqa: PLC0415 -- the statistics are not for --help
    from cxcli.cli.plan_request import request_of  # noqa: PLC0415
    from cxcli.cli.plan_table import plan_table  # noqa: PLC0415

    request = request_of(asked)
    if asked.format == "json":
        put_exactly(plan_facts(request, voice.lang))
    else:
        put(plan_table(request, voice.lang))
