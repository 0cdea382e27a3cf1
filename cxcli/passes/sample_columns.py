"""The columns that say how people were sampled: ids, strata, clusters, and those that are raked."""

from collections.abc import Callable, Mapping

import numpy as np

from cxcli.passes.books import Books
from cxcli.passes.cells import Cells
from cxcli.passes.mapping import Places
from cxcli.study.column import ColumnRef
from cxcli.study.design import Margin
from cxcli.study.study import Study
from cxcli.study.text import matching_key, tidy
from cxcli.tally.codebook import Codebook, Memo

MOST_UNKNOWN = 200
"""Distinct values without a target remembered for each raked column; beyond, they are "…"."""


class SampleReader:
    """Turns the cells of one table's sampling columns into codes, and ids into hashes."""

    def __init__(self, study: Study, places: Places, books: Books) -> None:
        """Keep where the columns are."""
        self._places, self._strata = places, study.design.strata
        self._stratum: Memo[str] = Memo(tidy, books.strata)
        self._margins = {
            margin.column: Memo(_target_of(margin, books.margins[str(margin.column)]), book)
            for margin in (study.raking.margins if study.raking else ())
            for book in [books.margins[str(margin.column)]]
        }

    def ids(self, ref: ColumnRef | None, cells: Cells) -> np.ndarray | None:
        """Return the hash of each id (uint64), 0 where blank; alike in every run and every file."""
        if ref is None:
            return None
        import pandas as pd  # noqa: PLC0415 - only ids need its hash, and most of a start is loading it

        column = cells.column(self._places.of[ref])
        ids = [tidy(text) for text in column.texts]
        hashes = pd.util.hash_array(np.array(ids, dtype=object), categorize=False)
        blank = np.array([not text for text in ids], dtype=bool)
        return column.spread(np.where(blank, 0, np.maximum(hashes, 1)).astype(np.uint64))

    def strata(self, cells: Cells) -> np.ndarray | None:
        """Return the code of each row's stratum (int32); a blank is a stratum without a name."""
        if self._strata is None:
            return None
        column = cells.column(self._places.of[self._strata])
        return column.spread(self._stratum.codes(column.texts))

    def margins(self, cells: Cells) -> Mapping[str, np.ndarray]:
        """Return, for each raked column, the code of each row's value (int32)."""
        found = {}
        for ref, memo in self._margins.items():
            column = cells.column(self._places.of[ref])
            found[str(ref)] = column.spread(memo.codes(column.texts))
        return found


def _target_of(margin: Margin, book: Codebook[str]) -> Callable[[str], str]:
    """Return the function from a cell to the value with a target, compared as in `where`, or to itself."""
    targets = {matching_key(value): value for value, _ in margin.shares}

    def target(text: str) -> str:
        value = targets.get(matching_key(text), tidy(text))
        full = len(book) >= len(targets) + MOST_UNKNOWN
        return "…" if full and value not in book else value

    return target
