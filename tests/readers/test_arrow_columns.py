"""Each part of a region holds its own texts once, whether they are encoded while they are read or afterwards."""

import numpy as np
import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxcli.readers.arrow_columns import ROWS_PER_PART, kept
from cxcli.readers.arrow_rows import RegionRows, region_rows
from cxcli.readers.layout import Layout
from cxcli.readers.regions import region_of


def region(texts: list[str], **more: set[int]) -> RegionRows:
    """Return the first of two columns of a region, whose second is filled."""
    data = "".join(f"{text},x\n" for text in texts).encode()
    found = region_rows(region_of(data), Layout(",", 2, 0), [0], **more)
    assert found is not None
    return found


@pytest.mark.parametrize("rows", [1, 60, ROWS_PER_PART, ROWS_PER_PART + 1, 2 * ROWS_PER_PART + 7])
def test_the_dictionary_of_a_part_has_the_texts_of_its_rows_in_order_of_appearance(rows: int) -> None:
    texts = [f"{row * 7 % 10 + row // ROWS_PER_PART}" for row in range(rows)]
    parts = [columns[0] for columns in region(texts).columns]
    for number, part in enumerate(parts):
        here = texts[number * ROWS_PER_PART : (number + 1) * ROWS_PER_PART]
        assert part.to_pylist() == here
        assert part.dictionary.to_pylist() == [*dict.fromkeys(here)]
    assert sum(map(len, parts)) == rows


def test_a_text_that_stands_in_blank_rows_only_is_no_text_of_the_part() -> None:
    found = region_rows(region_of(b" , \n7,x\n , \n9,\n"), Layout(",", 2, 0), [0])
    assert found is not None
    assert found.empty == 2
    assert found.columns[0][0].to_pylist() == ["7", "9"]
    assert found.columns[0][0].dictionary.to_pylist() == ["7", "9"]


@pytest.mark.parametrize("data", [b" , \n", b"a,b,c\n", b" , \na,b,c\n"])
def test_a_region_without_a_sound_row_that_says_something_has_no_part(data: bytes) -> None:
    found = region_rows(region_of(data), Layout(",", 2, 0), [0])
    assert found is not None
    assert found.columns == []


def test_a_column_that_is_not_to_be_encoded_comes_as_texts() -> None:
    (part,) = region(["a", "b"], plain={0}).columns
    assert part[0].equals(pa.array(["a", "b"]))


@given(st.lists(st.tuples(st.text(), st.booleans())))
def test_the_cells_kept_are_those_of_the_rows_that_are_true(cells: list[tuple[str, bool]]) -> None:
    texts, rows = [text for text, _ in cells], np.array([row for _, row in cells], dtype=bool)
    plain = pa.array(texts, pa.string())
    expected = [text for text, row in cells if row]
    assert kept(plain, rows).to_pylist() == expected
    assert kept(plain.dictionary_encode(), rows).to_pylist() == expected
