"""Customer lifetime value: what a customer brings, from the first purchase to the last.

Source:
    Discounted: Fader, P. S. & Hardie, B. G. S. (2014), "What's Wrong With This CLV Formula?": the first
    payment at once, m (1 + d) / (1 + d - r).
    Margin / churn: Gupta, S. & Lehmann, D. R. (2003), "Customers as Assets", J. of Interactive Marketing 17(1).
"""

from collections.abc import Iterator

from cxcli.errors import MetricRefused, Notice
from cxcli.evidence import Distribution
from cxcli.metric import MONEY, Estimate, Key, Metric, Parts, Way, estimate
from cxcli.stats.account import things
from cxcli.stats.figure import figure_of
from cxcli.stats.headline import Headline, account_total
from cxcli.stats.linear import mean_of
from cxcli.study.scale import real
from cxcli.study.statistics import Statistics
from cxcli.study.study import Measure
from cxcli.words import Words

FORMULAS = {"seed": "clv_revenue", "margin": "clv_margin", "churn": "clv", "discounted": "clv_infinite"}
"""Statistic -> the quantity that is its value."""

_TRUNCATED = "clv_truncated_0_to_T"

NAMES = {
    "seed": Words("revenue, undiscounted", "chiffre d'affaires, non actualisé"),
    "margin": Words("margin, undiscounted", "marge, non actualisée"),
    "churn": Words("margin / churn, undiscounted", "marge / attrition, non actualisée"),
    "discounted": Words("margin, discounted", "marge, actualisée"),
}
_TO_HORIZON = Words("margin, discounted, up to the horizon", "marge, actualisée, jusqu'à l'horizon")


def answers(parts: Parts, measure: Measure) -> Distribution:
    """Return the lifetime value of each row by the measure's formula."""
    formula = _TRUNCATED if _ends(measure) else FORMULAS[measure.statistic]
    return parts.get(formula, Distribution({}))


def headline(_: Measure) -> Headline:
    """Return a total: the value follows from what is assumed, and no sample stands behind it."""
    return account_total()


def score(answered: Distribution, measure: Measure, statistics: Statistics) -> Estimate:
    """Return the mean lifetime value of the rows; None where no row has inputs that are possible."""
    figure = figure_of(answered, headline(measure), statistics)
    names = [*FORMULAS.values(), _TRUNCATED]
    return estimate(answered, figure, details={name: _mean(answered.parts, name) for name in names})


def title_of(measure: Measure) -> Words:
    """Return the title with what is valued: revenue or margin, discounted or not."""
    return CLV.title.noted(_TO_HORIZON if _ends(measure) else NAMES[measure.statistic])


def refuse(measure: Measure) -> MetricRefused | None:
    """Refuse the margin of what has none; the other formulas have all that their way needs."""
    if measure.statistic != "margin" or "margin" in measure.inputs:
        return None
    return MetricRefused(
        Words("the basis 'margin' needs the key margin.", "la base «\xa0margin\xa0» demande la clé margin."),
        Words("See: cxcli explain clv.", "Voyez\xa0: cxcli explain clv."),
    )


def notices(answered: Distribution, measure: Measure) -> Iterator[Notice]:
    """Yield that some rows have inputs that no customer can have."""
    rows = things(answered.parts, "impossible")
    against = _against(things(answered.parts, "contradictory"))
    if rows:
        yield Notice(
            "CX0152",
            Words(
                f"{measure.name}: {rows} rows are left out, whose inputs no customer can have{against.en}.",
                f"{measure.name}\xa0: {rows} ligne(s) écartée(s), dont les données sont celles d'aucun client possible{against.fr}.",
            ),
            Words(
                "Churn lies between 0 and 1, retention below 1 + discount, margin is at most 1 (0.7 for 70%), and nothing is below 0.",
                "L'attrition est entre 0 et 1, la rétention inférieure à 1 + discount, la marge de 1 au plus (0.7 pour 70\xa0%), et rien n'est négatif.",
            ),
        )


