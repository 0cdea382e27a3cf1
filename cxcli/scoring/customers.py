"""What churn, retention and growth have in common: their quantities, their keys, and what they tell."""

from collections.abc import Iterator, Mapping
from fractions import Fraction

from cxcli.errors import Notice
from cxcli.evidence import Distribution
from cxcli.metric import Key, KeyKind, Way
from cxcli.stats.account import Parts, total
from cxcli.stats.customers import QUANTITIES, Customers, customers_of
from cxcli.study.scale import plain
from cxcli.study.study import Measure
from cxcli.words import Words

KEYS: tuple[Key, ...] = (
    Key("customer", "Id of the customer; one row each, or one a subscription.", "name", "Identifiant du client ; une ligne par client, ou par abonnement."),
    Key(
        "start",
        "In rows the day on which a customer began; as counts, customers there at the start of the period.",
        "count",
        "En lignes, le jour où le client a commencé ; en effectifs, les clients présents au début de la période.",
    ),
    Key(
        "end",
        "In rows the day on which a customer left, blank while going on; as counts, customers there at the end.",
        "count",
        "En lignes, le jour où le client est parti, vide s'il est toujours là ; en effectifs, les clients présents à la fin.",
        not_before="start",
    ),
    Key("lost", "Customers of the start who left.", "count", "Les clients du début qui sont partis."),
    Key("new", "Customers who came within the period.", "count", "Les clients arrivés dans la période."),
    Key(
        "lost_new",
        "New customers who left within the same period.",
        "count",
        "Les nouveaux clients repartis dans la même période.",
    ),
)  # fmt: skip
"""The keys that all three take."""

DAYS: Mapping[str, KeyKind] = {"start": "day", "end": "day"}
"""What two of them hold in rows."""

ROWS = Way("rows", ("customer", "start", "end"), kinds=DAYS, blanks=("end",), lasting="over")
"""One row per customer, or per subscription."""


def customers(parts: Parts, measure: Measure) -> Customers:
    """Return the customers that the parts of a measure tell of.

    Raises:
        PartsExceedWhole: more were lost than there were.
    """
    told = QUANTITIES if measure.way == "rows" else tuple(measure.inputs)
    return customers_of(parts, told, measure.name)


def periods_of(parts: Parts) -> int | None:
    """Return how many periods were put together; None when none were."""
    part = parts.get("periods")
    return None if part is None else max(map(int, part.valid), default=None)


def flags_of(parts: Parts) -> tuple[str, ...]:
    """Return what there is to say of the periods: the run sees a part of this one, or several are pooled."""
    return ("partial_period",) * ("partial" in parts) + ("pooled_periods",) * ((periods_of(parts) or 1) > 1)


def unbalanced(answered: Distribution, measure: Measure) -> Iterator[Notice]:
    """Yield that ready counts contradict one another: the end is not what start, lost and new lead to."""
    if measure.way != "counts" or not {"start", "lost", "new", "end"} <= {*measure.inputs}:
        return
    start, lost, new, lost_new, end = (total(answered.parts, name) for name in QUANTITIES)
    expected: Fraction = start - lost + new - lost_new
    if end != expected:
        yield Notice(
            "CX0142",
            Words(
                f"{measure.name}: the counts say {plain(end)} customers at the end, but start - lost + new - lost_new is {plain(expected)}.",
                f"{measure.name} : les effectifs donnent {plain(end)} clients à la fin, mais start - lost + new - lost_new vaut {plain(expected)}.",
            ),
            Words(
                "Check the columns; customers who came back, or rows left out, may be the reason.",
                "Vérifiez les colonnes ; des clients revenus, ou des lignes écartées, peuvent l'expliquer.",
            ),
        )
