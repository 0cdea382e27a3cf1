"""Which rows count once: identical rows, superseded responses, latest answer of a respondent.

Ids and rows come as 64-bit hashes; 0 is a blank id, which is nobody and never merged.
"""

import numpy as np

BLANK = 0


def repeats(keys: np.ndarray) -> np.ndarray:
    """Return a mask of the rows whose key occurred in an earlier row; blank keys never repeat."""
    later = np.ones(len(keys), dtype=bool)
    later[np.unique(keys, return_index=True)[1]] = False
    answer: np.ndarray = later & (keys != BLANK)
    return answer


def same_row_and_id(ids: np.ndarray, identities: np.ndarray) -> np.ndarray:
    """Return a mask of the rows that repeat an earlier row in every column and share its id."""
    order = np.lexsort((np.arange(len(ids)), identities, ids))
    same = (ids[order][1:] == ids[order][:-1]) & (identities[order][1:] == identities[order][:-1])
    later = np.zeros(len(ids), dtype=bool)
    later[order[1:][same]] = True
    answer: np.ndarray = later & (ids != BLANK)
    return answer


def superseded(ids: np.ndarray, stamps: np.ndarray | None) -> np.ndarray:
    """Return a mask of the rows that a later row of the same id replaces.

    Args:
        ids: hashes; a row with a blank id is never superseded.
        stamps: instants; the latest row wins, and of equal ones the last in file. None: the last.
    """
    order = np.lexsort((np.arange(len(ids)), np.zeros(len(ids)) if stamps is None else stamps, ids))
    older = np.zeros(len(ids), dtype=bool)
    older[order[:-1][ids[order][1:] == ids[order][:-1]]] = True
    answer: np.ndarray = older & (ids != BLANK)
    return answer


def of_periods(ids: np.ndarray, periods: np.ndarray) -> np.ndarray:
    """Return ids that are distinct for each (id, period); blank ids stay blank."""
    pairs = np.stack([ids, periods.astype(np.uint64)])
    _, which = np.unique(pairs, axis=1, return_inverse=True)
    return np.where(ids == BLANK, BLANK, which.ravel() + 1).astype(np.uint64)
