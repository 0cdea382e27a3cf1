import math
from collections.abc import Callable

import numpy as np
import pytest

from cxcli.stats.quadrature import gauss_legendre
from cxcli.stats.root import crossing


@pytest.mark.parametrize("pairs", [1, 2, 8, 24, 80])
def test_the_nodes_are_those_of_numpy(pairs: int) -> None:
    points, weights = np.polynomial.legendre.leggauss(2 * pairs)
    nodes = np.array(gauss_legendre(pairs))
    assert nodes[:, 0] == pytest.approx(points[pairs:], abs=1e-14)
    assert nodes[:, 1] == pytest.approx(weights[pairs:], abs=1e-13)


FALLING = pytest.mark.parametrize(
    ("falls", "low", "high", "root"),
    [
        (lambda x: 2 - x * x, 0.0, 2.0, math.sqrt(2)),
        (lambda x: 1 - math.exp(x), -30.0, 5.0, 0.0),
        (lambda x: 1 / x - 4, 0.01, 10.0, 0.25),
        (lambda x: 3 - x, 3.0, 8.0, 3.0),
        (lambda x: 8 - x, 3.0, 8.0, 8.0),
        (lambda x: math.tanh(9 * (0.3 - x)), 0.0, 1.0, 0.3),
        (lambda x: min(max(500 * (0.3 - x), -38), 38), 0.0, 1.0, 0.3),
    ],
)


@FALLING
def test_a_falling_function_is_followed_to_its_root(
    falls: Callable[[float], float], low: float, high: float, root: float
) -> None:
    assert crossing(falls, low, high) == pytest.approx(root, abs=1e-10)


@FALLING
def test_a_smooth_function_is_asked_a_handful_of_times(
    falls: Callable[[float], float], low: float, high: float, root: float
) -> None:
    asked = []
    crossing(lambda x: asked.append(x) or falls(x), low, high)
    assert len(asked) <= 20, root


@pytest.mark.parametrize("root", [0.1, 0.37, 0.9])
def test_a_jump_is_found_too(root: float) -> None:
    assert crossing(lambda x: 1.0 if x < root else -1.0, 0.0, 1.0) == pytest.approx(root, abs=1e-10)
