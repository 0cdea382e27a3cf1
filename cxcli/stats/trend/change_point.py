"""One change point: the wave after which the score is most likely to have moved to another level.

Source:
    Hawkins, D. M. (1977), "Testing a Sequence of Observations for a Shift in Location", Journal of the
    American Statistical Association 72(357).
    Phipson, B. & Smyth, G. K. (2010), "Permutation P-values Should Never Be Zero", Statistical
    Applications in Genetics and Molecular Biology 9(1).
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from random import Random

from cxcli.stats.trend.wave import Wave, pooled_variance

PERMUTATIONS = 999


@dataclass(frozen=True, slots=True)
class ChangePoint:
    """The most likely change point and its test.

    Attributes:
        after_wave: how many waves lie before it, from 1.
        max_abs_z: the largest |z| of all splits.
        z_by_split: of the score after less the score before, for a split after wave 1, 2, ...
        p: how often waves in random order reach `max_abs_z`. (The normal p-value of a maximum would be
            far too small.)
    """

    after_wave: int
    max_abs_z: float
    z_by_split: tuple[float, ...]
    p: float


def change_point(waves: Sequence[Wave], seed: int) -> ChangePoint | None:
    """Return where the waves differ most before and after, and whether chance would do as much.

    z_k = (score after - score before) / sqrt(s^2 (1 / n_before + 1 / n_after)), both scores being those
    of all people on that side and s^2 the pooled variance of one answer. p = (1 + permutations of the
    waves that reach the largest |z|) / (1 + 999).

    Args:
        waves: in order of time.
        seed: of the permutations, so that the same waves give the same p.

    Returns:
        The change point, the earliest of several alike; None with less than two waves, or where no wave
        has any variance.

    Source:
        Hawkins (1977); Phipson & Smyth (2010) for the p-value.
    """
    if len(waves) < 2 or pooled_variance(waves) <= 0:
        return None
    z = _by_split(waves)
    highest = max(map(abs, z))
    return ChangePoint(1 + [abs(x) for x in z].index(highest), highest, z, _p(waves, highest, seed))


def _by_split(waves: Sequence[Wave]) -> tuple[float, ...]:
    variance = pooled_variance(waves)
    people = list(accumulate(wave.n for wave in waves))
    sums = list(accumulate(wave.n * wave.value for wave in waves))
    return tuple(
        ((sums[-1] - total) / (people[-1] - n) - total / n)
        / math.sqrt(variance * (1 / n + 1 / (people[-1] - n)))
        for n, total in zip(people[:-1], sums[:-1], strict=True)
    )


def _p(waves: Sequence[Wave], highest: float, seed: int) -> float:
    chance, mixed, reached = Random(seed), list(waves), 0  # noqa: S311 -- chance, not a secret
    # The same waves summed in another order differ in their last bits; they do reach the maximum.
    enough = highest * (1 - 1e-9)
    for _ in range(PERMUTATIONS):
        chance.shuffle(mixed)
        reached += max(map(abs, _by_split(mixed))) >= enough
    return (1 + reached) / (1 + PERMUTATIONS)
