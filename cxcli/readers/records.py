"""Records of delimited text, one by one and exactly: which line, which cells, which characters.

Slower than Arrow, so it reads headers, and the rest of files whose quoting is not clean.
"""

import io
import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from cxcli.errors import BrokenQuoting, Place
from cxcli.readers.regions import LARGEST_RECORD
from cxcli.words import Words

_INSIDE = re.compile(r'[^"]*(?:""[^"]*)*')


class Record(NamedTuple):
    """A record: the physical line it starts on, its cells, and its characters with the line end."""

    line: int
    cells: list[str]
    raw: str


class OpenQuote(Exception):
    """The text ends inside a quoted cell."""

    def __init__(self, line: int) -> None:
        """Keep the line on which the cell opens."""
        super().__init__(line)
        self.line = line


def lines_of(blocks: Iterable[bytes]) -> Iterator[str]:
    r"""Yield the lines of UTF-8 text with their ends (``\n``, ``\r\n`` or ``\r``)."""
    ahead = ""
    for block in blocks:
        lines = list(io.StringIO(ahead + block.decode(), newline=""))
        ahead = lines.pop()
        yield from lines
        if len(ahead) > LARGEST_RECORD:
            raise OpenQuote(0)
    if ahead:
        yield from io.StringIO(ahead, newline="")


def records(lines: Iterable[str], delimiter: str, *, quoted: bool = True, line: int = 1) -> Iterator[Record]:
    """Yield one record after the other.

    A quote opens a cell only as its first character; one inside an unquoted cell is itself. Text
    after a closing quote belongs to the cell.

    Args:
        lines: with their ends.
        delimiter: one character.
        quoted: False if quotes mean nothing.
        line: the number of the first line.

    Raises:
        OpenQuote: the text ends inside a quoted cell, or a quoted cell that goes over lines is
            followed by other text: a closing quote got lost, and records with it.
    """
    parser = _Parser(delimiter, line)
    for text in lines:
        if parser.is_between and (not quoted or '"' not in text):
            yield Record(parser.line, text.rstrip("\r\n").split(delimiter), text)
            parser.line += 1
        elif (record := parser.feed(text)) is not None:
            yield record
    parser.finish()


def broken_quoting(path: str, line: int) -> BrokenQuoting:
    """Return the error for a quoted cell that opens on a line and never closes properly."""
    return BrokenQuoting(
        Words(
            f"{path}, line {line}: a quoted cell opens here and does not close properly, so the rows after it would be lost.",
            f"{path}, ligne {line} : une cellule entre guillemets s'ouvre ici et ne se ferme pas correctement ; "
            "les lignes suivantes seraient perdues.",
        ),
        Words(
            'Close the cell with " (a quote inside it is written twice), or export the file again.',
            "Fermez la cellule par \" (un guillemet à l'intérieur s'écrit deux fois), ou refaites l'export.",
        ),
        Place(file=path, line=line),
    )


class _Parser:
    """Puts lines together to one record; between records it holds nothing but the line number."""

    def __init__(self, delimiter: str, line: int) -> None:
        self.line = line
        self._delimiter = delimiter
        self._reset()

    def _reset(self) -> None:
        self._cells: list[str] = []
        self._lines: list[str] = []
        self._open: list[str] = []
        self._opened = 0
        self._size = 0

    @property
    def is_between(self) -> bool:
        """Whether the last record is complete."""
        return not self._lines

    def feed(self, text: str) -> Record | None:
        """Take one more line; return the record if it is complete."""
        self._lines.append(text)
        at = self._inside(text, 0) if self._opened else 0
        while 0 <= at <= len(text):
            at = self._inside(text, at + 1) if text.startswith('"', at) else self._plain(text, at)
        if at < 0:
            return None
        record = Record(self.line, self._cells, "".join(self._lines))
        self.line += len(self._lines)
        self._reset()
        return record

    def finish(self) -> None:
        """Refuse a text that ends within quotes."""
        if self._opened:
            raise OpenQuote(self._opened)

    def _plain(self, text: str, at: int) -> int:
        """Take an unquoted cell; return where the next one starts, past the end if there is none."""
        end = text.find(self._delimiter, at)
        if end < 0:
            self._cells.append(text[at:].rstrip("\r\n"))
            return len(text) + 1
        self._cells.append(text[at:end])
        return end + 1

    def _inside(self, text: str, at: int) -> int:
        """Take what a quoted cell holds on this line; return where the next cell starts, -1 if it goes on."""
        inside = _INSIDE.match(text, at)
        end = inside.end() if inside else at
        here = self.line + len(self._lines) - 1
        self._opened = self._opened or here
        self._open.append(text[at:end].replace('""', '"'))
        self._size += end - at
        if end == len(text):
            if self._size > LARGEST_RECORD:
                raise OpenQuote(self._opened)
            return -1
        return self._closed(text, end + 1)

    def _closed(self, text: str, at: int) -> int:
        after = self._plain(text, at)
        tail = self._cells.pop()
        if tail.strip() and len(self._open) > 1:
            raise OpenQuote(self._opened)
        self._cells.append("".join((*self._open, tail)))
        self._open, self._opened = [], 0
        return after
