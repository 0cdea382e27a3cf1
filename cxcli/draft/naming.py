"""How a column is addressed in a configuration, and what its metric is called."""

import html
import re
import unicodedata
from collections.abc import Iterable, Sequence
from itertools import takewhile

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
_BREAKS = " :[/-"
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
    judged = list(columns)
    prefixes = _common_prefixes([column for column, _ in judged])
    for column, kind in judged:
        wanted = _name(column, kind, prefixes[column.stem])
        name, count = wanted, 1
        while name in taken:
            count += 1
            name = f"{_shortened(wanted, _LONGEST_NAME - len(str(count)) - 1)}_{count}"
        taken.add(name)
        names.append(name)
    return names


def _is_fit(name: str) -> bool:
    """Tell whether a header can be quoted: not blank, not endless, and nothing that cannot be seen."""
    return 0 < len(name) <= _LONGEST_HEADER and name.isprintable()


def _common_prefixes(columns: Sequence[Column]) -> dict[str, str]:
    """Return what the last header cells of the rows of one question begin with alike, up to a space."""
    kin: dict[str, list[str]] = {}
    for column in columns:
        kin.setdefault(column.stem, []).append(_last(column))
    prefixes = {stem: _common(cells) if len(cells) > 1 else "" for stem, cells in kin.items()}
    return {stem: prefix[: max(map(prefix.rfind, _BREAKS)) + 1] for stem, prefix in prefixes.items()}


def _common(texts: Sequence[str]) -> str:
    """Return what all texts begin with; the least and the greatest of them tell."""
    first, last = min(texts), max(texts)
    same = takewhile(lambda pair: pair[0] == pair[1], zip(first, last, strict=False))
    return "".join(character for character, _ in same)


def _shortened(name: str, longest: int) -> str:
    """Return a name cut between two words, or within the only one."""
    if len(name) <= longest:
        return name
    return name[: name.rfind("_", 1, longest + 1)] if "_" in name[1:longest] else name[:longest]


def _name(column: Column, kind: str, prefix: str) -> str:
    code = column.cells[0].strip() if column.cells else ""
    if _CODE.fullmatch(code):
        return _snake(code) or f"question_{column.position + 1}"
    if kind == "nps":
        return "nps"
    return _snake(_telling(column, prefix)) or f"question_{column.position + 1}"


def _telling(column: Column, prefix: str) -> str:
    """Return the part of a header that tells its column from its neighbours."""
    last = _last(column)
    row = _ROW.search(last)
    if row is not None:
        return row[1]
    own = last.removeprefix(prefix)
    return _NUMBER.sub("", own if own != last else own.rpartition(" - ")[2])


def _last(column: Column) -> str:
    """Return the last header cell that says something, its HTML entities decoded."""
    said = (c for c in reversed(column.cells) if c.strip() and normalise_header(c) not in _SAID_TWICE)
    return html.unescape(next(said, ""))


def _snake(text: str) -> str:
    bare = "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))
    words = re.findall(r"[a-z0-9]+", re.sub(r"(?<=[a-z])(?=[A-Z])", "_", bare).lower().replace("ß", "ss"))
    name = ""
    for word in words:
        if len(name) + len(word) + 1 > _LONGEST_NAME and name:
            break
        name = f"{name}_{word}" if name else word[:_LONGEST_NAME]
    return f"q_{name}" if name[:1].isdigit() else name
