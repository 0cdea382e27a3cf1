"""Where in one table the columns of a study are."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from cxcli.errors import CxcliError, Several
from cxcli.header import Header
from cxcli.passes.instead import constants
from cxcli.reader import Table
from cxcli.study.column import SOURCE_COLUMN, ColumnRef
from cxcli.study.cut import Cut, SegmentVariable
from cxcli.study.study import Study
from cxcli.words import Words, same


@dataclass(frozen=True, slots=True)
class Places:
    """Positions (from 0) of the columns that a study names, in one table.

    `of` maps each column reference to its position; a segment by `source` that is no column of the
    table has none, and a number that is written in place of a column.
    """

    of: dict[ColumnRef, int]

    def wanted(self) -> frozenset[int]:
        """Return the positions that have to be read."""
        return frozenset(self.of.values())


def with_header_names(study: Study, table: Table) -> Study:
    """Return the study with segments that have no name of their own called by the header as written.

    Only segments named by position, header pair or pattern need it; of those, one whose column is
    absent keeps the name it has, and `places` refuses it.
    """
    cuts = tuple(Cut(tuple(_named(v, table.header) for v in cut.variables)) for cut in study.cuts)
    return replace(study, cuts=cuts)


def _named(variable: SegmentVariable, header: Header) -> SegmentVariable:
    found = header.positions_of(variable.column)
    if variable.column.name is not None or variable.name != str(variable.column) or len(found) != 1:
        return variable
    return replace(variable, name=header.full(found[0]))


def places(study: Study, table: Table) -> Places:
    """Return where the study's columns are.

    Raises:
        CxcliError: a column is missing or a name fits several; all such problems at once.
    """
    found: dict[ColumnRef, int] = {}
    errors: list[CxcliError] = []
    written = {ref for measure in study.measures for ref in constants(measure)}
    for ref, used_by in _needed(study):
        if ref in found:
            continue
        absent = not table.header.positions_of(ref)
        if absent and (ref.name == SOURCE_COLUMN or ref in written):
            continue
        try:
            found[ref] = table.header.position_of(ref, table.origin.path, used_by)
        except CxcliError as error:
            errors.append(error)
    if errors:
        raise errors[0] if len(errors) == 1 else Several(errors)
    return Places(found)


def _needed(study: Study) -> Iterator[tuple[ColumnRef, Words]]:
    """Yield every column that the study names, with what it is for."""
    for measure in study.measures:
        used_by = Words(f"metric '{measure.name}'", f"la métrique « {measure.name} »")
        yield from ((column, used_by) for column in measure.question.columns)
        yield from ((column, used_by) for column in measure.inputs.values())
        yield from ((rule.column, used_by) for rule in measure.where)
        yield from ((column, used_by) for column in (measure.count,) if column is not None)
    keys = {"response": study.response, "respondent": study.respondent}
    keys |= {"design.strata": study.design.strata, "design.clusters": study.design.clusters}
    settings = {"date": study.date, "weight": study.weight}
    keys |= {name: setting.column for name, setting in settings.items() if setting is not None}
    yield from ((ref, same(f"'{name}'")) for name, ref in keys.items() if ref is not None)
    yield from ((rule.column, same("'where'")) for rule in study.where)
    for margin in study.raking.margins if study.raking else ():
        yield margin.column, same("'weight.rake'")
    for cut in study.cuts:
        for variable in cut.variables:
            yield variable.column, Words(f"segment '{variable.name}'", f"le segment « {variable.name} »")
