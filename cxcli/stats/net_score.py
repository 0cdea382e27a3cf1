"""The score interval and test of a net score: one share less another share of the same people.

A net score is the difference of two cells of one multinomial, which is algebraically the paired
difference of proportions, so the score interval for paired data applies as it stands.

Source:
    Tango, T. (1998), "Equivalence test and confidence interval for the difference in proportions
    for the paired-sample design", Statistics in Medicine 17(8).
    Rocks, B. (2016), "Interval Estimation for the Net Promoter Score", The American Statistician 70(4).
"""

import math
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from cxcli.stats.normal import normal_tail
from cxcli.stats.root import crossing

HALVINGS = 64
"""Bisections of the interval -1..1; the last one moves a limit by less than 1e-18."""

NEAR = 4e-16
"""How close to a limit a quick search may end up, in -1..1."""


@dataclass(frozen=True, slots=True)
class Pulls:
    """How many people pull the score up and down, of how many; effective counts need not be whole."""

    up: float
    down: float
    n: float

    @property
    def score(self) -> float:
        """The net score, -1..1."""
        return (self.up - self.down) / self.n


@dataclass(frozen=True, slots=True)
class TargetTest:
    """A test of the net score against a target: its z and p-values."""

    z: float
    p_two_sided: float
    p_greater: float


@lru_cache(maxsize=4096)
def score_interval(pulls: Pulls, z: float) -> tuple[float, float]:
    """Return the limits of a net score, each in -1..1; never of zero width, asymmetric around the score.

    Args:
        pulls: counts, n > 0.
        z: the critical value, > 0.
    """
    score, reach = pulls.score, _reach(pulls, z)
    low, high = max(score - reach, -1.0), min(score + reach, 1.0)
    if pulls.down < pulls.n:
        low = crossing(_above(pulls, z), low if score_statistic(pulls, low) > z else -1.0, score)
    if pulls.up < pulls.n:
        high = crossing(_above(pulls, -z), score, high if score_statistic(pulls, high) < -z else 1.0)
    return low, high


def _reach(pulls: Pulls, z: float) -> float:
    """Return how far from the score a limit lies at most, nearly always: twice as far as it would by Wald."""
    either = (pulls.up + pulls.down) / pulls.n
    return 2 * (z * math.sqrt(max(either - pulls.score**2, 0.0) / pulls.n) + z * z / pulls.n)


def _above(pulls: Pulls, limit: float) -> Callable[[float], float]:
    """Return how far the statistic lies above a limit; where it is infinite, as far as a chord can be drawn."""
    up, down, n, most = pulls.up, pulls.down, pulls.n, 2 * abs(limit)

    def above(supposed: float) -> float:
        z = _statistic(up, down, n, supposed) if supposed >= 0.0 else -_statistic(down, up, n, -supposed)
        return (most if z > most else max(z, -most)) - limit

    return above


def target_test(pulls: Pulls, target: float) -> TargetTest:
    """Return the score test of a net score against a target in -1..1.

    It always agrees with `score_interval`: a target at a limit has exactly that limit's z.
    """
    z = score_statistic(pulls, target)
    return TargetTest(z, 2 * normal_tail(abs(z)), normal_tail(z))


def score_statistic(pulls: Pulls, supposed: float) -> float:
    """Return the z of the observed net score when the true one is supposed to be this; it falls as that rises.

    Args:
        pulls: counts, n > 0.
        supposed: in -1..1.
    """
    # From 0 on, nothing in the variance is subtracted, so that none of its digits is lost.
    if supposed < 0:
        return -_statistic(pulls.down, pulls.up, pulls.n, -supposed)
    return _statistic(pulls.up, pulls.down, pulls.n, supposed)


def _statistic(up: float, down: float, n: float, supposed: float) -> float:
    """Return the z for a supposed net score >= 0: surplus over standard error at the likeliest shares."""
    left = supposed * (1.0 - supposed)
    b = (2.0 * n - up + down) * supposed - (up + down)
    c = -down * supposed * (1.0 - supposed)
    square = b * b - 8.0 * n * c
    root = math.sqrt(square) if square > 0.0 else 0.0
    # The likeliest share that pulls down is a root of 2nx^2 + bx + c. Both forms of it are the same; each is
    # exact where the other subtracts equals.
    likeliest = -2.0 * c / (root + b) if b > 0.0 else (root - b) / (4.0 * n)
    variance = n * (2.0 * likeliest + left)
    surplus = up - down - n * supposed
    if variance > 0.0:
        return surplus / math.sqrt(variance)
    return math.copysign(math.inf, surplus) if surplus else 0.0
