"""What a conversion notes comes back as it was, and every column gets a name of its own."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxcli.errors import Notice
from cxcli.header import Header
from cxcli.reader import DamagedRow
from cxcli.readers.parquet_note import Note, column_names, read_note, written
from cxcli.words import Words

words = st.builds(Words, st.text(max_size=5), st.text(max_size=5))
headers = st.integers(1, 3).flatmap(
    lambda rows: st.lists(st.tuples(*[st.sampled_from(["", " ", "Q1", "q1", "Q1 (2)", "é", "column 2"])] * rows), min_size=1, max_size=6)
)  # fmt: skip


@given(
    header=headers,
    rows=st.integers(0, 9),
    damaged=st.lists(st.builds(DamagedRow, st.integers(1, 9), st.none() | st.integers(1, 9), st.just(2), st.just(3)), max_size=2),
    profile=st.none() | st.just("qualtrics"),
    timezone=st.none() | st.just("Europe/Paris"),
    notices=st.lists(st.builds(Notice, st.just("CX0101"), words, words), max_size=2),
    labels=st.dictionaries(st.integers(0, 5), st.dictionaries(st.text(max_size=3), st.text(max_size=3), max_size=2), max_size=2),
)  # fmt: skip
def test_a_note_comes_back_as_it_was(  # noqa: PLR0917 - one for each part of a note
    header: list[tuple[str, ...]],
    rows: int,
    damaged: list[DamagedRow],
    profile: str | None,
    timezone: str | None,
    notices: list[Notice],
    labels: dict[int, dict[str, str]],
) -> None:
    note = Note(
        Header(tuple(header)),
        rows,
        3,
        2,
        tuple(damaged),
        profile,
        Words("a", "b"),
        timezone,
        tuple(notices),
        labels,
    )
    assert read_note(written(note), column_names(note.header), rows) == note
    assert read_note(written(note), column_names(note.header), rows + 1) is None


@given(header=headers)
def test_no_two_columns_share_a_name_whatever_its_case(header: list[tuple[str, ...]]) -> None:
    names = column_names(Header(tuple(header)))
    assert len({name.casefold() for name in names}) == len(header)
    assert all(name.strip() for name in names)


@pytest.mark.parametrize(
    ("header", "names"),
    [
        ([("Q1",), ("why",)], ("Q1", "why")),
        ([("Q1",), ("q1",), (" ",)], ("Q1", "q1 (2)", "column 3")),
        ([("Q1", "How likely?", "{}"), ("Q2", "Why?", "{}")], ("Q1", "Q2")),
        ([("How easy?", "It works"), ("", "It lasts"), ("Why?", "Response")], ("How easy? / It works", "How easy? / It lasts", "Why?")),
        ([("", "Response"), ("", "")], ("Response", "column 2")),
    ],
)  # fmt: skip
def test_a_column_is_called_by_its_first_row_as_far_as_that_tells(
    header: list[tuple[str, ...]], names: tuple[str, ...]
) -> None:
    assert column_names(Header(tuple(header))) == names
