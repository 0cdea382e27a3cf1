"""Conversion: visitors who converted among all visitors.

Source:
    Farris, P. W., Bendle, N. T., Pfeifer, P. E. & Reibstein, D. J. (2010), Marketing Metrics, 2nd ed., chapter 10.
    Interval: Wilson, E. B. (1927), Journal of the American Statistical Association 22(158).
"""

from collections.abc import Iterator

from cxcli.errors import MetricRefused, Notice
from cxcli.evidence import Distribution
from cxcli.metric import Estimate, Key, Metric, Parts, Way, estimate
from cxcli.scoring.rates import divided, rate_details
from cxcli.stats.account import as_total, people_of, quotient, share_of, total
from cxcli.stats.figure import figure_of
from cxcli.stats.headline import ENDLESS, Headline, account_total, share_of_ones
from cxcli.stats.linear import itself
from cxcli.study.scale import plain, real
from cxcli.study.statistics import Statistics
from cxcli.study.study import Measure
from cxcli.words import Words

BASES = {
    "unique": Words("unique visitors", "visiteurs uniques"),
    "leads": Words("of leads", "des prospects"),
    "events": Words("conversions per 100 visitors", "conversions pour 100 visiteurs"),
}

_NEEDS = {("unique", "counts"): "visitors", ("events", "counts"): "visitors", ("leads", "counts"): "leads", ("leads", "rows"): "lead"}  # fmt: skip


def answers(parts: Parts, measure: Measure) -> Distribution:
    """Return the visitors, or leads: 1 for those who converted; for the basis `events` how often each did.

    Ready counts do not tell how often each visitor converted: for `events` they give the rate alone.

    Raises:
        PartsExceedWhole: more converted than there are.
    """
    basis, is_of_rows = measure.statistic, measure.way == "rows"
    if basis == "events" and is_of_rows:
        return parts["conversions"] if "conversions" in parts else Distribution({})
    if basis == "events":
        rate = quotient(100 * total(parts, "conversions"), total(parts, "visitors"))
        return as_total(rate, people_of(parts, "visitors").people)
    whole = "visitors" if basis == "unique" else "leads"
    return share_of(people_of(parts, _converted(basis, measure)), people_of(parts, whole), measure.name)


def headline(measure: Measure) -> Headline:
    """Return the share of those who converted; for `events` the mean number of conversions, in percent."""
    if measure.statistic != "events":
        return share_of_ones()
    if measure.way != "rows":
        return account_total()
    return Headline("amount", itself, -ENDLESS, ENDLESS, 100)


def base_of(measure: Measure) -> Words:
    """Return who could convert."""
    is_of_leads = measure.statistic == "leads"
    return Words("leads", "prospects") if is_of_leads else Words("visitors", "visiteurs")


def score(answered: Distribution, measure: Measure, statistics: Statistics) -> Estimate:
    """Return the rate in percent; that of events may exceed 100, and has Student's interval."""
    figure = figure_of(answered, headline(measure), statistics, measure.interval)
    parts = answered.parts
    rates = _rates(answered, measure, statistics)
    lead_based = quotient(total(parts, _converted("leads", measure)), total(parts, "leads"))
    told = _COUNTS if measure.way == "rows" else tuple(measure.inputs)
    counts = {name: plain(total(parts, name)) if name in told and parts else None for name in _COUNTS}
    return estimate(answered, figure, details={**rates, "lead_based": real(lead_based), **counts})


def _rates(answered: Distribution, measure: Measure, statistics: Statistics) -> dict[str, float | None]:
    """Return the rate as a share and in percent; one that may exceed 1 has no limits of a share."""
    asked = headline(measure)
    if asked.kind == "share":
        return rate_details(answered, asked, statistics)
    figure = figure_of(answered, asked, statistics)
    value = None if figure is None else figure.value
    share_ = None if value is None else value / 100
    terms = [total(answered.parts, name) if figure else None for name in ("conversions", "visitors")]
    return {"rate": share_, "rate_pct": value, "wilson_low": None, "wilson_high": None, **divided(*terms)}


_COUNTS = ("visitors", "converters", "conversions", "leads", "lead_converters")


def refuse(measure: Measure) -> MetricRefused | None:
    """Return why the basis cannot be worked out of the columns that are given, or None."""
    need = _NEEDS.get((measure.statistic, str(measure.way)))
    if need is None or need in measure.inputs:
        return None
    return MetricRefused(
        Words(
            f"the basis '{measure.statistic}' needs {need}.",
            f"la base « {measure.statistic} » demande {need}.",
        ),
        Words(f"Write {need}: COLUMN.", f"Écrivez {need}: COLONNE."),
    )


