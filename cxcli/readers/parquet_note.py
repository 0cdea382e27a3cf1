"""What `cxcli convert` notes in the Parquet files it writes, so that a mapping of the export still fits."""

import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field, fields
from typing import Any

from cxcli.errors import Notice
from cxcli.header import Header
from cxcli.reader import DamagedRow
from cxcli.study.moment import is_zone
from cxcli.words import Words

KEY = b"cxcli"
_VERSION = 1
_SLIPS = (ValueError, TypeError, KeyError, AttributeError, RecursionError)


@dataclass(frozen=True, slots=True)
class Note:
    """How an export was read when it was converted.

    A record that was damaged or empty is a row of nulls: `left_out` counts them, `damaged` the damaged
    ones among them. `sources` are the converted tables, without the folders they were in.
    """

    header: Header
    rows: int = 0
    left_out: int = 0
    damaged: int = 0
    first_damaged: tuple[DamagedRow, ...] = ()
    profile: str | None = None
    reason: Words = Words("", "")  # noqa: RUF009 - a frozen value
    timezone: str | None = None
    notices: tuple[Notice, ...] = ()
    value_labels: Mapping[int, Mapping[str, str]] = field(default_factory=dict)
    sources: tuple[Mapping[str, Any], ...] = ()


def written(note: Note) -> bytes:
    """Return a note as it is stored."""
    values = {one.name: getattr(note, one.name) for one in fields(note)}
    values |= {"version": _VERSION, "header": note.header.cells, "reason": asdict(note.reason)}
    values["first_damaged"] = [asdict(row) for row in note.first_damaged]
    values["notices"] = [asdict(notice) for notice in note.notices]
    return json.dumps(values, ensure_ascii=False).encode()


def read_note(stored: bytes | None, names: Sequence[str], rows: int) -> Note | None:
    """Return what is noted in a file, None if nothing is, or if the note is not about these columns and rows.

    Other programs may keep the note while they choose columns or rows: it tells nothing then.

    Args:
        stored: the note's bytes.
        names: the columns of the file.
        rows: the rows of the file.
    """
    try:
        note = _note(json.loads(stored or b"{}"))
    except _SLIPS:
        return None
    return note if note.rows == rows and column_names(note.header) == tuple(names) else None


def column_names(header: Header) -> tuple[str, ...]:
    """Return a name for each column that no other has, whatever its case, for programs that need one.

    That is the cell of the first row, filled from the left; where several columns share it, with the
    cell of the second; where that is blank or shared too, with a number.
    """
    filled = [[cell.strip() for cell in header.filled(at)[:2]] for at in range(len(header))]
    shared = Counter(cells[0].casefold() for cells in filled)
    names = [
        cells[0] if shared[cells[0].casefold()] == 1 else " / ".join(filter(None, cells)) for cells in filled
    ]
    return tuple(_numbered([name or f"column {at}" for at, name in enumerate(names, 1)]))


def _numbered(names: Sequence[str]) -> Iterator[str]:
    taken: set[str] = set()
    for name in names:
        free, number = name, 1
        while free.casefold() in taken:
            number += 1
            free = f"{name} ({number})"
        taken.add(free.casefold())
        yield free


def _note(values: Any) -> Note:
    """Return a note read from JSON, which anybody may have written.

    Raises:
        ValueError, TypeError, KeyError, AttributeError: it is none.
    """
    if values["version"] != _VERSION or not is_zone(values["timezone"] or "UTC"):
        raise ValueError
    return Note(
        header=_header(values["header"]),
        rows=int(values["rows"]),
        left_out=int(values["left_out"]),
        damaged=int(values["damaged"]),
        first_damaged=tuple(_damaged_row(**row) for row in values["first_damaged"]),
        profile=None if values["profile"] is None else _text(values["profile"]),
        reason=_words(**values["reason"]),
        timezone=values["timezone"],
        notices=tuple(_notice(**one) for one in values["notices"]),
        value_labels={int(at): _labels(texts) for at, texts in values["value_labels"].items()},
        sources=tuple(values["sources"]),
    )


def _header(cells: Any) -> Header:
    header = Header(tuple(tuple(map(_text, column)) for column in cells))
    heights = {len(column) for column in header.cells}
    if heights - {1, 2, 3} or len(heights) != 1:
        raise ValueError
    return header


def _damaged_row(row: Any, line: Any, expected: Any, found: Any, **more: Any) -> DamagedRow:
    number = None if line is None else int(line)
    return DamagedRow(int(row), number, int(expected), int(found), bool(more.get("is_blank_beyond")))


def _notice(code: Any, message: Mapping[str, Any], hint: Mapping[str, Any]) -> Notice:
    return Notice(_text(code), _words(**message), _words(**hint))


def _words(en: Any, fr: Any) -> Words:
    return Words(_text(en), _text(fr))


def _labels(texts: Mapping[Any, Any]) -> dict[str, str]:
    return {_text(value): _text(label) for value, label in texts.items()}


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError
    return value
