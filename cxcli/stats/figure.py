"""One figure of a distribution with its uncertainty: a net score, a share or a mean."""

from dataclasses import dataclass
from fractions import Fraction

from cxcli.evidence import Distribution
from cxcli.stats.linear import Linear, linear
from cxcli.stats.mean import mean_interval
from cxcli.stats.net_score import Pulls, score_interval
from cxcli.stats.price_list import PriceList
from cxcli.stats.share import wilson_interval
from cxcli.study.scale import Scale


@dataclass(frozen=True, slots=True)
class Limits:
    """The two ends of an interval, in the unit of the figure, and the method's name."""

    low: float
    high: float
    method: str


@dataclass(frozen=True, slots=True)
class Figure:
    """A value, its limits (None when they do not exist; `flags` say why), and its effective people."""

    value: float
    limits: Limits | None
    n_effective: float
    flags: tuple[str, ...] = ()


def priced(answers: Distribution, prices: PriceList, confidence: float) -> Figure | None:
    """Return the score of a price list; None when nobody answered.

    Returns:
        A net score in points (-100..100) with Tango's score interval when some answers take points
        away, else a share in percent (0..100) with Wilson's. Weights enter as effective people.
    """
    estimate = linear(answers, prices.price)
    if estimate is None:
        return None
    limits = _net_limits(estimate, confidence) if prices.is_net else _share_limits(estimate, confidence)
    return Figure(float(100 * estimate.mean), limits, float(estimate.n_effective))


def mean(answers: Distribution, scale: Scale, confidence: float) -> Figure | None:
    """Return the mean answer in scale points with its t interval; None when nobody answered.

    There is no interval below two people, nor when all answer alike: its width would be zero, which
    claims a certainty that nobody has. Limits beyond the scale are shown as they are, and flagged.
    """
    estimate = linear(answers, lambda value: value)
    if estimate is None:
        return None
    ends = mean_interval(estimate, confidence)
    value, n_effective = float(estimate.mean), float(estimate.n_effective)
    if ends is None:
        return Figure(value, None, n_effective, _why_no_interval(estimate))
    exceeds = ends[0] < scale.low or ends[1] > scale.high
    return Figure(value, Limits(*ends, "t"), n_effective, ("ci_exceeds_scale",) if exceeds else ())


def pulls(net: Linear, n: Fraction) -> Pulls:
    """Return how many of n effective people pull a net score (prices +1, 0 and -1) up and down."""
    either = net.spread + net.mean**2  # the mean square, to which both sides give 1
    up, down = (either + net.mean) / 2, (either - net.mean) / 2
    return Pulls(float(n * up), float(n * down), float(n))


def _net_limits(net: Linear, confidence: float) -> Limits:
    low, high = score_interval(pulls(net, net.n_effective), confidence)
    return Limits(100 * low, 100 * high, "score")


def _share_limits(share: Linear, confidence: float) -> Limits:
    low, high = wilson_interval(float(share.mean), float(share.n_effective), confidence)
    return Limits(100 * low, 100 * high, "wilson")


def _why_no_interval(estimate: Linear) -> tuple[str, ...]:
    if estimate.n < 2:
        return ("no_interval", "n_lt_2")
    return ("no_interval",) if estimate.spread else ("no_interval", "zero_variance")
