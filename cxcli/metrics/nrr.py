"""Net revenue retention: what is left, a period later, of the monthly revenue of the customers at its start.

Source:
    Bessemer Venture Partners (2021), Scaling to $100 Million: net and gross retention of a cohort's revenue.
"""

from collections.abc import Iterator
from fractions import Fraction

from cxcli.errors import Notice
from cxcli.evidence import Distribution
from cxcli.metric import Estimate, Key, Metric, Parts, Way, estimate
from cxcli.stats.account import as_total, quotient, stated, things, total
from cxcli.stats.figure import figure_of
from cxcli.stats.headline import Headline, account_total
from cxcli.study.statistics import Statistics
from cxcli.study.study import Measure
from cxcli.words import Words

FIGURES = {"nrr": "ndr_pct", "grr": "grr_pct", "net_churn": "net_mrr_churn_pct"}
"""Statistic -> the name of its figure in the details."""


def answers(parts: Parts, measure: Measure) -> Distribution:
    """Return the rate, behind which stand the customers at the start; nobody's without revenue there."""
    return as_total(_rates(parts)[measure.statistic], things(parts, "start"))


def headline(_: Measure) -> Headline:
    """Return the total: a rate of revenue, not of customers."""
    return account_total()


def base_of(measure: Measure) -> Words:
    """Return what stands behind the rate: of amounts counted elsewhere only the rows are known."""
    return Words("rows", "lignes") if measure.way == "counts" else Words("customers", "clients")


def score(answered: Distribution, measure: Measure, statistics: Statistics) -> Estimate:
    """Return the rate in percent: 100 when nothing changed; below 0 for net churn that expansion outweighs."""
    figure = figure_of(answered, headline(measure), statistics)
    rates = _rates(answered.parts)
    named = {FIGURES[name]: None if rate is None else float(rate) for name, rate in rates.items()}
    moved = stated(answered.parts, "start", "expansion", "contraction", "churned", "new")
    return estimate(answered, figure, details={**named, **moved})


def _rates(parts: Parts) -> dict[str, Fraction | None]:
    """Return every rate in percent; None when nothing was there at the start."""
    start, expansion, contraction, churned = (
        total(parts, name) for name in ("start", "expansion", "contraction", "churned")
    )
    lost = contraction + churned
    left = {"nrr": start + expansion - lost, "grr": start - lost, "net_churn": lost - expansion}
    return {name: quotient(100 * amount, max(start, Fraction(0))) for name, amount in left.items()}


BASES = {
    "grr": Words("Gross revenue retention (GRR)", "Rétention brute du revenu (GRR)"),
    "net_churn": Words("Net revenue churn", "Perte nette de revenu"),
}
"""Statistic -> its title, where it is not that of the type."""


def title_of(measure: Measure) -> Words:
    """Return the title of the basis."""
    return BASES.get(measure.statistic, NRR.title)


def notices(answered: Distribution, measure: Measure) -> Iterator[Notice]:
    """Yield what cannot be: a gross retention above 100 or below 0, or a net one below the gross one."""
    rates = _rates(answered.parts)
    net, gross = rates["nrr"], rates["grr"]
    if gross is not None and gross > 100:
        yield _impossible("CX0151", measure.name, _ABOVE)
    if gross is not None and gross < 0:
        yield Notice("CX0151", _named(measure.name, _MORE_THAN_ALL), _CHECK)
    if net is not None and gross is not None and net < gross:
        yield _impossible("CX0150", measure.name, _BELOW)


_ABOVE = Words(
    "gross revenue retention is above 100%, which cannot be: contraction or churned is below zero.",
    "la rétention brute du revenu dépasse 100\xa0%, ce qui est impossible\xa0: contraction ou churned est négatif.",
)
_BELOW = Words(
    "net revenue retention is below the gross one, which cannot be: expansion is below zero.",
    "la rétention nette du revenu est inférieure à la brute, ce qui est impossible\xa0: expansion est négatif.",
)


_MORE_THAN_ALL = Words(
    "gross revenue retention is below 0%, which cannot be: contraction and churned exceed the revenue at the start.",
    "la rétention brute du revenu est négative, ce qui est impossible\xa0: contraction et churned dépassent le revenu du début.",
)
_CHECK = Words(
    "Count the losses of customers of the start only, each amount once.",
    "Ne comptez que les pertes des clients du début, chaque montant une fois.",
)


def _named(metric: str, what: Words) -> Words:
    return Words(f"{metric}: {what.en}", f"{metric}\xa0: {what.fr}")


def _impossible(code: str, metric: str, what: Words) -> Notice:
    return Notice(
        code,
        _named(metric, what),
        Words("Write amounts lost as positive numbers.", "Écrivez les montants perdus en nombres positifs."),
    )


NRR = Metric(
    name="nrr",
    title=Words("Net revenue retention (NRR)", "Rétention nette du revenu (NRR)"),
    definition=Words(
        "Monthly revenue at the end, in percent of that at the start, of the customers who were there at the start; customers who came since are left out. It is a level, not a variation: 100 means that nothing changed.",
        "Le revenu mensuel à la fin, en pourcentage de celui du début, des clients présents au début\xa0; les clients arrivés depuis n'y sont pas. C'est un niveau, non une variation\xa0: 100 veut dire que rien n'a changé.",
    ),
    formula=Words(
        "100 x (start + expansion - contraction - churned) / start; gross (grr): without expansion; net_churn: 100 - nrr",
        "100 x (start + expansion - contraction - churned) / start\xa0; brute (grr)\xa0: sans expansion\xa0; net_churn\xa0: 100 - nrr",
    ),
    source="Bessemer Venture Partners (2021), Scaling to $100 Million.",
    example="  nrr:\n    type: nrr\n    customer: CustomerId\n    month: Month\n    mrr: MRR\n",
    units={"nrr": "percent", "grr": "percent", "net_churn": "percent"},
    headline=headline,
    score=score,
    base_of=base_of,
    title_of=title_of,
    keys=(
        Key("customer", "Id of the customer.", "name", "Identifiant du client."),
        Key("month", "The month, such as 2026-01.", "month", "Le mois, par exemple 2026-01."),
        Key("mrr", "Monthly recurring revenue.", fr="Revenu récurrent mensuel."),
        Key(
            "start",
            "In rows the day on which a subscription began; as amounts, monthly revenue at the start.",
            fr="En lignes, le jour où un abonnement a commencé\xa0; en montants, le revenu mensuel au début.",
        ),
        Key(
            "end",
            "The day on which it ended, blank while going on.",
            "day",
            "Le jour où il a pris fin, vide s'il court toujours.",
            not_before="start",
        ),
        Key("expansion", "What customers of the start pay more.", fr="Ce que les clients du début paient en plus."),
        Key("contraction", "What they pay less.", fr="Ce qu'ils paient en moins."),
        Key("churned", "What those paid who left.", fr="Ce que payaient ceux qui sont partis."),
        Key("new", "What new customers pay; it does not count.", fr="Ce que paient les nouveaux clients\xa0; hors calcul."),
    ),
    ways=(
        Way("rows", ("month", "customer", "mrr")),
        Way(
            "rows",
            ("customer", "mrr", "start", "end"),
            kinds={"start": "day"},
            blanks=("end",),
            lasting="over",
        ),
        Way("counts", ("start", "expansion", "contraction", "churned"), ("new",)),
    ),
    answers=answers,
    is_of_people=False,
    less_is_better=frozenset({"net_churn"}),
    notices=notices,
)  # fmt: skip
