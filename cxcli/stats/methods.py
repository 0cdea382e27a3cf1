"""Every interval method by its name: what it can be asked of, and its limits."""

import math
from collections.abc import Mapping
from types import MappingProxyType

from cxcli.stats.bootstrap import bootstrap_interval
from cxcli.stats.headline import Headline, Kind
from cxcli.stats.mean import bounded_interval, mean_interval
from cxcli.stats.method import Ends, Method, of_people
from cxcli.stats.net_jeffreys import jeffreys_net_interval
from cxcli.stats.net_mover import mover_interval
from cxcli.stats.net_score import Pulls, score_interval
from cxcli.stats.net_wald import adjusted_wald, wald
from cxcli.stats.quantile import woodruff_limits
from cxcli.stats.sample import Sample
from cxcli.stats.share import (
    agresti_coull_interval,
    clopper_pearson_interval,
    jeffreys_interval,
    wald_interval,
    wilson_interval,
)


def limits(sample: Sample, headline: Headline, method: str, critical: float, seed: int) -> Ends | None:
    """Return the limits of a method, in the unit of the prices, low < high; clipped where the method clips.

    Returns:
        None when there are none: see `unclipped`.
    """
    ends = unclipped(sample, headline, method, critical, seed)
    return None if ends is None else clipped(ends, headline, method)


def unclipped(sample: Sample, headline: Headline, method: str, critical: float, seed: int) -> Ends | None:
    """Return the limits of a method as its formula gives them, low < high.

    Returns:
        None when there are none: no sampling error (a census), nothing to estimate it from (one person,
        answers all alike, no degree of freedom left), or a width of zero, which claims a certainty that
        nobody has.
    """
    if sample.is_census or critical == math.inf:
        return None
    ends = METHODS[method].limits(sample, headline, critical, seed)
    return ends if ends is not None and ends[0] < ends[1] else None


def clipped(ends: Ends, headline: Headline, method: str) -> Ends:
    """Return limits cut at the ends of the scale where the method cuts them."""
    if not METHODS[method].clips:
        return ends
    return max(ends[0], float(headline.low)), min(ends[1], float(headline.high))


def default_method(kind: Kind) -> str:
    """Return the method of a headline whose configuration names none; a total has none."""
    return {
        "net": "score",
        "share": "wilson",
        "mean": "t",
        "amount": "t",
        "quantile": "woodruff",
        "total": "",
    }[kind]


def methods_of(kind: Kind) -> tuple[str, ...]:
    """Return the names of the methods that a kind of headline may be asked with, the default first."""
    fitting = (name for name, method in METHODS.items() if kind in method.kinds)
    return tuple(sorted(fitting, key=lambda name: name != default_method(kind)))


def _woodruff(sample: Sample, headline: Headline, z: float) -> Ends | None:
    """Return limits that hold the quantile itself, which lies between two answers."""
    ends = None if headline.at is None else woodruff_limits(sample.shares, float(sample.n), headline.at, z)
    value = float(sample.estimate.mean)
    return None if ends is None else (min(ends[0], value), max(ends[1], value))


def _adjusted_wald_z2(pulls: Pulls, z: float) -> Ends:
    return adjusted_wald(pulls, z * z).limits(z)


METHODS: Mapping[str, Method] = MappingProxyType(
    {
        method.name: method
        for method in (
            of_people("score", net=score_interval),
            of_people(
                "adjusted_wald",
                net=lambda pulls, z: adjusted_wald(pulls).limits(z),
                stays_inside=False,
                clips=True,
            ),
            of_people("adjusted_wald_z2", net=_adjusted_wald_z2, stays_inside=False, clips=True),
            of_people("mover_wilson", net=mover_interval),
            of_people("jeffreys", net=jeffreys_net_interval, share=jeffreys_interval),
            Method(
                "bootstrap",
                frozenset({"net", "share", "mean", "amount"}),
                lambda sample, _, z, seed: bootstrap_interval(sample, z, seed),
                stays_inside=True,
            ),
            of_people(
                "wald",
                net=lambda pulls, z: wald(pulls).limits(z),
                share=wald_interval,
                stays_inside=False,
            ),
            Method(
                "trinomial_t",
                frozenset({"net"}),
                lambda sample, _, z, __: mean_interval(sample, z),
                stays_inside=False,
            ),
            of_people("wilson", share=wilson_interval),
            of_people("agresti_coull", share=agresti_coull_interval, stays_inside=False, clips=True),
            of_people("clopper_pearson", share=clopper_pearson_interval),
            Method(
                "t",
                frozenset({"mean", "amount"}),
                lambda sample, _, z, __: mean_interval(sample, z),
                stays_inside=False,
            ),
            Method(
                "woodruff",
                frozenset({"quantile"}),
                lambda sample, headline, z, _: _woodruff(sample, headline, z),
                stays_inside=True,
            ),
            Method(
                "bounded",
                frozenset({"mean"}),
                lambda sample, headline, z, _: bounded_interval(sample, headline, z),
                stays_inside=True,
            ),
        )
    }
)
"""Method name -> method, in the order of the documentation."""
