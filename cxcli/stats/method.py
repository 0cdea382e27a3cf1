"""What an interval method is, and one that needs effective people and nothing else."""

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction

from cxcli.stats.headline import Headline, Kind
from cxcli.stats.linear import Linear
from cxcli.stats.net_score import Pulls
from cxcli.stats.sample import Sample

Ends = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Method:
    """One interval method.

    Attributes:
        name: what it is called in the configuration and in reports.
        kinds: of which headlines it can be asked.
        limits: of a sample at a critical value (and with a seed), in the unit of the prices, as the
            formula gives them; None when they do not exist.
        stays_inside: whether its limits never leave the scale.
        clips: whether limits beyond the scale are cut there.
    """

    name: str
    kinds: frozenset[Kind]
    limits: Callable[[Sample, Headline, float, int], Ends | None]
    stays_inside: bool
    clips: bool = False


def of_people(
    name: str,
    net: Callable[[Pulls, float], Ends] | None = None,
    share: Callable[[float, float, float], Ends] | None = None,
    *,
    stays_inside: bool = True,
    clips: bool = False,
) -> Method:
    """Return a method that needs effective people and nothing else."""

    def ends(sample: Sample, headline: Headline, z: float, _: int) -> Ends | None:
        if headline.kind == "net":
            return net(pulls(sample.estimate, sample.n), z) if net else None
        return share(float(sample.estimate.mean), float(sample.n), z) if share else None

    kinds: dict[Kind, object] = {"net": net, "share": share}
    return Method(name, frozenset(kind for kind in kinds if kinds[kind]), ends, stays_inside, clips)


def pulls(net: Linear, n: Fraction) -> Pulls:
    """Return how many of n effective people pull a net score (prices +1, 0 and -1) up and down."""
    mean, spread = net.mean, net.spread
    # The mean square is the share of both sides together; over a common denominator, divided once.
    either = spread.numerator * mean.denominator**2 + mean.numerator**2 * spread.denominator
    surplus = mean.numerator * mean.denominator * spread.denominator
    twice = 2 * mean.denominator**2 * spread.denominator * n.denominator
    up, down = n.numerator * (either + surplus), n.numerator * (either - surplus)
    return Pulls(up / twice, down / twice, float(n))
