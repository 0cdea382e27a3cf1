"""The exponentially weighted moving average: a chart that sees small drifts.

Source:
    Roberts, S. W. (1959), "Control Chart Tests Based on Geometric Moving Averages", Technometrics 1(3).
    Lucas, J. M. & Saccucci, M. S. (1990), "Exponentially Weighted Moving Average Control Schemes",
    Technometrics 32(1).
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from cxcli.stats.trend.wave import Wave


@dataclass(frozen=True, slots=True)
class Ewma:
    """How the moving average is drawn.

    Attributes:
        newest: the weight of the newest wave, lambda, in (0, 1].
        width: how many standard errors from the baseline are a signal, L. With 2.859 and a `newest` of
            0.2, a survey that stands still gives one false signal in 370 waves on average.
    """

    newest: float = 0.2
    width: float = 2.859


USUAL = Ewma()


@dataclass(frozen=True, slots=True)
class EwmaPoint:
    """The moving average after a wave.

    Attributes:
        average: in the unit of the waves.
        standard_error: of the average, in the same unit.
        signals: whether it lies further from the baseline than chance would take it.
    """

    average: float
    standard_error: float
    signals: bool


def ewma_chart(waves: Sequence[Wave], baseline: float, drawn: Ewma = USUAL) -> tuple[EwmaPoint, ...]:
    """Return the moving average after each wave.

    With l for lambda and v_t the variance of a wave's score: E_t = l x_t + (1 - l) E_(t-1) and
    Var_t = l^2 v_t + (1 - l)^2 Var_(t-1), from E_0 = baseline and Var_0 = 0; a signal where
    |E_t - baseline| > L sqrt(Var_t).

    Args:
        waves: in order of time.
        baseline: what is to be held, in the unit of the waves; known, not estimated from them.
        drawn: lambda and L.

    Source:
        Roberts (1959); the variance is exact for waves of any size, not the limit of many equal ones.
    """
    average, variance, found = baseline, 0.0, []
    for wave in waves:
        average = drawn.newest * wave.value + (1 - drawn.newest) * average
        variance = drawn.newest**2 * wave.variance / wave.n + (1 - drawn.newest) ** 2 * variance
        error = math.sqrt(variance)
        found.append(EwmaPoint(average, error, abs(average - baseline) > drawn.width * error))
    return tuple(found)
