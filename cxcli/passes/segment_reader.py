"""From the cells of segment columns to codes, each distinct cell worked out once."""

import numpy as np

from cxcli.passes.books import Books
from cxcli.passes.cells import Cells
from cxcli.passes.mapping import Places
from cxcli.passes.segments import refuse_too_many, segment_meaning, segments_in
from cxcli.study.cut import SegmentVariable
from cxcli.study.study import Study
from cxcli.tally.codebook import Memo
from cxcli.tally.placing import Codes


class SegmentReader:
    """Codes the segments of one table."""

    def __init__(self, study: Study, file: str, places: Places, books: Books) -> None:
        """Prepare one memo for each variable."""
        self._most = study.limits.max_segment_values
        self._file, self._places, self._books = file, places, books
        self._memos = {name: self._memo(variable) for name, variable in books.variables.items()}

    def codes(self, cells: Cells) -> dict[str, np.ndarray]:
        """Return the codes of every variable, one per row.

        Raises:
            TooManySegments: a segment column with too many values.
        """
        return {name: self._codes(name, memo, cells) for name, memo in self._memos.items()}

    def _memo(self, variable: SegmentVariable) -> Memo[str | None] | Memo[Codes]:
        values = self._books.segments[variable.name]
        if variable.split is None:
            return Memo(segment_meaning(variable), values)
        several = segments_in(variable)
        return Memo(lambda text: tuple(map(values.code, several(text))), self._books.sets[variable.name])

    def _codes(self, name: str, memo: Memo[str | None] | Memo[Codes], cells: Cells) -> np.ndarray:
        variable = self._books.variables[name]
        position = self._places.of.get(variable.column)
        if position is None:  # `--by source`: the file itself is the segment
            return np.full(len(cells), self._books.segments[name].code(self._file), dtype=np.int32)
        column = cells.column(position)
        codes = column.spread(memo.codes(column.texts))
        refuse_too_many(variable, len(self._books.segments[name]), self._most, self._file)
        return codes
