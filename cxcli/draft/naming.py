"""How a column is addressed in a configuration, and what its metric is called."""

import re
import unicodedata
from collections.abc import Iterable

from cxcli.config.written_yaml import Yaml
from cxcli.draft.column import Column
from cxcli.header import Header
from cxcli.study.column import ColumnRef
from cxcli.study.text import normalise_header, tidy

_LONGEST_NAME = 30
_LONGEST_HEADER = 200
_CODE = re.compile(r"[A-Za-z][\w.]{0,29}")
_ROW = re.compile(r"\[([^\]]+)\]")
_NUMBER = re.compile(r"^\s*(?:[qQ]?\d+[.):]?\s+|\d+[.)]\s*)")
_SAID_TWICE = ("response", "open-ended response", "réponse")


def address(header: Header, column: Column) -> Yaml:
    """Return how to name a column so that it is found alone: its header, its header cells, or its position."""
    position = column.position
    for cell in column.cells:
        name = tidy(cell)
        if _is_fit(name) and header.positions_of(ColumnRef(name=name)) == (position,):
            return name
    cells = [tidy(cell) for cell in column.cells]
    pair = ColumnRef(header=tuple(cells))
    if len(cells) > 1 and all(map(_is_fit, cells)) and header.positions_of(pair) == (position,):
        return {"header": list(cells)}
    return {"position": position + 1}


def names_for(columns: Iterable[tuple[Column, str]]) -> list[str]:
    """Return a name for each column and its metric type: snake case, at most 30 signs, all different."""
    taken: set[str] = set()
    names = []
    for column, kind in columns:
        wanted = _name(column, kind)
        name, count = wanted, 1
        while name in taken:
            count += 1
            name = f"{wanted[: _LONGEST_NAME - len(str(count)) - 1].rstrip('_')}_{count}"
        taken.add(name)
        names.append(name)
    return names


def _is_fit(name: str) -> bool:
    """Tell whether a header can be quoted: not blank, not endless, and nothing that cannot be seen."""
    return 0 < len(name) <= _LONGEST_HEADER and name.isprintable()


def _name(column: Column, kind: str) -> str:
    code = column.cells[0].strip() if column.cells else ""
    if _CODE.fullmatch(code):
        return _snake(code) or f"question_{column.position + 1}"
    if kind == "nps":
        return "nps"
    return _snake(_telling(column)) or f"question_{column.position + 1}"


def _telling(column: Column) -> str:
    """Return the part of a header that tells its column from its neighbours."""
    last = next((c for c in reversed(column.cells) if c.strip() and normalise_header(c) not in _SAID_TWICE), "")
    row = _ROW.search(last)
    if row is not None:
        return row[1]
    stem = column.stem
    own = last[len(stem) :] if last.startswith(stem) and len(last) > len(stem) else last
    return _NUMBER.sub("", own.rpartition(" - ")[2])


def _snake(text: str) -> str:
    bare = "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))
    words = re.findall(r"[a-z0-9]+", re.sub(r"(?<=[a-z])(?=[A-Z])", "_", bare).lower().replace("ß", "ss"))
    name = ""
    for word in words:
        if len(name) + len(word) + 1 > _LONGEST_NAME and name:
            break
        name = f"{name}_{word}" if name else word[:_LONGEST_NAME]
    return f"q_{name}" if name[:1].isdigit() else name
