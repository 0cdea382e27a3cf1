"""Scale: the mean of any question with ordered answers, for which no better known score is defined.

Source:
    Likert, R. (1932), "A Technique for the Measurement of Attitudes", Archives of Psychology 22(140).
    Interval: Gosset, W. S. ("Student") (1908), "The Probable Error of a Mean", Biometrika 6(1).
"""

from cxcli.evidence import Distribution
from cxcli.metric import Estimate, Metric, estimate
from cxcli.stats.describe import bottom_share, describe_mean, top_share
from cxcli.stats.figure import figure_of
from cxcli.stats.headline import Headline, mean
from cxcli.study.statistics import Statistics
from cxcli.study.study import Measure
from cxcli.words import Words


def headline(measure: Measure) -> Headline:
    """Return the mean of the answers."""
    return mean(measure.question.scale)


def score(answers: Distribution, measure: Measure, statistics: Statistics) -> Estimate:
    """Return the mean answer in scale points, by default with its t interval."""
    question = measure.question
    details = {
        **describe_mean(answers, question),
        "top_2_share": top_share(answers, question, 2),
        "bottom_2_share": bottom_share(answers, question, 2),
    }
    figure = figure_of(answers, headline(measure), statistics, measure.interval)
    return estimate(answers, figure, details=details)


SCALE = Metric(
    name="scale",
    title=Words("Scale question", "Question à échelle"),
    definition=Words(
        "The mean answer of any question whose answers have an order, with the shares of the two best and the "
        "two worst points. Its scale is written, or follows from its labels.",
        "La réponse moyenne de toute question dont les réponses sont ordonnées, avec les parts des deux "
        "meilleurs et des deux moins bons échelons. Son échelle est écrite, ou découle de ses libellés.",
    ),
    formula=Words("sum of answers / valid answers", "somme des réponses / réponses valides"),
    source=(
        'Likert, R. (1932), "A Technique for the Measurement of Attitudes", Archives of Psychology 22(140). '
        'Interval: Gosset, W. S. ("Student") (1908), "The Probable Error of a Mean", Biometrika 6(1), 1-25.'
    ),
    example="  clarity:\n    type: scale\n    column: Q4\n    scale: 1-5\n",
    units={"mean": "scale points"},
    headline=headline,
    score=score,
)
