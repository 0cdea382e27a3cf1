"""Covariance matrices of bootstrap resamples: people, or whole clusters of them, drawn with replacement.

No resample is ever written out. A resample says how often each unit was drawn, and those numbers, times
what the unit adds to the sums of squares and products, give its covariances.

Source:
    Efron, B., Tibshirani, R. J. (1993), An Introduction to the Bootstrap, Chapman & Hall, chapters 6 and 8.
    Davison, A. C., Hinkley, D. V. (1997), Bootstrap Methods and their Application, section 3.8 (clusters).
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cxcli.stats.importance.covariance import means

if TYPE_CHECKING:
    import numpy as np

_AT_ONCE = 2048
"""Units drawn at once: bounds the memory, whatever the number of people."""

_FEW = 5
"""People alike per unit from which units are drawn with their multiplicities at once."""


@dataclass(frozen=True, slots=True)
class Answers:
    """Complete answers, one row a person.

    Attributes:
        values: shape (n, m), floats.
        weights: shape (n,), each > 0.
        clusters: shape (n,), any labels; None where people were sampled one by one.
        strata: shape (n,), any labels; None without strata. Units are drawn within their stratum.
    """

    values: "np.ndarray"
    weights: "np.ndarray"
    clusters: "np.ndarray | None" = None
    strata: "np.ndarray | None" = None


def resampled(answers: Answers, resamples: int, seed: int) -> "np.ndarray":
    """Return the covariance matrix of each resample, shape (resamples, m, m).

    Args:
        answers: at least one row.
        resamples: how many, >= 1.
        seed: the same seed gives the same matrices.
    """
    import numpy as np  # noqa: PLC0415 -- the statistics of a score need no numpy

    chance = np.random.default_rng(seed)
    middle = means(answers.values, answers.weights)
    size = answers.values.shape[1] + 1
    sums = np.zeros((resamples, size * (size + 1) // 2))
    for units in _strata(answers, middle):
        for block, times in _draws(units.sizes, resamples, chance):
            sums += times @ units.products(block)
    return _matrices(sums, size)


@dataclass(frozen=True, slots=True)
class _Units:
    """What may be drawn: unit k is made of the rows from `starts[k]` on, and there are `sizes[k]` like it."""

    rows: "np.ndarray"
    weights: "np.ndarray"
    starts: "np.ndarray"
    sizes: "np.ndarray"

    def products(self, block: slice) -> "np.ndarray":
        """Return what each unit of a block adds to the sums: of weights, values, squares and products."""
        import numpy as np  # noqa: PLC0415 -- the statistics of a score need no numpy

        first = self.starts[block.start]
        last = self.starts[block.stop] if block.stop < len(self.starts) else len(self.rows)
        rows = self.rows[first:last]
        one, other = np.triu_indices(rows.shape[1])
        products = rows[:, one] * rows[:, other] * self.weights[first:last, None]
        found: np.ndarray = np.add.reduceat(products, self.starts[block] - first)
        return found


def _strata(answers: Answers, middle: "np.ndarray") -> Iterator[_Units]:
    import numpy as np  # noqa: PLC0415 -- the statistics of a score need no numpy

    rows = np.column_stack([np.ones(len(answers.values)), answers.values - middle])
    if answers.strata is None:
        yield _units(rows, answers.weights, answers.clusters)
        return
    for stratum in np.unique(answers.strata):
        inside = answers.strata == stratum
        clusters = None if answers.clusters is None else answers.clusters[inside]
        yield _units(rows[inside], answers.weights[inside], clusters)


def _units(rows: "np.ndarray", weights: "np.ndarray", clusters: "np.ndarray | None") -> _Units:
    import numpy as np  # noqa: PLC0415 -- the statistics of a score need no numpy

    if clusters is not None:
        order = np.argsort(clusters, kind="stable")
        _, starts = np.unique(clusters[order], return_index=True)
        return _Units(rows[order], weights[order], starts, np.ones(len(starts), dtype=np.int64))
    first, sizes = _alike([*rows.T, weights])
    return _Units(rows[first], weights[first], np.arange(len(first)), sizes)


def _alike(columns: "Sequence[np.ndarray]") -> "tuple[np.ndarray, np.ndarray]":
    """Return the first row of each distinct combination, and how many rows are like it."""
    import numpy as np  # noqa: PLC0415 -- the statistics of a score need no numpy

    kind = np.zeros(len(columns[0]), dtype=np.int64)
    for column in columns:
        _, code = np.unique(column, return_inverse=True)
        _, kind = np.unique(kind * (int(code.max()) + 1) + code, return_inverse=True)
    _, first, sizes = np.unique(kind, return_index=True, return_counts=True)
    return first, sizes


def _draws(
    sizes: "np.ndarray", resamples: int, chance: "np.random.Generator"
) -> "Iterator[tuple[slice, np.ndarray]]":
    """Yield, block by block, how often each unit is drawn in each resample; each resample draws as many as there are."""
    import numpy as np  # noqa: PLC0415 -- the statistics of a score need no numpy

    edges = np.arange(0, len(sizes), _AT_ONCE)
    in_block = np.add.reduceat(sizes, edges)
    drawn = chance.multinomial(in_block.sum(), in_block / in_block.sum(), size=resamples)
    for number, start in enumerate(edges.tolist()):
        block = slice(start, start + _AT_ONCE)
        yield block, _times(sizes[block], drawn[:, number], chance).astype(float)


def _times(sizes: "np.ndarray", drawn: "np.ndarray", chance: "np.random.Generator") -> "np.ndarray":
    """Return how often each unit comes when so many are drawn, a row for each resample."""
    import numpy as np  # noqa: PLC0415 -- the statistics of a score need no numpy

    if sizes.sum() > _FEW * len(sizes):
        return chance.multinomial(drawn, sizes / sizes.sum())
    # Where nearly everyone is a unit of his own, drawing one by one takes a sixth of the time.
    units = np.repeat(np.arange(len(sizes)), sizes)
    one_by_one = (units[chance.integers(0, len(units), size=number)] for number in drawn)
    return np.stack([np.bincount(own, minlength=len(sizes)) for own in one_by_one])


def _matrices(sums: "np.ndarray", size: int) -> "np.ndarray":
    """Return the covariances that the sums of weights, values, squares and products amount to."""
    import numpy as np  # noqa: PLC0415 -- the statistics of a score need no numpy

    one, other = np.triu_indices(size)
    full = np.empty((len(sums), size, size))
    full[:, one, other] = full[:, other, one] = sums / sums[:, :1]
    first = full[:, 0, 1:]
    found: np.ndarray = full[:, 1:, 1:] - first[:, :, None] * first[:, None, :]
    return found
