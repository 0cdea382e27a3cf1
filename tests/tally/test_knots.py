"""Amounts laid on a few knots: the mean of each is kept, and no person is lost."""

from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxcli.tally.codebook import Codebook
from cxcli.tally.knots import KNOTS, MOST_VALUES, WHOLE, laid
from tests.surveys import law

AMOUNTS = st.lists(st.integers(0, 10**6), min_size=1, max_size=2 * MOST_VALUES, unique=True)


@law
@given(amounts=AMOUNTS)
def test_the_parts_of_each_person_add_up_and_keep_the_amount(amounts: list[int]) -> None:
    values = [None, *map(Fraction, amounts)]
    names: Codebook[Fraction] = Codebook()
    (below, under), (above, over) = laid(values, names)
    for code, value in enumerate(values):
        if value is None:
            assert (below[code], above[code], over[code]) == (-1, -1, 0)
            continue
        low, high = names.values[below[code]], names.values[above[code]]
        assert under[code] + over[code] == WHOLE
        assert low <= value <= high
        kept = (low * int(under[code]) + high * int(over[code])) / WHOLE
        assert abs(kept - value) <= (high - low) / WHOLE
    assert len(names) <= max(MOST_VALUES, KNOTS)


@pytest.mark.parametrize("number", [1, 2, MOST_VALUES])
def test_few_values_are_laid_on_nothing_but_themselves(number: int) -> None:
    names: Codebook[Fraction] = Codebook()
    (below, under), (_, over) = laid([Fraction(x) for x in range(number)], names)
    assert [names.values[code] for code in below[:-1]] == list(range(number))
    assert np.array_equal(under[:-1], np.full(number, WHOLE))
    assert not over.any()