def _against(rows: int) -> Words:
    """Return how many rows have a churn and a retention that contradict one another; of none, nothing."""
    if not rows:
        return Words("", "")
    return Words(
        f" (churn + retention is not 1 in {rows} of them)",
        f" (churn + retention ne fait pas 1 dans {rows} d'entre elles)",
    )


def _ends(measure: Measure) -> bool:
    return measure.statistic == "discounted" and "horizon" in measure.inputs


def _mean(parts: Parts, name: str) -> float | None:
    return real(mean_of(parts[name])) if name in parts else None


CLV = Metric(
    name="clv",
    title=Words("Customer lifetime value", "Valeur vie client"),
    definition=Words(
        "What a customer brings in a lifetime; over several rows, their mean. By default it is revenue, undiscounted: not profit, not cash of today, and not a forecast for any one customer. Rows whose inputs no customer can have are left out (CX0152): a churn of 0 without a discount, a share beyond 0 to 1, anything below 0.",
        "Ce qu'un client apporte sur toute sa durée de vie\xa0; sur plusieurs lignes, leur moyenne. Par défaut, c'est un chiffre d'affaires non actualisé\xa0: ni un bénéfice, ni une valeur d'aujourd'hui, ni une prévision pour un client donné. Les lignes aux données impossibles sont écartées (CX0152)\xa0: une attrition de 0 sans actualisation, une part hors de 0 à 1, tout nombre négatif.",
    ),
    formula=Words(
        "seed: value x frequency x lifespan; margin: that x margin; churn: arpu x margin / churn; discounted: m (1 + d) / (1 + d - r), m = arpu x margin, r = 1 - churn; with horizon T: the sum of m (r / (1 + d))^t for t = 0 to T",
        "seed\xa0: value x frequency x lifespan\xa0; margin\xa0: cela x margin\xa0; churn\xa0: arpu x margin / churn\xa0; discounted\xa0: m (1 + d) / (1 + d - r), m = arpu x margin, r = 1 - churn\xa0; avec horizon T\xa0: la somme des m (r / (1 + d))^t pour t = 0 à T",
    ),
    source="Fader, P. S. & Hardie, B. G. S. (2014), What's Wrong With This CLV Formula?",
    example="  clv:\n    type: clv\n    value: MeanPurchase\n    frequency: PurchasesPerYear\n    lifespan: Years\n    margin: 0.7\n",
    units=dict.fromkeys(FORMULAS, MONEY),
    headline=headline,
    score=score,
    base=Words("rows", "lignes"),
    refuse=refuse,
    title_of=title_of,
    keys=(
        Key("value", "Mean value of a purchase.", fr="Valeur moyenne d'un achat."),
        Key("frequency", "Purchases in a year.", fr="Achats par an."),
        Key("lifespan", "Years that a customer stays.", fr="Années pendant lesquelles un client reste."),
        Key("arpu", "Mean revenue per user in a period.", fr="Revenu moyen par utilisateur et par période."),
        Key("margin", "Share of revenue that is margin: 0.7 for 70%.", fr="Part de marge dans le revenu\xa0: 0.7 pour 70\xa0%."),
        Key("churn", "Share of customers who leave in a period.", fr="Part des clients qui partent par période."),
        Key("retention", "Share of customers who stay, in place of churn.", fr="Part des clients qui restent, au lieu de churn."),
        Key("discount", "Discount rate of a period: 0.1 for 10%.", fr="Taux d'actualisation par période\xa0: 0.1 pour 10\xa0%."),
        Key("horizon", "The last period that counts, the first one being 0.", fr="Dernière période qui compte, la première étant 0."),
    ),
    ways=(
        Way("counts", ("value", "frequency", "lifespan"), ("margin",), statistics=("seed", "margin")),
        Way("counts", ("arpu", "churn"), ("margin", "retention"), statistics=("churn",)),
        Way("counts", ("arpu", "retention"), ("margin",), statistics=("churn",)),
        Way("counts", ("arpu", "churn", "discount"), ("margin", "retention", "horizon"), statistics=("discounted",)),
        Way("counts", ("arpu", "retention", "discount"), ("margin", "horizon"), statistics=("discounted",)),
    ),
    answers=answers,
    is_of_people=False,
    notices=notices,
)  # fmt: skip
