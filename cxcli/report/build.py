"""From a tally to results: every metric, overall, by segment and by period, small bases hidden."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import groupby
from typing import Any

from cxcli.evidence import Distribution
from cxcli.metric import Estimate
from cxcli.metrics import METRICS
from cxcli.report.cells import every_cell
from cxcli.report.estimates import Estimates
from cxcli.report.filled import Forms
from cxcli.report.folded import folded
from cxcli.report.in_context import in_context
from cxcli.report.kinship import Together
from cxcli.report.model import Result, VersusRest
from cxcli.report.suppression import Reason, flag_of, hidden_cells
from cxcli.study.cut import EVERYONE
from cxcli.study.period import fills, period_of
from cxcli.study.study import Study
from cxcli.tally.cell_designs import Designs
from cxcli.tally.tally import Cell, Tally

Hidden = Mapping[Cell, Reason]


@dataclass(frozen=True, slots=True)
class Counts:
    """What results are made of.

    Attributes:
        tally: the counts.
        designs: how answers vary between clusters and strata.
        together: which values of two segment variables occur in one row.
        last_day: the latest day of a row that was used, as ordinal; 0 without dates.
    """

    tally: Tally
    designs: Designs = field(default_factory=Designs)
    together: Together | None = None
    last_day: int = 0


@dataclass(frozen=True, slots=True)
class Scored:
    """The results in report order, the answers behind each, and each metric's overall answers.

    The answers are those before anything was hidden; no number of a hidden result may be told.
    """

    results: tuple[Result, ...]
    distributions: tuple[Distribution, ...]
    overall: Mapping[str, Distribution]


def build(study: Study, counts: Counts) -> Scored:
    """Return the results of a study."""
    cells = _cells(study, counts)
    estimates, forms = Estimates(study, cells), Forms(study)
    of_people = _of_people(study)
    names = of_people.by_name()
    bases = {cell: estimates.base(cell) for cell in cells if cell.metric in names}
    hidden = hidden_cells(of_people, bases, counts.together)
    beside = in_context(study, cells, hidden)
    compared = dict(_versus_rest(study, cells, hidden, counts.designs))
    partial = _partial_period(study, counts.last_day)
    results = [
        forms.blank(cell, hidden[cell])
        if cell in hidden
        else _flagged(
            study,
            forms.filled(cell, _with(estimates[cell], beside.get(cell)), answers, compared.get(cell)),
            partial,
        )
        for cell, answers in cells.items()
    ]
    overall = {cell.metric: answers for cell, answers in cells.items() if not cell.cut and not cell.period}
    return Scored(tuple(results), tuple(cells.values()), overall)


def _with(estimate: Estimate, more: Mapping[str, Any] | None) -> Estimate:
    return replace(estimate, details={**estimate.details, **more}) if more else estimate


def _cells(study: Study, counts: Counts) -> dict[Cell, Distribution]:
    """Return the answers of every cell in report order, with what the design of the sample says of them."""
    nobody = Distribution({}, weighted=study.is_weighted)
    found = folded(study, counts.tally.cells(weighted=study.is_weighted))
    for measure in study.measures:
        found.setdefault(Cell(measure.name, "", (), ""), nobody)
    found = every_cell(_of_people(study), found)
    ordered = sorted(found, key=_order(study))
    return {cell: counts.designs.on(cell, found[cell]) for cell in ordered}


def _order(study: Study) -> Callable[[Cell], tuple[object, ...]]:
    """Return what sorts cells as a report has them."""
    names = {measure.name: at for at, measure in enumerate(study.measures)}
    cuts = {cut.name: at for at, cut in enumerate((EVERYONE, *study.cuts))}

    def order(cell: Cell) -> tuple[object, ...]:
        values = tuple((value is None, value or "") for value in cell.segment)
        return names[cell.metric], cuts[cell.cut], values, cell.period

    return order


def _of_people(study: Study) -> Study:
    """Return the study with the metrics whose small bases are hidden; the totals of an account have none."""
    return replace(study, measures=tuple(m for m in study.measures if METRICS[m.type].has_base(m)))


def _has_base(study: Study, metric: str) -> bool:
    measure = study.by_name()[metric]
    return METRICS[measure.type].has_base(measure)


def _versus_rest(
    study: Study, cells: Mapping[Cell, Distribution], hidden: Hidden, designs: Designs
) -> Iterator[tuple[Cell, VersusRest]]:
    """Yield each segment against its rest; segments of one metric, cut and period stand together."""
    if not study.cuts:
        return
    from cxcli.report.versus_rest import Segments, versus_rest  # noqa: PLC0415 - tests, for segments only

    for (metric, cut, period), same in groupby(_segments(cells), key=_family):
        everyone = Cell(metric, "", (), period)
        if everyone in hidden or everyone not in cells:
            continue
        mine = list(same)
        parts = Segments(
            everyone=cells[everyone],
            parts={cell.segment: cells[cell] for cell in mine},
            overlaps={cell.segment: designs.overlaps[cell] for cell in mine if cell in designs.overlaps},
            hidden=frozenset(cell.segment for cell in mine if cell in hidden),
        )
        measure = study.by_name()[metric]
        headline = METRICS[measure.type].headline(measure)
        if headline.kind == "total" or (measure.way == "rows" and not parts.add_up()):
            continue
        found = versus_rest(parts, headline, study.statistics, study.privacy, measure.interval)
        for segment, versus in found.items():
            yield Cell(metric, cut, segment, period), versus


def _segments(cells: Mapping[Cell, Distribution]) -> list[Cell]:
    return sorted((cell for cell in cells if cell.cut), key=_family)


def _family(cell: Cell) -> tuple[str, str, str]:
    return cell.metric, cell.cut, cell.period


def _flagged(study: Study, result: Result, partial: str | None) -> Result:
    """Return a shown result with what there is to say of its base and period."""
    if not result.n:
        return replace(result, flags=("no_answers",) if result.is_overall else (*result.flags, "no_answers"))
    is_low = flag_of(result.n, result.n_effective or 0, study.privacy) == "low_base"
    low = is_low and _has_base(study, result.metric)
    measure = study.by_name()[result.metric]
    # What lasts says itself which of its periods are incomplete; a row of ready counts stands for all of its own.
    is_told = METRICS[result.type].lasts(measure) or measure.way == "counts"
    incomplete = result.period is not None and result.period == partial and not is_told
    more = (*["low_base"] * low, *["partial_period"] * incomplete)
    return replace(result, flags=(*result.flags, *more)) if more else result


def _partial_period(study: Study, last_day: int) -> str | None:
    """Return the last period when the data stops before its last day."""
    if study.period is None or not last_day:
        return None
    day = date.fromordinal(last_day)
    return None if fills(day, study.period) else period_of(day, study.period)
