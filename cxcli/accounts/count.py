"""From the entries of a metric to rows of the tally: one quantity is one more metric there."""

from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction

import numpy as np

from cxcli.accounts.facts import Entry, Input
from cxcli.study.coding import Kind
from cxcli.tally.grid import BATCH, Grid
from cxcli.tally.quantity import tallied
from cxcli.tally.tally import CountRow, segment_text


def counted(
    entries: Iterable[Entry],
    groups: np.ndarray,
    weights: np.ndarray | None,
    names: tuple[str, str, Sequence[tuple[str | None, ...]], Sequence[str]],
) -> Iterator[CountRow]:
    """Yield the tally's rows of some entries.

    Args:
        entries: of one metric in one cut.
        groups: the segment of each row of the facts (int32).
        weights: of each row, in millionths; None without weights.
        names: the metric, the cut, the values of each segment, the label of each period.
    """
    metric, cut, segments, labels = names
    grids: dict[str, tuple[Grid, dict[str, int]]] = {}
    for entry in entries:
        grid, amounts = grids.setdefault(entry.quantity, (Grid(weighted=weights is not None), {}))
        codes = _codes(entry, amounts)
        shape = (len(segments), len(labels), max(len(amounts), 1))
        for start in range(0, len(entry.at), BATCH):
            some = slice(start, start + BATCH)
            at = entry.at[some]
            places = (groups[at], entry.periods[some], codes[some])
            grid.add(places, shape, None if weights is None else weights[at])
    for quantity, (grid, amounts) in grids.items():
        texts = list(amounts)
        for (segment, period, code), count in grid.counts():
            key = (tallied(metric, quantity), cut, segment_text(segments[segment]), labels[period])
            yield (*key, int(Kind.VALID), texts[code], count.people, count.weight, count.weight_squared)


def _codes(entry: Entry, amounts: dict[str, int]) -> np.ndarray:
    if entry.amounts is None:
        return np.full(len(entry.at), amounts.setdefault("1", len(amounts)), dtype=np.int32)
    if isinstance(entry.amounts, Input):
        numbers = (value if isinstance(value, Fraction) else 0 for value in entry.amounts.values)
        table = [amounts.setdefault(str(number), len(amounts)) for number in numbers]
        codes: np.ndarray = np.array([*table, 0], dtype=np.int32)[entry.amounts.codes]
        return codes
    coded = (amounts.setdefault(str(amount), len(amounts)) for amount in entry.amounts)
    return np.fromiter(coded, dtype=np.int32, count=len(entry.at))
