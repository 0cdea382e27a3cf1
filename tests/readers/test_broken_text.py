"""What is wrong with a text file is counted and named, or refused; nothing is lost without a word."""

from pathlib import Path

import pytest

from cxcli.errors import BrokenQuoting, DataError, EmptyFile, HeaderProblem, UnreadableFile
from cxcli.reader import DamagedRow, Table
from cxcli.readers import open_tables
from cxcli.readers.from_text import from_text
from cxcli.readers.raw_file import RawFile
from cxcli.study.study import SourceSettings


def opened(folder: Path, text: str | bytes, name: str = "export.csv", **settings: object) -> Table:
    path = folder / name
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    (table,) = open_tables([str(path)], SourceSettings(**settings))  # type: ignore[arg-type]
    return table


def rows(table: Table) -> list[tuple[str, ...]]:
    everything = range(len(table.header))
    parts = list(table.parts(everything))
    return [
        row for part in parts for row in zip(*(part.columns[i].to_pylist() for i in everything), strict=True)
    ]


def problem(folder: Path, text: str | bytes, kind: type[DataError], **settings: object) -> DataError:
    with pytest.raises(kind) as caught:
        rows(opened(folder, text, **settings))
    return caught.value


def test_damaged_rows_are_left_out_and_named_by_row_and_line(tmp_path: Path) -> None:
    table = opened(tmp_path, 'a,b\n1,"x\ny"\n2\n3,z,more\n\n4,w\n')
    assert rows(table) == [("1", "x\ny"), ("4", "w")]
    assert table.account.first_damaged == [DamagedRow(2, 4, 2, 1), DamagedRow(3, 5, 2, 3)]
    assert (table.account.rows, table.account.damaged, table.account.empty) == (5, 2, 1)


def test_rows_keep_their_own_numbers(tmp_path: Path) -> None:
    (part,) = opened(tmp_path, "a,b\n1,x\n2\n,\n4,w\n").parts([0])
    assert part.rows.tolist() == [1, 4]


def test_twenty_damaged_rows_are_named_and_all_are_counted(tmp_path: Path) -> None:
    table = opened(tmp_path, "a,b\n" + "1,x\n" * 30 + "2\n" * 50)
    rows(table)
    assert [damage.line for damage in table.account.first_damaged] == list(range(32, 52))
    assert table.account.damaged == 50


@pytest.mark.parametrize("header", ["a,b\n", '"a\nb",c\n', "sep=,\na,b\n", "\ufeffa,b\n"])
def test_lines_count_every_line_of_the_header(tmp_path: Path, header: str) -> None:
    table = opened(tmp_path, header + "1,2\n3\n4,5\n")
    rows(table)
    assert table.account.first_damaged[0].line == header.count("\n") + 2


@pytest.mark.parametrize("stray", ["", '5" tube'])
def test_a_stray_quote_does_not_move_the_lines(tmp_path: Path, stray: str) -> None:
    table = opened(tmp_path, f"a,b\n1,{stray}\n2\n3,x\n")
    assert rows(table) == [("1", stray), ("3", "x")]
    assert table.account.first_damaged == [DamagedRow(2, 3, 2, 1)]


@pytest.mark.parametrize("blank", ["", "   ", ",,", '"","",""', '" ",\ufeff,\xa0', "\t,,\u3000"])
def test_a_row_without_any_text_is_empty_not_damaged(tmp_path: Path, blank: str) -> None:
    table = opened(tmp_path, f"a,b,c\n1,2,3\n{blank}\n4,5,6\n")
    assert rows(table) == [("1", "2", "3"), ("4", "5", "6")]
    assert (table.account.rows, table.account.empty, table.account.damaged) == (3, 1, 0)


def test_a_row_is_empty_only_if_the_columns_that_nobody_asked_for_are_blank_too(tmp_path: Path) -> None:
    table = opened(tmp_path, 'a,b,c\n1,,\n,2,\n,,"»"\n,,""""\n,,\n')
    assert sum(map(len, table.parts([0]))) == 4
    assert table.account.empty == 1


def test_in_a_file_of_one_column_a_blank_line_is_a_blank_answer(tmp_path: Path) -> None:
    table = opened(tmp_path, "comment\ngood\n\nbad\n\n\n")
    assert rows(table) == [("good",), ("",), ("bad",)]
    assert (table.account.rows, table.account.empty) == (3, 0)


