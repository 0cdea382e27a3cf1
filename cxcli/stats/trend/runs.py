"""The rule of runs: many waves in a row on one side of the centre are a shift, however small each is.

Source:
    Western Electric Company (1956), Statistical Quality Control Handbook (eight in a row on one side).
"""

from collections.abc import Iterable

LENGTH = 8


def runs_on_one_side(values: Iterable[float], middle: float, length: int = LENGTH) -> tuple[int, ...]:
    """Return the positions, from 0, of the waves that are at least the eighth in a row on one side.

    A wave that lies exactly on the centre ends a run and belongs to none. Every further rule raises the
    number of false alarms: of the 256 ways in which eight waves of a survey that stands still may fall,
    two are such a run.

    Args:
        values: the scores, in order of time.
        middle: the centre of the chart, in their unit.
        length: how many in a row are a signal, >= 1.
    """
    found, side, run = [], 0, 0
    for i, value in enumerate(values):
        now = (value > middle) - (value < middle)
        run = run + 1 if now == side and now else abs(now)
        side = now
        if run >= length:
            found.append(i)
    return tuple(found)
