"""Importance of drivers: LMG from correlations or from answers, and Johnson's relative weights."""

from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from typing import Any

import numpy as np

from cxcli.stats.importance.covariance import correlations, covariances
from cxcli.stats.importance.relative_weights import relative_weights
from cxcli.stats.importance.shapley import lmg, r_squared

Case = Mapping[str, Any]


def _lmg(inputs: Case, _: Case) -> dict[str, Any]:
    matrix = _matrix(inputs)
    parts, whole = lmg(matrix), r_squared(matrix)
    return {
        "lmg": [float(part) for part in parts],
        "exact": [str(part) for part in parts],
        "r2": float(whole),
        "share": [float(part / whole) for part in parts] if whole else [0.0 for _ in parts],
        "johnson": _relative(matrix),
    }


def _johnson(inputs: Case, _: Case) -> dict[str, Any]:
    matrix = _matrix(inputs)
    return {"weights": _relative(matrix), "johnson": _relative(matrix), "r2": float(r_squared(matrix))}


def _relative(matrix: np.ndarray) -> list[float]:
    related = correlations(matrix.astype(float))
    return relative_weights(related[:-1, :-1], related[:-1, -1]).tolist()


def _matrix(inputs: Case) -> np.ndarray:
    """Return the exact covariances of the predictors and, last, the outcome."""
    predictors = _given(inputs, "predictor_corr", "predictor_correlations", "rxx", "R_xx", "Rxx")
    if predictors is not None:
        outcome = _given(inputs, "outcome_corr", "outcome_correlations", "rxy", "r_xy", "Rxy")
        related, own = _plain(predictors), _plain(outcome)
        rows = [[*row, other] for row, other in zip(map(_plain, related), own, strict=True)]
        return _exact([*rows, [*own, 1]])
    answers, outcome = _given(inputs, "X", "x", "predictors"), _given(inputs, "y", "Y", "outcome")
    columns = zip(*answers.values(), strict=True) if isinstance(answers, Mapping) else answers
    rows = [[*_plain(row), own] for row, own in zip(columns, outcome, strict=True)]
    weights = _given(inputs, "weights", "w") or [1] * len(rows)
    return covariances(_exact(rows), _exact(weights))


def _given(inputs: Case, *names: str) -> Any:
    return next((inputs[name] for name in names if inputs.get(name) is not None), None)


def _plain(values: Any) -> Sequence[Any]:
    return list(values.values()) if isinstance(values, Mapping) else list(values)


def _exact(values: Sequence[Any]) -> np.ndarray:
    return np.vectorize(lambda value: Fraction(str(value)), otypes=[object])(np.array(values, dtype=object))


FUNCTIONS: Mapping[str, Callable[[Case, Case], dict[str, Any]]] = {"lmg": _lmg, "johnson": _johnson}
