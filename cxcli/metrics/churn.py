"""Churn: customers who left among those who were there at the start of the period.

Source:
    Farris, P. W., Bendle, N. T., Pfeifer, P. E. & Reibstein, D. J. (2010), Marketing Metrics, 2nd ed., chapter 5.
    Interval: Wilson, E. B. (1927), Journal of the American Statistical Association 22(158).
"""

from collections.abc import Iterator
from math import expm1
from typing import Any

from cxcli.errors import MetricRefused, Notice
from cxcli.evidence import NOBODY, Count, Distribution
from cxcli.metric import Estimate, Key, Metric, Parts, Way, estimate
from cxcli.scoring.customers import DAYS, KEYS, customers, flags_of, periods_of, unbalanced
from cxcli.scoring.rates import divided, rate_details
from cxcli.stats.account import as_total, share_of, stated, things, total
from cxcli.stats.customers import Customers, Terms, by, losses_per_mean, losses_per_month, net_change, ratio
from cxcli.stats.figure import figure_of
from cxcli.stats.headline import Headline, account_total, share_of_ones
from cxcli.study.scale import real
from cxcli.study.statistics import Statistics
from cxcli.study.study import Measure
from cxcli.words import Words

BASES = {
    "start_base": Words("of the customers at the start", "des clients présents au début"),
    "net_change": Words("net change of the number of customers", "variation nette du nombre de clients"),
    "total": Words("of all customers of the period", "de tous les clients de la période"),
    "average": Words("of the mean number of customers", "du nombre moyen de clients"),
    "exposure": Words("per 100 customer-months", "pour 100 mois-clients"),
    "mrr": Words("of the monthly revenue at the start", "du revenu mensuel présent au début"),
}

_NEEDS: dict[str, tuple[tuple[str, ...], ...]] = {
    "start_base": (("start", "lost"), ("start", "new", "end")),
    "net_change": (("start", "end"), ("start", "lost", "new")),
    "total": (("start", "lost", "new"), ("start", "new", "end")),
    "average": (("start", "lost", "end"), ("start", "lost", "new"), ("start", "new", "end")),
    "exposure": (("lost", "customer_months"),),
    "mrr": (("start", "lost"),),
}
"""Basis -> what ready counts must hold for it: one of these."""


def answers(parts: Parts, measure: Measure) -> Distribution:
    """Return the customers behind the rate: 1 for those who left; for rates that are no share, the rate.

    Raises:
        PartsExceedWhole: more left than there were.
    """
    basis = measure.statistic
    if basis in ("start_base", "total"):
        seen = customers(parts, measure)
        lost, whole = (seen.lost, seen.start) if basis == "start_base" else (seen.all_lost, seen.everyone)
        known = lost is not None and whole is not None
        return share_of(lost or NOBODY, whole or NOBODY, measure.name) if known else Distribution({})
    rate = by(_terms(parts, measure))
    behind = things(parts, "start") if basis == "mrr" else _behind(customers(parts, measure))
    return as_total(None if rate is None else 100 * rate, behind)


def headline(measure: Measure) -> Headline:
    """Return the share of customers who left; the other bases are rates that have no sampling error here."""
    return share_of_ones() if measure.statistic in ("start_base", "total") else account_total()


def base_of(measure: Measure) -> Words:
    """Return what stands behind the rate: of amounts counted elsewhere only the rows are known."""
    is_of_rows = measure.statistic == "mrr" and measure.way == "counts"
    return Words("rows", "lignes") if is_of_rows else Words("customers", "clients")


def score(answered: Distribution, measure: Measure, statistics: Statistics) -> Estimate:
    """Return the churn in percent, with every other basis that the data allows in the details.

    Shares have Wilson's interval. Net change falls below 0 when more customers came than left; the average
    and exposure bases may exceed 100.
    """
    figure = figure_of(answered, headline(measure), statistics, measure.interval)
    asked = headline(measure)
    terms = _terms(answered.parts, measure) if asked.kind == "total" and figure else None
    details = {
        **rate_details(answered, asked, statistics),
        **({} if terms is None else divided(*terms)),
        **_details(answered.parts, measure),
        "periods": periods_of(answered.parts),
    }
    return estimate(answered, figure, details=details, flags=flags_of(answered.parts))


def refuse(measure: Measure) -> MetricRefused | None:
    """Return why the basis cannot be worked out of the columns that are given, or None."""
    basis = measure.statistic
    of_rows = (("mrr",),) if basis == "mrr" else ((),)
    ways = of_rows if measure.way == "rows" else _NEEDS[basis]
    if any({*need} <= {*measure.inputs} for need in ways):
        return None
    wanted = [", ".join(need) for need in ways]
    return MetricRefused(
        Words(
            f"the basis '{basis}' needs {'; or '.join(wanted)}.",
            f"la base « {basis} » demande {' ; ou '.join(wanted)}.",
        ),
        Words("See: cxcli explain churn.", "Voyez : cxcli explain churn."),
    )


def title_of(measure: Measure) -> Words:
    """Return the title with its basis: there are several."""
    return CHURN.title.noted(BASES[measure.statistic])


def notices(answered: Distribution, measure: Measure) -> Iterator[Notice]:
    """Yield that ready counts contradict one another."""
    if measure.statistic != "mrr":
        yield from unbalanced(answered, measure)


