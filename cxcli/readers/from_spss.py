"""SPSS data files (`.sav`, `.zsav`): numbers stay numbers, their labels stand beside them."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
import pyarrow as pa

from cxcli.errors import NO_HINT, EmptyFile, Place
from cxcli.header import Header
from cxcli.part import Part
from cxcli.profiles import Look, recognise
from cxcli.reader import Account, Origin
from cxcli.readers.column_hashes import column_hashes
from cxcli.readers.raw_file import RawFile
from cxcli.readers.spss_cells import texts
from cxcli.readers.spss_file import SpssFile, Variable
from cxcli.study.study import SourceSettings
from cxcli.words import Words

_HEAD = 1_000
_ROWS_AT_ONCE = 50_000
_CELLS_AT_ONCE = 2_000_000


def from_spss(raw: RawFile, settings: SourceSettings) -> list["SpssTable"]:
    """Return the one table of an SPSS data file.

    A cell is blank where the value is missing, by the system's or the author's definition. The first
    header row holds the names of the variables, the second their labels if there are any.

    Raises:
        UnreadableFile: the file is damaged.
        EmptyFile: it has no variable or no row.
        UsageProblem: the package that reads SPSS files is not installed.
    """
    file = SpssFile(raw, settings.encoding)
    variables = file.variables()
    labelled = settings.header_rows != 1 and any(variable.label for variable in variables)
    names = tuple(variable.name for variable in variables)
    rows = (names, tuple(variable.label for variable in variables)) if labelled else (names,)
    if not names or not len(file.values(names[:1], 0, 1)[names[0]]):
        raise _empty(raw.path)
    found = recognise(Look(rows, format="spss"), settings.profile)
    table = SpssTable(file, variables, Header(tuple(zip(*rows, strict=True))))
    if found is not None:
        table.profile, table.profile_reason = found[0].name, found[1].reason
    table.account.sha256 = raw.sha256()
    return [table]


@dataclass(slots=True)
class SpssTable:
    """An opened SPSS data file."""

    file: SpssFile
    variables: Sequence[Variable]
    header: Header
    profile: str | None = None
    profile_reason: Words = NO_HINT
    account: Account = field(default_factory=Account)

    @property
    def origin(self) -> Origin:
        """Where it came from."""
        header_rows = len(self.header.cells[0])
        return Origin(self.file.raw.path, header_rows=header_rows, profile=self.profile)

    @property
    def value_labels(self) -> Mapping[int, Mapping[str, str]]:
        """The labels of the values of each column (from 0) that has any, by the text of the cell."""
        return {
            i: variable.value_labels for i, variable in enumerate(self.variables) if variable.value_labels
        }

    def head(self) -> Sequence[Sequence[str]]:
        """Return the first data rows, at most a thousand."""
        columns = [column.to_pylist() for group in self._groups(0, _HEAD) for column in group.values()]
        return list(zip(*columns, strict=True))

    def parts(self, positions: Collection[int], *, identities: bool = False) -> Iterator[Part]:
        """Yield the rows of the wanted columns in file order, once.

        No row is left out: one whose every value is missing is a case of the study all the same.
        """
        wanted = sorted(positions)
        offset = 0
        while columns := self._columns(wanted or [0], offset, _ROWS_AT_ONCE):
            size = len(next(iter(columns.values())))
            hashes = self._hashes(offset, size) if identities else None
            self.account.rows += size
            rows = np.arange(offset + 1, offset + 1 + size)
            yield Part({position: columns[position] for position in wanted}, rows, hashes)
            offset += size

    def _columns(self, positions: Sequence[int], offset: int, limit: int) -> dict[int, pa.StringArray]:
        """Return columns of some rows as text; nothing after the last row."""
        chosen = {position: self.variables[position] for position in positions}
        values = self.file.values([one.name for one in chosen.values()], offset, limit)
        columns = {position: texts(values[one.name], one.format) for position, one in chosen.items()}
        return columns if len(columns[positions[0]]) else {}

    def _groups(self, offset: int, size: int) -> Iterator[dict[int, pa.StringArray]]:
        """Yield all columns of some rows, a bounded number of cells at a time."""
        every = range(len(self.variables))
        together = max(1, _CELLS_AT_ONCE // size)
        for start in every[::together]:
            yield self._columns(every[start : start + together], offset, size)

    def _hashes(self, offset: int, size: int) -> np.ndarray:
        """Return a 64-bit hash of each whole row, comparable within one run."""
        columns = (column for group in self._groups(offset, size) for column in group.values())
        return column_hashes((column.dictionary_encode() for column in columns), size)


def _empty(path: str) -> EmptyFile:
    return EmptyFile(
        Words(
            f"{path} holds no variable or not a single row of answers.",
            f"{path} ne contient aucune variable ou aucune ligne de réponses.",
        ),
        Words("Export the responses again.", "Refaites l'export des réponses."),
        Place(file=path),
    )
