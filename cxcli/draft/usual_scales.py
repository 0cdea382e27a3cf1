"""The scales in common use, 1-5, 1-7, 1-10 and 0-10, and which of them hold the numbers of a column."""

from collections.abc import Mapping, Sequence

_TOPS = (5, 7, 10)
MISTAKES = 0.01
"""Share of the answers up to which a number may be a mistake."""


def usual_scales(counts: Mapping[int, int]) -> tuple[tuple[int, int], ...]:
    """Return the scales in common use that hold the numbers people gave, the likeliest first.

    Numbers that hardly anybody gave may be mistakes: first come the scales without them.
    """
    least = MISTAKES * sum(counts.values())
    often = [number for number, people in counts.items() if people >= least]
    return tuple(dict.fromkeys((*_scales_over(often), *_scales_over(list(counts)))))


def _scales_over(seen: Sequence[int]) -> tuple[tuple[int, int], ...]:
    low, high = min(seen), max(seen)
    tops = [top for top in _TOPS if top >= high]
    if low == 0:
        return tuple((0, top) for top in tops if top != 7)
    ones = tuple((1, top) for top in tops)
    return (*ones, (0, 10)) if high > 7 else ones
