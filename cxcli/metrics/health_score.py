"""Customer health score: indicators of an account brought to 0..100, averaged by weight.

Source:
    Range scaling and weighted means of indicators: OECD & JRC (2008), Handbook on Constructing Composite
    Indicators, steps 5 and 6. The limits 70 and 40 are a convention.
"""

from fractions import Fraction
from typing import Any

from cxcli.errors import MetricRefused
from cxcli.evidence import Distribution
from cxcli.metric import Estimate, Key, Metric, Row, Way, estimate
from cxcli.stats.describe import describe
from cxcli.stats.figure import figure_of
from cxcli.stats.headline import Headline, mean
from cxcli.stats.health import Category, category_of, component_of, health_score
from cxcli.stats.linear import mean_of
from cxcli.stats.price_list import Band, PriceList
from cxcli.stats.simultaneous import goodman_intervals
from cxcli.study.scale import real, scale
from cxcli.study.statistics import Statistics
from cxcli.study.study import Measure
from cxcli.words import Words

PERCENT = scale(0, 100)

LIMITS = {"healthy": Fraction(70), "at_risk": Fraction(40)}
"""The least score of each category, where the configuration says nothing else."""

_PREFIX = "components."

WITHOUT = "score_without_"
"""Stands before the name of a component in the name of the score without it."""


def worth(row: Row, measure: Measure) -> Fraction | None:
    """Return the score of one account; None when less than 60 % of the weight is known."""
    values = [(component_of(measure.settings, name), row[name]) for name in measure.inputs]
    return health_score([(of, value if isinstance(value, Fraction) else None) for of, value in values])


def headline(_: Measure) -> Headline:
    """Return the mean score."""
    return mean(PERCENT)


def prices(measure: Measure) -> PriceList:
    """Return the three categories; an account is worth the same in each, since only their shares are told."""

    def band(name: Category) -> Band:
        return Band(name, int(name == "healthy"), lambda score: category(score, measure) == name)

    return PriceList((band("healthy"), band("at_risk"), band("poor")))


def category(score: Fraction, measure: Measure) -> Category:
    """Return the category of a score by the limits of the configuration."""
    limits = _limits(measure)
    return category_of(score, limits["healthy"], limits["at_risk"])


def _limits(measure: Measure) -> dict[str, Fraction]:
    return LIMITS | {name: Fraction(x) for name, x in measure.settings.items() if name in LIMITS}


def refuse(measure: Measure) -> MetricRefused | None:
    """Return why the limits of the categories are in the wrong order, or None when they are not."""
    limits = _limits(measure)
    if limits["at_risk"] <= limits["healthy"]:
        return None
    return MetricRefused(
        Words(
            f"Metric '{measure.name}': 'at_risk' is above 'healthy'.",
            f"Métrique « {measure.name} » : « at_risk » est supérieur à « healthy ».",
        ),
        Words("By default healthy: 70 and at_risk: 40.", "Par défaut healthy: 70 et at_risk: 40."),
    )


def score(found: Distribution, measure: Measure, statistics: Statistics) -> Estimate:
    """Return the mean score of the accounts (0..100), by default with its t interval."""
    figure = figure_of(found, headline(measure), statistics, measure.interval)
    bands = prices(measure)
    shares = bands.shares(found)
    average = mean_of(found)
    details = {
        **describe(found),
        **{f"{band.name}_share": shares.get(band.name) for band in bands.bands},
        "shares_simultaneous": goodman_intervals(found, bands, statistics),
        "score": figure.value if figure else None,
        "category": None if average is None else category(average, measure),
        "component_scores": _components(found),
        **_without_each(found, measure),
        "validated": False,
    }
    return estimate(found, figure, shares=shares, details=details)


def _components(found: Distribution) -> dict[str, Any]:
    """Return the mean of each component over the accounts where it is known."""
    known = {
        name: real(mean_of(part)) for name, part in sorted(found.parts.items()) if name.startswith(_PREFIX)
    }
    return {name.removeprefix(_PREFIX): mean for name, mean in known.items() if mean is not None}


def _without_each(found: Distribution, measure: Measure) -> dict[str, float | None]:
    """Return the mean score as if a component were not known, for each: how much hangs on it."""
    names = [f"{WITHOUT}{name.removeprefix(_PREFIX)}" for name in sorted(measure.inputs)]
    return {name: real(mean_of(found.parts.get(name, Distribution({})))) for name in names}


HEALTH_SCORE = Metric(
    name="health_score",
    title=Words("Customer health score", "Score de santé client"),
    definition=Words(
        "How accounts are doing, 0 to 100: each component is brought to 0-100 between its min and max, "
        "reversed if lower is better, and averaged by weight over the components that are known; an account "
        "with less than 60% of the weight known has no score; 'score_without_NAME' in the details is the score "
        "as if that component were not known. Healthy from 70, at risk from 40, poor below. "
        "It is not validated: nothing here shows that it foretells renewals, and its components, ranges and "
        "weights are your judgement. It is no probability either.",
        "L'état des comptes, de 0 à 100 : chaque composante est ramenée à 0-100 entre son min et son max, "
        "inversée si une valeur basse est bonne, puis pondérée parmi les composantes connues ; un compte dont "
        "moins de 60 % du poids est connu n'a pas de score ; « score_without_NOM », dans les détails, est le "
        "score comme si cette composante était inconnue. Sain à partir de 70, à risque à partir de 40, "
        "mauvais en dessous. Il n'est pas validé : rien ici ne montre qu'il annonce les renouvellements ; "
        "composantes, bornes et poids relèvent de votre jugement. Ce n'est pas non plus une probabilité.",
    ),
    formula=Words(
        "component = 100 x (x - min) / (max - min), kept within 0-100; score = sum of weight x component / "
        "sum of weights; mean over accounts",
        "composante = 100 x (x - min) / (max - min), bornée à 0-100 ; score = somme de poids x composante / "
        "somme des poids ; moyenne sur les comptes",
    ),
    source=(
        "OECD & JRC (2008), Handbook on Constructing Composite Indicators, steps 5 and 6. Interval: "
        'Gosset, W. S. ("Student") (1908), "The Probable Error of a Mean", Biometrika 6(1), 1-25.'
    ),
    example=(
        "  health:\n"
        "    type: health_score\n"
        "    components:\n"
        "      usage: {column: Usage, min: 0, max: 100, better: higher, weight: 0.6}\n"
        "      tickets: {column: Tickets, min: 0, max: 10, better: lower, weight: 0.4}\n"
        "    healthy: 70\n"
        "    at_risk: 40\n"
    ),
    units={"mean": "scale points"},
    headline=headline,
    score=score,
    base=Words("accounts", "comptes"),
    scale=PERCENT,
    refuse=refuse,
    keys=(
        Key("components", "Components of a health score: columns with their ranges.", "components",
            "Composantes d'un score de santé : des colonnes et leurs bornes."),
        Key("healthy", "The least score of a healthy account, 70.", "setting",
            "Le plus petit score d'un compte sain, 70."),
        Key("at_risk", "The least score of an account at risk, 40; below it is poor.", "setting",
            "Le plus petit score d'un compte à risque, 40 ; en dessous, il est mauvais."),
    ),
    ways=(Way("rows", ("components",), worth=worth),),
)  # fmt: skip
