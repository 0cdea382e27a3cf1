"""Monthly recurring revenue: what the active paid subscriptions bring in a month.

Source:
    ChartMogul (2015), The Ultimate SaaS Metrics Cheat Sheet: recurring amounts normalised to a month.
"""

from typing import Any

from cxcli.evidence import Distribution
from cxcli.metric import MONEY, Estimate, Key, Metric, Parts, Way, estimate
from cxcli.stats.account import as_total, stated, things, total
from cxcli.stats.figure import figure_of
from cxcli.stats.headline import Headline, account_total
from cxcli.study.statistics import Statistics
from cxcli.study.study import Measure
from cxcli.words import Words

MONTHS = 12
"""Of the annual recurring revenue."""


def answers(parts: Parts, _: Measure) -> Distribution:
    """Return the total, behind which stand all rows that were read; nobody's when there is none."""
    rows = things(parts, "read")
    return as_total(total(parts, "mrr") if rows else None, rows)


def headline(_: Measure) -> Headline:
    """Return the total."""
    return account_total()


def score(answered: Distribution, measure: Measure, statistics: Statistics) -> Estimate:
    """Return the revenue of a month; rows that are all cancelled give 0, no row at all None."""
    figure = figure_of(answered, headline(measure), statistics)
    if figure is None:
        return estimate(answered, None, details={"mrr": None, "arr": None})
    monthly = total(answered.parts, "mrr")
    recurring = {"mrr": float(monthly), "arr": float(MONTHS * monthly)}
    return estimate(answered, figure, details={**recurring, **_beside(answered.parts, measure)})


def _beside(parts: Parts, measure: Measure) -> dict[str, Any]:
    """Return what counts and what does not."""
    if measure.statistic == "arpu_x_users":
        return stated(parts, "users")
    counted = {"subscriptions": things(parts, "mrr"), "not_paid": things(parts, "not_paid")}
    return {**counted, "one_off": float(total(parts, "one_off"))}


MRR = Metric(
    name="mrr",
    title=Words("Monthly recurring revenue (MRR)", "Revenu récurrent mensuel (MRR)"),
    definition=Words(
        "The amounts of active paid subscriptions, each normalised to a month. It is not the revenue of a month: one-off amounts, taxes, trials and cancelled subscriptions are left out.",
        "Les montants des abonnements payants actifs, chacun ramené au mois. Ce n'est pas le chiffre d'affaires du mois\xa0: les montants ponctuels, les taxes, les essais et les abonnements résiliés n'y sont pas.",
    ),
    formula=Words(
        "sum of amount x quantity / months of the interval; from counts: arpu x users",
        "somme des montants x quantité / mois de l'intervalle\xa0; à partir de totaux\xa0: arpu x utilisateurs",
    ),
    source="ChartMogul (2015), The Ultimate SaaS Metrics Cheat Sheet.",
    example="  mrr:\n    type: mrr\n    amount: Amount\n    interval: Interval\n    quantity: Quantity\n    status: Status\n",
    units={"subscriptions": MONEY, "arpu_x_users": MONEY},
    headline=headline,
    score=score,
    keys=(
        Key(
            "amount",
            "Amount of one payment for one unit, without tax.",
            fr="Montant d'un paiement pour une unité, hors taxes.",
        ),
        Key(
            "interval",
            "How often it is paid: year, quarter, month, week ...; what is paid once is left out.",
            "billing",
            "Périodicité du paiement\xa0: an, trimestre, mois, semaine...\xa0; ce qui est payé une fois est écarté.",
        ),
        Key("quantity", "How many units; a blank is one.", fr="Nombre d'unités\xa0; une case vide vaut une."),
        Key(
            "status",
            "Whether it is active and paid; a blank is.",
            "paid",
            "Actif et payant ou non\xa0; une case vide l'est.",
        ),
        Key("arpu", "Mean revenue per user in a period.", fr="Revenu moyen par utilisateur et par période."),
        Key("users", "Paying users.", "count", "Utilisateurs payants."),
    ),
    ways=(
        Way("rows", ("amount", "interval"), ("quantity", "status"), statistics=("subscriptions",)),
        Way("counts", ("arpu", "users"), statistics=("arpu_x_users",)),
    ),
    answers=answers,
    is_of_people=False,
)
