"""Parquet files: only the needed columns are read, and dictionaries are used as they come."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from itertools import islice
from threading import Event

import pyarrow as pa

from cxcli.header import Header
from cxcli.part import Part
from cxcli.reader import Account, Origin
from cxcli.readers.bad_parquet import changed, damaged, nested, nothing_inside
from cxcli.readers.folders import partition_of
from cxcli.readers.in_order import prefetched
from cxcli.readers.parquet_file import opened
from cxcli.readers.parquet_heading import ParquetHeading, filled_rows, read_parquet_heading, recorded_rows
from cxcli.readers.parquet_parts import Reading, parts_of
from cxcli.readers.raw_file import RawFile, stored_bytes
from cxcli.study.study import SourceSettings
from cxcli.words import Words

_HEAD = 1_000


def from_parquet(raw: RawFile, settings: SourceSettings) -> list["ParquetTable"]:
    """Return the one table of a Parquet file; none for one without a row that is part of a folder.

    Its columns are those of the top level and then those that its folders stand for (`country=FR/`).

    Raises:
        BadParquet: the file is damaged or encrypted.
        DataError: a header that does not fit, a summary, no row.
    """
    with opened(raw) as file:
        if raw.folder is not None and not file.rows:
            return []
        if not file.names or not file.rows:
            raise nothing_inside(raw.path)
        heading = read_parquet_heading(file, settings)
        kinds = {position: str(file.types[position]) for position in file.nested()}
        partition = {name: text for name, text in partition_of(raw.path).items() if name not in file.names}
    return [ParquetTable(raw, heading, kinds, partition, threads=settings.jobs_for(stored_bytes(raw)) - 1)]


@dataclass(slots=True)
class ParquetTable:
    """An opened Parquet file; `kinds` are the types of its nested columns, which are not read.

    With `threads`, one of them decodes while another counts.
    """

    raw: RawFile
    opened: ParquetHeading
    kinds: Mapping[int, str]
    partition: Mapping[str, str]
    account: Account = field(default_factory=Account)
    threads: int = 0

    @property
    def origin(self) -> Origin:
        """Where it came from."""
        heading = self.opened.heading
        return Origin(
            self.raw.path, header_rows=heading.rows, profile=heading.profile, timezone=heading.timezone
        )

    @property
    def header(self) -> Header:
        """Its header cells, those of the folders last."""
        blanks = ("",) * (self.opened.heading.rows - 1)
        return Header((*self.opened.heading.header.cells, *((name, *blanks) for name in self.partition)))

    @property
    def profile_reason(self) -> Words:
        """Why the profile was chosen."""
        return self.opened.heading.reason

    @property
    def value_labels(self) -> Mapping[int, Mapping[str, str]]:
        """The labels of the values that were noted when an SPSS file was converted."""
        return self.opened.note.value_labels if self.opened.note else {}

    def head(self) -> Sequence[Sequence[str]]:
        """Return the first data rows, at most a thousand."""
        added, skipped = tuple(self.partition.values()), self.opened.skipped
        with opened(self.raw) as file:
            if self.opened.note is not None:
                return [(*row, *added) for row in islice(recorded_rows(file, _HEAD), _HEAD)]
            rows = ((*row, *added) for number, row in filled_rows(file, _HEAD) if number >= skipped)
            return list(islice(rows, _HEAD))

    def parts(self, positions: Collection[int], *, identities: bool = False) -> Iterator[Part]:
        """Yield the rows of the wanted columns in file order, once.

        Raises:
            NestedColumn: a wanted column holds lists or records.
            BadParquet: the file is damaged, or was changed since its conversion.
        """
        self._refuse_nested(positions)
        stop = Event()
        with ThreadPoolExecutor(max_workers=1) as aside:
            digest = aside.submit(self.raw.sha256, stop.is_set)
            try:
                yield from self._parts(sorted(positions), identities=identities)
                self.account.sha256 = digest.result()
            finally:
                stop.set()

    def _parts(self, positions: Sequence[int], *, identities: bool) -> Iterator[Part]:
        width = len(self.opened.heading.header)
        added = {width + at: pa.array([text]) for at, text in enumerate(self.partition.values())}
        wanted = [position for position in positions if position < width]
        reading = Reading(self.opened, wanted, added, self.account, identities=identities)
        with opened(self.raw) as file:
            if len(file.names) != width:
                raise damaged(self.raw.path)  # another file by now
            encoded = file.repetitive(range(width) if identities else wanted)
        with opened(self.raw, encoded) as file:
            parts = parts_of(file, reading)
            for part in prefetched(parts) if self.threads else parts:
                yield Part({at: part.columns[at] for at in positions}, part.rows, part.identities)
        self._settle_account()

    def _settle_account(self) -> None:
        """Tell damaged records from empty ones, where a conversion left both out."""
        note = self.opened.note
        if note is None:
            return
        if self.account.empty != note.left_out:
            raise changed(self.raw.path)
        self.account.empty -= note.damaged
        self.account.damaged += note.damaged
        self.account.first_damaged.extend(note.first_damaged)
        self.account.notices.extend(note.notices)

    def _refuse_nested(self, positions: Collection[int]) -> None:
        for position in sorted(self.kinds.keys() & set(positions)):
            raise nested(self.raw.path, self.header.full(position), self.kinds[position])
