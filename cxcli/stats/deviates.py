"""How far a supposed value lies from one group's estimate, in the deviates that its interval goes by.

Each is the critical value whose limit is the supposed value, without searching for it.
"""

import math
from collections.abc import Callable, Mapping
from types import MappingProxyType

from cxcli.stats.headline import Kind
from cxcli.stats.method import pulls
from cxcli.stats.net_jeffreys import posterior_below
from cxcli.stats.net_score import Pulls, score_statistic
from cxcli.stats.normal import normal_quantile
from cxcli.stats.sample import Sample

FARTHEST = 38.0
"""A normal deviate beyond which a float knows no tail: a value that far away has p = 0."""

AT_THE_ESTIMATE = 1e-12
"""What is no distance from an estimate in -1..1: less than the rounding of a limit that comes back to it."""

SMALLEST = 1e-300
"""A tail that still has a logarithm."""

Deviate = Callable[[Sample, float], float]
"""The deviate of a supposed value, 0 to `FARTHEST`."""


def score_deviate(sample: Sample, supposed: float) -> float:
    """Return the deviate of a net score in -1..1 by the score statistic."""
    if _is_at_estimate(sample, supposed):
        return 0.0
    return _within(score_statistic(pulls(sample.estimate, sample.n), supposed))


def wilson_deviate(sample: Sample, supposed: float) -> float:
    """Return the deviate of a share in 0..1 by its own standard error, which Wilson's interval inverts."""
    surplus, spread = float(sample.estimate.mean) - supposed, supposed * (1 - supposed)
    if _is_at_estimate(sample, supposed):
        return 0.0
    if spread <= 0:
        return FARTHEST
    return _within(surplus / math.sqrt(spread / float(sample.n)))


def posterior_deviate(sample: Sample, supposed: float) -> float:
    """Return the deviate of a net score in -1..1 by the posterior probability beyond it."""
    if _is_at_estimate(sample, supposed):
        return 0.0
    seen = pulls(sample.estimate, sample.n)
    if supposed > seen.score:
        seen, supposed = Pulls(seen.down, seen.up, seen.n), -supposed
    beyond = posterior_below(seen, supposed)
    return _within(normal_quantile(max(beyond, SMALLEST))) if beyond < 0.5 else 0.0


DEVIATES: Mapping[tuple[Kind, str], Deviate] = MappingProxyType(
    {
        ("net", "score"): score_deviate,
        ("net", "jeffreys"): posterior_deviate,
        ("share", "wilson"): wilson_deviate,
    }
)
"""By kind of headline and interval method; of the others only the limits are known."""


def _is_at_estimate(sample: Sample, supposed: float) -> bool:
    return abs(float(sample.estimate.mean) - supposed) < AT_THE_ESTIMATE


def _within(statistic: float) -> float:
    return min(abs(statistic), FARTHEST)
