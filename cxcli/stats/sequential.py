"""How far an estimate must lie from a threshold when it is looked at more than once.

Source:
    Waudby-Smith, I., Arbour, D., Sinha, R., Kennedy, E. H. & Ramdas, A. (2024), "Time-uniform central
    limit theory and asymptotic confidence sequences", The Annals of Statistics 52(6).
    Pocock, S. J. (1977), "Group sequential methods in the design and analysis of clinical trials",
    Biometrika 64(2).
    O'Brien, P. C. & Fleming, T. R. (1979), "A multiple testing procedure for clinical trials",
    Biometrics 35(3).
"""

import math
from functools import lru_cache
from typing import Literal

from cxcli.stats.normal import normal_quantile
from cxcli.stats.random_walk import first_exits
from cxcli.stats.root import crossing

Boundary = Literal["pocock", "obf"]

FALL = {"pocock": 0.0, "obf": 0.5}
"""How steeply a boundary falls: the z of look k of K is the last one times (K / k) to this power."""


def confidence_sequence_half_width(
    variance: float, n: float, alpha_two_sided: float, tightest_at: float
) -> float:
    """Return how far an asymptotic confidence sequence reaches to each side of a mean after n answers.

    All intervals of the sequence hold the true mean together, with probability 1 - alpha, however often
    and whenever they are looked at:
    sd * sqrt(2 * (n * rho2 + 1) / (n^2 * rho2) * ln(sqrt(n * rho2 + 1) / alpha)).

    Args:
        variance: of one answer, >= 0, in squared units of the mean.
        n: answers so far, or effective people; > 0.
        alpha_two_sided: in (0, 1).
        tightest_at: the number of answers at which the sequence is to be tightest; > 0.

    Returns:
        The half-width, in the unit of the mean; it is asymptotic, so not meant for a few answers.

    Source:
        Waudby-Smith et al. (2024).
    """
    rho2 = mixing_variance(alpha_two_sided, tightest_at)
    evidence = n * rho2 + 1
    spread = 2 * evidence / (n * n * rho2) * math.log(math.sqrt(evidence) / alpha_two_sided)
    return math.sqrt(variance * spread)


def mixing_variance(alpha_two_sided: float, tightest_at: float) -> float:
    """Return rho^2 = (-2 ln alpha + ln(1 - 2 ln alpha)) / t: it makes the sequence tightest near t answers.

    Args:
        alpha_two_sided: in (0, 1).
        tightest_at: t, > 0.

    Source:
        Waudby-Smith et al. (2024).
    """
    surprise = -2 * math.log(alpha_two_sided)
    return (surprise + math.log1p(surprise)) / tightest_at


@lru_cache(maxsize=256)
def boundaries(method: Boundary, looks: int, alpha_two_sided: float) -> tuple[float, ...]:
    """Return the |z| that each of the planned, equally spaced looks must pass to be significant.

    The constant is such that, with no difference at all, some look passes with probability alpha:
    Pocock's boundary is the same at every look; O'Brien and Fleming's falls as sqrt(K / k), so that the
    first looks hardly ever stop and the last is close to a single test.

    Args:
        method: `pocock` or `obf`.
        looks: how many are planned, K >= 1; time grows with its square, 20 take a fraction of a second.
        alpha_two_sided: in (0, 1).

    Returns:
        One critical value for each look, accurate to 1e-8.

    Raises:
        ValueError: no look, or an alpha outside (0, 1).
    """
    if looks < 1 or not 0 < alpha_two_sided < 1:
        raise ValueError(f"{looks} looks at alpha {alpha_two_sided}")
    times = [float(k) for k in range(1, looks + 1)]
    shape = [(looks / k) ** FALL[method] for k in times]

    def excess(last: float) -> float:
        limits = [last * fall * math.sqrt(k) for fall, k in zip(shape, times, strict=True)]
        return math.log(sum(first_exits(times, limits)) / alpha_two_sided)

    # One look is the most lenient; Bonferroni's correction never is.
    lenient, strict = (-normal_quantile(alpha_two_sided / (2 * tests)) for tests in (1, looks))
    last = crossing(excess, lenient, strict) if looks > 1 else lenient
    return tuple(last * fall for fall in shape)
