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

Deviate = Callable[[Sample], Callable[[float], float]]
"""The deviate of a supposed value, 0 to `FARTHEST`, for one sample."""


def score_deviate(sample: Sample) -> Callable[[float], float]:
    """Return the deviate of a net score in -1..1 by the score statistic."""
    seen = pulls(sample.estimate, sample.n)
    return _apart(sample, lambda supposed: score_statistic(seen, supposed))


def wilson_deviate(sample: Sample) -> Callable[[float], float]:
    """Return the deviate of a share in 0..1 by its own standard error, which Wilson's interval inverts."""
    share, n = float(sample.estimate.mean), float(sample.n)

    def deviate(supposed: float) -> float:
        spread = supposed * (1 - supposed)
        return (share - supposed) / math.sqrt(spread / n) if spread > 0 else FARTHEST

    return _apart(sample, deviate)


def posterior_deviate(sample: Sample) -> Callable[[float], float]:
    """Return the deviate of a net score in -1..1 by the posterior probability beyond it."""
    seen = pulls(sample.estimate, sample.n)
    turned = Pulls(seen.down, seen.up, seen.n)

    def deviate(supposed: float) -> float:
        turns = supposed > seen.score
        beyond = posterior_below(turned if turns else seen, -supposed if turns else supposed)
        return normal_quantile(max(beyond, SMALLEST)) if beyond < 0.5 else 0.0

    return _apart(sample, deviate)


DEVIATES: Mapping[tuple[Kind, str], Deviate] = MappingProxyType(
    {
        ("net", "score"): score_deviate,
        ("net", "jeffreys"): posterior_deviate,
        ("share", "wilson"): wilson_deviate,
    }
)
"""By kind of headline and interval method; of the others only the limits are known."""


def _apart(sample: Sample, statistic: Callable[[float], float]) -> Callable[[float], float]:
    """Return the size of a statistic; 0 at the estimate, and at most `FARTHEST`."""
    estimate = float(sample.estimate.mean)
    return lambda supposed: (
        min(abs(statistic(supposed)), FARTHEST) if abs(estimate - supposed) >= AT_THE_ESTIMATE else 0.0
    )
