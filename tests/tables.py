"""Tables in memory: what tests hand to the engine instead of files."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field

import numpy as np
import pyarrow as pa

from cxcli.errors import NO_HINT
from cxcli.header import Header
from cxcli.part import Part
from cxcli.reader import Account, Origin
from cxcli.words import Words


@dataclass
class MemoryTable:
    """A table of texts, handed out in parts of a given size."""

    names: Sequence[str]
    cells: Sequence[Sequence[str]]
    part_rows: int = 1000
    origin: Origin = field(default_factory=lambda: Origin("memory.csv", "utf-8", ",", profile="none"))
    account: Account = field(default_factory=Account)
    profile_reason: Words = NO_HINT

    @property
    def header(self) -> Header:
        return Header(tuple((name,) for name in self.names))

    def head(self) -> Sequence[Sequence[str]]:
        return self.cells[:1000]

    def parts(self, positions: Collection[int], *, identities: bool = False) -> Iterator[Part]:
        self.account.rows = len(self.cells)
        for start in range(0, len(self.cells), self.part_rows):
            rows = self.cells[start : start + self.part_rows]
            hashes = np.array([hash(tuple(row)) & (2**63 - 1) for row in rows], dtype=np.uint64)
            yield Part(
                columns={p: pa.array([row[p] for row in rows], pa.string()) for p in positions},
                rows=np.arange(start + 1, start + 1 + len(rows)),
                identities=hashes if identities else None,
            )
