from collections.abc import Mapping
from fractions import Fraction

from hypothesis import given
from hypothesis.strategies import dictionaries, fixed_dictionaries, fractions, sampled_from, tuples

from cxcli.stats.quadratic import quadratic

ANSWERS = [Fraction(i, 2) for i in range(4)]
FACTORS = fixed_dictionaries({one: fractions(-5, 5, max_denominator=60) for one in ANSWERS})
PAIRS = dictionaries(tuples(sampled_from(ANSWERS), sampled_from(ANSWERS)), fractions(max_denominator=10**9))


@given(PAIRS, FACTORS, FACTORS)
def test_it_is_the_sum_of_the_products_exactly(
    pairs: Mapping[tuple[Fraction, Fraction], Fraction],
    one: Mapping[Fraction, Fraction],
    other: Mapping[Fraction, Fraction],
) -> None:
    assert quadratic(pairs, one, other) == sum(one[i] * other[j] * x for (i, j), x in pairs.items())
    assert quadratic(pairs, one, one) == sum(one[i] * one[j] * x for (i, j), x in pairs.items())
