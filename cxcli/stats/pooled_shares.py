"""Two shares compared as if they were one: the pooled z test, and the interval that agrees with it.

The variance is taken where the shares differ by a supposed amount and fit the answers best. For no
difference that is the pooled share of the classical z test; the limits are the supposed differences
at which the same z reaches its critical value.

Source:
    Mee, R. W. (1984), "Confidence Bounds for the Difference between Two Probabilities", Biometrics 40(4).
    Restricted estimates: Farrington, C. P. & Manning, G. (1990), "Test Statistics and Sample Size Formulae
    for Comparative Binomial Trials", Statistics in Medicine 9(12), appendix.
"""

import math

from cxcli.stats.normal import normal_quantile, normal_tail, two_sided
from cxcli.stats.root import crossing
from cxcli.stats.sample import Sample
from cxcli.stats.student import t_quantile, t_tail
from cxcli.stats.tested import Pair, Term, Tested, certain, satterthwaite


def pooled_z(pair: Pair) -> Tested:
    """Return the pooled z test of two shares with Mee's interval, whose limits stay in -1..1.

    With a design the same statistic is referred to Student's t.
    """
    if pair.first.is_census and pair.second.is_census:
        return certain(pair)
    delta, variance, df = float(pair.delta), _variance(pair, 0.0), _df(pair)
    statistic = delta / math.sqrt(variance) if variance else 0.0
    critical = normal_quantile(two_sided(pair.confidence)) if df is None else _t(pair.confidence, df)
    if not math.isfinite(critical):
        return Tested(delta, df=df)
    low = crossing(lambda supposed: _statistic(pair, supposed) - critical, -1.0, delta)
    high = crossing(lambda supposed: _statistic(pair, supposed) + critical, delta, 1.0)
    tail = normal_tail(abs(statistic)) if df is None else t_tail(abs(statistic), df)
    return Tested(delta, low, high, 2 * tail, statistic, math.sqrt(variance) or None, df)


def _statistic(pair: Pair, supposed: float) -> float:
    """Return the z of the observed difference when the true one is supposed; it falls as that rises."""
    surplus, variance = float(pair.delta) - supposed, _variance(pair, supposed)
    if variance > 0:
        return surplus / math.sqrt(variance)
    return math.copysign(1e9, surplus) if surplus else 0.0


def _variance(pair: Pair, supposed: float) -> float:
    first = _likeliest_first(pair, supposed)
    second = min(max(first - supposed, 0.0), 1.0)
    return _part(pair.first, first) + _part(pair.second, second)


def _part(sample: Sample, share: float) -> float:
    return 0.0 if sample.is_census else share * (1 - share) / float(sample.n)


def _likeliest_first(pair: Pair, supposed: float) -> float:
    """Return the first share when the second is less by the supposed difference, by maximum likelihood."""
    one, other = float(pair.first.estimate.mean), float(pair.second.estimate.mean)
    if pair.first.is_census:
        return one
    if pair.second.is_census:
        return min(max(other + supposed, 0.0), 1.0)
    ratio = float(pair.second.n / pair.first.n)
    if not supposed:
        return (one + ratio * other) / (1 + ratio)
    root = _cubic_root(
        1 + ratio,
        -(1 + ratio + one + ratio * other + supposed * (ratio + 2)),
        supposed**2 + supposed * (2 * one + ratio + 1) + one + ratio * other,
        -one * supposed * (1 + supposed),
    )
    return min(max(root, supposed, 0.0), 1.0, 1.0 + supposed)


def _cubic_root(a: float, b: float, c: float, d: float) -> float:
    """Return the middle one of the three real roots of a x^3 + b x^2 + c x + d."""
    v = b**3 / (27 * a**3) - b * c / (6 * a**2) + d / (2 * a)
    u = math.copysign(math.sqrt(max(b**2 / (9 * a**2) - c / (3 * a), 0.0)), v)
    if not u:
        return -b / (3 * a)
    cosine = min(max(v / u**3, -1.0), 1.0)
    return 2 * u * math.cos((math.pi + math.acos(cosine)) / 3) - b / (3 * a)


def _df(pair: Pair) -> float | None:
    """Return the degrees of freedom of the pooled variance, by Satterthwaite's rule."""
    share = _likeliest_first(pair, 0.0)
    terms = [Term(share, _part(sample, share), sample.df) for sample in (pair.first, pair.second)]
    return satterthwaite(*terms)


def _t(confidence: float, df: float) -> float:
    return t_quantile(two_sided(confidence), df) if df > 0 else math.inf
