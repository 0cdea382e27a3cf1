"""Average rating: the mean number of stars.

The sum of all stars divided by the number of ratings, with the share of the two best and worst points. Of
things to be ranked, those with few ratings are pulled towards what all of them have.

Source:
    Interval of a mean: Gosset, W. S. ("Student") (1908), "The Probable Error of a Mean", Biometrika 6(1).
"""

from collections.abc import Mapping
from fractions import Fraction

from cxcli.errors import MetricRefused
from cxcli.evidence import Distribution
from cxcli.metric import Estimate, Key, Metric, estimate
from cxcli.stats.describe import bottom_share, describe_mean, top_share
from cxcli.stats.figure import figure_of
from cxcli.stats.headline import Headline, mean
from cxcli.stats.linear import itself, linear
from cxcli.stats.mean import shrunk_average
from cxcli.study.scale import scale
from cxcli.study.statistics import Statistics
from cxcli.study.study import Measure
from cxcli.words import Words

PRIOR_WEIGHT = 10
"""How many ratings the expectation is worth that a thing is like all others."""


def headline(measure: Measure) -> Headline:
    """Return the mean of the answers."""
    return mean(measure.question.scale)


def score(answers: Distribution, measure: Measure, statistics: Statistics) -> Estimate:
    """Return the mean rating in scale points, by default with its t interval."""
    question = measure.question
    details = {
        **describe_mean(answers, question),
        "top_2_share": top_share(answers, question, 2),
        "bottom_2_share": bottom_share(answers, question, 2),
    }
    figure = figure_of(answers, headline(measure), statistics, measure.interval)
    return estimate(answers, figure, details=details)


def beside(
    answers: Distribution, everyone: Distribution | None, measure: Measure
) -> Mapping[str, float | None]:
    """Return `shrunk_average`, by which things are ranked: (n x mean + k x prior) / (n + k).

    The prior is the mean of everybody's ratings unless it is written, k how many ratings it is worth, n the
    effective ratings. None for nobody, and where everybody's mean is hidden.
    """
    mine, prior = linear(answers, itself), measure.settings.get("prior_mean")
    if prior is None:
        overall = None if everyone is None else linear(everyone, itself)
        prior = None if overall is None else overall.mean
    if mine is None or prior is None:
        return {"shrunk_average": None}
    worth = Fraction(measure.settings.get("prior_weight", PRIOR_WEIGHT))
    return {"shrunk_average": float(shrunk_average(mine.mean, mine.n_kish, Fraction(prior), worth))}


def refuse(measure: Measure) -> MetricRefused | None:
    """Return why nothing can be pulled towards the prior that is written, or None."""
    asked, prior = (
        measure.question.scale,
        Fraction(measure.settings.get("prior_mean", measure.question.scale.low)),
    )
    if not asked.low <= prior <= asked.high:
        return MetricRefused(
            Words(
                f"Metric '{measure.name}': 'prior_mean' is not on the scale {asked}.",
                f"Métrique « {measure.name} » : « prior_mean » n'est pas sur l'échelle {asked}.",
            ),
            Words("Leave it out for the mean of all ratings.", "Sans elle, la moyenne de toutes les notes."),
        )
    if Fraction(measure.settings.get("prior_weight", PRIOR_WEIGHT)) > 0:
        return None
    return MetricRefused(
        Words(
            f"Metric '{measure.name}': 'prior_weight' must be above 0.",
            f"Métrique « {measure.name} » : « prior_weight » doit être supérieur à 0.",
        ),
        Words("It is a number of ratings; 10 is usual.", "C'est un nombre de notes ; 10 est l'usage."),
    )


RATING = Metric(
    name="rating",
    title=Words("Average rating", "Note moyenne"),
    definition=Words(
        "The mean of all ratings, for example stars from 1 to 5. To rank things, of which some have few ratings, "
        "'shrunk_average' in the details pulls each mean towards that of all, as if each had 10 such ratings "
        "more: score with '--by PRODUCT'. It says nothing of those who do not rate.",
        "La moyenne de toutes les notes, par exemple des étoiles de 1 à 5. Pour classer des produits, dont "
        "certains ont peu de notes, « shrunk_average », dans les détails, rapproche chaque moyenne de celle de "
        "tous, comme si chacun avait 10 de ces notes en plus : calculez avec « --by PRODUIT ». Elle ne dit rien "
        "de ceux qui ne notent pas.",
    ),
    formula=Words(
        "sum of ratings / valid answers; shrunk_average: (n x mean + prior_weight x prior_mean) / (n + prior_weight)",
        "somme des notes / réponses valides ; shrunk_average : (n x moyenne + prior_weight x prior_mean) / "
        "(n + prior_weight)",
    ),
    source=(
        'Interval: Gosset, W. S. ("Student") (1908), "The Probable Error of a Mean", Biometrika 6(1), 1-25.'
    ),
    example="  stars:\n    type: rating\n    column: Rating\n    scale: 1-5\n",
    units={"mean": "scale points"},
    headline=headline,
    score=score,
    scale=scale(1, 5),
    refuse=refuse,
    beside=beside,
    keys=(
        Key("prior_mean", "What is expected of a rating before there is one, for the ranking (rating only); left "
            "out: the mean of all ratings.", "setting",
            "Ce qu'on attend d'une note avant d'en avoir, pour le classement (rating seulement) ; sans elle, la "
            "moyenne de toutes les notes."),
        Key("prior_weight", "How many ratings that expectation is worth, 10 (rating only).", "setting",
            "Combien de notes vaut cette attente, 10 (rating seulement)."),
    ),
)  # fmt: skip
