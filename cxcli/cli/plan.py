"""`cxcli plan`: how many answers a survey needs, and what a number of answers can show."""

from cxcli.cli.plan_options import PlanOptions
from cxcli.cli.streams import put, put_exactly
from cxcli.cli.voice import Voice


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
