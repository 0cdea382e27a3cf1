"""Response rate: completed answers among the people who could answer.

Source:
    American Association for Public Opinion Research (2023), Standard Definitions, 10th ed., RR1 without
    partial interviews.
    Interval: Wilson, E. B. (1927), Journal of the American Statistical Association 22(158).
"""

from cxcli.evidence import Distribution
from cxcli.metric import Estimate, Key, Metric, Parts, Way, estimate
from cxcli.stats.account import people_of, share_of, total
from cxcli.stats.figure import figure_of
from cxcli.stats.headline import Headline, share
from cxcli.study.statistics import Statistics
from cxcli.study.study import Measure
from cxcli.words import Words


def answers(parts: Parts, measure: Measure) -> Distribution:
    """Return those who could answer: 1 for a completed answer, else 0."""
    reached = people_of(parts, "invited") - people_of(parts, "undeliverable")
    return share_of(people_of(parts, "complete"), reached, measure.name)


def headline(_: Measure) -> Headline:
    """Return the share of completed answers."""
    return share(lambda value: value)


def score(answered: Distribution, measure: Measure, statistics: Statistics) -> Estimate:
    """Return the rate in percent with Wilson's interval."""
    figure = figure_of(answered, headline(measure), statistics, measure.interval)
    counts = {name: float(total(answered.parts, name)) for name in ("invited", "undeliverable", "complete")}
    rate = None if figure is None else figure.value / 100
    return estimate(answered, figure, details={"rate": rate, **counts})


RESPONSE_RATE = Metric(
    name="response_rate",
    title=Words("Response rate", "Taux de réponse"),
    definition=Words(
        "Completed answers among the people who were invited and could be reached.",
        "Les réponses complètes parmi les personnes invitées et joignables.",
    ),
    formula=Words(
        "100 x complete / (invited - undeliverable)", "100 x complètes / (invitées - non distribuées)"
    ),
    source="American Association for Public Opinion Research (2023), Standard Definitions, 10th ed.",
    example="  response_rate:\n    type: response_rate\n    invited: Invited\n    undeliverable: Bounced\n    complete: Completed\n",
    units={"rate": "percent"},
    headline=headline,
    score=score,
    keys=(
        Key("invited", "People invited: a count, or yes and no in one row per person.", "count"),
        Key("undeliverable", "Invitations that did not arrive.", "count"),
        Key("complete", "Completed answers.", "count"),
    ),
    ways=(Way("counts", ("invited", "complete"), ("undeliverable",)),),
    answers=answers,
)
