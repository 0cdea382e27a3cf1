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


@pytest.mark.parametrize(
    ("falls", "low", "high", "root"),
    [
        (lambda x: 2 - x * x, 0.0, 2.0, math.sqrt(2)),
        (lambda x: 1 - math.exp(x), -30.0, 5.0, 0.0),
        (lambda x: 1 / x - 4, 0.01, 10.0, 0.25),
        (lambda x: 3 - x, 3.0, 8.0, 3.0),
        (lambda x: 8 - x, 3.0, 8.0, 8.0),
    ],
)
def test_a_falling_function_is_followed_to_its_root(
    falls: Callable[[float], float], low: float, high: float, root: float
) -> None:
    assert crossing(falls, low, high) == pytest.approx(root, abs=1e-10)
