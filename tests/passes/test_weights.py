from fractions import Fraction

import numpy as np
import pyarrow as pa
import pytest

from cxcli.errors import BadWeights
from cxcli.passes.cells import Column
from cxcli.passes.weights import Weigher
from tests.studies import weight


def weigh(*texts: str, divide_by: Fraction = Fraction(1), kept: list[bool] | None = None) -> list[int]:
    column = Column(np.arange(len(texts)), pa.array(texts, pa.string()))
    mask = np.array(kept if kept is not None else [True] * len(texts))
    weigher = Weigher(weight(divide_by=divide_by), "export.csv")
    return weigher.weights(column, np.arange(1, len(texts) + 1), mask).tolist()


def test_weights_are_whole_millionths() -> None:
    assert weigh("1", "0,5", "1e2", " 2.000001 ") == [1_000_000, 500_000, 100_000_000, 2_000_001]


def test_a_blank_weight_is_none() -> None:
    assert weigh("", "\u00a0") == [0, 0]


def test_weights_are_divided_exactly() -> None:
    assert weigh("1500", divide_by=Fraction(1000)) == [1_500_000]


@pytest.mark.parametrize("text", ["0", "-1", "abc", "inf", "nan", "1000.1", "0.0009", "1 000"])
def test_a_weight_out_of_bounds_is_refused_with_its_row(text: str) -> None:
    with pytest.raises(BadWeights) as caught:
        weigh("1", text)
    problem = caught.value.problems[0]
    assert problem.place.row == 2
    assert f"2: '{text}'" in problem.message.en
    assert "divide_by" in problem.hint.fr


def test_the_weight_of_a_row_that_is_left_out_does_not_matter() -> None:
    assert weigh("1", "-5", kept=[True, False])[0] == 1_000_000


def test_a_weight_with_more_than_six_decimals_is_noted() -> None:
    weigher = Weigher(weight(), "export.csv")
    weigher.weights(Column(np.array([0]), pa.array(["1.00000051"])), np.array([1]), np.array([True]))
    assert weigher.rounded
