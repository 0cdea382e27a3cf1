"""Ready answer counts: how many people each row stands for."""

import re
from dataclasses import replace

import numpy as np

from cxcli.errors import BadCounts, Place
from cxcli.passes.cells import Cells
from cxcli.passes.mapping import Places
from cxcli.study.coding import MISSING_WORDS
from cxcli.study.column import ColumnRef
from cxcli.study.study import Study
from cxcli.study.text import normalise
from cxcli.tally.rows import OUTSIDE, Rows
from cxcli.words import Words

HIGHEST = 10**12
"""More people than that no row stands for."""

NOBODY = 0
"""People of a row whose cell is blank."""

_REFUSED = -1
_MISSING = frozenset(map(normalise, MISSING_WORDS))
_PLAIN = re.compile(r"([0-9]{1,13})(?:\.0{1,6})?")
_GROUPED = re.compile(r"[0-9]{1,3}(?:([ .,'])[0-9]{3})(?:\1[0-9]{3})*")


def people_per_row(
    study: Study, places: Places, cells: Cells, kept: np.ndarray, file: str
) -> dict[str, np.ndarray]:
    """Return for each metric of ready counts how many people each row stands for (int64), `NOBODY` where blank.

    Args:
        study: whose metrics may name a column of counts.
        places: where the columns are.
        cells: of one part.
        kept: mask of the rows that count; what the others hold does not matter.
        file: its name, for the error.

    Raises:
        BadCounts: a count that is not a whole number from 0 to 10^12.
    """
    found: dict[str, np.ndarray] = {}
    for measure in study.measures:
        if measure.count is None:
            continue
        column = cells.column(places.of[measure.count])
        known = np.array([_people(text, study.source.decimal) for text in column.texts], dtype=np.int64)
        people = found[measure.name] = column.spread(known)
        refused = np.flatnonzero((people == _REFUSED) & kept)
        if len(refused):
            rows = [(int(cells.part.rows[i]), column.texts[column.codes[i]]) for i in refused[:5]]
            raise _refusal(measure.count, file, rows)
    return found


def of_somebody(rows: Rows) -> Rows:
    """Return the rows with the answers of those that stand for nobody taken out: `OUTSIDE`."""
    answers = dict(rows.answers)
    for metric, people in rows.counts.items():
        answers[metric] = np.where(people == NOBODY, OUTSIDE, answers[metric]).astype(np.int32)
    return replace(rows, answers=answers)


def _people(text: str, decimal: str | None) -> int:
    folded = normalise(text)
    if folded in _MISSING:
        return NOBODY
    grouped = _GROUPED.fullmatch(folded)
    if grouped is not None and (grouped[1] != "." if decimal is None else grouped[1] != decimal):
        folded = folded.replace(
            grouped[1], ""
        )  # a count is whole: what stands between digits sets them apart
    plain = _PLAIN.fullmatch(folded)
    people = int(plain[1]) if plain is not None else _REFUSED
    return people if people <= HIGHEST else _REFUSED


def _refusal(ref: ColumnRef, file: str, rows: list[tuple[int, str]]) -> BadCounts:
    listed = ", ".join(f"{row}: '{text}'" for row, text in rows)
    return BadCounts(
        Words(
            f"Counts must be whole numbers, 0 or more; column '{ref}' has others (row: count): {listed}.",
            f"Les effectifs doivent être des nombres entiers, 0 ou plus ; la colonne « {ref} » en a d'autres (ligne : effectif) : {listed}.",
        ),
        Words(
            "Correct or filter these rows; weights, which may be fractions, go under 'weight'.",
            "Corrigez ou filtrez ces lignes ; des poids, qui peuvent être des fractions, s'indiquent sous « weight ».",
        ),
        Place(file=file, column=str(ref), row=rows[0][0]),
    )
