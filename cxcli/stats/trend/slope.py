"""The straight line through waves: how much the score gains from wave to wave.

Source:
    Draper, N. R. & Smith, H. (1998), Applied Regression Analysis, 3rd edition, section 9.2 (weighted
    least squares with known variances).
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from cxcli.stats.normal import normal_tail
from cxcli.stats.trend.wave import Wave


@dataclass(frozen=True, slots=True)
class Slope:
    """A slope and its test.

    Attributes:
        per_wave: the gain in one unit of time, in the unit of the waves.
        standard_error: of the gain; it knows sampling error only, not how scores wander between waves.
        z: the gain in standard errors.
        p: two-sided.
    """

    per_wave: float
    standard_error: float
    z: float
    p: float


def trend_slope(waves: Sequence[Wave], times: Sequence[float] | None = None) -> Slope | None:
    """Return the weighted least squares slope of the waves, with the test for none.

    With w_t = n_t / variance_t: slope = sum of w (t - t_mean) x / sum of w (t - t_mean)^2, its standard
    error 1 / sqrt(sum of w (t - t_mean)^2).

    Args:
        waves: in order of time.
        times: of the waves, in any unit; 0, 1, 2 ... by default.

    Returns:
        The slope; None with less than two times, or where a wave has no variance.

    Source:
        Draper & Smith (1998), section 9.2.
    """
    at = [float(i) for i in range(len(waves))] if times is None else list(times)
    if len(set(at)) < 2 or any(wave.variance <= 0 for wave in waves):
        return None
    weights = [wave.n / wave.variance for wave in waves]
    mean_time = sum(w * t for w, t in zip(weights, at, strict=True)) / sum(weights)
    spread = sum(w * (t - mean_time) ** 2 for w, t in zip(weights, at, strict=True))
    gained = sum(w * (t - mean_time) * wave.value for w, t, wave in zip(weights, at, waves, strict=True))
    z = gained / math.sqrt(spread)
    return Slope(gained / spread, 1 / math.sqrt(spread), z, 2 * normal_tail(abs(z)))
