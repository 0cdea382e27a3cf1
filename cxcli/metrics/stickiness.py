"""Stickiness: how much of a month's users come on a usual day (DAU / MAU).

Seen from the users it is the mean share of days on which each came; so its interval is that of a mean over
users, who come and go each in a habit of their own.

Source:
    Analytics products divide the daily by the monthly active users; Google Analytics 4 takes the users of
    the last day and those of the 28 days that end with it.
"""

from collections.abc import Iterator
from fractions import Fraction

from cxcli.errors import Notice
from cxcli.evidence import MICRO, NOBODY, Count, Distribution
from cxcli.metric import Estimate, Key, Metric, Parts, Way, estimate
from cxcli.stats.account import people_of, share_of, total
from cxcli.stats.figure import figure_of
from cxcli.stats.headline import Headline, mean_share, share_of_ones
from cxcli.study.statistics import Statistics
from cxcli.study.study import Measure
from cxcli.words import Words

WINDOW = 28
"""Days of a month of use."""


def answers(parts: Parts, measure: Measure) -> Distribution:
    """Return the users of the window, each with the share (0..1) of its days on which the user came.

    For the basis `dau_wau` the window is its last week. For `last_day`, and where only ready counts are
    known, 1 for users of the day and 0 for the others.

    Raises:
        PartsExceedWhole: there are more daily than monthly users.
    """
    if measure.way == "counts":
        return share_of(people_of(parts, "dau"), people_of(parts, "mau"), measure.name)
    if measure.statistic == "last_day":
        return share_of(_people(parts, "last_day"), _people(parts, "users"), measure.name)
    return parts.get("week_users" if measure.statistic == "dau_wau" else "users", Distribution({}))


def headline(measure: Measure) -> Headline:
    """Return the mean share of days, or the share of users where each counts as 1 or 0."""
    is_share = measure.way == "counts" or measure.statistic == "last_day"
    return share_of_ones() if is_share else mean_share()


def score(users: Distribution, measure: Measure, statistics: Statistics) -> Estimate:
    """Return the percentage: a mean over users (t interval), or a share of them (Wilson)."""
    figure = figure_of(users, headline(measure), statistics, measure.interval)
    return estimate(users, figure, details=(_of_counts if measure.way == "counts" else _of_rows)(users.parts))


def notices(users: Distribution, measure: Measure) -> Iterator[Notice]:
    """Yield that the data is shorter than the month that the monthly users are those of."""
    days = max(users.parts["days"].valid, default=None) if "days" in users.parts else None
    if days is not None and days < WINDOW and measure.statistic != "dau_wau":
        yield Notice(
            "CX0161",
            Words(
                f"{measure.name}: the data covers {days} days, so its monthly users are those of {days} days, not of {WINDOW}.",
                f"{measure.name} : les données couvrent {days} jour(s) ; les utilisateurs mensuels sont ceux de "
                f"{days} jour(s) et non de {WINDOW}.",
            ),
            Words(
                "Over fewer days stickiness is higher; compare it with spans of the same length only.",
                "Sur moins de jours, l'assiduité est plus forte ; ne la comparez qu'à des durées égales.",
            ),
        )


def title_of(measure: Measure) -> Words:
    """Return the title with its basis."""
    return _TITLES[measure.statistic]


_TITLES = {
    "mean_dau": Words("Stickiness (mean DAU / MAU)", "Assiduité (DAU moyen / MAU)"),
    "last_day": Words("Stickiness (last day's DAU / MAU)", "Assiduité (DAU du dernier jour / MAU)"),
    "dau_wau": Words("Stickiness (mean DAU / WAU)", "Assiduité (DAU moyen / WAU)"),
}


