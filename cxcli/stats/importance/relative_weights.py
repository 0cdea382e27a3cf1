"""Johnson's relative weights: R squared divided by way of the nearest uncorrelated predictors.

Quick for any number of drivers, and close to LMG in practice; equal to it for two. Its derivation is
disputed, which is why it is the choice only where LMG has too many subsets to look at.

Source:
    Johnson, J. W. (2000), "A Heuristic Method for Estimating the Relative Weight of Predictor Variables
    in Multiple Regression", Multivariate Behavioral Research 35(1).
    Thomas, D. R., Zumbo, B. D., Kwan, E., Schweitzer, L. (2014), "On Johnson's (2000) Relative Weights
    Method for Assessing Variable Importance: A Reanalysis", Multivariate Behavioral Research 49(4).
"""

from typing import TYPE_CHECKING

from cxcli.stats.importance.shapley import NEARLY

if TYPE_CHECKING:
    import numpy as np


def relative_weights(predictors: "np.ndarray", outcome: "np.ndarray") -> "np.ndarray":
    """Return the part of R squared that belongs to each predictor; each is >= 0, together they are R squared.

    With L the symmetric square root of the predictors' correlations and b = L^-1 r, the weight of j is
    the sum over k of L_jk^2 b_k^2.

    Args:
        predictors: correlations among p predictors, of shape (p, p) or, for many samples, (..., p, p).
        outcome: their correlations with the outcome, of shape (p,) or (..., p).

    Returns:
        An array of the shape of `outcome`.
    """
    import numpy as np  # noqa: PLC0415 -- the statistics of a score need no numpy

    values, vectors = np.linalg.eigh(predictors)
    real = values > NEARLY * values.max(axis=-1, keepdims=True)
    roots = np.sqrt(np.where(real, values, 1.0)) * real
    inverses = real / np.where(real, roots, 1.0)
    turned = np.swapaxes(vectors, -1, -2)
    root = (vectors * roots[..., None, :]) @ turned
    slopes = (vectors * inverses[..., None, :]) @ (turned @ outcome[..., None])
    weights: np.ndarray = (root**2 @ slopes**2)[..., 0]
    return weights
