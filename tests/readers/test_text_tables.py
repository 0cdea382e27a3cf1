"""Any table of texts comes back as it was written, whatever the delimiter, line end, quoting or encoding."""

import csv
import io
import tempfile
from pathlib import Path

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from cxcli.errors import BrokenQuoting, DataError
from cxcli.reader import Account
from cxcli.readers import open_tables
from cxcli.readers.from_text import TextTable, from_text
from cxcli.readers.raw_file import RawFile
from cxcli.study.study import SourceSettings

Rows = list[list[str]]

SPECIAL = "\",;\t|\n\r '=é€😀\u2028\x0b\xa0\ufeff\u200b"
TEXTS = st.text(st.sampled_from(SPECIAL) | st.characters(exclude_categories=("Cs", "Cc")), max_size=6)


def tables(narrowest: int = 1) -> st.SearchStrategy[Rows]:
    return st.integers(narrowest, 4).flatmap(
        lambda n: st.lists(st.lists(TEXTS, min_size=n, max_size=n), min_size=1, max_size=8).filter(has_text)
    )


def is_blank(cell: str) -> bool:
    return not cell.replace("\ufeff", "").replace("\u200b", "").strip()


def has_text(rows: Rows) -> bool:
    return any(not is_blank(cell) for row in rows for cell in row)


def written(rows: Rows, delimiter: str, end: str, *, quote_all: bool) -> str:
    """Return a table as RFC 4180 wants it, with a header c0, c1 ..."""
    special = set(f'"\r\n{delimiter}')

    def cell(text: str) -> str:
        quoted = quote_all or special & set(text) or (len(rows[0]) == 1 and is_blank(text))
        return '"' + text.replace('"', '""') + '"' if quoted else text

    header = delimiter.join(f"c{i}" for i in range(len(rows[0])))
    return header + end + "".join(delimiter.join(map(cell, row)) + end for row in rows)


def read(data: bytes, settings: SourceSettings, block_size: int = 1 << 20) -> tuple[Rows, Account]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "export.csv"
        path.write_bytes(data)
        (table,) = from_text(RawFile(str(path)), settings, block_size)
        return rows_of(table), table.account


def rows_of(table: TextTable) -> Rows:
    rows: Rows = []
    for part in table.parts(range(len(table.header))):
        rows += map(list, zip(*(part.columns[i].to_pylist() for i in range(len(table.header))), strict=True))
    return rows


def reading(delimiter: str | None, encoding: str | None = None) -> SourceSettings:
    return SourceSettings(profile="none", delimiter=delimiter, encoding=encoding, header_rows=1)


def answers(rows: Rows) -> Rows:
    """Return the rows that count: all in a file of one column, else those with any text."""
    return rows if len(rows[0]) == 1 else [row for row in rows if not all(map(is_blank, row))]


@settings(deadline=None)
@given(
    rows=tables(),
    delimiter=st.sampled_from(",;\t|^§"),
    end=st.sampled_from(["\n", "\r\n", "\r"]),
    quote_all=st.booleans(),
    encoding=st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-32", "gb18030"]),
)
def test_a_table_comes_back_as_it_was_written(
    *, rows: Rows, delimiter: str, end: str, quote_all: bool, encoding: str
) -> None:
    data = written(rows, delimiter, end, quote_all=quote_all).encode(encoding)
    found, account = read(data, reading(delimiter, encoding))
    assert found == answers(rows)
    assert account.rows == len(rows)
    assert account.damaged == 0


@settings(deadline=None)
@given(
    rows=tables(narrowest=2),
    header=st.lists(st.text("ab \n\"',;é", max_size=6), min_size=3, max_size=3),
    header_rows=st.integers(1, 3),
    quote_all=st.booleans(),
)
def test_headers_of_one_to_three_rows_come_back_with_the_answers_below_them(
    *, rows: Rows, header: list[str], header_rows: int, quote_all: bool
) -> None:
    width = len(rows[0])
    above = [[f"{cell}{column}" for column in range(width)] for cell in header[:header_rows]]
    text = io.StringIO(newline="")
    quoting = csv.QUOTE_ALL if quote_all else csv.QUOTE_MINIMAL
    csv.writer(text, quoting=quoting).writerows([*above, *rows])
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "export.csv"
        path.write_bytes(text.getvalue().encode())
        wanted = SourceSettings(profile="none", delimiter=",", encoding="utf-8", header_rows=header_rows)
        (table,) = from_text(RawFile(str(path)), wanted)
        assert [list(cells) for cells in table.header.cells] == [
            list(cells) for cells in zip(*above, strict=True)
        ]
        assert rows_of(table) == answers(rows)


