"""Small bases: which results are hidden, which are only flagged, and which are hidden to protect others."""

from collections.abc import Callable, Container, Hashable, Iterable, Iterator, Mapping, Sequence
from typing import Literal, NamedTuple

from cxcli.report.kinship import Together
from cxcli.report.protection import protect
from cxcli.report.relations import Relations, relations
from cxcli.study.study import Measure, Privacy, Study
from cxcli.tally.tally import Cell

BaseFlag = Literal["suppressed", "low_base", "ok"]
Reason = Literal["small_base", "complementary"]


class Base(NamedTuple):
    """How many people a result stands on: with a valid answer, effectively, and all that were asked."""

    n: int
    n_effective: float
    rows: int


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


def hidden_cells(
    study: Study, bases: Mapping[Cell, Base], together: Together | None = None
) -> dict[Cell, Reason]:
    """Return the cells that a report must hide, with the reason.

    A small base is hidden. So are others, until no hidden number is a sum or a difference of shown ones:
    of the same metric, or of several, since the rows of a cell are those of every metric that asks the
    same people. Metrics of one question hide the same cells. A metric that nobody answered at all shows
    its overall result, which says so, and hides the rest.

    What is kept from a reader is the exact number, not that it lies within narrow limits; and one report
    at a time, not what two runs differ in.

    Args:
        study: how people are split, and from which size results are shown.
        bases: of every cell of the report; see `every_cell`.
        together: which values of two segment variables occur in one row.
    """
    if not study.privacy.suppress_below:
        return {}
    small = {cell for cell, base in bases.items() if _is_small(base, study) and not _is_nobodys(cell, base)}
    hidden: dict[Cell, Reason] = dict.fromkeys(small, "small_base")
    answered = [m for m in study.measures if bases[Cell(m.name, "", (), "")].n]
    for asked in _grouped(answered, _asked):
        rows = {cell[1:]: base.rows for cell, base in bases.items() if cell.metric == asked[0].name}
        for cell in _Family(asked, bases, relations(study, rows, together)).protect(small):
            hidden.setdefault(cell, "complementary")
    return hidden


class _Family:
    """Metrics that ask the same people, so that each place has the same rows in all of them."""

    def __init__(self, measures: Sequence[Measure], bases: Mapping[Cell, Base], given: Relations) -> None:
        self.bases, self.given = bases, given
        grouped = _grouped(measures, lambda measure: (measure.question.columns, (*measure.inputs.items(),)))
        self.questions = [[measure.name for measure in group] for group in grouped]

    def protect(self, small: Container[Cell]) -> Iterator[Cell]:
        """Yield the cells to hide in any of the metrics."""
        hidden = self._hidden([self._small(names, small) for names in self.questions])
        for names, places in zip(self.questions, hidden, strict=True):
            yield from (Cell(name, *self.given.places[place]) for name in names for place in places)

    def _hidden(self, small: list[set[int]]) -> list[set[int]]:
        """Return what each question hides, such that rows that all of them hide do not follow either."""
        if len(self.questions) == 1:
            return [self._one(self.questions[0], small[0])]
        rows = [self.bases[Cell(self.questions[0][0], *place)].rows for place in self.given.places]
        everywhere = set.intersection(*small)
        while True:
            everywhere = protect(self.given, rows, everywhere)
            both = zip(self.questions, small, strict=True)
            hidden = [self._one(names, own | everywhere) for names, own in both]
            common = set.intersection(*hidden)
            if common == everywhere:
                return hidden
            everywhere = common

    def _one(self, names: Sequence[str], small: set[int]) -> set[int]:
        people = [min(self.bases[Cell(name, *place)].n for name in names) for place in self.given.places]
        return protect(self.given, people, small)

    def _small(self, names: Sequence[str], small: Container[Cell]) -> set[int]:
        places = enumerate(self.given.places)
        return {at for at, place in places if any(Cell(name, *place) in small for name in names)}


def _asked(measure: Measure) -> Hashable:
    """Return what makes the rows of a metric: its own filter, and the column of ready counts."""
    return frozenset(measure.where), measure.count


def _is_small(base: Base, study: Study) -> bool:
    return flag_of(base.n, base.n_effective, study.privacy) == "suppressed"


def _is_nobodys(cell: Cell, base: Base) -> bool:
    """Tell whether a cell is the overall one of a metric that nobody answered."""
    return not cell.cut and not cell.period and not base.n


def _grouped(measures: Iterable[Measure], by: Callable[[Measure], Hashable]) -> list[list[Measure]]:
    groups: dict[Hashable, list[Measure]] = {}
    for measure in measures:
        groups.setdefault(by(measure), []).append(measure)
    return list(groups.values())
