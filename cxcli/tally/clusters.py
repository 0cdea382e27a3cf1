"""Who was sampled together: the cluster of each row, and the stratum of each cluster."""

from dataclasses import dataclass
from typing import Literal

import numpy as np

from cxcli.study.design import DesignSettings
from cxcli.tally.rows import Rows

BLANK = 0


@dataclass(frozen=True, slots=True)
class Clusters:
    """A clustering of some rows.

    Attributes:
        of_row: the number of each row's cluster, from 0 (int64).
        stratum: the code of each cluster's stratum (int64), 0 without strata.
        sizes: how many clusters each stratum has, by its code.
        declared: whether strata or clusters were declared, so that a cell is a domain of the whole
            sample: it keeps every cluster, with or without an answer in it.
    """

    of_row: np.ndarray
    stratum: np.ndarray
    sizes: np.ndarray
    declared: bool

    def lonely(self) -> list[int]:
        """Return the codes of the strata with one cluster."""
        found: list[int] = np.flatnonzero(self.sizes == 1).tolist()
        return found


def clusters_of(
    rows: Rows, design: DesignSettings, unit: Literal["response", "respondent"]
) -> Clusters | None:
    """Return the clusters of used rows; None when there is no design and nobody answered twice.

    Declared clusters, else respondents who answer repeatedly (when every response counts), else each
    row is a cluster of its own. A cluster is identified within its stratum; a blank id is nobody, and
    a cluster of its own.
    """
    declared = design.strata is not None or design.clusters is not None
    ids = rows.clusters if rows.clusters is not None else _respondents(rows, unit)
    if not declared and (ids is None or not _repeats(ids)):
        return None
    return clustered(ids, rows.strata, len(rows), declared=declared)


def clustered(ids: np.ndarray | None, strata: np.ndarray | None, rows: int, *, declared: bool) -> Clusters:
    """Return the clusters of rows with the same id in the same stratum.

    Args:
        ids: hashes, 0 for a row that is a cluster of its own; None when every row is.
        strata: the code of each row's stratum; None for a single one.
        rows: how many there are.
        declared: see `Clusters`.
    """
    codes = np.arange(rows) if ids is None else _numbered(ids)
    layer = np.zeros(rows, dtype=np.int64) if strata is None else strata.astype(np.int64)
    layers = int(layer.max(initial=0)) + 1
    known, of_row = np.unique(codes * layers + layer, return_inverse=True)
    stratum = known % layers
    return Clusters(of_row, stratum, np.bincount(stratum, minlength=layers), declared)


def _respondents(rows: Rows, unit: Literal["response", "respondent"]) -> np.ndarray | None:
    return rows.respondents if unit == "response" else None


def _repeats(ids: np.ndarray) -> bool:
    known = ids[ids != BLANK]
    return len(np.unique(known)) < len(known)


def _numbered(ids: np.ndarray) -> np.ndarray:
    known, codes = np.unique(ids, return_inverse=True)
    blank = ids == BLANK
    codes[blank] = len(known) + np.arange(int(blank.sum()))
    return codes
