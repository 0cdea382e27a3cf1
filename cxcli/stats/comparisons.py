"""Every way to compare two groups by its name: what it can be asked of, and what it does.

A way that starts with `mover_` puts the two groups' own intervals together; where such a way has a name
of its own in the literature, it goes by that: `newcombe` is MOVER on Wilson's intervals.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from cxcli.stats.deviates import DEVIATES
from cxcli.stats.headline import Kind
from cxcli.stats.methods import METHODS, limits
from cxcli.stats.mover import Interval, mover
from cxcli.stats.pooled_shares import pooled_z
from cxcli.stats.sample import Sample
from cxcli.stats.tested import Pair, Tested
from cxcli.stats.wald_difference import adjusted_wald, agresti_caffo, wald, welch

NO_DRAW = 0
"""The seed of methods that draw nothing."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """One way to compare two groups, in the unit of the prices, before any clipping."""

    name: str
    kinds: frozenset[Kind]
    compare: Callable[[Pair], Tested]


def default_comparison(kind: Kind) -> str:
    """Return the comparison of a headline whose configuration names none."""
    return {
        "net": "mover_score",
        "share": "newcombe",
        "mean": "welch",
        "amount": "welch",
        "quantile": "mover_woodruff",
        "total": "",
    }[kind]


def comparison_for(kind: Kind, interval: str | None) -> str:
    """Return the comparison that goes with a metric's own interval method.

    Resampled limits move in jumps, which no test can be inverted from: `bootstrap` compares as the default.
    """
    if interval is None:
        return default_comparison(kind)
    named = _NAMED.get((kind, interval), f"mover_{interval.removeprefix('mover_')}")
    return named if named in COMPARISONS else default_comparison(kind)


def comparisons_of(kind: Kind) -> tuple[str, ...]:
    """Return the names of the comparisons that a kind of headline may be asked with, the default first."""
    fitting = (name for name, comparison in COMPARISONS.items() if kind in comparison.kinds)
    return tuple(sorted(fitting, key=lambda name: name != default_comparison(kind)))


_NAMED: Mapping[tuple[Kind, str], str] = {
    ("net", "wald"): "wald",
    ("net", "adjusted_wald"): "adjusted_wald",
    ("net", "trinomial_t"): "welch",
    ("share", "wilson"): "newcombe",
    ("share", "wald"): "wald",
    ("share", "agresti_coull"): "agresti_caffo",
    ("mean", "t"): "welch",
    ("amount", "t"): "welch",
}
"""What goes with an interval and is not simply MOVER on it under MOVER's name."""

_INVERTIBLE = (
    "score",
    "wilson",
    "mover_wilson",
    "adjusted_wald_z2",
    "jeffreys",
    "clopper_pearson",
    "bounded",
    "woodruff",
)
"""Intervals that contain the estimate and grow smoothly with the critical value."""


def _mover_on(name: str) -> Comparison:
    def compare(pair: Pair) -> Tested:
        def ends(sample: Sample, critical: float) -> tuple[float, float] | None:
            return limits(sample, pair.headline, name, critical, NO_DRAW)

        return mover(pair, Interval(ends, DEVIATES.get((pair.headline.kind, name))))

    own = "newcombe" if name == "wilson" else f"mover_{name.removeprefix('mover_')}"
    return Comparison(own, METHODS[name].kinds, compare)


COMPARISONS: Mapping[str, Comparison] = MappingProxyType(
    {
        comparison.name: comparison
        for comparison in (
            *(_mover_on(name) for name in _INVERTIBLE),
            Comparison("welch", frozenset({"net", "mean", "amount"}), welch),
            Comparison("wald", frozenset({"net", "share"}), wald),
            Comparison("adjusted_wald", frozenset({"net"}), adjusted_wald),
            Comparison("agresti_caffo", frozenset({"share"}), agresti_caffo),
            Comparison("pooled_z", frozenset({"share"}), pooled_z),
        )
    }
)
