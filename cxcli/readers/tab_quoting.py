"""Whether quotes mean anything in a tab-separated file: Google Sheets writes it without any quoting."""

from collections.abc import Iterator
from dataclasses import replace

import numpy as np

from cxcli.readers.layout import Layout
from cxcli.readers.quoting import NO_QUOTES, is_clean, record_bounds
from cxcli.readers.regions import Regions
from cxcli.readers.text_encoding import TextFile

_TAB = 0x09


def is_quoted(file: TextFile, layout: Layout) -> bool:
    """Return False for a tab-separated file whose quoting is not clean, but whose lines are all as wide."""
    return _is_clean(_regions(file, replace(layout, quoted=True))) or not _lines_are_even(
        _regions(file, replace(layout, quoted=False))
    )


def after(blocks: Iterator[bytes], skip: int) -> Iterator[bytes]:
    """Yield the blocks without their first bytes."""
    for block in blocks:
        if skip < len(block):
            yield block[skip:]
        skip = max(0, skip - len(block))


def _regions(file: TextFile, layout: Layout) -> Regions:
    return Regions(after(iter(file.blocks()), layout.skip), layout)


def _is_clean(regions: Regions) -> bool:
    return all(is_clean(region.data, region.quotes, _TAB) for region in regions) and not regions.stopped


def _lines_are_even(regions: Regions) -> bool:
    tabs: set[int] = set()
    for region in regions:
        tabs |= _tabs_of_lines(region.data)
        if len(tabs) > 1:
            return False
    return not regions.stopped


def _tabs_of_lines(data: bytes) -> set[int]:
    """Return the numbers of tabs that lines with any text have."""
    starts, ends = record_bounds(data, NO_QUOTES)
    tabs = np.flatnonzero(np.frombuffer(data, dtype=np.uint8) == _TAB)
    counts = np.searchsorted(tabs, ends) - np.searchsorted(tabs, starts)
    return set(np.unique(counts[ends > starts]).tolist())