def _terms(parts: Parts, measure: Measure) -> Terms:
    """Return what is divided by what for a basis that is no share of customers."""
    if measure.statistic == "mrr":
        return total(parts, _mrr("lost", measure)), total(parts, _mrr("start", measure))
    seen = customers(parts, measure)
    if measure.statistic == "net_change":
        return net_change(seen)
    return losses_per_mean(seen) if measure.statistic == "average" else losses_per_month(seen, parts)


def _details(parts: Parts, measure: Measure) -> dict[str, Any]:
    counts_are_revenue = measure.statistic == "mrr" and measure.way == "counts"
    seen = Customers(None, None, None, None, None) if counts_are_revenue else customers(parts, measure)
    hazard = by(losses_per_month(seen, parts))
    has_revenue = counts_are_revenue or "mrr_start" in parts
    revenue = {
        name: float(total(parts, _mrr(name, measure))) if has_revenue else None for name in ("start", "lost")
    }
    return {
        "variant_start_base": real(ratio(seen.lost, seen.start)),
        "variant_net_change": real(by(net_change(seen))),
        "variant_total": real(ratio(seen.all_lost, seen.everyone) if seen.new is not None else None),
        "variant_average": real(by(losses_per_mean(seen))),
        "variant_mrr": revenue["lost"] / revenue["start"]
        if revenue["start"] and revenue["lost"] is not None
        else None,
        "monthly_hazard": real(hazard),
        "monthly_probability": None if hazard is None else -expm1(-float(hazard)),
        **seen.facts(),
        **stated(parts, "customer_months"),
        "mrr_start": revenue["start"],
        "mrr_lost": revenue["lost"],
    }


def _behind(seen: Customers) -> int:
    known: Count | None = seen.everyone or seen.all_lost
    return 0 if known is None else known.people


def _mrr(name: str, measure: Measure) -> str:
    return f"mrr_{name}" if measure.way == "rows" else name


CHURN = Metric(
    name="churn",
    title=Words("Customer churn", "Attrition"),
    definition=Words(
        "Customers who left within the period among those who were there at its start. A customer is there from the day after the start of a row until the day of its end; whoever comes back within the period has not left, and counts once however many rows there are. Customers who came within the period count in the bases 'total', 'average' and 'exposure' only. For all of the time, the periods are pooled: all who left of all who were there at a start. It is not revenue churn (that is 'basis: mrr', where smaller subscriptions of customers who stay do not count), and not the net change of the number of customers (that is 'basis: net_change'), behind which new customers hide those who left.",
        "Les clients partis dans la période parmi ceux qui étaient présents à son début. Un client est présent du lendemain du début d'une ligne jusqu'au jour de sa fin ; qui revient dans la période n'est pas parti, et compte une fois quel que soit le nombre de ses lignes. Les clients arrivés dans la période ne comptent que dans les bases « total », « average » et « exposure ». Sur toute la durée, les périodes sont réunies : tous les départs sur tous les clients présents à un début. Ce n'est pas la perte de revenu (c'est « basis: mrr », où les abonnements réduits des clients qui restent ne comptent pas), ni la variation nette du nombre de clients (c'est « basis: net_change »), où les nouveaux clients cachent les départs.",
    ),
    formula=Words(
        "start_base: 100 x lost / start; net_change: 100 x (start - end) / start; total: 100 x (lost + lost_new) / (start + new); average: 100 x (lost + lost_new) / ((start + end) / 2); exposure: 100 x (lost + lost_new) / customer-months, a month being 30.4375 days; mrr: 100 x revenue of those lost / revenue at the start",
        "start_base : 100 x lost / start ; net_change : 100 x (start - end) / start ; total : 100 x (lost + lost_new) / (start + new) ; average : 100 x (lost + lost_new) / ((start + end) / 2) ; exposure : 100 x (lost + lost_new) / mois-clients, un mois valant 30,4375 jours ; mrr : 100 x revenu des partis / revenu au début",
    ),
    source="Farris, P. W., Bendle, N. T., Pfeifer, P. E. & Reibstein, D. J. (2010), Marketing Metrics, 2nd ed., chapter 5.",
    example="  churn:\n    type: churn\n    customer: CustomerId\n    start: Since\n    end: Left  # blank while going on\n",
    units=dict.fromkeys(BASES, "percent"),
    headline=headline,
    score=score,
    base_of=base_of,
    refuse=refuse,
    title_of=title_of,
    keys=(
        *KEYS,
        Key("customer_months", "Months that customers were there, all together (basis exposure).", "count", "Mois de présence de tous les clients ensemble (base exposure)."),
        Key("mrr", "Monthly revenue of the row; blank: none.", "count", "Revenu mensuel de la ligne ; vide : aucun."),
    ),
    ways=(
        Way("rows", ("customer", "start", "end"), ("mrr",), kinds=DAYS, blanks=("end",), lasting="over"),
        Way("counts", ("start", "lost"), ("new", "lost_new", "end", "customer_months")),
        Way("counts", ("start", "end"), ("new", "lost_new")),
        Way("counts", ("lost", "customer_months"), ("start", "new", "lost_new", "end")),
    ),
    answers=answers,
    better="lower",
    notices=notices,
)  # fmt: skip
