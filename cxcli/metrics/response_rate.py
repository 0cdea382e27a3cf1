"""Response rate: completed answers among the people who could answer.

Source:
    American Association for Public Opinion Research (2023), Standard Definitions, 10th ed.: RR5, which takes
    nobody behind an undelivered invitation for eligible; RR1 takes all of them.
    Interval: Wilson, E. B. (1927), Journal of the American Statistical Association 22(158).
"""

from cxcli.evidence import Distribution
from cxcli.metric import Estimate, Key, Metric, Parts, Way, estimate
from cxcli.scoring.rates import rate_details
from cxcli.stats.account import people_of, quotient, share_of, total
from cxcli.stats.figure import figure_of
from cxcli.stats.headline import Headline, share_of_ones
from cxcli.study.scale import plain, real
from cxcli.study.statistics import Statistics
from cxcli.study.study import Measure
from cxcli.words import Words

_COUNTS = ("invited", "undeliverable", "complete")


def answers(parts: Parts, measure: Measure) -> Distribution:
    """Return those who could answer: 1 for a completed answer, else 0.

    Raises:
        PartsExceedWhole: more answered than could, or more invitations did not arrive than there are.
    """
    reached = people_of(parts, "invited") - people_of(parts, "undeliverable")
    return share_of(people_of(parts, "complete"), reached, measure.name)


def headline(_: Measure) -> Headline:
    """Return the share of completed answers."""
    return share_of_ones()


def score(answered: Distribution, measure: Measure, statistics: Statistics) -> Estimate:
    """Return the rate in percent with Wilson's interval; RR1 and RR5 of AAPOR (0..1) stand in the details."""
    figure = figure_of(answered, headline(measure), statistics, measure.interval)
    rates = rate_details(answered, headline(measure), statistics)
    parts = answered.parts
    lowest = quotient(total(parts, "complete"), total(parts, "invited"))
    counts = {name: plain(total(parts, name)) if parts else None for name in _COUNTS}
    codes = {"aapor_rr1": real(lowest), "aapor_rr5": rates["rate"]}
    return estimate(answered, figure, details={**rates, **codes, **counts})


RESPONSE_RATE = Metric(
    name="response_rate",
    title=Words("Response rate", "Taux de réponse"),
    definition=Words(
        "Completed answers among the people who were invited and could be reached; partial answers do not count. It is the rate RR5 of AAPOR, which leaves undelivered invitations out; RR1, which counts them as people who did not answer, stands in the details. It is not a cooperation rate, and it does not say whether those who answered are like those who did not.",
        "Les réponses complètes parmi les personnes invitées et joignables ; les réponses partielles ne comptent pas. C'est le taux RR5 de l'AAPOR, qui écarte les invitations non distribuées ; RR1, qui les compte comme des personnes n'ayant pas répondu, figure dans les détails. Ce n'est pas un taux de coopération, et il ne dit pas si ceux qui ont répondu ressemblent à ceux qui ne l'ont pas fait.",
    ),
    formula=Words(
        "100 x complete / (invited - undeliverable); RR1: 100 x complete / invited",
        "100 x complètes / (invitées - non distribuées) ; RR1 : 100 x complètes / invitées",
    ),
    source="American Association for Public Opinion Research (2023), Standard Definitions, 10th ed.",
    example="  response_rate:\n    type: response_rate\n    invited: Invited  # yes and no, or a count\n    undeliverable: Bounced\n    complete: Completed\n",
    units={"rate": "percent"},
    headline=headline,
    score=score,
    base=Words("people", "personnes"),
    keys=(
        Key("invited", "People invited: a count, or yes and no in one row per person.", "count", "Personnes invitées : un effectif, ou oui et non dans une ligne par personne."),
        Key("undeliverable", "Invitations that did not arrive.", "count", "Invitations qui ne sont pas arrivées."),
        Key("complete", "Completed answers.", "count", "Réponses complètes."),
    ),
    ways=(Way("counts", ("invited", "complete"), ("undeliverable",)),),
    answers=answers,
)  # fmt: skip
