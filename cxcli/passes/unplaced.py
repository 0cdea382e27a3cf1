"""Used rows that the declared design has no place for."""

from collections.abc import Sequence

import numpy as np

from cxcli.errors import Place, UnplacedRows
from cxcli.study.column import ColumnRef
from cxcli.study.study import Study
from cxcli.tally.clusters import BLANK
from cxcli.tally.codebook import Codebook
from cxcli.tally.rows import Rows
from cxcli.words import Words

FIRST = 5
"""How many rows an error names."""


def refuse_unplaced(rows: Rows, study: Study, strata: Codebook[str], files: Sequence[str]) -> None:
    """Stop a run with a used row whose stratum or cluster is blank.

    Args:
        rows: used rows, with the place of their table among `files`.
        study: what declares the design.
        strata: the codebook of the strata.
        files: the names of the tables.

    Raises:
        UnplacedRows: with the first of the rows.
    """
    if study.design.strata is not None and rows.strata is not None and "" in strata:
        _refuse(rows, rows.strata == strata.code(""), study.design.strata, files)
    if study.design.clusters is not None and rows.clusters is not None:
        _refuse(rows, rows.clusters == BLANK, study.design.clusters, files)


def named_rows(rows: Rows, chosen: np.ndarray, files: Sequence[str]) -> tuple[str, Place]:
    """Return the numbers of the first rows that a mask chooses, of the first file that has any, and their place."""
    tables = rows.tables if rows.tables is not None else np.zeros(len(rows), dtype=np.int32)
    first = int(tables[np.flatnonzero(chosen)[0]])
    numbers = rows.numbers[chosen & (tables == first)].tolist()
    listed = ", ".join(map(str, numbers[:FIRST])) + (" …" if len(numbers) > FIRST else "")
    return listed, Place(file=files[first], row=numbers[0])


def _refuse(rows: Rows, blank: np.ndarray, column: ColumnRef, files: Sequence[str]) -> None:
    if not blank.any():
        return
    number, (listed, place) = int(blank.sum()), named_rows(rows, blank, files)
    raise UnplacedRows(
        Words(
            f"Column '{column}' of the design is blank in {number} used row(s); the first: {listed}.",
            f"La colonne « {column} » du plan de sondage est vide dans {number} ligne(s) retenue(s) ; les premières : {listed}.",
        ),
        Words(
            "Fill the cells in, or leave these rows out with 'where'.",
            "Renseignez ces cellules, ou écartez ces lignes avec « where ».",
        ),
        Place(file=place.file, column=str(column), row=place.row),
    )
