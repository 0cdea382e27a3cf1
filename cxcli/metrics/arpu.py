"""Revenue per user: ARPU, per account (ARPA), or per paying user (ARPPU).

Source:
    ARPA: ChartMogul (2015), The Ultimate SaaS Metrics Cheat Sheet: revenue / accounts at the snapshot.
    Interval: the mean of the users' revenues, which is the linearised ratio of revenue to users;
    Gosset, W. S. ("Student") (1908), "The Probable Error of a Mean", Biometrika 6(1).
"""

from dataclasses import replace
from fractions import Fraction

from cxcli.evidence import NOBODY, Distribution
from cxcli.metric import MONEY, Estimate, Key, Metric, Parts, Way, estimate
from cxcli.stats.account import as_total, quotient, stated, total
from cxcli.stats.figure import figure_of
from cxcli.stats.headline import Headline, account_total, amount
from cxcli.stats.linear import mean_of
from cxcli.study.scale import real
from cxcli.study.statistics import Statistics
from cxcli.study.study import Measure
from cxcli.words import Words


def answers(parts: Parts, measure: Measure) -> Distribution:
    """Return the revenue of each user; from ready counts, a total behind which stand the users."""
    if measure.way == "counts":
        return as_total(_of_counts(parts, measure.statistic), _users(parts, measure.statistic))
    return _each(parts, measure.statistic)


def headline(measure: Measure) -> Headline:
    """Return the mean over users; of ready counts, a total, since nothing tells how users differ."""
    return account_total() if measure.way == "counts" else amount()


def base_of(measure: Measure) -> Words:
    """Return what the revenue is divided by."""
    is_by_account = measure.statistic == "arpa"
    return Words("accounts", "comptes") if is_by_account else Words("users", "utilisateurs")


TITLES = {
    "arpa": Words("Revenue per account (ARPA)", "Revenu par compte (ARPA)"),
    "arppu": Words("Revenue per paying user (ARPPU)", "Revenu par utilisateur payant (ARPPU)"),
}
"""Statistic -> its title, where it is not that of the type."""


def title_of(measure: Measure) -> Words:
    """Return the title of the basis."""
    return TITLES.get(measure.statistic, ARPU.title)


def score(answered: Distribution, measure: Measure, statistics: Statistics) -> Estimate:
    """Return the revenue per user, from rows with a t interval."""
    figure = figure_of(answered, headline(measure), statistics)
    details = _counted if measure.way == "counts" else _distinct
    return estimate(answered, figure, details=details(answered.parts))


def _each(parts: Parts, statistic: str) -> Distribution:
    revenue = parts.get("revenue", Distribution({}))
    if statistic != "arppu":
        return revenue
    return replace(revenue, valid={amount: n for amount, n in revenue.valid.items() if amount > 0})


def _distinct(parts: Parts) -> dict[str, float | int | None]:
    found: dict[str, float | int | None] = {}
    for statistic, users in (("arpu", "users"), ("arppu", "paying_users")):
        each = _each(parts, statistic)
        found |= {statistic: real(mean_of(each)), users: each.n or None}
    return found | stated(parts, "revenue")


def _users(parts: Parts, statistic: str) -> Fraction:
    """Return the users behind the value: those at the end for accounts, else the mean of both ends."""
    end = total(parts, "users_end")
    return end if statistic == "arpa" else (total(parts, "users_start") + end) / 2


def _of_counts(parts: Parts, statistic: str) -> Fraction | None:
    is_by_account = statistic == "arpa" and parts.get("mrr", Distribution({})).total != NOBODY
    return quotient(total(parts, "mrr" if is_by_account else "revenue"), _users(parts, statistic))


def _counted(parts: Parts) -> dict[str, float | int | None]:
    by_user, by_account = _of_counts(parts, "arpu"), _of_counts(parts, "arpa")
    return {
        "arpu": real(by_user),
        "arpa_mrr_over_active": real(by_account),
        **stated(parts, "revenue", "mrr", "users_start", "users_end"),
    }


ARPU = Metric(
    name="arpu",
    title=Words("Revenue per user (ARPU)", "Revenu par utilisateur (ARPU)"),
    definition=Words(
        "Revenue divided by the users of the period, each counted once (arpu), by those who paid (arppu), or by the accounts active at its end (arpa). It is not profit, and not what the typical user pays: few users may bring most of it.",
        "Le revenu divisé par les utilisateurs de la période, chacun compté une fois (arpu), par ceux qui ont payé (arppu), ou par les comptes actifs à la fin (arpa). Ce n'est pas un bénéfice, ni ce que paie l'utilisateur typique\xa0: quelques-uns peuvent en apporter l'essentiel.",
    ),
    formula=Words(
        "revenue / distinct users; from counts: revenue / ((users_start + users_end) / 2); arpa: mrr / users_end, or revenue / users_end without mrr; arppu: revenue / distinct users who paid",
        "revenu / utilisateurs distincts\xa0; à partir de totaux\xa0: revenu / ((users_start + users_end) / 2)\xa0; arpa\xa0: mrr / users_end, ou revenu / users_end sans mrr\xa0; arppu\xa0: revenu / utilisateurs distincts qui ont payé",
    ),
    source="ChartMogul (2015), The Ultimate SaaS Metrics Cheat Sheet.",
    example="  arpu:\n    type: arpu\n    revenue: Revenue\n    user: UserId\n",
    units={"arpu": MONEY, "arpa": MONEY, "arppu": MONEY},
    headline=headline,
    score=score,
    base_of=base_of,
    title_of=title_of,
    keys=(
        Key("revenue", "Revenue, refunds below zero.", fr="Revenu, remboursements en négatif."),
        Key(
            "user",
            "Id of the user, or of the account.",
            "name",
            "Identifiant de l'utilisateur, ou du compte.",
        ),
        Key(
            "users_start",
            "Users at the start of the period.",
            "count",
            "Utilisateurs au début de la période.",
        ),
        Key("users_end", "Users at its end.", "count", "Utilisateurs à la fin."),
        Key("mrr", "Monthly recurring revenue.", fr="Revenu récurrent mensuel."),
    ),
    ways=(
        Way("rows", ("user", "revenue"), statistics=("arpu", "arppu")),
        Way("counts", ("users_start", "users_end", "revenue"), ("mrr",), statistics=("arpu", "arpa")),
    ),
    answers=answers,
)
