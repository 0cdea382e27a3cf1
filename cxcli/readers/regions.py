"""A text file cut into regions of whole records, as long as its quoting is clean."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from cxcli.readers.quoting import is_clean, last_record_end, quote_positions

LARGEST_RECORD = 64 << 20
"""Bytes after which a record that does not end is given up; no survey has an answer that long."""


@dataclass(frozen=True, slots=True)
class Region:
    """Whole records, the last with its line end, and where their quotes are."""

    data: bytes
    quotes: np.ndarray


class Regions:
    """Cuts blocks of UTF-8 text into regions; `rest` is what follows once the quoting is not clean."""

    def __init__(self, blocks: Iterator[bytes], delimiter: str, *, quoted: bool, newline: bytes) -> None:
        """Prepare cutting; without `quoted` a quote is a character like any other."""
        self.stopped = False
        self.ahead = b""
        self._blocks = blocks
        self._delimiter = delimiter
        self._quoted = quoted
        self._newline = newline

    def clean(self) -> Iterator[Region]:
        """Yield regions up to the end of the file, or to where a quote stands in a wrong place.

        Line ends after the last record are left out; `ahead` holds the bytes read but not handed out.
        """
        if not self._delimiter.isascii():
            self.stopped = True
            return
        for block in self._blocks:
            data = self.ahead + block
            quotes = self._quotes(data)
            region, self.ahead = self._cut(data, quotes)
            if self._is_broken(region, quotes):
                self.ahead, self.stopped = data, True
                return
            if region:
                yield Region(region, quotes[: np.searchsorted(quotes, len(region))])
        yield from self._last()

    def rest(self) -> Iterator[bytes]:
        """Yield the blocks that `clean` did not hand out."""
        if self.ahead:
            yield self.ahead
        self.ahead = b""
        yield from self._blocks

    def _last(self) -> Iterator[Region]:
        text = self.ahead.rstrip(b"\r\n")
        if not text:
            self.ahead = b""
            return
        data = text + self._newline
        quotes = self._quotes(data)
        if is_clean(data, quotes, ord(self._delimiter)):
            self.ahead = b""
            yield Region(data, quotes)
        else:
            self.stopped = True

    def _quotes(self, data: bytes) -> np.ndarray:
        return quote_positions(data if self._quoted else b"")

    def _cut(self, data: bytes, quotes: np.ndarray) -> tuple[bytes, bytes]:
        """Return the whole records and what follows; blank lines at the end wait for more text."""
        records = data[: last_record_end(data, quotes, self._newline)]
        text = records.rstrip(b"\r\n")
        if not text:
            return b"", data
        end = len(text) + (2 if records.startswith(b"\r\n", len(text)) else 1)
        return data[:end], data[end:]

    def _is_broken(self, region: bytes, quotes: np.ndarray) -> bool:
        if not region:
            return len(self.ahead) > LARGEST_RECORD
        within = quotes[: np.searchsorted(quotes, len(region))]
        return not is_clean(region, within, ord(self._delimiter))
