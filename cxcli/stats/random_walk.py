"""A random walk with normal steps that is looked at, and stops where it is first seen outside its limits.

A test statistic that is looked at again as data come in is such a walk: its sum of evidence starts at 0
and gains a normal step, independent of all before, from look to look.

Source:
    Armitage, P., McPherson, C. K. & Rowe, B. C. (1969), "Repeated Significance Tests on Accumulating
    Data", Journal of the Royal Statistical Society A 132(2).
"""

import math
from collections.abc import Iterable, Sequence
from itertools import pairwise

from cxcli.stats.normal import normal_tail
from cxcli.stats.quadrature import gauss_legendre

FARTHEST = 9.0
"""Standard deviations beyond which the walk is never: the probability is 2e-19."""

Places = tuple[tuple[float, float], ...]
"""Points >= 0 with the probability of being about there; as much again lies about their mirror images."""

ORIGIN: Places = ((0.0, 0.5),)


def first_exits(times: Sequence[float], limits: Sequence[float]) -> list[float]:
    """Return for each look the probability that the walk is seen outside there for the first time.

    Args:
        times: of the looks, ascending, the first > 0; the walk has this variance then.
        limits: for each look, > 0: outside is beyond the limit or its mirror image.
    """
    finest = math.sqrt(min(gaps(times)))
    places, before, found = ORIGIN, 0.0, []
    for time, limit in zip(times, limits, strict=True):
        step = math.sqrt(time - before)
        found.append(exit_probability(places, step, limit))
        places = onwards(places, step, min(limit, FARTHEST * math.sqrt(time)), finest)
        before = time
    return found


def exit_probability(places: Places, step: float, limit: float) -> float:
    """Return the probability that a walk from these places is beyond the limits after one step.

    Args:
        places: where it is inside.
        step: the standard deviation of the step.
        limit: > 0.
    """
    return sum(2 * p * (normal_tail((limit - x) / step) + normal_tail((limit + x) / step)) for x, p in places)


def onwards(places: Places, step: float, limit: float, finest: float) -> Places:
    """Return where the walk is, inside the limits, after one more step.

    Args:
        places: where it is inside before.
        step: the standard deviation of the step.
        limit: > 0.
        finest: the smallest standard deviation of any step, which says how many places are needed.
    """
    pairs = 8 * math.ceil((10 + 2.5 * limit / finest) / 8)
    scale = limit / (step * math.sqrt(2 * math.pi))
    return tuple(
        (limit * node, scale * weight * _bells(places, limit * node, step))
        for node, weight in gauss_legendre(pairs)
    )


def gaps(times: Iterable[float]) -> list[float]:
    """Return how much time passes before each look."""
    return [later - earlier for earlier, later in pairwise((0.0, *times))]


def _bells(places: Places, at: float, step: float) -> float:
    """Return the sum of the normal curves, of height 1, around the places and their mirror images."""
    half = -0.5 / (step * step)
    return sum(p * (math.exp(half * (at - x) ** 2) + math.exp(half * (at + x) ** 2)) for x, p in places)
