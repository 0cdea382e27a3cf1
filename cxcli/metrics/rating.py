"""Average rating: the mean number of stars.

The sum of all stars divided by the number of ratings, with the share of the two best and worst points.

Source:
    Interval of a mean: Gosset, W. S. ("Student") (1908), "The Probable Error of a Mean", Biometrika 6(1).
"""

from cxcli.evidence import Distribution
from cxcli.metric import Estimate, Metric, estimate
from cxcli.stats.describe import bottom_share, describe, top_share
from cxcli.stats.figure import figure_of
from cxcli.stats.headline import Headline, mean
from cxcli.study.scale import scale
from cxcli.study.statistics import Statistics
from cxcli.study.study import Measure
from cxcli.words import Words


def headline(measure: Measure) -> Headline:
    """Return the mean of the answers."""
    return mean(measure.question.scale)


def score(answers: Distribution, measure: Measure, statistics: Statistics) -> Estimate:
    """Return the mean rating in scale points, by default with its t interval."""
    question = measure.question
    details = {
        **describe(answers),
        "top_2_share": top_share(answers, question, 2),
        "bottom_2_share": bottom_share(answers, question, 2),
    }
    figure = figure_of(answers, headline(measure), statistics, measure.interval)
    return estimate(answers, figure, details=details)


RATING = Metric(
    name="rating",
    title=Words("Average rating", "Note moyenne"),
    definition=Words(
        "The mean of all ratings, for example stars from 1 to 5.",
        "La moyenne de toutes les notes, par exemple des étoiles de 1 à 5.",
    ),
    formula=Words("sum of ratings / valid answers", "somme des notes / réponses valides"),
    source=(
        'Interval: Gosset, W. S. ("Student") (1908), "The Probable Error of a Mean", Biometrika 6(1), 1-25.'
    ),
    example="  stars:\n    type: rating\n    column: Rating\n    scale: 1-5\n",
    units={"mean": "scale points"},
    headline=headline,
    score=score,
    scale=scale(1, 5),
)
