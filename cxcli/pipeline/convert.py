"""Convert exports to one Parquet file, with all that a mapping of them needs."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path, PurePath

from cxcli.engines.problems import damage_notices, damage_problems
from cxcli.errors import CxcliError, HeadersDiffer, Notice, Place
from cxcli.pipeline.measuring import sources_of
from cxcli.reader import DamagedRow, Table
from cxcli.readers.parquet_note import KEY, Note, column_names, written
from cxcli.renderers.parquet_export import ParquetExport, parquet_export
from cxcli.renderers.whole_file import written_whole
from cxcli.renderers.write_problem import explained
from cxcli.report.model import SourceFacts
from cxcli.study.study import Limits
from cxcli.words import Words


@dataclass(frozen=True, slots=True)
class Converted:
    """What was written, from what, and what to know about it; `problems` end the run with exit 3."""

    rows: int
    columns: int
    sources: tuple[SourceFacts, ...]
    warnings: tuple[Notice, ...]
    problems: tuple[CxcliError, ...]


def convert(tables: Sequence[Table], output: Path, limits: Limits) -> Converted:
    """Write the rows of opened tables, one after the other, to a Parquet file, whole or not at all.

    Args:
        tables: their cells as written; all with the same header.
        output: where to.
        limits: how many damaged rows are too many.

    Raises:
        HeadersDiffer: two tables have different headers, or are of different platforms.
        DataError: a table cannot be read.
        CannotWrite: the file could not be written.
    """
    header = tables[0].header
    for table in tables[1:]:
        _refuse_difference(tables[0], table)
    with written_whole(output) as stream, parquet_export(stream, column_names(header)) as export:
        for table in tables:
            _add(table, export, output)
        note = _note(tables, export)
        with explained(output):
            export.close(KEY, written(note))
    notices = [notice for table in tables for notice in table.account.notices]
    return Converted(
        rows=export.rows,
        columns=len(header),
        sources=sources_of(tables),
        warnings=(*notices, *damage_notices(limits, tables)),
        problems=tuple(damage_problems(limits, tables)),
    )


def _add(table: Table, export: ParquetExport, output: Path) -> None:
    for part in table.parts(range(len(table.header))):
        with explained(output):
            export.add(part)
    with explained(output):
        export.end_table(table.account.rows)


def _note(tables: Sequence[Table], export: ParquetExport) -> Note:
    first = tables[0]
    return Note(
        header=first.header,
        rows=export.rows,
        left_out=export.left_out,
        damaged=sum(table.account.damaged for table in tables),
        first_damaged=tuple(_first_damaged(tables)),
        profile=first.origin.profile,
        reason=first.profile_reason,
        timezone=first.origin.timezone,
        notices=tuple(_without_folder(notice, t) for t in tables for notice in t.account.notices),
        value_labels=getattr(first, "value_labels", {}),
        sources=tuple(map(_source, tables)),
    )


def _first_damaged(tables: Sequence[Table]) -> Iterator[DamagedRow]:
    """Yield the damaged rows that are named, numbered over all tables."""
    before = 0
    for table in tables:
        yield from (replace(row, row=row.row + before) for row in table.account.first_damaged)
        before += table.account.rows


def _source(table: Table) -> dict[str, str | int | None]:
    origin, account = table.origin, table.account
    return {
        "name": PurePath(origin.path).name,
        "sha256": account.sha256,
        "rows": account.rows,
        "encoding": origin.encoding,
        "delimiter": origin.delimiter,
        "sheet": origin.sheet,
    }


def _without_folder(notice: Notice, table: Table) -> Notice:
    """Return a notice that names the file, but not the folders it lay in."""
    path, name = table.origin.path, PurePath(table.origin.path).name
    message = notice.message
    return replace(notice, message=Words(message.en.replace(path, name), message.fr.replace(path, name)))


def _refuse_difference(first: Table, other: Table) -> None:
    """Raise HeadersDiffer unless two tables have the same columns and are of the same platform."""
    if other.header == first.header:
        if (other.origin.profile, other.origin.timezone) != (first.origin.profile, first.origin.timezone):
            raise _differ(first, other, Words("the platforms differ", "les plateformes diffèrent"))
        return
    pairs = zip(first.header.cells, other.header.cells, strict=False)
    shared = min(len(first.header), len(other.header))
    at = next((at for at, (mine, theirs) in enumerate(pairs) if mine != theirs), shared)
    mine, theirs = _named(first, at), _named(other, at)
    raise _differ(
        first,
        other,
        Words(
            f"column {at + 1} is {mine.en} in the first, {theirs.en} in the second",
            f"la colonne {at + 1} est {mine.fr} dans le premier, {theirs.fr} dans le second",
        ),
    )


def _named(table: Table, at: int) -> Words:
    if at >= len(table.header):
        return Words("absent", "absente")
    return Words(f"'{table.header.full(at)}'", f"« {table.header.full(at)} »")


def _differ(first: Table, other: Table, what: Words) -> HeadersDiffer:
    one, two = _called(first), _called(other)
    return HeadersDiffer(
        Words(
            f"{one} and {two} cannot become one file: {what.en}.",
            f"{one} et {two} ne peuvent pas former un seul fichier : {what.fr}.",
        ),
        Words(
            "Convert each to a file of its own; 'cxcli score' reads several. Of a workbook, choose one --sheet.",
            "Convertissez chacun dans son propre fichier ; « cxcli score » en lit plusieurs. D'un classeur, "
            "choisissez une feuille avec --sheet.",
        ),
        Place(file=other.origin.path),
    )


def _called(table: Table) -> str:
    sheet = table.origin.sheet
    return table.origin.path if sheet is None else f"{table.origin.path} [{sheet}]"
