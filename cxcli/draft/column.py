"""One column as it is looked at: its header in words, its answers, and what belongs together with it."""

import html
import re
from collections.abc import Sequence
from dataclasses import dataclass

from cxcli.draft.answers import Answers, answers_in
from cxcli.header import Header
from cxcli.study.text import normalise_header, tidy

_IMPORT_ID = '{"ImportId":'
_CAMEL = re.compile(r"(?<=[a-zà-ÿ])(?=[A-ZÀ-Þ])")
_ROW = re.compile(r"([^\[]*[^\[\s])\s*\[[^\]]+\].*", re.DOTALL)
_CODE = re.compile(r"(\w+?)_\d+")
_NUMBERED = re.compile(r"(\d+\))\s*\S")


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the export.

    `cells` are its header cells, row 1 filled to the right, import ids left out; `texts` its cells.
    """

    position: int
    cells: tuple[str, ...]
    texts: tuple[str, ...]
    answers: Answers

    @property
    def title(self) -> str:
        """The header as a sentence would quote it."""
        return " / ".join(dict.fromkeys(filter(None, map(_decoded, self.cells))))

    @property
    def words(self) -> str:
        """The header in lower case, codes such as `would_recommend` and `StarRating` split into words."""
        spaced = " / ".join(_CAMEL.sub(" ", cell) for cell in self.cells)
        return normalise_header(spaced.replace("_", " "))

    @property
    def filled(self) -> tuple[str, ...]:
        """Its cells that are not blank."""
        return tuple(text for text in self.texts if text.strip())

    @property
    def stem(self) -> str:
        """What the rows of one grid question share; its own header for a question that stands alone."""
        return _stem(tuple(map(tidy, self.cells)))


def columns_of(header: Header, rows: Sequence[Sequence[str]]) -> tuple[Column, ...]:
    """Return every column of a table, with the rows that are looked at."""
    found, above = [], ""
    for position, cells in enumerate(header.cells):
        above = cells[0] if cells[0].strip() or len(cells) == 1 else above
        shown = tuple(
            cell for cell in (above, *cells[1:]) if not cell.replace(" ", "").startswith(_IMPORT_ID)
        )
        texts = tuple(row[position] if position < len(row) else "" for row in rows)
        found.append(Column(position, shown, texts, answers_in(texts)))
    return tuple(found)


def _decoded(cell: str) -> str:
    return tidy(html.unescape(cell))


def _stem(cells: tuple[str, ...]) -> str:
    first = cells[0] if cells else ""
    if (row := _ROW.fullmatch(first)) is not None:
        return row[1]
    if len(cells) > 1 and (code := _CODE.fullmatch(first)) is not None and " - " in cells[1]:
        return code[1]
    if (numbered := _NUMBERED.match(first)) is not None:
        return numbered[1]
    return first
