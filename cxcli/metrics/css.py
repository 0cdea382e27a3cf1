"""Customer service satisfaction: the share of satisfied answers after single interactions.

Source:
    Farris, P. W., Bendle, N. T., Pfeifer, P. E. & Reibstein, D. J. (2010), Marketing Metrics, 2nd ed.
    Clustered intervals: Wolter, K. M. (2007), Introduction to Variance Estimation, Springer, chapter 6.
"""

from dataclasses import replace

from cxcli.evidence import Distribution
from cxcli.metric import Estimate, Key, Metric
from cxcli.scoring.rates import rate_details
from cxcli.scoring.satisfaction import default_positive, headline, prices, refuse
from cxcli.scoring.satisfaction import score as satisfaction
from cxcli.study.scale import scale
from cxcli.study.statistics import Statistics
from cxcli.study.study import Measure
from cxcli.words import Words


def score(answers: Distribution, measure: Measure, statistics: Statistics) -> Estimate:
    """Return what a csat does, with the rate of satisfied answers among the details."""
    found = satisfaction(answers, measure, statistics)
    rate = rate_details(answers, prices(measure).only("positive").headline, statistics)
    return replace(found, details={**rate, **found.details})


CSS = Metric(
    name="css",
    title=Words("Customer service satisfaction (CSS)", "Satisfaction du service client (CSS)"),
    definition=Words(
        "The percentage of satisfied answers to a question about one interaction with the service: one row "
        "per interaction, 4 and 5 on a scale of five points. One customer may have many interactions, so name "
        "the column of the customer in 'respondent': intervals are then clustered. It does not say how "
        "satisfied customers are with the company as a whole.",
        "Le pourcentage de réponses satisfaites à une question sur une interaction avec le service : une ligne "
        "par interaction, 4 et 5 sur une échelle de cinq points. Un même client peut avoir plusieurs "
        "interactions : indiquez sa colonne dans « respondent », et les intervalles en tiennent compte, par "
        "grappes. Elle ne dit pas si les clients sont satisfaits de l'entreprise dans son ensemble.",
    ),
    formula=Words(
        "100 x positive answers / valid answers, over interactions",
        "100 x réponses positives / réponses valides, sur les interactions",
    ),
    source=(
        "Farris, P. W., Bendle, N. T., Pfeifer, P. E. & Reibstein, D. J. (2010), Marketing Metrics, 2nd ed., "
        "Pearson. Clustered intervals: Wolter, K. M. (2007), Introduction to Variance Estimation, Springer."
    ),
    example="  service:\n    type: css\n    column: Q5\n    scale: 1-5\n    respondent: CustomerId\n",
    units={"share": "percent", "mean": "scale points", "net": "points"},
    headline=headline,
    score=score,
    scale=scale(1, 5),
    takes_positive=True,
    positive=default_positive,
    refuse=refuse,
    keys=(
        Key("respondent", "Who answered: the customer behind several interactions. A key of css only, but it holds for every metric of the configuration, as `respondent` at its top does.", "name",
            "Qui a répondu : le client de plusieurs interactions. Une clé de css seulement, mais qui vaut pour toutes les métriques de la configuration, comme `respondent` en tête."),
    ),
)  # fmt: skip
