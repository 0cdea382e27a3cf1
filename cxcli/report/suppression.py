"""Small bases: which results are hidden and which are only flagged."""

from typing import Literal

from cxcli.study.study import Privacy

BaseFlag = Literal["suppressed", "low_base", "ok"]


def base_flag(n_effective: float, suppress_below: float, low_base_below: float) -> BaseFlag:
    """Return how a base of that size is reported.

    Source: NCHS practice of withholding estimates on fewer than 30 people; half-widths of the score
    interval (42 points at n = 10).
    """
    if n_effective < suppress_below:
        return "suppressed"
    return "low_base" if n_effective < low_base_below else "ok"


def flag_of(n: int, n_effective: float, privacy: Privacy) -> BaseFlag:
    """Return how a result is reported: the smaller of people and effective people decides."""
    return base_flag(min(n, n_effective), privacy.suppress_below, privacy.low_base_below)