def _of_rows(parts: Parts) -> dict[str, float | None]:
    dau, wau, mau = (_people(parts, name) for name in ("last_day", "week_users", "users"))
    return {
        "dau": _number(dau),
        "wau": _number(wau),
        "mau": _number(mau),
        "mean_dau": float(total(parts, "users")),
        "mean_dau_week": float(total(parts, "week_users")),
        "stickiness": _ratio(total(parts, "users"), mau),
        "stickiness_last_day": _ratio(Fraction(dau.weight, MICRO), mau),
        "stickiness_dau_wau": _ratio(total(parts, "week_users"), wau),
    }


def _of_counts(parts: Parts) -> dict[str, float | None]:
    dau, mau = people_of(parts, "dau"), people_of(parts, "mau")
    return {
        "dau": _number(dau),
        "mau": _number(mau),
        "stickiness": _ratio(Fraction(dau.weight, MICRO), mau),
    }


def _people(parts: Parts, name: str) -> Count:
    """Return those who have an amount of a quantity, whatever it is."""
    return parts[name].total if name in parts else NOBODY


def _number(count: Count) -> float:
    return count.weight / MICRO


def _ratio(some: Fraction, everyone: Count) -> float | None:
    return float(some * MICRO / everyone.weight) if everyone.weight else None


STICKINESS = Metric(
    name="stickiness",
    title=Words("Stickiness (DAU / MAU)", "Assiduité (DAU / MAU)"),
    definition=Words(
        "How much of a month's users come on a usual day: the mean number of daily users (DAU) divided by the "
        "different users of the last 28 days (MAU), or of each period when periods are cut. A user is active "
        "on a day of which there is a row, whatever was done; days without anybody count as 0. 'basis: "
        "last_day' takes the users of the last day only, 'basis: dau_wau' the last seven days and their users "
        "(WAU). It is not the MAU / DAU that some texts write, and not how long people stay.",
        "La part des utilisateurs du mois qui viennent un jour ordinaire : le nombre moyen d'utilisateurs par jour "
        "(DAU) divisé par les utilisateurs différents des 28 derniers jours (MAU), ou de chaque période quand il "
        "y en a. Un utilisateur est actif un jour où il a une ligne, quoi qu'il ait fait ; un jour sans personne "
        "compte pour 0. « basis: last_day » ne prend que le dernier jour, « basis: dau_wau » les sept derniers "
        "jours et leurs utilisateurs (WAU). Ce n'est pas le MAU / DAU qu'écrivent certains textes, ni la durée "
        "des visites.",
    ),
    formula=Words(
        "mean_dau: 100 x mean daily users / users of the window; "
        "last_day: 100 x users of its last day / users of the window; "
        "dau_wau: 100 x mean daily users of its last 7 days / users of these days",
        "mean_dau : 100 x utilisateurs par jour en moyenne / utilisateurs de la fenêtre ; "
        "last_day : 100 x utilisateurs du dernier jour / utilisateurs de la fenêtre ; "
        "dau_wau : 100 x utilisateurs par jour en moyenne des 7 derniers jours / utilisateurs de ces jours",
    ),
    source='Google Analytics 4, "User stickiness".',
    example="  stickiness:\n    type: stickiness\n    user: User\n    date: Day\n",
    units={"mean_dau": "percent", "last_day": "percent", "dau_wau": "percent"},
    headline=headline,
    score=score,
    base=Words("users", "utilisateurs"),
    title_of=title_of,
    notices=notices,
    answers=answers,
    keys=(
        Key("user", "Who was active.", "name", "Qui était actif."),
        Key("date", "The day of it.", "day", "Le jour."),
        Key(
            "dau",
            "Daily users: of the last day, or the mean of the days.",
            "count",
            "Utilisateurs par jour : du dernier jour, ou en moyenne.",
        ),
        Key("mau", "Different users of the month.", "count", "Utilisateurs différents du mois."),
    ),
    ways=(
        Way("rows", ("user", "date")),
        Way("counts", ("dau", "mau"), statistics=("mean_dau", "last_day")),
    ),
)
