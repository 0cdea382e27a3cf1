"""Customer Effort Score: how easy it was, as a mean, a share of easy answers, or a net score.

Version 2 asks whether the company made it easy (1 to 7, higher is better); version 1 asked how much
effort it took (1 to 5, lower is better). The two run in opposite directions, so the direction must be
written. Answers on the good side of the middle of the scale are easy, on the other side difficult.

Source:
    Dixon, M., Freeman, K. & Toman, N. (2010), "Stop Trying to Delight Your Customers",
    Harvard Business Review 88(7/8).
"""

from functools import lru_cache

from cxcli.evidence import Distribution
from cxcli.metric import Estimate, Metric, estimate
from cxcli.stats.describe import describe
from cxcli.stats.figure import figure_of
from cxcli.stats.headline import Headline, mean
from cxcli.stats.price_list import Band, PriceList
from cxcli.stats.simultaneous import goodman_intervals
from cxcli.study.question import Better, Question
from cxcli.study.scale import Scale, scale
from cxcli.study.statistics import Statistics
from cxcli.study.study import Measure
from cxcli.words import Words


def prices(question: Question) -> PriceList:
    """Return the three bands: easy, neutral (the middle of the scale) and difficult."""
    return _prices(question.scale, question.better)


@lru_cache(maxsize=64)
def _prices(asked: Scale, better: Better) -> PriceList:
    middle = asked.middle
    return PriceList(
        (
            Band("easy", 1, lambda value: asked.goodness(value, better) > middle),
            Band("neutral", 0, lambda value: value == middle),
            Band("difficult", -1, lambda value: asked.goodness(value, better) < middle),
        )
    )


def headline(measure: Measure) -> Headline:
    """Return what the measure's statistic asks for: the mean, the net score or the share."""
    if measure.statistic == "mean":
        return mean(measure.question.scale)
    bands = prices(measure.question)
    return (bands if measure.statistic == "net_easy" else bands.only("easy")).headline


def score(answers: Distribution, measure: Measure, statistics: Statistics) -> Estimate:
    """Return the mean (t interval), the share of easy answers in percent (Wilson) or the net score (Tango)."""
    bands = prices(measure.question)
    shares = bands.shares(answers)
    details = {
        **describe(answers),
        "shares_simultaneous": goodman_intervals(answers, bands, statistics),
        **{f"{band.name}_share": shares.get(band.name) for band in bands.bands},
        "net_easy": bands.score(answers),
    }
    figure = figure_of(answers, headline(measure), statistics, measure.interval)
    return estimate(answers, figure, shares=shares, details=details)


CES = Metric(
    name="ces",
    title=Words("Customer Effort Score (CES)", "Effort client (CES)"),
    definition=Words(
        "How easy it was for the customer: the mean answer, always with the percentage of easy answers (those "
        "on the good side of the middle of the scale). 'better' says whether a high answer is good ('It was "
        "easy', 1 to 7) or bad ('How much effort', 1 to 5).",
        "La facilité pour le client : la réponse moyenne, toujours accompagnée du pourcentage de réponses "
        "faciles (du bon côté du milieu de l'échelle). « better » dit si une réponse élevée est bonne "
        "(« C'était facile », 1 à 7) ou mauvaise (« Quel effort », 1 à 5).",
    ),
    formula=Words(
        "mean: sum of answers / valid answers; easy_share: 100 x easy answers / valid answers; "
        "net_easy: 100 x (easy - difficult) / valid answers",
        "mean : somme des réponses / réponses valides ; easy_share : 100 x réponses faciles / réponses valides ; "
        "net_easy : 100 x (faciles - difficiles) / réponses valides",
    ),
    source=(
        'Dixon, M., Freeman, K. & Toman, N. (2010), "Stop Trying to Delight Your Customers", '
        "Harvard Business Review 88(7/8), 116-122."
    ),
    example="  effort:\n    type: ces\n    column: Q3\n    scale: 1-7\n    better: higher  # 7 = very easy\n",
    units={"mean": "scale points", "easy_share": "percent", "net_easy": "points"},
    headline=headline,
    score=score,
    scale=scale(1, 7),
    needs_direction=True,
)
