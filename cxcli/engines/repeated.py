"""Which rows repeat an earlier row in every column, as far as a study wants them compared."""

import numpy as np

from cxcli.passes.duplicates import repeats
from cxcli.study.study import Study
from cxcli.tally.rows import Rows

MOST_COMPARED = 1_000_000
"""Rows that `duplicates: auto` compares with one another; beyond, it is off and says so."""


class Compared:
    """Rows that are compared with one another: none with an id of the response, which settles it."""

    def __init__(self, study: Study) -> None:
        """Begin with no row."""
        self._most = MOST_COMPARED if study.duplicates == "auto" else None
        self._by_id = study.response is not None
        self._identities: list[np.ndarray] | None = [] if study.duplicates in ("auto", "warn") else None
        self._rows = 0

    @property
    def is_complete(self) -> bool:
        """Whether repeated rows were looked for, and no row was one too many to go on."""
        return self._identities is not None

    def add(self, rows: Rows) -> None:
        """Remember rows; beyond the most that are compared, forget them all."""
        if rows.identities is not None:
            self.add_hashes(rows.identities)

    def add_hashes(self, identities: np.ndarray | None) -> None:
        """Remember the hashes of rows; None: they were not compared, so no row is any more."""
        if self._identities is None or self._by_id:
            return
        self._rows += 0 if identities is None else len(identities)
        if identities is None or (self._most is not None and self._rows > self._most):
            self._identities = None
        else:
            self._identities.append(identities)

    def hashes(self) -> np.ndarray | None:
        """Return the hashes of all rows (uint64); None where they were not compared."""
        none = np.zeros(0, dtype=np.uint64)
        return None if self._identities is None else np.concatenate([none, *self._identities])

    def repeated(self) -> int:
        """Return how many rows repeat an earlier one; 0 where they were not compared."""
        return int(repeats(np.concatenate(self._identities)).sum()) if self._identities else 0
