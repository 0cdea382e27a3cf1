"""A column's cells as text: all at once, as one by one."""

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from cxcli.readers.cell_text import CellValue, cell_text, column_texts

alike = st.sampled_from([1, 1.0, True, 0, 0.0, -0.0, False, 2**62, 2.0**62, "1", "TRUE", ""])
dates = st.datetimes().map(lambda at: at.replace(microsecond=0))
values: st.SearchStrategy[CellValue] = st.one_of(
    alike,
    st.text(max_size=3),
    st.floats(allow_nan=False, allow_infinity=False),
    st.booleans(),
    dates,
    dates.map(dt.datetime.date),
    st.times(),
    st.timedeltas(dt.timedelta(0), dt.timedelta(9)),
)


@given(st.lists(values) | st.lists(alike) | st.lists(st.floats(-9, 9)) | st.lists(dates))
def test_a_column_becomes_what_its_cells_become_one_by_one(column: list[CellValue]) -> None:
    assert list(column_texts(column)) == list(map(cell_text, column))


def test_equal_values_of_two_kinds_keep_their_own_texts() -> None:
    assert list(column_texts([1.0, True, 1.0])) == ["1", "TRUE", "1"]
    assert list(column_texts([2**62, 2.0**62])) == ["4611686018427387904", "4611686018427388000"]
