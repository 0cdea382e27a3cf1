"""Opening a text file: delimiter, quoting, header and width, all from its first few megabytes."""

import io
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import islice

from cxcli.errors import EmptyFile, Place
from cxcli.readers.fitting import fitted
from cxcli.readers.heading import Heading, read_heading
from cxcli.readers.layout import Layout, is_blank
from cxcli.readers.quoting import line_breaks
from cxcli.readers.raw_file import STDIN
from cxcli.readers.records import OpenQuote, Record, broken_quoting, records
from cxcli.readers.regions import last_record_end, region_of
from cxcli.readers.tab_quoting import is_quoted
from cxcli.readers.text_encoding import TextFile
from cxcli.sniffing.delimiter import declared_delimiter, delimiter_named, find_delimiter
from cxcli.study.study import SourceSettings
from cxcli.words import Words, same

_ROWS = 1_000
_RECORDS = _ROWS + 10
_ENOUGH_FOR_LINE_ENDS = 1 << 20


@dataclass(frozen=True, slots=True)
class TextHead:
    """How a text file is laid out, its heading, and its first data rows.

    `has_trailing` says that its rows end with a delimiter which the header has not.
    """

    layout: Layout
    heading: Heading
    rows: tuple[tuple[str, ...], ...]
    has_trailing: bool = False


def read_head(file: TextFile, settings: SourceSettings) -> TextHead:
    """Return what the beginning of a text file says.

    Raises:
        DataError: no text, no row, a header that does not fit, an aggregated export.
        WrongValue: a delimiter that is no single character.
    """
    layout, shown = _first_layout(file, file.head(), settings)
    found = list(islice(_complete(shown, layout, file.raw.path, whole=file.is_short), _RECORDS))
    filled = _without_blank(found)
    heading = read_heading([record.cells for record in filled], settings, file.raw.path)
    data = [record.cells for record in filled[heading.rows :]]
    header = fitted(heading.header, data, file.raw.path)
    above = found[: found.index(filled[heading.rows - 1]) + 1]
    skip = layout.skip + sum(len(record.raw.encode()) for record in above)
    line = layout.line + sum(line_breaks(record.raw.encode()) for record in above)
    return TextHead(
        replace(layout, width=len(header), skip=skip, line=line),
        replace(heading, header=header),
        tuple(tuple(cells) for cells in data if len(cells) == len(header))[:_ROWS],
        has_trailing=len(header) > len(heading.header),
    )


def _first_layout(file: TextFile, text: str, settings: SourceSettings) -> tuple[Layout, str]:
    """Return the layout as far as it is known before the header is, and the text from the header on."""
    unmarked = text.lstrip("\ufeff")
    if not unmarked.strip():
        raise _empty(file.raw.path)
    declared = declared_delimiter(unmarked)
    shown = unmarked[declared[1] :] if declared else unmarked
    if settings.delimiter is not None:
        delimiter = delimiter_named(settings.delimiter)
    else:
        delimiter = declared[0] if declared else find_delimiter(shown)
    skip = len(text[: len(text) - len(shown)].encode())
    layout = Layout(
        delimiter, 0, skip, 2 if declared else 1, _newline(shown[:_ENOUGH_FOR_LINE_ENDS].encode())
    )
    return layout if delimiter != "\t" else replace(layout, quoted=is_quoted(file, layout)), shown


def _newline(data: bytes) -> bytes:
    """Return a line feed, or a carriage return where records end with nothing else."""
    if b"\r" not in data or last_record_end(region_of(data), b"\n"):
        return b"\n"
    return b"\r"


def _complete(text: str, layout: Layout, path: str, *, whole: bool) -> Iterator[Record]:
    """Yield the records of the text; the last is left out if the file goes on."""
    last = None
    try:
        lines = io.StringIO(text, newline="")
        for record in records(lines, layout.delimiter, quoted=layout.quoted, line=layout.line):
            if last is not None:
                yield last
            last = record
    except OpenQuote as error:
        if whole or last is None:
            raise broken_quoting(path, error.line) from error
        whole = True
    if whole and last is not None:
        yield last


def _without_blank(found: list[Record]) -> list[Record]:
    """Return the records that count: in a file of one column blank lines are answers, except around."""
    filled = [record for record in found if not all(map(is_blank, record.cells))]
    if not filled or max(len(record.cells) for record in filled) > 1:
        return filled
    return found[found.index(filled[0]) : found.index(filled[-1]) + 1]


def _empty(path: str) -> EmptyFile:
    name = Words("Standard input", "L'entrée standard") if path == STDIN else same(path)
    return EmptyFile(
        Words(f"{name.en} is empty.", f"{name.fr} est vide."),
        Words("Export the responses again.", "Refaites l'export des réponses."),
        Place(file=path),
    )
