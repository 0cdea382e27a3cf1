"""Text exports: any encoding, delimiter and line end, read in one stream with bounded memory."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field, replace

from cxcli.header import Header
from cxcli.part import Part
from cxcli.reader import Account, Origin
from cxcli.readers.arrow_rows import arrow_parts
from cxcli.readers.layout import Wanted
from cxcli.readers.plain_rows import plain_parts
from cxcli.readers.raw_file import RawFile
from cxcli.readers.records import OpenQuote, broken_quoting, lines_of, records
from cxcli.readers.regions import Regions, one_ahead
from cxcli.readers.tab_quoting import after
from cxcli.readers.text_encoding import TextFile, text_file
from cxcli.readers.text_head import TextHead, read_head
from cxcli.readers.utf8_blocks import BLOCK, Utf8Blocks
from cxcli.study.study import SourceSettings
from cxcli.words import Words


def from_text(raw: RawFile, settings: SourceSettings, block_size: int = BLOCK) -> list["TextTable"]:
    """Return the one table of a text file.

    Raises:
        DataError: the file is no text, is empty, or its header does not fit.
    """
    file = text_file(raw, settings.encoding)
    return [TextTable(file, read_head(file, settings), block_size)]


@dataclass(slots=True)
class TextTable:
    """An opened text file."""

    file: TextFile
    opened: TextHead
    block_size: int
    account: Account = field(default_factory=Account)

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
        for region in one_ahead(regions.clean()):
            yield from arrow_parts(region, layout, wanted)
        if regions.stopped:
            yield from self._plain(regions, wanted)

    def _plain(self, regions: Regions, wanted: Wanted) -> Iterator[Part]:
        layout = self.opened.layout
        lines = lines_of(regions.rest())
        found = records(lines, layout.delimiter, quoted=layout.quoted, line=regions.line)
        try:
            yield from plain_parts(found, layout, wanted)
        except OpenQuote as error:
            raise broken_quoting(self.file.raw.path, error.line) from error
