"""Which cells of a report add up to which: what a reader can subtract."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations

from cxcli.report.cells import Place, in_report_order
from cxcli.report.kinship import Together, kinship, several_at_once
from cxcli.study.cut import EVERYONE
from cxcli.study.study import Study

_PERIOD = ""
"""The name of the period where it is taken as one more variable; no segment variable has it."""

_Key = tuple[tuple[str, str | None], ...]
"""Variables with their values, by name."""


@dataclass(frozen=True, slots=True)
class Relation:
    """Parts that add up to a total, each by its number."""

    total: int
    parts: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Relations:
    """Everything that adds up in the cells of a metric.

    The numbers below `len(places)` are the places, in report order; those above are groups of people that
    the report does not show but that two of its cuts have in common.
    """

    places: tuple[Place, ...]
    found: tuple[Relation, ...]


def relations(study: Study, rows: Mapping[Place, int], together: Together | None = None) -> Relations:
    """Return what adds up among some places.

    In each period, and for all of the time, the parts of a cut (blanks too) add up to every coarser cut:
    to everyone, and a crossing to the cuts of fewer of its variables. Two crossings that share variables
    add up to the same groups, reported or not. The periods add up to all of the time; rows without a
    date spoil that sum, but only if there are enough of them (`suppress_below`) to hide among. Parts that
    people may be in several of (several answers in a cell, a respondent's latest answer of each period)
    make no sum, unless nobody is: then it holds by chance.

    Args:
        study: how people are split.
        rows: the number of rows of every place of the report.
        together: which values of two segment variables occur in one row; for cuts that contain each
            other (a city and its region, an age and its group).
    """
    return _Finder(study, rows, together or {}).found()


@dataclass(slots=True)
class _Margin:
    """The groups of people that some variables make, each with its number."""

    names: frozenset[str]
    numbers: dict[_Key, int] = field(default_factory=dict)
    is_reported: bool = False


class _Finder:
    def __init__(self, study: Study, rows: Mapping[Place, int], together: Together) -> None:
        self.study, self.rows = study, rows
        self.kin = kinship(study, together)
        self.names = {cut.name: [v.name for v in cut.variables] for cut in (EVERYONE, *study.cuts)}
        self.places = in_report_order(study, rows)
        self.sizes = [rows[place] for place in self.places]
        self.next = len(self.places)
        self.several = several_at_once(study) | ({_PERIOD} if study.unit == "respondent" else set())
        self.margins: dict[frozenset[str], _Margin] = {}
        self.relations: list[Relation] = []

    def found(self) -> Relations:
        """Return which places are the sum of which others."""
        for number, place in enumerate(self.places):
            self._enter(number, place)
        for one, other in combinations(list(self.margins), 2):
            self.margins.setdefault(one & other, _Margin(one & other))
        for margin in sorted(self.margins.values(), key=lambda m: (-len(m.names), sorted(m.names))):
            for coarser in self._next_coarser(margin.names):
                self._add_up(margin, coarser)
        return Relations(tuple(self.places), tuple(self.relations))

    def _enter(self, number: int, place: Place) -> None:
        """Take in a place; a second cut of the same variables only repeats the first one."""
        values = self._values(place)
        if values is None:
            return
        names = frozenset(values)
        margin = self.margins.setdefault(names, _Margin(names, is_reported=True))
        same = margin.numbers.setdefault(_key(values, names), number)
        if same != number:
            self.relations.append(Relation(same, (number,)))

    def _values(self, place: Place) -> dict[str, str | None] | None:
        """Return the values of a place, kin included; None for one that nobody can be in."""
        cut, segment, period = place
        values = dict(zip(self.names[cut], segment, strict=True))
        for name, value in list(values.items()):
            for kin, block in self.kin.get(name, {}).get(value, ()):
                if values.setdefault(kin, block) != block:
                    return None
        return values | ({_PERIOD: period} if period else {})

    def _next_coarser(self, names: frozenset[str]) -> list[_Margin]:
        coarser = [margin for margin in self.margins.values() if margin.names < names]
        return [m for m in coarser if not any(m.names < other.names for other in coarser)]

    def _add_up(self, finer: _Margin, coarser: _Margin) -> None:
        parts: dict[_Key, list[int]] = {}
        for key, number in finer.numbers.items():
            parts.setdefault(_key(dict(key), coarser.names), []).append(number)
        for key, numbers in parts.items():
            if coarser.is_reported and key not in coarser.numbers:
                continue
            if not self._holds(finer.names - coarser.names, coarser.numbers.get(key), numbers):
                continue
            if key not in coarser.numbers:
                coarser.numbers[key] = self.next
                self.next += 1
            self.relations.append(Relation(coarser.numbers[key], tuple(numbers)))

    def _holds(self, summed: frozenset[str], total: int | None, parts: Sequence[int]) -> bool:
        """Tell whether a reader may take the parts to make up the total."""
        overlaps = bool(summed & self.several)
        if not overlaps and _PERIOD not in summed:
            return True
        if total is None or max(total, *parts) >= len(self.sizes):
            return not overlaps
        left_over = self.sizes[total] - sum(self.sizes[part] for part in parts)
        return 0 <= left_over < self.study.privacy.suppress_below


def _key(values: Mapping[str, str | None], names: frozenset[str]) -> _Key:
    return tuple((name, values[name]) for name in sorted(names))
