"""Weighted covariances, and correlations from them."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np


def covariances(values: "np.ndarray", weights: "np.ndarray") -> "np.ndarray":
    """Return the weighted covariance matrix of the columns, the sum of the weights as divisor.

    Args:
        values: shape (n, m), n >= 1; floats, or Fractions in an array of objects, which gives exact results.
        weights: shape (n,), each > 0; any scale, since the result does not depend on it.
    """
    away = values - means(values, weights)
    matrix: np.ndarray = (away * weights[:, None]).T @ away / weights.sum()
    return matrix


def means(values: "np.ndarray", weights: "np.ndarray") -> "np.ndarray":
    """Return the weighted mean of every column; arguments as for `covariances`."""
    found: np.ndarray = weights @ values / weights.sum()
    return found


def correlations(matrix: "np.ndarray") -> "np.ndarray":
    """Return the correlations of a covariance matrix (..., m, m); 0 with whatever does not vary."""
    import numpy as np  # noqa: PLC0415 -- the statistics of a score need no numpy

    variances = np.diagonal(matrix, axis1=-2, axis2=-1)
    varies = variances > 0
    scale = varies / np.sqrt(np.where(varies, variances, 1.0))
    found = matrix * scale[..., :, None] * scale[..., None, :]
    ones = np.arange(matrix.shape[-1])
    found[..., ones, ones] = 1.0
    return found
