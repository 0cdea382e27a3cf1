"""The options of `cxcli plan`, for the command and for what answers it."""

from cxcli.cli import options as o
from cxcli.cli.asked import Talk, options


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
