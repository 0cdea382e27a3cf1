"""Wald's interval of a net score, as it is and after a few answers more.

Source:
    Rocks, B. (2016), "Interval Estimation for the Net Promoter Score", The American Statistician 70(4):
    three quarters of a promoter and of a detractor and one and a half passives more.
    Agresti, A. & Coull, B. A. (1998), The American Statistician 52(2): z^2 people more.
"""

import math
from dataclasses import dataclass

from cxcli.stats.net_score import Pulls

ROCKS = 3.0
"""How many answers are added, a quarter of them to each side and half of them in the middle."""


@dataclass(frozen=True, slots=True)
class Centred:
    """The middle and the standard error of a symmetric interval of a net score, -1..1."""

    centre: float
    error: float

    def limits(self, z: float) -> tuple[float, float]:
        """Return the centre less and plus z standard errors; they may leave -1..1."""
        return self.centre - z * self.error, self.centre + z * self.error


def wald(pulls: Pulls) -> Centred:
    """Return the score with sqrt((p + d - (p - d)^2) / n); the error is 0 when all answer alike."""
    up, down = pulls.up / pulls.n, pulls.down / pulls.n
    return Centred(up - down, math.sqrt(max(up + down - (up - down) ** 2, 0.0) / pulls.n))


def adjusted_wald(pulls: Pulls, added: float = ROCKS) -> Centred:
    """Return `wald` after this many answers more, > 0: a quarter up, a quarter down, half in between."""
    return wald(Pulls(pulls.up + added / 4, pulls.down + added / 4, pulls.n + added))
