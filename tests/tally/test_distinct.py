"""Numbers told apart in a table are those that sorting tells apart."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from cxcli.tally.distinct import distinct

near = st.lists(st.integers(700_000, 800_000))
far = st.lists(st.integers(-(2**62), 2**62))


@given(near | far)
def test_the_numbers_that_occur_are_told_ascending_each_with_its_places(numbers: list[int]) -> None:
    known, places = distinct(np.array(numbers, dtype=np.int64))
    assert known.tolist() == sorted(set(numbers))
    assert known[places].tolist() == numbers


@given(near)
def test_days_are_told_apart_as_they_are_kept(numbers: list[int]) -> None:
    known, places = distinct(np.array(numbers, dtype=np.int32))
    assert known[places].tolist() == numbers