def title_of(measure: Measure) -> Words:
    """Return the title with its basis: there are several."""
    return CONVERSION.title.noted(BASES[measure.statistic])


def notices(answered: Distribution, measure: Measure) -> Iterator[Notice]:
    """Yield what looks like a mistake: a rate above 100, and a column in which nobody fails to convert."""
    visitors, times = (total(answered.parts, name) for name in ("visitors", "conversions"))
    if measure.statistic == "events" and times > visitors:
        yield Notice(
            "CX0144",
            Words(
                f"{measure.name}: there are more conversions than visitors; the rate is above 100%.",
                f"{measure.name} : il y a plus de conversions que de visiteurs ; le taux dépasse 100 %.",
            ),
            Words(
                "Visitors who convert again count again; for the share of visitors, leave basis out.",
                "Un visiteur qui convertit à nouveau compte à nouveau ; pour la part des visiteurs, retirez basis.",
            ),
        )
    if measure.way == "rows" and answered.missing and visitors == total(answered.parts, "converters") > 0:
        yield Notice(
            "CX0145",
            Words(
                f"{measure.name}: everybody converted whose cell is not blank; {answered.missing} rows with a blank are left out.",
                f"{measure.name} : tous ceux dont la cellule est remplie ont converti ; {answered.missing} ligne(s) vide(s) sont écartées.",
            ),
            Words(
                "If a blank means no, write no (or 0) in these cells.",
                "Si une cellule vide veut dire non, écrivez-y non (ou 0).",
            ),
        )


def _converted(basis: str, measure: Measure) -> str:
    """Return the quantity of those who converted."""
    if measure.way != "rows":
        return "conversions"
    return "lead_converters" if basis == "leads" else "converters"


CONVERSION = Metric(
    name="conversion",
    title=Words("Conversion rate", "Taux de conversion"),
    definition=Words(
        "Visitors who converted among all visitors, each counted once for all of the time, and once in each period and segment. With 'basis: leads' among the leads; with 'basis: events' every conversion counts, also several of one visitor: the rate may exceed 100%. A visitor is whoever has an id of their own: several devices are several visitors. It is not the share of visits that convert, and it does not say when: a conversion after the period does not count in it.",
        "Les visiteurs qui ont converti parmi tous les visiteurs, chacun compté une fois sur toute la durée, et une fois par période et par segment. Avec « basis: leads », parmi les prospects ; avec « basis: events », chaque conversion compte, même plusieurs du même visiteur : le taux peut dépasser 100 %. Un visiteur est un identifiant : plusieurs appareils font plusieurs visiteurs. Ce n'est pas la part des visites qui convertissent, et une conversion après la période n'y compte pas.",
    ),
    formula=Words(
        "unique: 100 x visitors who converted / visitors; leads: 100 x leads who converted / leads; events: 100 x conversions / visitors",
        "unique : 100 x visiteurs convertis / visiteurs ; leads : 100 x prospects convertis / prospects ; events : 100 x conversions / visiteurs",
    ),
    source="Farris, P. W., Bendle, N. T., Pfeifer, P. E. & Reibstein, D. J. (2010), Marketing Metrics, 2nd ed., chapter 10.",
    example="  conversion:\n    type: conversion\n    visitor: VisitorId\n    converted: Purchases  # yes or no, or how many\n",
    units=dict.fromkeys(BASES, "percent"),
    headline=headline,
    score=score,
    base_of=base_of,
    refuse=refuse,
    title_of=title_of,
    keys=(
        Key("visitor", "Id of the visitor.", "name", "Identifiant du visiteur."),
        Key("converted", "Whether the visit converted: yes or no, or how many times.", "count", "Si la visite a converti : oui ou non, ou combien de fois."),
        Key("lead", "Whether the visitor is a lead: yes or no (basis leads).", "flag", "Si le visiteur est un prospect : oui ou non (base leads)."),
        Key("visitors", "Visitors, or users of a free plan.", "count", "Les visiteurs, ou les utilisateurs de l'offre gratuite."),
        Key("conversions", "Those of them who converted; for the basis events, all conversions.", "count", "Ceux d'entre eux qui ont converti ; pour la base events, toutes les conversions."),
        Key("leads", "Leads among the visitors.", "count", "Les prospects parmi les visiteurs."),
    ),
    ways=(
        Way("rows", ("visitor", "converted"), ("lead",)),
        Way("counts", ("visitors", "conversions"), ("leads",)),
        Way("counts", ("leads", "conversions")),
    ),
    answers=answers,
    notices=notices,
)  # fmt: skip
