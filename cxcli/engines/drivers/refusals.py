"""Why no importance is computed: too few people, a question without differences, drivers that say the same."""

from collections.abc import Sequence

import numpy as np

from cxcli.engines.drivers.complete import Complete
from cxcli.errors import ConstantColumn, CxcliError, EntangledColumns, TooFewComplete
from cxcli.report.suppression import flag_of
from cxcli.stats.importance.covariance import correlations, covariances
from cxcli.stats.importance.regression import MOST_CONDITION, condition_number, entangled
from cxcli.study.study import Privacy
from cxcli.words import Words

LEAST_PEOPLE, PER_DRIVER = 50, 10
"""People that are needed at all, and for each driver."""


def refusal(complete: Complete, names: Sequence[str], privacy: Privacy) -> CxcliError | None:
    """Return why the drivers cannot be ranked, or None.

    Args:
        complete: the people who answered everything.
        names: of the drivers, and last of the metric.
        privacy: a base that is to be hidden is too small here as well, and is not told.
    """
    least = max(LEAST_PEOPLE, PER_DRIVER * (len(names) - 1))
    if flag_of(complete.n, complete.effective, privacy) == "suppressed" and complete.n:
        return _too_few(None, complete.asked, max(least, privacy.suppress_below))
    if complete.n < least:
        return _too_few(complete.n, complete.asked, least)
    values = complete.answers.values
    constant = [name for name, spread in zip(names, np.ptp(values, axis=0), strict=True) if not spread]
    return _constant(constant) if constant else _entangled(complete, names)


def _too_few(n: int | None, asked: int, least: int) -> TooFewComplete:
    hint = Words(
        "Leave out drivers that few people answered, or wait for more answers.",
        "Retirez les leviers auxquels peu de personnes ont répondu, ou attendez d'autres réponses.",
    )
    if n is None:
        return TooFewComplete(
            Words(
                f"Fewer people answered the metric and all of its drivers than the {least} that are needed.",
                f"Moins de personnes ont répondu à la métrique et à tous ses leviers que les {least} nécessaires.",
            ),
            hint,
        )
    return TooFewComplete(
        Words(
            f"{n} of {asked} people answered the metric and all of its drivers; {least} are needed ({LEAST_PEOPLE}, and {PER_DRIVER} for each driver).",
            f"{n} personne(s) sur {asked} ont répondu à la métrique et à tous ses leviers ; il en faut {least} ({LEAST_PEOPLE}, et {PER_DRIVER} par levier).",
        ),
        hint,
    )


def _constant(names: Sequence[str]) -> ConstantColumn:
    return ConstantColumn(
        Words(
            f"Everybody who answered everything gave the same answer to {_listed(names).en}.",
            f"Tous ceux qui ont répondu à tout ont donné la même réponse à {_listed(names).fr}.",
        ),
        Words(
            "What does not vary explains nothing: leave it out.",
            "Ce qui ne varie pas n'explique rien : retirez-le.",
        ),
    )


def _entangled(complete: Complete, names: Sequence[str]) -> EntangledColumns | None:
    matrix = covariances(complete.answers.values, complete.answers.weights)
    related = correlations(matrix)[:-1, :-1]
    if condition_number(related) <= MOST_CONDITION:
        return None
    alike = [names[j] for j in entangled(related)]
    return EntangledColumns(
        Words(
            f"These drivers say the same thing, alone or together: {_listed(alike).en}.",
            f"Ces leviers disent la même chose, seuls ou ensemble : {_listed(alike).fr}.",
        ),
        Words(
            "Leave one of them out; a total cannot stand beside all of its parts.",
            "Retirez l'un d'eux ; un total ne peut figurer à côté de toutes ses parties.",
        ),
    )


def _listed(names: Sequence[str]) -> Words:
    return Words(", ".join(f"'{name}'" for name in names), ", ".join(f"« {name} »" for name in names))
