"""Monthly recurring revenue: what the active paid subscriptions bring in a month.

Source:
    ChartMogul (2015), The Ultimate SaaS Metrics Cheat Sheet: recurring amounts normalised to a month.
"""

from collections.abc import Iterator
from datetime import date
from typing import Any

from cxcli.errors import Notice
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
    monthly, day = total(answered.parts, "mrr"), _day(answered.parts)
    recurring = {"mrr": float(monthly), "arr": float(MONTHS * monthly)}
    as_of = {} if day is None else {"as_of": day.isoformat()}
    flags = ("partial_period",) * ("partial" in answered.parts)
    return estimate(
        answered, figure, details={**recurring, **_beside(answered.parts, measure), **as_of}, flags=flags
    )


def _beside(parts: Parts, measure: Measure) -> dict[str, Any]:
    """Return what counts and what does not."""
    if measure.statistic == "arpu_x_users":
        return stated(parts, "users")
    counted = {"subscriptions": things(parts, "mrr"), "not_paid": things(parts, "not_paid")}
    return {**counted, "one_off": float(total(parts, "one_off"))}


def _day(parts: Parts) -> date | None:
    """Return the day, or the month, as on which the revenue is told; None where rows have none."""
    told = parts.get("as_of")
    return date.fromordinal(int(max(told.valid))) if told is not None and told.valid else None


def notices(answered: Distribution, measure: Measure) -> Iterator[Notice]:
    """Yield the day of the revenue, where nothing names it."""
    day = _day(answered.parts)
    if day is not None and "guessed" in answered.parts:
        yield Notice(
            "CX0147",
            Words(
                f"{measure.name}: this is the revenue as on {day}, the last day that the data tells of.",
                f"{measure.name}\xa0: ce revenu est celui du {day}, le dernier jour dont parlent les données.",
            ),
            Words("Name another day with --until.", "Nommez un autre jour avec --until."),
        )


MRR = Metric(
    name="mrr",
    title=Words("Monthly recurring revenue (MRR)", "Revenu récurrent mensuel (MRR)"),
    definition=Words(
        "The amounts of active paid subscriptions, each normalised to a month. It is not the revenue of a month: one-off amounts, taxes, trials and cancelled subscriptions are left out. It is a state, told as on a day: with 'start' and 'end', the subscriptions that are there when a period, or the dates asked for, are over; with 'month', those of the last month. Without any of these, all rows are taken as of one day, and there are no periods.",
        "Les montants des abonnements payants actifs, chacun ramené au mois. Ce n'est pas le chiffre d'affaires du mois\xa0: les montants ponctuels, les taxes, les essais et les abonnements résiliés n'y sont pas. C'est un état, celui d'un jour\xa0: avec «\xa0start\xa0» et «\xa0end\xa0», les abonnements présents à la fin de la période ou des dates demandées\xa0; avec «\xa0month\xa0», ceux du dernier mois. Sans cela, toutes les lignes sont prises pour celles d'un même jour, et il n'y a pas de périodes.",
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
    base=Words("rows", "lignes"),
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
            "Whether it is active and paid; a blank is. With an end, one that was cancelled counts until then.",
            "paid",
            "Actif et payant ou non\xa0; une case vide l'est. Avec une fin, un abonnement résilié compte jusque-là.",
        ),
        Key(
            "start",
            "Day on which the subscription began.",
            "day",
            "Jour où l'abonnement a commencé.",
        ),
        Key(
            "end",
            "Day on which it ended, blank while going on.",
            "day",
            "Jour où il a pris fin, vide s'il court toujours.",
            not_before="start",
        ),
        Key(
            "month",
            "The month that a row is a picture of, such as 2026-01.",
            "month",
            "Le mois que décrit la ligne, par exemple 2026-01.",
        ),
        Key("arpu", "Mean revenue per user in a period.", fr="Revenu moyen par utilisateur et par période."),
        Key("users", "Paying users.", "count", "Utilisateurs payants."),
    ),
    ways=(
        Way("rows", ("amount", "interval"), ("quantity", "status", "month"), statistics=("subscriptions",)),
        Way(
            "rows",
            ("amount", "interval", "start", "end"),
            ("quantity", "status"),
            blanks=("end",),
            statistics=("subscriptions",),
            lasting="end",
        ),
        Way("counts", ("arpu", "users"), ("month",), statistics=("arpu_x_users",)),
    ),
    answers=answers,
    is_of_people=False,
    is_state=True,
    notices=notices,
)
