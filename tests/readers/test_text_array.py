"""Texts become the array that Arrow makes of them."""

import pyarrow as pa
from hypothesis import given
from hypothesis import strategies as st

from cxcli.readers.text_array import text_array


@given(st.lists(st.text(st.characters(exclude_categories=["Cs"]))))
def test_the_array_is_the_one_of_arrow(texts: list[str]) -> None:
    found = text_array(texts)
    found.validate(full=True)
    assert found.equals(pa.array(texts, pa.string()))
