"""Sums of products over groups, exact at any size."""

from collections import defaultdict

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxcli.tally import products
from cxcli.tally.products import Key, Side, sums_of_products, sums_of_squares
from tests.surveys import law

VALUES = 3
Entry = tuple[int, int, int, int]
ENTRY = st.tuples(
    st.integers(0, 5),
    st.integers(0, 2),
    st.integers(0, VALUES - 1),
    st.integers(1, 2**50) | st.integers(1, 9),
)
ENTRIES = st.lists(ENTRY, min_size=1, max_size=30)


def side(entries: list[Entry]) -> Side:
    return Side(*(np.array(column, dtype=np.int64) for column in zip(*sorted(entries), strict=True)))


def naive(left: list[Entry], right: list[Entry]) -> dict[Key, int]:
    sums: dict[Key, int] = defaultdict(int)
    for group, place, value, total in left:
        for other, _, beside, times in right:
            if group == other:
                sums[place, value, beside] += total * times
    return dict(sums)


@law
@given(left=ENTRIES, right=ENTRIES)
def test_products_of_two_sides_are_those_of_python(left: list[Entry], right: list[Entry]) -> None:
    assert sums_of_products(side(left), side(right), VALUES) == naive(left, right)


@law
@given(entries=ENTRIES)
def test_a_side_times_itself_is_a_sum_of_squares(entries: list[Entry]) -> None:
    alone = [(3 * group + place, place, value, total) for group, place, value, total in entries]
    assert sums_of_squares(side(alone), VALUES) == naive(alone, alone)


@pytest.mark.parametrize("batch", [1, 2, 7])
@pytest.mark.parametrize("dense", [0, 1 << 20])
def test_batches_and_sparse_places_do_not_matter(
    monkeypatch: pytest.MonkeyPatch, batch: int, dense: int
) -> None:
    entries = [(g, p, v, 10**12 + g) for g in range(4) for p in range(3) for v in range(VALUES)]
    monkeypatch.setattr(products, "_BATCH", batch)
    monkeypatch.setattr(products, "_DENSE", dense)
    assert sums_of_products(side(entries), side(entries), VALUES) == naive(entries, entries)
    alone = [(3 * group + place, place, value, total) for group, place, value, total in entries]
    assert sums_of_squares(side(alone), VALUES) == naive(alone, alone)


def test_a_full_batch_of_the_largest_totals_is_exact() -> None:
    rows, total = (1 << 19) + 3, 2**62 - 1
    group, zero = np.arange(rows), np.zeros(rows, dtype=np.int64)
    one = Side(group, zero, zero, np.full(rows, total))
    assert sums_of_products(one, one, 1) == {(0, 0, 0): rows * total**2}
    assert sums_of_squares(one, 1) == {(0, 0, 0): rows * total**2}


def test_sides_without_a_common_group_have_no_product() -> None:
    assert sums_of_products(side([(0, 0, 0, 1)]), side([(1, 0, 0, 1)]), VALUES) == {}


def test_nothing_times_nothing_is_nothing() -> None:
    nothing = Side(*(np.zeros(0, dtype=np.int64) for _ in range(4)))
    assert sums_of_products(nothing, nothing, VALUES) == sums_of_squares(nothing, VALUES) == {}
    assert sums_of_products(side([(0, 0, 0, 1)]), nothing, VALUES) == {}