def test_lines_after_the_last_record_are_no_rows(tmp_path: Path) -> None:
    table = opened(tmp_path, "a,b\r\n1,2\r\n\r\n\r\n")
    assert rows(table) == [("1", "2")]
    assert table.account.rows == 1


def test_a_delimiter_at_the_end_of_every_row_adds_a_column_without_a_name(tmp_path: Path) -> None:
    table = opened(tmp_path, "nps,comment\n9,good,\n3,bad,\n")
    assert rows(table) == [("9", "good", ""), ("3", "bad", "")]
    assert [table.header.full(i) for i in range(3)] == ["nps", "comment", ""]


def test_a_delimiter_at_the_end_of_the_header_only_is_no_column(tmp_path: Path) -> None:
    assert rows(opened(tmp_path, "nps,comment,\n9,good\n3,bad\n")) == [("9", "good"), ("3", "bad")]


def test_a_title_above_the_header_is_said_to_be_one(tmp_path: Path) -> None:
    error = problem(tmp_path, "Results of our survey\n\nid,nps,why\n1,9,a\n2,8,b\n", HeaderProblem)
    assert "title" in error.hint
    assert "Results of our survey" in error.problem


@pytest.mark.parametrize("lost", [0, 1, 499, 500, 965, 998, 999])
@pytest.mark.parametrize(
    "layout", ['{n},"text {n}"', '"text {n}",{n}', '{n},"text, {n}",9', '{n},"text\n{n}"']
)
def test_a_lost_closing_quote_never_costs_rows_in_silence(tmp_path: Path, layout: str, lost: int) -> None:
    lines = [layout.format(n=n) for n in range(1000)]
    broken = lines[lost]
    at = broken.rindex('"')
    lines[lost] = broken[:at] + broken[at + 1 :]
    header = ",".join("abc"[: layout.count(",") + 1 - ("text," in layout)])
    error = problem(tmp_path, f"{header}\n" + "\n".join(lines) + "\n", BrokenQuoting)
    line = error.problems[0].place.line
    per_row = 1 + layout.count("\n")
    assert line == 2 + lost * per_row


@pytest.mark.parametrize("block_size", [7, 64, 1 << 20])
def test_a_quote_that_never_closes_is_refused_at_the_line_where_it_opens(
    tmp_path: Path, block_size: int
) -> None:
    path = tmp_path / "open.csv"
    path.write_text('a,b\n1,x\n2,y\n3,"never\n' + "4,z\n" * 20)
    with pytest.raises(BrokenQuoting) as caught:
        [rows(table) for table in from_text(RawFile(str(path)), SourceSettings(), block_size)]
    assert caught.value.problems[0].place.line == 4


def test_a_cell_of_a_megabyte_is_read(tmp_path: Path) -> None:
    long = "word, " * 200_000 + "\n" * 1000
    path = tmp_path / "long.csv"
    path.write_text(f'a,b\n1,"{long}"\n2,x\n')
    (table,) = from_text(RawFile(str(path)), SourceSettings(), 4096 * 16)
    assert rows(table) == [("1", long), ("2", "x")]


def test_quotes_inside_unquoted_cells_are_literal(tmp_path: Path) -> None:
    found = rows(opened(tmp_path, 'a,b\n5" tube,x\n"a ""b"" c",y\n7,he said "no"\n'))
    assert found == [('5" tube', "x"), ('a "b" c', "y"), ("7", 'he said "no"')]


def test_text_after_a_closing_quote_belongs_to_the_cell(tmp_path: Path) -> None:
    assert rows(opened(tmp_path, 'a,b\n"x" y,1\n"z",2\n')) == [("x y", "1"), ("z", "2")]


def test_a_tab_file_without_quoting_keeps_its_quotes(tmp_path: Path) -> None:
    found = rows(opened(tmp_path, 'a\tb\n"Great" he said\t1\n"\t2\n"all"\t3\n'))
    assert found == [('"Great" he said', "1"), ('"', "2"), ('"all"', "3")]


def test_a_tab_file_with_quoting_loses_its_quotes(tmp_path: Path) -> None:
    found = rows(opened(tmp_path, 'a\tb\n"x\ty"\t1\n"two\nlines"\t2\n'))
    assert found == [("x\ty", "1"), ("two\nlines", "2")]


def test_a_tab_file_whose_quote_never_closes_is_refused_if_its_lines_are_uneven(tmp_path: Path) -> None:
    problem(tmp_path, 'a\tb\n1\t"x\n2\ty\tz\n', BrokenQuoting)


