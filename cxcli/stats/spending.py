"""Alpha that is spent as information comes in, for looks whose number and timing are not planned.

Source:
    Lan, K. K. G. & DeMets, D. L. (1983), "Discrete sequential boundaries for clinical trials",
    Biometrika 70(3).
"""

import math
from collections.abc import Sequence

from cxcli.stats.normal import normal_quantile, normal_tail
from cxcli.stats.random_walk import FARTHEST, ORIGIN, Places, exit_probability, gaps, onwards
from cxcli.stats.root import crossing

FINEST = 0.01
"""The least share of the information that may come in between two looks."""

SLIGHTEST = 1e-15
"""Less alpha than this is none: the integrals are not more accurate."""


def obrien_fleming_spent(alpha_two_sided: float, fraction: float) -> float:
    """Return the alpha spent by then in the manner of O'Brien and Fleming: 2 (1 - Phi(z / sqrt t)).

    Here z is the quantile of 1 - alpha / 2. (Software that spends alpha / 2 on each side by the same
    formula, with z of 1 - alpha / 4, is stricter at first.)

    Args:
        alpha_two_sided: to be spent by the end, in (0, 1).
        fraction: t, how much of the planned information is in; in 0..1.

    Source:
        Lan & DeMets (1983), alpha_1*; Jennison, C. & Turnbull, B. W. (2000), Group Sequential Methods
        with Applications to Clinical Trials, chapter 7.
    """
    if fraction == 0:
        return 0.0
    return 2 * normal_tail(-normal_quantile(alpha_two_sided / 2) / math.sqrt(fraction))


def pocock_spent(alpha_two_sided: float, fraction: float) -> float:
    """Return the alpha spent by then in the manner of Pocock: alpha ln(1 + (e - 1) t).

    Args:
        alpha_two_sided: to be spent by the end, in (0, 1).
        fraction: t, how much of the planned information is in; in 0..1.

    Source:
        Lan & DeMets (1983), alpha_2*.
    """
    return alpha_two_sided * math.log1p((math.e - 1) * fraction)


def spending_boundaries(fractions: Sequence[float], spent: Sequence[float]) -> tuple[float, ...]:
    """Return the |z| that each look must pass so that exactly this much alpha is spent by then.

    Args:
        fractions: of the information at each look, ascending in 0..1, each at least `FINEST` after the
            one before.
        spent: two-sided alpha spent by each look, ascending in (0, 1).

    Returns:
        One critical value for each look; infinite where less than 1e-15 is spent.

    Raises:
        ValueError: two looks are closer together than that.
    """
    times = gaps(fractions)
    if min(times) < FINEST * (1 - 1e-9):
        raise ValueError(f"looks at {fractions}: less than {FINEST} apart")
    finest, places, found = math.sqrt(min(times)), ORIGIN, []
    for fraction, time, alpha in zip(fractions, times, gaps(spent), strict=True):
        reach = FARTHEST * math.sqrt(fraction)
        limit = _limit(places, math.sqrt(time), alpha, reach)
        found.append(limit / math.sqrt(fraction))
        places = onwards(places, math.sqrt(time), min(limit, reach), finest)
    return tuple(found)


def _limit(places: Places, step: float, alpha: float, reach: float) -> float:
    """Return the limit beyond which the next step leads with probability alpha."""
    if alpha < SLIGHTEST:
        return math.inf

    def excess(limit: float) -> float:
        return math.log(max(exit_probability(places, step, limit), SLIGHTEST / 2) / alpha)

    return crossing(excess, 0.0, 4 * reach)
