"""A text file cut into regions of whole records, each of which can be read by itself."""

from collections.abc import Iterator

from cxcli.readers.layout import Layout

LARGEST_RECORD = 64 << 20
"""Bytes after which a record that does not end is given up; no survey has an answer that long."""


class Regions:
    """Cuts blocks of UTF-8 text into regions; `rest` is what was not handed out.

    `stopped` says that there is some: a record without an end, or a delimiter that Arrow does not take.
    A region ends where a line ends outside of quotes, told by their number: where quotes stand in wrong
    places, that is wrong as well, so whoever reads a region looks at them first.
    """

    def __init__(self, blocks: Iterator[bytes], layout: Layout) -> None:
        """Prepare cutting blocks that start with a record."""
        self.stopped = False
        self._ahead = b""
        self._blocks = blocks
        self._layout = layout

    def __iter__(self) -> Iterator[bytes]:
        """Yield regions, each with its last line end, up to the end of the file or to a record without one.

        Line ends after the last record are left out.
        """
        self.stopped = not self._layout.delimiter.isascii()
        if self.stopped:
            return
        for block in self._blocks:
            cut = self._cut(block)
            if cut:
                region = b"".join((self._ahead, memoryview(block)[:cut]))
                self._ahead = block[cut:]
                yield region
            else:
                self._ahead += block
            if len(self._ahead) > LARGEST_RECORD:
                self.stopped = True
                return
        text, self._ahead = self._ahead.rstrip(b"\r\n"), b""
        if text:
            yield text + self._layout.newline

    def rest(self, unread: Iterator[bytes]) -> Iterator[bytes]:
        """Yield regions that were handed out and not read, and then what was not handed out."""
        yield from unread
        if self._ahead:
            yield self._ahead
        self._ahead = b""
        yield from self._blocks

    def _cut(self, block: bytes) -> int:
        """Return where the last whole record of a block ends, 0 if none does; blank lines wait for more text."""
        quoted = self._layout.quoted
        open_ = bool(quoted and self._ahead.count(b'"') % 2)
        end = last_record_end(block, self._layout.newline, quoted=quoted, is_open=open_)
        tail = block[max(0, end - _BLANK_LINES) : end]
        text = len(tail.rstrip(b"\r\n"))
        return end - len(tail) + text + len(_line_end(tail, text)) if text else 0


_BLANK_LINES = 4096
"""Line ends in a row that are looked over at the end of a block; where there are more, the next one decides."""


def _line_end(text: bytes, at: int) -> bytes:
    return b"\r\n" if text.startswith(b"\r\n", at) else text[at : at + 1]


def last_record_end(data: bytes, newline: bytes, *, quoted: bool = True, is_open: bool = False) -> int:
    """Return where the last whole record ends (after its line end), or 0 if none does.

    An even number of quotes before a line end means that it closes a record; one more if the data begins
    within quotes. With `newline` a carriage return, one at the very end is not trusted: a line feed may follow.
    """
    end = len(data) - 1 if newline == b"\r" else len(data)
    quotes, seen = (data.count(b'"') if quoted else 0) + is_open, len(data)
    while (at := data.rfind(newline, 0, end)) >= 0:
        quotes, seen = quotes - (data.count(b'"', at, seen) if quoted else 0), at
        if quotes % 2 == 0:
            return at + 2 if newline == b"\r" and data.startswith(b"\n", at + 1) else at + 1
        end = max(data.rfind(b'"', 0, at), 0)
    return 0
