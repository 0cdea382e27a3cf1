"""A text file cut into regions of whole records, as long as its quoting is clean."""

from collections.abc import Generator, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import numpy as np

from cxcli.readers.layout import Layout
from cxcli.readers.quoting import is_clean, last_record_end, line_breaks, quote_positions

LARGEST_RECORD = 64 << 20
"""Bytes after which a record that does not end is given up; no survey has an answer that long."""


@dataclass(frozen=True, slots=True)
class Region:
    """Whole records, the last with its line end, where their quotes are, and the line they start on."""

    data: bytes
    quotes: np.ndarray
    line: int


class Regions:
    """Cuts blocks of UTF-8 text into regions; `rest` is what follows once the quoting is not clean.

    `line` is the physical line on which the text that was not handed out starts.
    """

    def __init__(self, blocks: Iterator[bytes], layout: Layout) -> None:
        """Prepare cutting blocks that start with a record."""
        self.stopped = False
        self.line = layout.line
        self._ahead = b""
        self._blocks = blocks
        self._layout = layout

    def clean(self) -> Generator[Region]:
        """Yield regions up to the end of the file, or to where a quote stands in a wrong place.

        Line ends after the last record are left out.
        """
        if not self._layout.delimiter.isascii():
            self.stopped = True
            return
        for block in self._blocks:
            data = self._ahead + block
            quotes = self._quotes(data)
            region, self._ahead = self._cut(data, quotes)
            if self._is_broken(region, quotes):
                self._ahead, self.stopped = data, True
                return
            if region:
                yield self._region(region, quotes[: np.searchsorted(quotes, len(region))])
        yield from self._last()

    def rest(self) -> Iterator[bytes]:
        """Yield the blocks that `clean` did not hand out."""
        if self._ahead:
            yield self._ahead
        self._ahead = b""
        yield from self._blocks

    def _last(self) -> Iterator[Region]:
        text = self._ahead.rstrip(b"\r\n")
        if not text:
            self._ahead = b""
            return
        data = text + self._layout.newline
        quotes = self._quotes(data)
        if is_clean(data, quotes, ord(self._layout.delimiter)):
            self._ahead = b""
            yield self._region(data, quotes)
        else:
            self.stopped = True

    def _region(self, data: bytes, quotes: np.ndarray) -> Region:
        region = Region(data, quotes, self.line)
        self.line += line_breaks(data)
        return region

    def _quotes(self, data: bytes) -> np.ndarray:
        return quote_positions(data if self._layout.quoted else b"")

    def _cut(self, data: bytes, quotes: np.ndarray) -> tuple[bytes, bytes]:
        """Return the whole records and what follows; blank lines at the end wait for more text."""
        records = data[: last_record_end(data, quotes, self._layout.newline)]
        text = records.rstrip(b"\r\n")
        if not text:
            return b"", data
        end = len(text) + (2 if records.startswith(b"\r\n", len(text)) else 1)
        return data[:end], data[end:]

    def _is_broken(self, region: bytes, quotes: np.ndarray) -> bool:
        if not region:
            return len(self._ahead) > LARGEST_RECORD
        within = quotes[: np.searchsorted(quotes, len(region))]
        return not is_clean(region, within, ord(self._layout.delimiter))


def one_ahead(regions: Iterator[Region]) -> Iterator[Region]:
    """Yield the same regions, while a second thread reads and cuts the next one."""
    with ThreadPoolExecutor(max_workers=1) as aside:
        following = aside.submit(next, regions, None)
        while (region := following.result()) is not None:
            following = aside.submit(next, regions, None)
            yield region
