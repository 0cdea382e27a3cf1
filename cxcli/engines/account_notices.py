"""Warnings about accounts that no metric can see alone: two that contradict one another, days out of order."""

from collections.abc import Iterator, Mapping
from fractions import Fraction
from itertools import product

from cxcli.engines.unread import Unread, is_out_of_order, listed
from cxcli.errors import Notice
from cxcli.evidence import Distribution
from cxcli.report.build import Scored
from cxcli.report.wording import format_percent
from cxcli.study.study import Measure, Study
from cxcli.words import Words

_SAME = ("customer", "start", "end")


def unlike_churn(study: Study, scored: Scored) -> Iterator[Notice]:
    """Yield each retention that is not 100 less the churn of the same customers, where both are shown."""
    shown = {r.metric for r in scored.results if r.is_overall and r.suppressed is None and r.n}
    measures = [m for m in study.measures if m.name in shown]
    retentions = [m for m in measures if m.type == "retention"]
    churns = [m for m in measures if m.type == "churn" and m.statistic == "start_base"]
    for retention, churn in product(retentions, churns):
        both = [_rate(scored.overall[one.name]) for one in (retention, churn)]
        if _ask_the_same(retention, churn) and sum(both) != 1:
            yield _contradiction(retention, churn, float(100 * sum(both)))


def out_of_order(metric: str, found: list[Unread]) -> Iterator[Notice]:
    """Yield how many rows of a metric end before they start, or are paid before they are signed up."""
    wrong = [one for one in found if is_out_of_order(one)]
    rows = sum(one.people for one in wrong)
    if rows:
        left_out = "row has its days out of order and is left out"
        plural = "rows have their days out of order and are left out"
        yield Notice(
            "CX0143",
            Words(
                f"{metric}: {rows} {left_out if rows == 1 else plural}: {listed(wrong).en}.",
                f"{metric}\u00a0: {rows} ligne(s) ont des jours dans le désordre et sont écartées\u00a0: {listed(wrong).fr}.",
            ),
            Words(
                "Correct the days, or check that the two columns are not swapped.",
                "Corrigez les jours, ou vérifiez que les deux colonnes ne sont pas interverties.",
            ),
        )


def _ask_the_same(first: Measure, second: Measure) -> bool:
    same: list[Mapping[str, object]] = [
        {name: ref for name, ref in one.inputs.items() if name in _SAME[: 3 if one.way == "rows" else 2]}
        for one in (first, second)
    ]
    return first.way == second.way and first.where == second.where and same[0] == same[1]


def _rate(answers: Distribution) -> Fraction:
    everyone, who = answers.total.weight, answers.valid.get(Fraction(1))
    return Fraction(who.weight if who else 0, everyone) if everyone else Fraction(0)


def _contradiction(retention: Measure, churn: Measure, together: float) -> Notice:
    shown = Words(format_percent(together, 1, "en"), format_percent(together, 1, "fr"))
    return Notice(
        "CX0141",
        Words(
            f"{retention.name} and {churn.name} are about the same customers, but add up to {shown.en} instead of 100%.",
            f"{retention.name} et {churn.name} portent sur les mêmes clients, mais totalisent {shown.fr} au lieu de 100\u00a0%.",
        ),
        Words(
            "Check the counts: end = start - lost + new - lost_new.",
            "Vérifiez les effectifs\u00a0: end = start - lost + new - lost_new.",
        ),
    )
