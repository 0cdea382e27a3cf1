"""P-values corrected for how many tests were made together.

Source:
    Holm, S. (1979), "A Simple Sequentially Rejective Multiple Test Procedure", Scandinavian Journal of
    Statistics 6(2).
    Benjamini, Y. & Hochberg, Y. (1995), "Controlling the False Discovery Rate", Journal of the Royal
    Statistical Society B 57(1).
"""

from collections.abc import Callable, Mapping, Sequence
from itertools import accumulate

from cxcli.study.statistics import Adjustment


def adjust(p_values: Sequence[float | None], how: Adjustment) -> tuple[float | None, ...]:
    """Return the adjusted p-values in the order of the given ones; reject where one is at most alpha.

    Args:
        p_values: of one family, each in 0..1; None for what was not tested, which stays None and does
            not count in the family.
        how: `holm` bounds the chance of any false finding, `bh` the share of false ones among the findings,
            `none` leaves them as they are.
    """
    family = [p for p in p_values if p is not None]
    adjusted = iter(WAYS[how](family))
    return tuple(None if p is None else next(adjusted) for p in p_values)


def holm(p_values: Sequence[float]) -> tuple[float, ...]:
    """Return Holm's p-values: the k-th smallest of m times m + 1 - k, never below those before, at most 1."""
    m = len(p_values)
    order = _ascending(p_values)
    scaled = ((m - rank) * p_values[i] for rank, i in enumerate(order))
    return _back(order, [min(p, 1.0) for p in accumulate(scaled, max)])


def benjamini_hochberg(p_values: Sequence[float]) -> tuple[float, ...]:
    """Return Benjamini and Hochberg's p-values: the k-th smallest of m times m / k, never above those after."""
    m = len(p_values)
    order = _ascending(p_values)[::-1]
    scaled = (p_values[i] * (m / (m - rank)) for rank, i in enumerate(order))
    return _back(order, [min(p, 1.0) for p in accumulate(scaled, min)])


def unadjusted(p_values: Sequence[float]) -> tuple[float, ...]:
    """Return the p-values as they are."""
    return tuple(p_values)


WAYS: Mapping[Adjustment, Callable[[Sequence[float]], tuple[float, ...]]] = {
    "holm": holm,
    "bh": benjamini_hochberg,
    "none": unadjusted,
}


def _ascending(p_values: Sequence[float]) -> list[int]:
    return sorted(range(len(p_values)), key=lambda i: p_values[i])


def _back(order: Sequence[int], values: Sequence[float]) -> tuple[float, ...]:
    """Return values in the places that they were taken from."""
    return tuple(value for _, value in sorted(zip(order, values, strict=True)))
