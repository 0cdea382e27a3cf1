"""Importance of drivers: parts of R squared with bootstrap intervals and the probability of each rank."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from cxcli.stats.importance.covariance import correlations, covariances
from cxcli.stats.importance.regression import slopes
from cxcli.stats.importance.relative_weights import relative_weights
from cxcli.stats.importance.resampling import Answers, resampled
from cxcli.stats.importance.shapley import NEARLY, lmg

if TYPE_CHECKING:
    import numpy as np

Method = Literal["lmg", "johnson"]
Ends = tuple[float, float]

_AT_ONCE = 500
"""Resamples divided at once: 12 drivers have 4096 subsets, each with a number for every resample."""


@dataclass(frozen=True, slots=True)
class Draws:
    """How importances are made: the method, and the bootstrap around it.

    `confidence` is that of the percentile intervals, in (0, 1).
    """

    method: Method = "lmg"
    resamples: int = 1000
    seed: int = 1
    confidence: float = 0.95


@dataclass(frozen=True, slots=True)
class Importance:
    """One driver's part.

    Attributes:
        part: of R squared, >= 0; the parts of all drivers add up to it.
        part_interval: percentile interval of `part`.
        share: `part` by R squared, 0..1.
        share_interval: percentile interval of `share`.
        slope: standardised partial slope, whose sign the part does not have.
        ranks: share of the resamples (0..1) in which the driver came 1st, 2nd ...
    """

    part: float
    part_interval: Ends
    share: float
    share_interval: Ends
    slope: float
    ranks: tuple[float, ...]


def importances(answers: Answers, draws: Draws) -> tuple[Importance, ...]:
    """Return the importance of each driver, in the order of the columns.

    Args:
        answers: complete ones; the last column is the outcome, the others are the drivers; each varies,
            and no driver is a combination of the others.
        draws: the method and the bootstrap.
    """
    import numpy as np  # noqa: PLC0415 -- the statistics of a score need no numpy

    matrix = covariances(answers.values, answers.weights)
    related = correlations(matrix)
    steep = slopes(related[:-1, :-1], related[:-1, -1])
    (parts,) = divided(matrix[None], draws.method)
    drawn = divided(resampled(answers, draws.resamples, draws.seed), draws.method)
    tails = [(1 - draws.confidence) / 2, (1 + draws.confidence) / 2]
    part_ends, share_ends = (np.quantile(each, tails, axis=0) for each in (drawn, _shares(drawn)))
    shares, ranks = _shares(parts[None])[0], _ranks(drawn)
    return tuple(
        Importance(
            float(parts[j]),
            _ends(part_ends, j),
            float(shares[j]),
            _ends(share_ends, j),
            float(steep[j]),
            ranks[j],
        )
        for j in range(len(parts))
    )


def divided(matrices: "np.ndarray", method: Method) -> "np.ndarray":
    """Return the parts of R squared of each predictor, shape (b, p), from covariances, shape (b, p + 1, p + 1)."""
    import numpy as np  # noqa: PLC0415 -- the statistics of a score need no numpy

    if method == "johnson":
        related = correlations(matrices)
        return relative_weights(related[:, :-1, :-1], related[:, :-1, -1])
    starts = range(0, len(matrices), _AT_ONCE)
    found = [_by_subsets(matrices[start : start + _AT_ONCE]) for start in starts]
    parts: np.ndarray = np.maximum(np.concatenate(found), 0.0)  # rounding may leave a part of -1e-17
    return parts


def _by_subsets(matrices: "np.ndarray") -> "np.ndarray":
    import numpy as np  # noqa: PLC0415 -- the statistics of a score need no numpy

    size = matrices.shape[1]
    entries = [[np.ascontiguousarray(matrices[:, i, j]) for j in range(size)] for i in range(size)]
    return np.stack(lmg(entries, NEARLY), axis=1)


def _shares(parts: "np.ndarray") -> "np.ndarray":
    import numpy as np  # noqa: PLC0415 -- the statistics of a score need no numpy

    together = parts.sum(axis=1, keepdims=True)
    found: np.ndarray = parts / np.where(together > 0, together, 1.0)
    return found


def _ranks(parts: "np.ndarray") -> list[tuple[float, ...]]:
    """Return, for each driver, how often it came 1st, 2nd ...; of equal parts the earlier driver comes first."""
    import numpy as np  # noqa: PLC0415 -- the statistics of a score need no numpy

    order = np.argsort(-parts, axis=1, kind="stable")
    places = range(parts.shape[1])
    return [tuple(float((order[:, place] == j).mean()) for place in places) for j in places]


def _ends(both: "np.ndarray", j: int) -> Ends:
    return float(both[0, j]), float(both[1, j])
