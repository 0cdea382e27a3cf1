"""Net sentiment of mentions and reviews: positive less negative.

Source:
    Score interval: Tango, T. (1998), Statistics in Medicine 17(8); Rocks, B. (2016), The American
    Statistician 70(4): a net score is the difference of two cells of one multinomial, whatever it is of.
"""

from fractions import Fraction
from typing import Any

from cxcli.evidence import Distribution
from cxcli.metric import Estimate, Key, Metric, Parts, Way, estimate
from cxcli.stats.account import people_of, total
from cxcli.stats.figure import Figure, figure_of
from cxcli.stats.headline import Headline
from cxcli.stats.price_list import Band, PriceList
from cxcli.stats.simultaneous import goodman_intervals
from cxcli.study.scale import scale
from cxcli.study.statistics import Statistics
from cxcli.study.study import Measure
from cxcli.words import Words, same

POINTS = {"positive": 1, "neutral": 0, "negative": -1}

LABELS = {
    "positive": 1, "pos": 1, "positif": 1,
    "neutral": 0, "neu": 0, "neutre": 0,
    "negative": -1, "neg": -1, "négatif": -1, "négative": -1, "negatif": -1,
}  # fmt: skip

BANDS = PriceList(
    (
        Band("positive", 1, lambda value: value > 0),
        Band("neutral", 0, lambda value: value == 0),
        Band("negative", -1, lambda value: value < 0),
    )
)


def answers(parts: Parts, _: Measure) -> Distribution:
    """Return the mentions of ready counts: 1 for a positive, 0 for a neutral, -1 for a negative one."""
    counts = {Fraction(point): people_of(parts, name) for name, point in POINTS.items()}
    return Distribution({point: count for point, count in sorted(counts.items()) if count.weight})


def headline(_: Measure) -> Headline:
    """Return the net score."""
    return BANDS.headline


def score(found: Distribution, measure: Measure, statistics: Statistics) -> Estimate:
    """Return the net sentiment in points with the score interval."""
    figure = figure_of(found, headline(measure), statistics, measure.interval)
    shares = BANDS.shares(found)
    details = {
        **{f"{band.name}_share": shares.get(band.name) for band in BANDS.bands},
        "shares_simultaneous": goodman_intervals(found, BANDS, statistics),
        **_net(figure),
        **_voice(found),
    }
    return estimate(found, figure, shares=shares, details=details)


def _net(figure: Figure | None) -> dict[str, float | None]:
    limits = figure.limits if figure else None
    return {
        "net_sentiment_pts": figure.value if figure else None,
        "ci_low_pts": limits.low if limits else None,
        "ci_high_pts": limits.high if limits else None,
    }


def _voice(found: Distribution) -> dict[str, Any]:
    """Return the brand's share of all mentions in its market, where these are given."""
    market = total(found.parts, "market_mentions")
    if not market:
        return {}
    of_brand = "brand_mentions" in found.parts
    brand = total(found.parts, "brand_mentions") if of_brand else sum(total(found.parts, p) for p in POINTS)
    return {"share_of_voice": float(brand / market)}


SENTIMENT = Metric(
    name="sentiment",
    title=Words("Net sentiment", "Sentiment net"),
    definition=Words(
        "The percentage of positive mentions less the percentage of negative ones, -100 to 100; neutral ones "
        "count in the base. It says how people speak, not how many customers are satisfied: those who post "
        "are no sample of customers. With the mentions of the brand and of its market, the share of voice is "
        "told too.",
        "Le pourcentage de mentions positives moins celui des négatives, de -100 à 100 ; les neutres comptent "
        "dans la base. Il dit comment on parle, et non combien de clients sont satisfaits : ceux qui "
        "publient ne sont pas un échantillon de clients. Avec les mentions de la marque et de son marché, la "
        "part de voix est indiquée aussi.",
    ),
    formula=Words(
        "100 x (positive - negative) / (positive + neutral + negative); share of voice = brand mentions / market mentions",
        "100 x (positives - négatives) / (positives + neutres + négatives) ; part de voix = mentions de la marque / mentions du marché",
    ),
    source=(
        'Interval: Tango, T. (1998), "Equivalence test and confidence interval for the difference in '
        'proportions for the paired-sample design", Statistics in Medicine 17(8), 891-908.'
    ),
    example="  mentions:\n    type: sentiment\n    column: Sentiment\n",
    units={"net": "points"},
    headline=headline,
    score=score,
    base=same("mentions"),
    scale=scale(-1, 1),
    labels=LABELS,
    takes_column=True,
    keys=(
        Key("positive", "Positive mentions.", "count", "Mentions positives."),
        Key("neutral", "Neutral mentions.", "count", "Mentions neutres."),
        Key("negative", "Negative mentions.", "count", "Mentions négatives."),
        Key("brand_mentions", "Mentions of the brand; else those with a sentiment.", "count",
            "Mentions de la marque ; sinon celles qui ont un sentiment."),
        Key("market_mentions", "Mentions of the whole market, for the share of voice.", "count",
            "Mentions de tout le marché, pour la part de voix."),
    ),
    ways=(
        Way("counts", ("positive", "neutral", "negative"), ("brand_mentions", "market_mentions")),
    ),
    answers=answers,
)  # fmt: skip
