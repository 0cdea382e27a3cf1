"""What `cxcli plan` is told about the answers to expect."""

from cxcli.cli.plan_options import PlanOptions
from cxcli.errors import UsageProblem
from cxcli.report.wording import format_point
from cxcli.stats.assumed import Assumed, AssumedMean, AssumedNet, AssumedShare
from cxcli.words import Words

FACTOR = {"nps": 100.0, "share": 100.0, "mean": 1.0}
"""How many of a metric's points the unit of the statistics is."""


def assumed_of(asked: PlanOptions) -> Assumed:
    """Return what is assumed of the answers; its variance is not 0.

    Raises:
        UsageProblem: something is missing, or cannot be.
    """
    if asked.metric == "nps":
        return _assumed_net(asked.promoters, asked.detractors)
    if asked.metric == "share":
        return AssumedShare(None if asked.share is None else asked.share / 100)
    if asked.sd is None:
        raise UsageProblem(
            Words(
                "A mean needs the standard deviation that is expected of the answers.",
                "Pour une moyenne, il faut l'écart-type attendu des réponses.",
            ),
            Words(
                "Give --sd, from an earlier survey; half the length of the scale is the worst case (2 on 1-5, 3 on 1-7).",
                "Donnez --sd, tiré d'une enquête antérieure ; la moitié de l'étendue de l'échelle est le pire cas "
                "(2 sur 1-5, 3 sur 1-7).",
            ),
        )
    return AssumedMean(asked.sd)


def moved_of(assumed: Assumed, asked: PlanOptions) -> Assumed:
    """Return what is assumed of the other group, which differs by what is sought.

    Raises:
        UsageProblem: the scale ends before.
    """
    difference = asked.difference or 0.0
    moved = assumed.moved(difference / FACTOR[asked.metric])
    if moved is None:
        raise UsageProblem(
            Words(
                f"A difference of {format_point(difference)} from what is expected goes beyond the end of the scale.",
                f"Un écart de {format_point(difference, 'fr')} par rapport à ce qui est attendu dépasse le bout de l'échelle.",
            ),
            Words(
                f"Look for less, or the other way: --difference {format_point(-difference)}.",
                f"Cherchez moins, ou dans l'autre sens : --difference {format_point(-difference)}.",
            ),
        )
    return moved


def _assumed_net(promoters: float | None, detractors: float | None) -> AssumedNet:
    if promoters is None and detractors is None:
        return AssumedNet(None)
    if promoters is None or detractors is None:
        raise _one_of_two()
    if promoters + detractors > 100:
        raise _more_than_everybody(promoters + detractors)
    assumed = AssumedNet((promoters / 100, detractors / 100))
    if assumed.variance < 1e-9:
        raise _all_alike()
    return assumed


def _one_of_two() -> UsageProblem:
    return UsageProblem(
        Words(
            "The expected promoters and detractors go together.",
            "Les promoteurs et les détracteurs attendus vont ensemble.",
        ),
        Words(
            "Give both, for example --promoters 50 --detractors 20, or neither for the worst case.",
            "Donnez les deux, par exemple --promoters 50 --detractors 20, ou aucun pour le pire cas.",
        ),
    )


def _more_than_everybody(total: float) -> UsageProblem:
    return UsageProblem(
        Words(
            f"Promoters and detractors add up to {format_point(total)}%, more than everybody.",
            f"Promoteurs et détracteurs font {format_point(total, 'fr')} % ensemble, plus que tout le monde.",
        ),
        Words("For example --promoters 50 --detractors 20.", "Par exemple --promoters 50 --detractors 20."),
    )


def _all_alike() -> UsageProblem:
    return UsageProblem(
        Words(
            "With these shares everybody answers alike, and one answer would do.",
            "Avec ces parts, tout le monde répond pareil et une seule réponse suffirait.",
        ),
        Words(
            "Give shares that the answers may have, for example --promoters 50 --detractors 20.",
            "Donnez des parts que les réponses peuvent avoir, par exemple --promoters 50 --detractors 20.",
        ),
    )