@settings(deadline=None)
@given(rows=tables(), encoding=st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "utf-32"]))
def test_marked_encodings_and_utf8_need_no_setting(rows: Rows, encoding: str) -> None:
    data = written(rows, ",", "\r\n", quote_all=True).encode(encoding)
    assert read(data, reading(","))[0] == answers(rows)


@settings(deadline=None)
@given(rows=tables(narrowest=2), delimiter=st.sampled_from(",;\t|"))
def test_the_delimiter_of_a_quoted_table_needs_no_setting(rows: Rows, delimiter: str) -> None:
    data = written(rows, delimiter, "\n", quote_all=True).encode()
    assert read(data, reading(None))[0] == answers(rows)


@settings(deadline=None)
@given(rows=tables(), end=st.sampled_from(["\n", "\r\n", "\r"]), size=st.integers(1, 40))
def test_block_borders_change_nothing(rows: Rows, end: str, size: int) -> None:
    data = written(rows, ",", end, quote_all=False).encode()
    assert read(data, reading(","), size) == read(data, reading(","))


RAGGED = st.text(st.sampled_from('ab",\n'), max_size=40)


def outcome(text: str, block_size: int) -> tuple[Rows, Account] | type[DataError]:
    try:
        return read(("x,y,z\n1,2,3\n" + text).encode(), reading(","), block_size)
    except DataError as error:
        return type(error)


@settings(deadline=None)
@given(text=RAGGED, size=st.integers(1, 20))
def test_block_borders_change_nothing_in_broken_files_either(text: str, size: int) -> None:
    assert outcome(text, size) == outcome(text, 1 << 20)


@settings(deadline=None)
@given(text=RAGGED)
def test_whatever_is_not_refused_reads_as_the_csv_module_reads_it(text: str) -> None:
    found = outcome(text, 1 << 20)
    assume(not isinstance(found, type))
    assert isinstance(found, tuple)
    records = list(csv.reader(io.StringIO("1,2,3\n" + text.rstrip("\n"), newline="")))
    assert found[0] == [row for row in records if len(row) == 3 and not all(map(is_blank, row))]
    assert found[1].rows == len(records)


@settings(deadline=None)
@given(text=RAGGED)
def test_only_text_that_is_not_strict_csv_is_refused(text: str) -> None:
    if outcome(text, 1 << 20) is BrokenQuoting:
        with pytest.raises(csv.Error):
            list(csv.reader(io.StringIO("1,2,3\n" + text, newline=""), strict=True))


@settings(deadline=None)
@given(rows=tables(), copies=st.integers(1, 3), size=st.integers(1, 40))
def test_rows_share_an_identity_exactly_when_they_are_written_alike(
    rows: Rows, copies: int, size: int
) -> None:
    data = written(rows * copies, ",", "\n", quote_all=False).encode()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "export.csv"
        path.write_bytes(data)
        (table,) = from_text(RawFile(str(path)), reading(","), size)
        hashes = [h for part in table.parts([0], identities=True) for h in part.identities.tolist()]
    kept = answers(rows * copies)
    assert len(set(hashes)) == len({tuple(row) for row in kept})
    assert [hashes.index(h) for h in hashes] == [kept.index(row) for row in kept]


@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_an_identity_does_not_depend_on_a_line_end_after_the_last_row(tmp_path: Path, line_end: str) -> None:
    path = tmp_path / "twins.csv"
    path.write_bytes(f'a,b{line_end}1,"x"{line_end}1,"x"'.encode())
    (table,) = open_tables([str(path)], SourceSettings())
    hashes = [part.identities.tolist() for part in table.parts([0], identities=True)]
    assert len({h for few in hashes for h in few}) == 1


def test_identities_are_not_made_unless_asked_for(tmp_path: Path) -> None:
    path = tmp_path / "one.csv"
    path.write_text("a,b\n1,2\n")
    (table,) = open_tables([str(path)], SourceSettings())
    (part,) = table.parts([0])
    assert part.identities is None


def test_parts_are_bounded(tmp_path: Path) -> None:
    path = tmp_path / "many.csv"
    path.write_text("a,b\n" + "1,2\n" * 120_000)
    (table,) = open_tables([str(path)], SourceSettings())
    parts = list(table.parts([1]))
    assert max(map(len, parts)) <= 50_000
    assert [row for part in parts for row in part.rows.tolist()] == list(range(1, 120_001))


def test_no_wanted_column_still_counts_the_rows(tmp_path: Path) -> None:
    path = tmp_path / "some.csv"
    path.write_text("a,b\n1,2\n3\n4,5\n")
    (table,) = open_tables([str(path)], SourceSettings())
    assert sum(map(len, table.parts([]))) == 2
    assert (table.account.rows, table.account.damaged) == (3, 1)
