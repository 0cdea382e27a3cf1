"""Tables of people whose small cells are hidden, and readers who try to find them out."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from itertools import product
from typing import Any

from cxcli.evidence import of_people
from cxcli.report.cells import every_cell
from cxcli.report.kinship import Together
from cxcli.report.suppression import Base, Reason, hidden_cells
from cxcli.study.cut import EVERYONE
from cxcli.study.study import DateSettings, Privacy, Study
from cxcli.tally.tally import Cell
from tests.studies import by, named, nps, study

Person = Mapping[str, str | None]
"""The segment values of somebody; `month` is the period ("" without a date)."""


def private(*cuts: tuple[str, ...], months: bool = False, below: int = 10, **more: Any) -> Study:
    dated = {"date": DateSettings(named("d")), "period": "month"} if months else {}
    own = {"cuts": tuple(by(*cut) for cut in cuts), "privacy": Privacy(below, 30)}
    return study(*more.pop("measures", (nps(),)), **(own | dated | more))


def people(number: int, **values: str | None) -> list[Person]:
    return [values] * number


def bases(of: Study, persons: Iterable[Person]) -> dict[Cell, Base]:
    """Return the base of every cell of the report."""
    counts: Counter[Cell] = Counter()
    for person, cut in product(persons, (EVERYONE, *of.cuts)):
        segment = tuple(person[variable.name] for variable in cut.variables)
        for period in {"", person.get("month") or ""} if of.period else {""}:
            counts.update(Cell(measure.name, cut.name, segment, period) for measure in of.measures)
    cells = {cell: of_people({9: number}) for cell, number in counts.items()}
    return {cell: Base(d.n, float(d.n), d.rows) for cell, d in every_cell(of, cells).items()}


def hidden(of: Study, persons: Iterable[Person], together: Together | None = None) -> dict[Cell, Reason]:
    return hidden_cells(of, bases(of, persons), together)


def said(found: Mapping[Cell, Reason], cut: str = "c") -> dict[str, str]:
    """Return the reasons of the hidden cells of one cut by `FR`, `FR x Pro`, `FR 2026-01`."""
    return {
        " ".join([" x ".join(value or "-" for value in cell.segment), cell.period]).strip(): reason
        for cell, reason in found.items()
        if cell.cut == cut
    }


def made_of(of: Study, cells: Sequence[Cell], persons: Sequence[Person]) -> list[list[int]]:
    """Return for each cell which of the finest groups it is made of: every value, every month."""
    names = sorted({variable.name for cut in of.cuts for variable in cut.variables})
    seen: list[list[str | None]] = [list(dict.fromkeys(person[name] for person in persons)) for name in names]
    months = list(dict.fromkeys(person.get("month") or "" for person in persons)) if of.period else [""]
    groups = [dict(zip([*names, ""], group, strict=True)) for group in product(*seen, months)]
    variables = {cut.name: [variable.name for variable in cut.variables] for cut in (EVERYONE, *of.cuts)}
    wanted = [dict(zip(variables[cell.cut], cell.segment, strict=True)) for cell in cells]
    for cell, values in zip(cells, wanted, strict=True):
        values.update({"": cell.period} if cell.period else {})
    return [[int(values.items() <= group.items()) for group in groups] for values in wanted]


def follows(known: Iterable[Sequence[int]], wanted: Sequence[int]) -> bool:
    """Tell whether one row is a linear combination of others, by exact elimination over all groups."""
    basis: dict[int, list[Fraction]] = {}
    for row in known:
        rest = _reduced([Fraction(number) for number in row], basis)
        lead = next((at for at, number in enumerate(rest) if number), None)
        if lead is not None:
            basis[lead] = [number / rest[lead] for number in rest]
    return not any(_reduced([Fraction(number) for number in wanted], basis))


def _reduced(row: list[Fraction], basis: Mapping[int, Sequence[Fraction]]) -> list[Fraction]:
    for lead in sorted(basis):
        if row[lead]:
            times = row[lead]
            row = [number - times * other for number, other in zip(row, basis[lead], strict=True)]
    return row
