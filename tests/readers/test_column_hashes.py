"""Rows are alike when their cells are, however the cells are stored and whatever stands beside them."""

import numpy as np
import pyarrow as pa
from hypothesis import given
from hypothesis import strategies as st

from cxcli.readers.column_hashes import column_hashes
from cxcli.readers.row_hash import hashes_of

TEXTS = st.lists(st.text(max_size=90), min_size=1, max_size=30)


@given(texts=TEXTS)
def test_encoded_and_plain_cells_have_the_same_hash(texts: list[str]) -> None:
    plain = pa.array(texts, pa.string())
    expected = column_hashes([plain, plain], len(texts))
    assert column_hashes([plain.dictionary_encode(), plain], len(texts)).tolist() == expected.tolist()


@given(texts=TEXTS, first=st.integers(0, 29))
def test_a_slice_has_the_hashes_of_its_cells(texts: list[str], first: int) -> None:
    whole = pa.array(texts, pa.string())
    part = whole.slice(first)
    assert column_hashes([part], len(part)).tolist() == column_hashes([whole], len(whole)).tolist()[first:]


@given(texts=TEXTS)
def test_a_text_has_one_hash_among_short_and_long_ones(texts: list[str]) -> None:
    alone = [int(hashes_of([text.encode()])[0]) for text in texts]
    together = hashes_of([text.encode() for text in [*texts, "x" * 500]]).tolist()
    assert together[:-1] == alone
    assert len(set(alone)) == len(set(texts))


def test_an_empty_cell_is_a_cell() -> None:
    assert column_hashes([pa.array(["", "a"])], 2).all()
    assert hashes_of([b""])[0] != np.uint64(0)


def test_the_order_of_the_columns_counts() -> None:
    a, b = pa.array(["x"]), pa.array(["y"])
    assert column_hashes([a, b], 1)[0] != column_hashes([b, a], 1)[0]
    assert column_hashes([pa.array(["xy"]), pa.array([""])], 1)[0] != column_hashes([a, b], 1)[0]


@given(
    first=st.binary(min_size=8, max_size=8),
    second=st.binary(min_size=8, max_size=8),
    between=st.integers(0, 5000),
)
def test_the_order_of_the_words_of_a_record_counts(first: bytes, second: bytes, between: int) -> None:
    one, other = hashes_of([first + bytes(8 * between) + second, second + bytes(8 * between) + first])
    assert (one == other) == (first == second)
