"""A table of numbers says of each what it would be said to stand for by itself."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxcli.tally.number_table import NumberTable

near = st.lists(st.integers(700_000, 800_000))
far = st.lists(st.integers(-(2**40), 2**40))


def meaning(number: int) -> int:
    return number % 1_000 - 500


@given(st.lists(near | far, max_size=4))
def test_numbers_stand_for_the_same_however_many_were_looked_up_before(parts: list[list[int]]) -> None:
    table = NumberTable(meaning)
    for numbers in parts:
        assert table.of(np.array(numbers, dtype=np.int64)).tolist() == [*map(meaning, numbers)]


@pytest.mark.parametrize("kind", [np.int32, np.int64])
def test_each_number_is_worked_out_once(kind: type[np.integer]) -> None:
    asked: list[int] = []
    table = NumberTable(lambda number: asked.append(number) or number)
    for numbers in ([7, 5, 7], [5, 9], [2, 7, 9]):
        assert table.of(np.array(numbers, dtype=kind)).tolist() == numbers
    assert asked == [5, 7, 9, 2]
