"""The delimiter is the one that makes the most even table, whatever the cells hold."""

import pytest

from cxcli.errors import WrongValue
from cxcli.sniffing.delimiter import declared_delimiter, delimiter_named, find_delimiter


def rows(*records: str, times: int = 20) -> str:
    return records[0] + "\n" + "\n".join(records[1:] * times) + "\n"


IMPORT_IDS = '"{""ImportId"":""start"",""timeZone"":""Z""}","{""ImportId"":""s""}","{""ImportId"":""QID1""}"'


@pytest.mark.parametrize(
    ("text", "delimiter"),
    [
        (rows("a,b,c", "1,2,3"), ","),
        (rows("a;b;c", "1;2;3"), ";"),
        (rows("a\tb\tc", "1\t2\t3"), "\t"),
        (rows("a|b|c", "1|2|3"), "|"),
        (rows("id;note;poids", "1;3,5;1,2", "2;4,5;1,7"), ";"),
        (rows("a;b;c", "1,5;2,5;3,5"), ";"),
        (rows("id,tools", "1,x;y;z", "2,x;y;z"), ","),
        (rows("id,why", '1,"well; I mean; yes"', '2,"a\nb;c"'), ","),
        (rows("id;why", '1;"well, I mean, yes"', '2;"one, two"'), ";"),
        (rows("a\tb", '"never closed\t1', "x\t2"), "\t"),
        (rows("Survey of May, 2026", "id;nps;why", times=1) + rows("1;9;a", "2;8;b"), ";"),
        (rows("StartDate,Status,Q1", IMPORT_IDS, times=1), ","),
    ],
)
def test_the_delimiter_is_found(text: str, delimiter: str) -> None:
    assert find_delimiter(text) == delimiter


@pytest.mark.parametrize(
    "text",
    [rows("comment", "fine", "good, but slow", "a, b, c"), rows("nps", "9", "10"), "one\n", ""],
)
def test_one_column_has_a_delimiter_that_cuts_nothing_or_is_a_comma(text: str) -> None:
    delimiter = find_delimiter(text)
    assert delimiter not in text or delimiter == ","


def test_unquoted_commas_in_one_column_do_not_cut_it() -> None:
    assert find_delimiter(rows("comment", "fine", "good, but slow", "ok", "a, b, c")) != ","


def test_a_damaged_row_in_a_short_file_changes_nothing() -> None:
    assert find_delimiter("a,b,c\n1,2,3\n4,5\n") == ","


def test_a_wide_file_is_judged_by_its_whole_records() -> None:
    records = [
        ";".join(f"answer {i * row}" + ", a" * (i % (row + 1)) for i in range(3000)) for row in range(20)
    ]
    assert find_delimiter("\n".join(records)) == ";"


@pytest.mark.parametrize(
    ("written", "meant"),
    [(",", ","), ("tab", "\t"), ("\\t", "\t"), ("\t", "\t"), ("Semicolon", ";"), ("^", "^"), ("§", "§")],
)
def test_a_written_delimiter_is_obeyed(written: str, meant: str) -> None:
    assert delimiter_named(written) == meant


@pytest.mark.parametrize("written", ["", ",,", '"', "\n", "comma and more"])
def test_what_cannot_separate_cells_is_refused(written: str) -> None:
    with pytest.raises(WrongValue):
        delimiter_named(written)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("sep=;\na;b\n", (";", 6)),
        ("SEP=\t\r\na\tb\n", ("\t", 7)),
        ("sep=,\ra,b\r", (",", 6)),
        ("sep=;,\na\n", None),
        ("separate\n", None),
    ],
)
def test_a_first_line_may_declare_the_delimiter(text: str, found: tuple[str, int] | None) -> None:
    assert declared_delimiter(text) == found
