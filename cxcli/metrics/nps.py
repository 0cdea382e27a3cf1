"""Net Promoter Score: the percentage of promoters less the percentage of detractors.

Asked as "How likely is it that you would recommend us?" from 0 to 10: 9 and 10 are promoters, 7 and 8
passives, 0 to 6 detractors. Some questionnaires ask from 1 to 10; that is scored only when the
configuration says so, and is named differently, because the missing 0 moves the score.

Source:
    Reichheld, F. F. (2003), "The One Number You Need to Grow", Harvard Business Review 81(12).
    Interval: Tango, T. (1998), Statistics in Medicine 17(8).
"""

from fractions import Fraction
from functools import lru_cache

from cxcli.errors import MetricRefused
from cxcli.evidence import Distribution
from cxcli.metric import Estimate, Metric, estimate
from cxcli.stats.describe import describe
from cxcli.stats.figure import figure_of
from cxcli.stats.headline import Headline
from cxcli.stats.price_list import Band, PriceList
from cxcli.stats.simultaneous import goodman_intervals
from cxcli.study.question import Better, Question
from cxcli.study.scale import Scale, scale
from cxcli.study.statistics import Statistics
from cxcli.study.study import Measure
from cxcli.words import Words

STANDARD = scale(0, 10)
FROM_ONE = scale(1, 10)

TITLE = Words("Net Promoter Score", "Net Promoter Score")
TITLE_FROM_ONE = Words("NPS (1-10 scale, non-standard)", "NPS (échelle 1-10, non standard)")

ENOUGH_TO_MISS_ZERO = 30
"""From so many answers on, a 0-10 question without a single 0 was perhaps asked from 1."""


def prices(question: Question) -> PriceList:
    """Return the three bands of a likelihood question."""
    return _prices(question.scale, question.better)


@lru_cache(maxsize=64)
def _prices(asked: Scale, better: Better) -> PriceList:
    return PriceList(
        (
            Band("promoters", 1, lambda value: asked.goodness(value, better) >= 9),
            Band("passives", 0, lambda value: 7 <= asked.goodness(value, better) < 9),
            Band("detractors", -1, lambda value: asked.goodness(value, better) < 7),
        )
    )


def headline(measure: Measure) -> Headline:
    """Return the net score of the three bands."""
    return prices(measure.question).headline


def score(answers: Distribution, measure: Measure, statistics: Statistics) -> Estimate:
    """Return the score in points (-100..100) by default with Tango's score interval."""
    bands = prices(measure.question)
    return estimate(
        answers,
        figure_of(answers, headline(measure), statistics, measure.interval),
        shares=bands.shares(answers),
        details={
            **describe(answers),
            "shares_simultaneous": goodman_intervals(answers, bands, statistics),
        },
        flags=_flags(answers, measure.question),
    )


def refuse(measure: Measure) -> MetricRefused | None:
    """Return why the question's scale cannot be scored as an NPS, or None when it can."""
    asked = measure.question.scale
    if asked in (STANDARD, FROM_ONE):
        return None
    return MetricRefused(
        Words(
            f"Metric '{measure.name}': an NPS is asked from 0 to 10; this question has the scale {asked}, "
            "and scores of other scales cannot be compared with an NPS.",
            f"Métrique « {measure.name} » : un NPS se demande de 0 à 10 ; cette question a l'échelle {asked}, "
            "et les scores d'autres échelles ne se comparent pas à un NPS.",
        ),
        hint=Words(
            "Use 'type: scale' for this question, or 'scale: 1-10' if it was asked from 1 to 10.",
            "Utilisez « type: scale » pour cette question, ou « scale: 1-10 » si elle va de 1 à 10.",
        ),
    )


def title_of(measure: Measure) -> Words:
    """Return the name under which the score is shown: a 1-10 score must not pass for an NPS."""
    return TITLE_FROM_ONE if measure.question.scale == FROM_ONE else TITLE


def _flags(answers: Distribution, question: Question) -> tuple[str, ...]:
    if question.scale != STANDARD:
        return ("nonstandard_scale",)
    asked_as_zero = Fraction(10 if question.coding.reverse else 0)
    zero_is_missing = answers.n >= ENOUGH_TO_MISS_ZERO and asked_as_zero not in answers.valid
    return ("no_zero_seen",) if zero_is_missing else ()


NPS = Metric(
    name="nps",
    title=TITLE,
    definition=Words(
        "How likely customers are to recommend you: the percentage of promoters (9 and 10) less the "
        "percentage of detractors (0 to 6), from -100 to 100. Passives (7 and 8) count in the base only.",
        "Dans quelle mesure vos clients vous recommanderaient : le pourcentage de promoteurs (9 et 10) moins "
        "le pourcentage de détracteurs (0 à 6), de -100 à 100. Les passifs (7 et 8) ne comptent que dans la base.",
    ),
    formula=Words(
        "100 x (promoters - detractors) / valid answers",
        "100 x (promoteurs - détracteurs) / réponses valides",
    ),
    source=(
        'Reichheld, F. F. (2003), "The One Number You Need to Grow", Harvard Business Review 81(12), 46-54. '
        'Interval: Tango, T. (1998), "Equivalence test and confidence interval for the difference in proportions '
        'for the paired-sample design", Statistics in Medicine 17(8), 891-908.'
    ),
    example="  nps:\n    type: nps\n    column: Q1  # the header of the 0-10 question\n",
    units={"net": "points"},
    headline=headline,
    score=score,
    scale=STANDARD,
    refuse=refuse,
    title_of=title_of,
)
