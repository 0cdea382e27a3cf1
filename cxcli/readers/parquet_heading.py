"""The header of a Parquet file and the platform behind it: as noted at its conversion, else found in its first rows."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import islice

from cxcli.errors import NO_HINT
from cxcli.header import Header
from cxcli.profiles import Look, recognise
from cxcli.readers.bad_parquet import other_header_rows
from cxcli.readers.heading import LOOKED_AT, Heading, read_heading
from cxcli.readers.layout import is_blank
from cxcli.readers.parquet_batch import Batch
from cxcli.readers.parquet_file import ParquetFile
from cxcli.readers.parquet_note import KEY, Note, read_note
from cxcli.study.study import SourceSettings

Row = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ParquetHeading:
    """A file's heading, what is noted in it, and how many of its first rows belong to the header."""

    heading: Heading
    note: Note | None = None
    skipped: int = 0


def read_parquet_heading(file: ParquetFile, settings: SourceSettings) -> ParquetHeading:
    """Return the heading of a file.

    The names of the columns are the first header row; more may stand in the first rows, where an export
    was read by a program that knows of one.

    Raises:
        HeaderProblem: the settings want another number of header rows than the file was converted with.
        AggregatedExport: a summary that holds counts, not answers.
        EmptyFile: there is nothing below the header.
    """
    note = read_note(file.notes.get(KEY), file.names, file.rows)
    if note is not None:
        return ParquetHeading(_noted(note, settings, file), note)
    rows = list(islice(filled_rows(file, LOOKED_AT), LOOKED_AT))
    heading = read_heading([file.names, *(row for _, row in rows)], settings, file.path)
    return ParquetHeading(heading, None, rows[heading.rows - 2][0] + 1 if heading.rows > 1 else 0)


def filled_rows(file: ParquetFile, at_once: int) -> Iterator[tuple[int, Row]]:
    """Yield number (from 0) and cells of each row that shows anything; nested values show nothing."""
    number, nested = 0, file.nested()
    for run in file.runs():
        for batch in file.batches(run, range(len(file.names)), at_once):
            for row in _rows(batch, nested):
                if len(row) == 1 or not all(map(is_blank, row)):
                    yield number, row
                number += 1


def recorded_rows(file: ParquetFile, at_once: int) -> Iterator[Row]:
    """Yield the rows of a converted file that were no damaged or empty records."""
    for run in file.runs():
        for batch in file.batches(run, range(len(file.names)), at_once):
            nulls = [batch.arrays[position].is_null().to_pylist() for position in batch.arrays]
            left_out = map(all, zip(*nulls, strict=True))
            yield from (row for row, out in zip(_rows(batch, frozenset()), left_out, strict=True) if not out)


def _rows(batch: Batch, nested: frozenset[int]) -> Iterator[Row]:
    columns = [
        [""] * batch.rows if position in nested else batch.shown(position).listed()
        for position in batch.arrays
    ]
    return zip(*columns, strict=True)


def _noted(note: Note, settings: SourceSettings, file: ParquetFile) -> Heading:
    rows = len(note.header.cells[0])
    if settings.header_rows not in {None, rows}:
        raise other_header_rows(file.path, rows, settings.header_rows or 0)
    noted = Heading(note.header, rows, note.profile, note.reason, note.timezone)
    if settings.profile in {None, note.profile}:
        return noted
    look = Look((*_header_rows(note.header), *islice(recorded_rows(file, LOOKED_AT), LOOKED_AT)))
    found = recognise(look, settings.profile)
    if found is None:
        return replace(noted, profile=None, reason=NO_HINT, timezone=None)
    profile, recognition = found
    return replace(noted, profile=profile.name, reason=recognition.reason, timezone=recognition.timezone)


def _header_rows(header: Header) -> tuple[Row, ...]:
    return tuple(zip(*header.cells, strict=True))
