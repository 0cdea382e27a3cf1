"""Text exports: any encoding, delimiter and line end, read in one stream with bounded memory."""

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain

import pyarrow as pa

from cxcli.header import Header
from cxcli.part import Part
from cxcli.reader import Account, DamagedRow, Origin
from cxcli.readers.arrow_columns import ROWS_PER_PART
from cxcli.readers.arrow_rows import RegionRows, region_rows
from cxcli.readers.in_order import in_order
from cxcli.readers.layout import Layout, Wanted
from cxcli.readers.plain_rows import plain_parts
from cxcli.readers.raw_file import RawFile, stored_bytes
from cxcli.readers.records import OpenQuote, broken_quoting, lines_of, records
from cxcli.readers.regions import Region, Regions
from cxcli.readers.tab_quoting import after
from cxcli.readers.text_encoding import TextFile, text_file
from cxcli.readers.text_head import TextHead, read_head
from cxcli.readers.utf8_blocks import BLOCK, Utf8Blocks
from cxcli.steps import moved
from cxcli.study.study import SourceSettings
from cxcli.words import Words


def from_text(raw: RawFile, settings: SourceSettings, block_size: int = BLOCK) -> list["TextTable"]:
    """Return the one table of a text file.

    Raises:
        DataError: the file is no text, is empty, or its header does not fit.
    """
    file, size = replace(text_file(raw, settings.encoding), alone=settings.jobs == 1), stored_bytes(raw)
    return [TextTable(file, read_head(file, settings), block_size, settings.jobs_for(size) - 1, size)]


@dataclass(slots=True)
class TextTable:
    """An opened text file; `threads` read regions beside the one that counts.

    `size` is how many bytes are stored (0: nobody knows). `plain` are the positions of columns that are not worth encoding: times, ids.
    """

    file: TextFile
    opened: TextHead
    block_size: int
    threads: int = 0
    size: int = 0
    account: Account = field(default_factory=Account)
    plain: set[int] = field(default_factory=set)

    @property
    def origin(self) -> Origin:
        """Where it came from; the encoding is final once the rows are read."""
        heading = self.opened.heading
        return Origin(
            path=self.file.raw.path,
            encoding=self.file.encoding or "utf-8",
            delimiter=self.opened.layout.delimiter,
            header_rows=heading.rows,
            profile=heading.profile,
            timezone=heading.timezone,
            has_trailing=self.opened.has_trailing,
        )

    @property
    def header(self) -> Header:
        """Its header cells."""
        return self.opened.heading.header

    @property
    def profile_reason(self) -> Words:
        """Why the profile was chosen."""
        return self.opened.heading.reason

    def head(self) -> Sequence[Sequence[str]]:
        """Return the first sound data rows, at most a thousand."""
        return self.opened.rows

    def parts(self, positions: Collection[int], *, identities: bool = False) -> Iterator[Part]:
        """Yield the rows of the wanted columns in file order, once."""
        blocks = self.file.blocks(self.block_size)
        wanted = Wanted(sorted(positions), identities, self.account)
        yield from self._parts(blocks, wanted)
        self.file = replace(self.file, encoding=blocks.encoding)
        self.account.sha256 = blocks.sha256
        self.account.notices.extend(blocks.notices)

    def _parts(self, blocks: Utf8Blocks, wanted: Wanted) -> Iterator[Part]:
        layout = self.opened.layout
        regions = Regions(after(iter(blocks), layout.skip), layout)
        line, done = layout.line, layout.skip
        read = in_order(regions, self._reader(wanted), self.threads)
        for region, rows in read:
            if rows is None:
                unread = chain([region.data], (following.data for following, _ in read))
                yield from self._plain(regions.rest(unread), line, wanted)
                return
            for part in _told(rows, line, layout, wanted):
                yield part
                self.plain.update(_nearly_all_different(part))
            line += rows.lines
            done += len(region.data)
            moved(min(done, self.size), self.size)
        if regions.stopped:
            yield from self._plain(regions.rest(iter(())), line, wanted)

    def _reader(self, wanted: Wanted) -> Callable[[Region], RegionRows | None]:
        layout = self.opened.layout

        def rows(region: Region) -> RegionRows | None:
            identities = wanted.identities and wanted.account.compares
            return region_rows(region, layout, wanted.positions, self.plain, identities=identities)

        return rows

    def _plain(self, rest: Iterator[bytes], line: int, wanted: Wanted) -> Iterator[Part]:
        layout = self.opened.layout
        found = records(lines_of(rest), layout.delimiter, quoted=layout.quoted, line=line)
        try:
            yield from plain_parts(found, layout, wanted)
        except OpenQuote as error:
            raise broken_quoting(self.file.raw.path, error.line) from error


def _told(found: RegionRows, line: int, layout: Layout, wanted: Wanted) -> Iterator[Part]:
    """Yield the rows of a region in parts, numbered; those that were left out are counted in the account."""
    account = wanted.account
    wanted.leave_out_empty(found.empty)
    for odd in found.damaged:
        row = account.rows + odd.number + 1
        wanted.leave_out_damaged(
            DamagedRow(row, line + odd.line, layout.width, odd.cells, odd.is_blank_beyond)
        )
    rows = found.numbers + account.rows + 1
    account.rows += found.records
    for number, columns in enumerate(found.columns):
        here = slice(number * ROWS_PER_PART, (number + 1) * ROWS_PER_PART)
        hashes = None if found.hashes is None else found.hashes[here]
        yield Part(dict(zip(wanted.positions, columns, strict=False)), rows[here], hashes)


def _nearly_all_different(part: Part) -> Iterator[int]:
    for position, cells in part.columns.items():
        if isinstance(cells, pa.DictionaryArray) and 2 * len(cells.dictionary) > len(cells) > _FEW:
            yield position


_FEW = 1000
"""Rows of which it says nothing that their cells differ."""
