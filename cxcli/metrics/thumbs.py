"""Thumbs: the share of thumbs up.

Source:
    Interval: Wilson, E. B. (1927), "Probable Inference, the Law of Succession, and Statistical
    Inference", Journal of the American Statistical Association 22(158).
"""

from functools import lru_cache

from cxcli.errors import MetricRefused
from cxcli.evidence import Distribution
from cxcli.metric import Estimate, Metric, estimate
from cxcli.stats.figure import figure_of
from cxcli.stats.headline import Headline
from cxcli.stats.price_list import Band, PriceList
from cxcli.study.question import Better, Question
from cxcli.study.scale import Scale, scale
from cxcli.study.statistics import Statistics
from cxcli.study.study import Measure
from cxcli.words import Words

TWO_POINTS = scale(0, 1)

LABELS = {
    "bad": 0, "good": 1,
    "no": 0, "yes": 1,
    "non": 0, "oui": 1,
    "mauvais": 0, "bon": 1,
    "👎": 0, "👍": 1,
    "bad with comment": 0, "good with comment": 1,
    "bad, with comment": 0, "good, with comment": 1,
}  # fmt: skip


def prices(question: Question) -> PriceList:
    """Return the two bands; the mean of several thumbs is good above a half."""
    return _prices(question.scale, question.better)


@lru_cache(maxsize=64)
def _prices(asked: Scale, better: Better) -> PriceList:
    middle = asked.middle
    return PriceList(
        (
            Band("good", 1, lambda value: asked.goodness(value, better) > middle),
            Band("bad", 0, lambda value: asked.goodness(value, better) <= middle),
        )
    )


def headline(measure: Measure) -> Headline:
    """Return the share of thumbs up."""
    return prices(measure.question).headline


def score(answers: Distribution, measure: Measure, statistics: Statistics) -> Estimate:
    """Return the share of thumbs up in percent, by default with Wilson's interval."""
    figure = figure_of(answers, headline(measure), statistics, measure.interval)
    return estimate(answers, figure, shares=prices(measure.question).shares(answers))


def refuse(measure: Measure) -> MetricRefused | None:
    """Return why the scale has no up and down, or None when it has."""
    asked = measure.question.scale
    if asked == TWO_POINTS:
        return None
    return MetricRefused(
        Words(
            f"Metric '{measure.name}': thumbs are 0 or 1; this question has the scale {asked}.",
            f"Métrique « {measure.name} » : un pouce vaut 0 ou 1 ; cette question a l'échelle {asked}.",
        ),
        hint=Words(
            "Map its two answers with 'labels' to 0 and 1, or use 'type: csat' or 'type: scale'.",
            "Associez ses deux réponses à 0 et 1 avec « labels », ou utilisez « type: csat » ou « type: scale ».",
        ),
    )


THUMBS = Metric(
    name="thumbs",
    title=Words("Thumbs up", "Pouces levés"),
    definition=Words(
        "The percentage of good answers among answers that are good or bad (yes or no, thumb up or down).",
        "Le pourcentage de bonnes réponses parmi celles qui sont bonnes ou mauvaises (oui ou non, pouce levé "
        "ou baissé).",
    ),
    formula=Words("100 x good answers / valid answers", "100 x bonnes réponses / réponses valides"),
    source=(
        'Interval: Wilson, E. B. (1927), "Probable Inference, the Law of Succession, and Statistical Inference", '
        "Journal of the American Statistical Association 22(158), 209-212."
    ),
    example="  helpful:\n    type: thumbs\n    column: Helpful\n",
    units={"share": "percent"},
    headline=headline,
    score=score,
    scale=TWO_POINTS,
    labels=LABELS,
    refuse=refuse,
)
