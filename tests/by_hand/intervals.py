"""Intervals and tests in plain Python and SciPy, none of them from the product."""

import math
import statistics
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from scipy import stats

Case = Mapping[str, Any]
Values = dict[str, Any]
Formula = Callable[[Case, Case], Values]
"""From the inputs and the options of a case to what is expected of it."""

Ends = tuple[float | None, float | None]


def z_of(confidence: float) -> float:
    """Return the two-sided critical value."""
    return float(stats.norm.ppf((1 + confidence) / 2))


def wilson(share: float, n: float, z: float) -> tuple[float, float]:
    """Return Wilson's limits of a share of n people, which need not be whole."""
    centre = (share + z * z / (2 * n)) / (1 + z * z / n)
    half = z / (1 + z * z / n) * math.sqrt(share * (1 - share) / n + z * z / (4 * n * n))
    return 0.0 if share == 0 else centre - half, 1.0 if share == 1 else centre + half


def clopper_pearson(positive: int, n: int, confidence: float) -> tuple[float, float]:
    """Return the exact limits of a share."""
    found = stats.binomtest(positive, n).proportion_ci(confidence, "exact")
    return float(found.low), float(found.high)


def agresti_coull(positive: int, n: int, confidence: float) -> tuple[float, float]:
    """Return Wald's limits with z squared answers more, half of them positive, within 0..1."""
    z = z_of(confidence)
    more = n + z * z
    share = (positive + z * z / 2) / more
    half = z * math.sqrt(share * (1 - share) / more)
    return max(share - half, 0.0), min(share + half, 1.0)


def t_interval(values: Sequence[float], confidence: float) -> Ends:
    """Return Student's limits of a mean; None for one person and where all answers are alike."""
    n = len(values)
    sd = spread(values)
    if not sd:
        return None, None
    half = float(stats.t.ppf((1 + confidence) / 2, n - 1)) * sd / math.sqrt(n)
    return mean(values) - half, mean(values) + half


def bounded(values: Sequence[float], low: float, high: float, confidence: float) -> Ends:
    """Return Wilson's limits of a mean's place on its scale, with Student's t, scaled back."""
    n, sd = len(values), spread(values)
    if sd is None:
        return None, None
    place, length = (mean(values) - low) / (high - low), high - low
    worth = place * (1 - place) / (sd * sd / n / length**2) if sd else n
    ends = wilson(place, worth, float(stats.t.ppf((1 + confidence) / 2, n - 1)))
    return low + length * ends[0], low + length * ends[1]


def tango(positive: int, negative: int, n: int, z: float) -> tuple[float, float]:
    """Return the score limits of a net score (-1..1), by halving the interval in which each lies."""
    net = (positive - negative) / n

    def statistic(supposed: float) -> float:
        b = (2 * n - positive + negative) * supposed - (positive + negative)
        c = -negative * supposed * (1 - supposed)
        likely = max((math.sqrt(max(b * b - 8 * n * c, 0)) - b) / (4 * n), 0, -supposed)
        variance = n * (2 * likely + supposed * (1 - supposed))
        surplus = positive - negative - n * supposed
        if variance <= 0:
            return 0.0 if abs(surplus) < 1e-12 else math.copysign(math.inf, surplus)
        return surplus / math.sqrt(variance)

    low = -1.0 if negative >= n else halved(lambda x: statistic(x) > z, -1.0, net)
    high = 1.0 if positive >= n else halved(lambda x: statistic(x) > -z, net, 1.0)
    return low, high


def halved(is_left: Callable[[float], bool], low: float, high: float) -> float:
    """Return where something stops to hold between two places."""
    for _ in range(200):
        middle = (low + high) / 2
        low, high = (middle, high) if is_left(middle) else (low, middle)
    return (low + high) / 2


def newcombe(one: tuple[int, int], other: tuple[int, int], confidence: float) -> tuple[float, float]:
    """Return the hybrid score limits of the difference of two shares (positive, n)."""
    z, shares = z_of(confidence), [positive / n for positive, n in (one, other)]
    (low1, high1), (low2, high2) = (
        wilson(share, n, z) for share, (_, n) in zip(shares, (one, other), strict=True)
    )
    delta = shares[0] - shares[1]
    below = math.sqrt((shares[0] - low1) ** 2 + (high2 - shares[1]) ** 2)
    above = math.sqrt((high1 - shares[0]) ** 2 + (shares[1] - low2) ** 2)
    return delta - below, delta + above


def pooled(one: tuple[int, int], other: tuple[int, int]) -> tuple[float, float]:
    """Return z and two-sided p of the textbook test of two shares (positive, n)."""
    share = (one[0] + other[0]) / (one[1] + other[1])
    error = math.sqrt(share * (1 - share) * (1 / one[1] + 1 / other[1]))
    z = (one[0] / one[1] - other[0] / other[1]) / error if error else 0.0
    return z, float(2 * stats.norm.sf(abs(z)))


def mean(values: Sequence[float]) -> float:
    """Return the mean of values."""
    return math.fsum(values) / len(values)


def spread(values: Sequence[float]) -> float | None:
    """Return the standard deviation with n - 1; None below two people."""
    if len(values) < 2:
        return None
    middle = mean(values)
    return math.sqrt(math.fsum((x - middle) ** 2 for x in values) / (len(values) - 1))


def rate(some: int, everyone: int, confidence: float = 0.95) -> dict[str, float]:
    """Return what is expected of every rate."""
    low, high = wilson(some / everyone, everyone, z_of(confidence))
    return {
        "rate": some / everyone,
        "rate_pct": 100 * some / everyone,
        "wilson_low": low,
        "wilson_high": high,
    }


def listed(counts: Sequence[int], lowest: int) -> list[float]:
    """Return answers one by one."""
    return [point for point, n in enumerate(counts, lowest) for _ in range(n)]


def moments(values: Sequence[float], low: int, high: int, sure: float) -> Values:
    """Return what is expected of every mean."""
    sd, limits = spread(values), t_interval(values, sure)
    narrow = bounded(values, low, high, sure)
    return {
        "n": len(values),
        "mean": mean(values),
        "csat_mean": mean(values),
        "sd": sd,
        "median": statistics.median(values),
        "se_mean": None if sd is None else sd / math.sqrt(len(values)),
        "mean_ci_low": limits[0],
        "mean_ci_high": limits[1],
        "mean_ci_bounded_low": narrow[0],
        "mean_ci_bounded_high": narrow[1],
    }