@pytest.mark.parametrize("text", ["", "\n\n", "\ufeff", "  \r\n"])
def test_a_file_without_text_is_empty(tmp_path: Path, text: str) -> None:
    assert "is empty" in problem(tmp_path, text, EmptyFile).problem


@pytest.mark.parametrize("text", ["a,b", "a,b\n", "a\n\n\n", "\n\na,b\n,\n"])
def test_a_header_without_rows_is_refused(tmp_path: Path, text: str) -> None:
    assert "not a single row" in problem(tmp_path, text, EmptyFile).problem


def test_rows_above_the_header_that_are_blank_are_skipped(tmp_path: Path) -> None:
    table = opened(tmp_path, "\n,,\nnps,why,who\n9,x,y\n")
    assert table.header.full(0) == "nps"
    assert rows(table) == [("9", "x", "y")]


def test_nul_bytes_and_duplicate_headers_are_read_as_they_are(tmp_path: Path) -> None:
    table = opened(tmp_path, b"Other,Other\nlong enough for a text\x00,2\n" + b"x,3\n")
    assert rows(table) == [("long enough for a text\x00", "2"), ("x", "3")]
    assert table.header.cells == (("Other",), ("Other",))


def test_written_header_rows_are_obeyed(tmp_path: Path) -> None:
    table = opened(tmp_path, "a,b\nfirst,second\n1,2\n", header_rows=2)
    assert table.header.cells == (("a", "first"), ("b", "second"))
    assert rows(table) == [("1", "2")]


def test_head_shows_whole_sound_rows(tmp_path: Path) -> None:
    table = opened(tmp_path, "a,b\n" + "1,2\n3\n\n" * 2000)
    head = table.head()
    assert set(head) == {("1", "2")}
    assert 300 < len(head) <= 1000


@pytest.mark.parametrize(
    ("start", "words"),
    [
        (b"%PDF-1.7\n", "PDF"),
        (b"$FL2@(#) SPSS DATA FILE", "SPSS"),
        (b"PK\x03\x04" + bytes(40), "zip"),
        (b"BZh9" + bytes(40), "compressed"),
        (b"<!DOCTYPE html><html>", "web page"),
        (b'[{"nps": 9}]', "JSON"),
        (bytes(range(32)) * 40, "binary data"),
    ],
)
def test_what_is_no_table_is_called_by_its_name(tmp_path: Path, start: bytes, words: str) -> None:
    assert words in problem(tmp_path, start, UnreadableFile).problem


@pytest.mark.parametrize(
    "text",
    [
        "State,Question,Answer Percent\nAL,Q1,72%\nAK,Q1,68%\n",
        "Answer Choices,Responses,Count\nYes,72.00%,36\nNo,28.00%,14\n",
        "Question,Answer,Pourcentage\nNPS,9,12\nNPS,10,30\n",
    ],
)
def test_a_table_of_percentages_is_refused(tmp_path: Path, text: str) -> None:
    with pytest.raises(DataError, match="summary that holds counts"):
        opened(tmp_path, text)


@pytest.mark.parametrize(
    "text",
    [
        "id,Share of time (%),Answer\n1,20%,yes\n2,50%,no\n",
        "What percentage of your time do you spend on support?,nps\n20%,9\n50%,3\n",
        "Discount,nps\n10%,9\n20%,3\n",
    ],
)
def test_answers_that_are_percentages_are_not_refused(tmp_path: Path, text: str) -> None:
    assert len(rows(opened(tmp_path, text))) == 2


@pytest.mark.parametrize("stray", ["", '5" tube'])
def test_a_record_that_only_ends_with_delimiters_too_many_is_told_as_such(stray: str, tmp_path: Path) -> None:
    table = opened(tmp_path, f"a,b\n1,{stray}\n2,x,, \n3,x,y\n4\n")
    rows(table)
    assert [row.is_blank_beyond for row in table.account.first_damaged] == [True, False, False]


@pytest.mark.parametrize(
    ("text", "trailing"), [("a,b\n1,x,\n2,y,\n", True), ("a,b,\n1,x,\n", False), ("a,b\n1,x\n", False)]
)
def test_a_delimiter_at_the_end_of_every_row_is_told(text: str, *, trailing: bool, tmp_path: Path) -> None:
    table = opened(tmp_path, text)
    assert (table.origin.has_trailing, rows(table)[0][:2]) == (trailing, ("1", "x"))
