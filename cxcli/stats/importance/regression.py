"""What the regression behind the importances says as a whole, and whether it can be trusted."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np

MOST_CONDITION = 1e8
"""Condition number of the drivers' correlations above which they cannot be told apart."""

_MUCH = 0.1
"""Part of the largest loading from which a column has a share in a combination that hardly varies."""


def adjusted(r_squared: float, n: int, predictors: int) -> float:
    """Return R squared less what that many predictors explain by chance; may be negative.

    Args:
        r_squared: 0..1.
        n: people, more than predictors + 1.
        predictors: how many.

    Source:
        Wherry, R. J. (1931), Annals of Mathematical Statistics 2(4), in the form 1 - (1 - R2) (n - 1) / (n - p - 1).
    """
    return 1 - (1 - r_squared) * (n - 1) / (n - predictors - 1)


def slopes(predictors: "np.ndarray", outcome: "np.ndarray") -> "np.ndarray":
    """Return the standardised partial slopes: standard deviations of outcome for one of each predictor.

    Args:
        predictors: correlations among the p predictors, shape (p, p), not singular.
        outcome: their correlations with the outcome, shape (p,).
    """
    import numpy as np  # noqa: PLC0415 -- the statistics of a score need no numpy

    return np.linalg.solve(predictors, outcome)


def condition_number(predictors: "np.ndarray") -> float:
    """Return the largest by the smallest eigenvalue of correlations, >= 1; infinite when they are singular."""
    import numpy as np  # noqa: PLC0415 -- the statistics of a score need no numpy

    values = np.linalg.eigvalsh(predictors)
    return float(values[-1] / values[0]) if values[0] > 0 else float("inf")


def entangled(predictors: "np.ndarray") -> tuple[int, ...]:
    """Return the places of the predictors that make up the combination which varies least."""
    import numpy as np  # noqa: PLC0415 -- the statistics of a score need no numpy

    _, vectors = np.linalg.eigh(predictors)
    part = np.abs(vectors[:, 0])
    return tuple(int(j) for j in np.flatnonzero(part >= _MUCH * part.max()))
