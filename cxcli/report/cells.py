"""Which cells a report has when small ones are hidden: nobody and few must look alike."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import product
from math import prod

from cxcli.evidence import Distribution
from cxcli.study.cut import EVERYONE
from cxcli.study.study import Study
from cxcli.tally.tally import Cell

Place = tuple[str, tuple[str | None, ...], str]
"""A cell without its metric: the cut, the values of the segment, the period ("" for all of the time)."""

MOST_CELLS = 10_000
"""Cells of one cut that are filled up with empty ones, for each metric."""


def every_cell(study: Study, cells: Mapping[Cell, Distribution]) -> dict[Cell, Distribution]:
    """Return the cells with the empty ones that hiding small bases calls for.

    If an empty cell were left out, a hidden one would say that there is somebody. So every combination of
    the segment values that were seen appears in every period that was seen, for every metric. A cut that
    would have more than `MOST_CELLS` of them keeps the combinations that were seen, in every period; if
    those are too many too, the cells that were seen for any metric. Such a cut says who is not there at
    all, which a report of ten thousand lines nearly always says anyway: most of its cells are empty.

    With suppression off nothing is added.
    """
    if not study.privacy.suppress_below:
        return dict(cells)
    nobody = Distribution({}, weighted=study.is_weighted)
    found = dict(cells)
    for cut, segment, period in _places(study, {cell[1:] for cell in cells}):
        for measure in study.measures:
            found.setdefault(Cell(measure.name, cut, segment, period), nobody)
    return found


def in_report_order(study: Study, places: Iterable[Place]) -> list[Place]:
    """Return places as the report lists them: cuts as declared, values by code point, null last."""
    cuts = {cut.name: at for at, cut in enumerate((EVERYONE, *study.cuts))}

    def order(place: Place) -> tuple[object, ...]:
        cut, segment, period = place
        return cuts[cut], tuple((value is None, value or "") for value in segment), period

    return sorted(places, key=order)


def _places(study: Study, seen: set[Place]) -> Iterator[Place]:
    values = _values(study, seen)
    periods = {"", *(period for _, _, period in seen)}
    for cut in (EVERYONE, *study.cuts):
        mine = {place for place in seen if place[0] == cut.name}
        known = [values[variable.name] for variable in cut.variables]
        if prod(map(len, known)) * len(periods) <= MOST_CELLS:
            yield from product((cut.name,), product(*known), periods)
            continue
        segments = {segment for _, segment, _ in mine}
        within = len(segments) * len(periods) <= MOST_CELLS
        yield from product((cut.name,), segments, periods) if within else mine


def _values(study: Study, seen: set[Place]) -> dict[str, set[str | None]]:
    """Return the values of each segment variable, wherever they were seen."""
    names = {cut.name: [variable.name for variable in cut.variables] for cut in (EVERYONE, *study.cuts)}
    values: dict[str, set[str | None]] = {name: set() for own in names.values() for name in own}
    for cut, segment, _ in seen:
        for name, value in zip(names[cut], segment, strict=True):
            values[name].add(value)
    return values
