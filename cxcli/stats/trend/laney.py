"""Laney's control chart: limits that allow for the ordinary ups and downs between waves.

A chart whose limits know sampling error only raises the alarm at every other wave once the waves are
large, because true scores never stand quite still. Laney measures how far consecutive waves really are
apart, and widens (or narrows) the limits by that.

Source:
    Laney, D. B. (2002), "Improved Control Charts for Attributes", Quality Engineering 14(4).
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from cxcli.stats.trend.wave import Wave, centre, pooled_variance

D2 = 2 / math.sqrt(math.pi)
"""The mean distance of two standard normal numbers, 1.1284 (software that uses 1.128 differs in digit 4)."""

Band = tuple[float, float]


@dataclass(frozen=True, slots=True)
class ControlChart:
    """A control chart of waves.

    Attributes:
        centre: the score of all waves together, in their unit.
        z: for each wave, how many of its own standard errors it lies from the centre.
        sigma_z: how much more than sampling error consecutive waves differ; 1 where nothing else is at work.
        sampling_limits: for each wave, the limits that know sampling error only (the p chart of shares).
        limits: for each wave, Laney's limits; they may lie outside the range of the score.
    """

    centre: float
    z: tuple[float, ...]
    sigma_z: float
    sampling_limits: tuple[Band, ...]
    limits: tuple[Band, ...]

    @property
    def beyond(self) -> tuple[int, ...]:
        """The positions, from 0, of the waves that lie outside Laney's limits."""
        return tuple(i for i, z in enumerate(self.z) if abs(z) > 3 * self.sigma_z)


def laney_share_chart(waves: Sequence[Wave]) -> ControlChart | None:
    """Return the p' chart of shares: every wave has the variance p(1 - p) of the common share p.

    With s_t = sqrt(p(1 - p) / n_t): z_t = (p_t - p) / s_t, sigma_z = mean |z_t - z_(t-1)| / d2, limits
    p -+ 3 s_t sigma_z.

    Args:
        waves: of shares, in order of time.

    Returns:
        The chart; None with less than two waves, or where everybody answered the same.

    Source:
        Laney (2002).
    """
    if not waves:
        return None
    share = centre(waves)
    return _chart(waves, share, share * (1 - share))


def laney_chart(waves: Sequence[Wave]) -> ControlChart | None:
    """Return the same chart of net scores or means: every wave has the pooled variance of one answer.

    With s_t = sqrt(pooled variance / n_t), the rest is as for shares.

    Args:
        waves: in order of time.

    Returns:
        The chart; None with less than two waves, or where no wave has any variance.

    Source:
        Laney (2002), with the variance of a mean in place of that of a share.
    """
    return _chart(waves, centre(waves), pooled_variance(waves)) if waves else None


def _chart(waves: Sequence[Wave], middle: float, variance: float) -> ControlChart | None:
    if len(waves) < 2 or variance <= 0:
        return None
    errors = [math.sqrt(variance / wave.n) for wave in waves]
    z = tuple((wave.value - middle) / error for wave, error in zip(waves, errors, strict=True))
    sigma_z = sum(abs(later - earlier) for earlier, later in pairwise(z)) / (len(z) - 1) / D2
    return ControlChart(middle, z, sigma_z, _bands(middle, errors, 1.0), _bands(middle, errors, sigma_z))


def _bands(middle: float, errors: Sequence[float], width: float) -> tuple[Band, ...]:
    return tuple((middle - 3 * error * width, middle + 3 * error * width) for error in errors)
