"""A text file cut into regions of whole records, each of which can be read by itself."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from cxcli.readers.layout import Layout
from cxcli.readers.quoting import NO_QUOTES, quote_positions

LARGEST_RECORD = 64 << 20
"""Bytes after which a record that does not end is given up; no survey has an answer that long."""


@dataclass(frozen=True, slots=True)
class Region:
    """Whole records of a text, each with its line end; `quotes` are the positions of the quote bytes."""

    data: bytes
    quotes: np.ndarray


def region_of(data: bytes, *, quoted: bool = True) -> Region:
    """Return whole records as a region; without `quoted` no byte of them counts as a quote."""
    return Region(data, quote_positions(data) if quoted else NO_QUOTES)


class Regions:
    """Cuts blocks of UTF-8 text into regions; `rest` is what was not handed out.

    `stopped` says that there is some: a record without an end, or a delimiter that Arrow does not take.
    A region ends where a line ends outside of quotes, told by their number: where quotes stand in wrong
    places, that is wrong as well, so whoever reads a region looks at them first.
    """

    def __init__(self, blocks: Iterator[bytes], layout: Layout) -> None:
        """Prepare cutting blocks that start with a record."""
        self.stopped = False
        self._ahead = Region(b"", NO_QUOTES)
        self._blocks = blocks
        self._layout = layout

    def __iter__(self) -> Iterator[Region]:
        """Yield regions up to the end of the file or to a record without one.

        Line ends after the last record are left out.
        """
        self.stopped = not self._layout.delimiter.isascii()
        if self.stopped:
            return
        for block in self._blocks:
            ahead, more = self._ahead, region_of(block, quoted=self._layout.quoted)
            cut = self._cut(more)
            self._ahead = _from(more, cut) if cut else _joined(ahead, more, len(block))
            if cut:
                yield _joined(ahead, more, cut)
            if len(self._ahead.data) > LARGEST_RECORD:
                self.stopped = True
                return
        last = self._ahead
        text, self._ahead = last.data.rstrip(b"\r\n"), Region(b"", NO_QUOTES)
        if text:
            yield Region(text + self._layout.newline, last.quotes)

    def rest(self, unread: Iterator[bytes]) -> Iterator[bytes]:
        """Yield what was handed out and not read, and then what was not handed out."""
        yield from unread
        if self._ahead.data:
            yield self._ahead.data
        self._ahead = Region(b"", NO_QUOTES)
        yield from self._blocks

    def _cut(self, block: Region) -> int:
        """Return where the last whole record of a block ends, 0 if none does; blank lines wait for more text."""
        end = last_record_end(block, self._layout.newline, is_open=len(self._ahead.quotes) % 2 == 1)
        tail = block.data[max(0, end - _BLANK_LINES) : end]
        text = len(tail.rstrip(b"\r\n"))
        return end - len(tail) + text + len(_line_end(tail, text)) if text else 0


_BLANK_LINES = 4096
"""Line ends in a row that are looked over at the end of a block; where there are more, the next one decides."""


def _line_end(text: bytes, at: int) -> bytes:
    return b"\r\n" if text.startswith(b"\r\n", at) else text[at : at + 1]


def _from(region: Region, start: int) -> Region:
    return Region(region.data[start:], region.quotes[np.searchsorted(region.quotes, start) :] - start)


def _joined(one: Region, other: Region, end: int) -> Region:
    """Return a region followed by another one up to `end`."""
    quotes = other.quotes[: np.searchsorted(other.quotes, end)]
    data = b"".join((one.data, memoryview(other.data)[:end]))
    return Region(data, np.concatenate((one.quotes, quotes + len(one.data))))


def last_record_end(region: Region, newline: bytes, *, is_open: bool = False) -> int:
    """Return where the last whole record ends (after its line end), or 0 if none does.

    An even number of quotes before a line end means that it closes a record; one more if the data begins
    within quotes. With `newline` a carriage return, one at the very end is not trusted: a line feed may follow.
    """
    data, quotes = region.data, region.quotes
    end = len(data) - 1 if newline == b"\r" else len(data)
    while (at := data.rfind(newline, 0, end)) >= 0:
        before = int(np.searchsorted(quotes, at))
        if (before + is_open) % 2 == 0:
            return at + 2 if newline == b"\r" and data.startswith(b"\n", at + 1) else at + 1
        end = int(quotes[before - 1]) if before else 0
    return 0
