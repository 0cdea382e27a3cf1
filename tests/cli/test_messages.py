import json

import pytest
from hypothesis import given
from hypothesis.strategies import text

from cxcli.cli.messages import error_json, error_text, one_line, said, warning_text
from cxcli.errors import Notice, Place, Problem
from cxcli.words import Lang, Words

MISSING = Problem(
    "CX3007",
    "missing_column",
    Words("export.csv has no column 'NPS score'.", "export.csv n'a pas de colonne « NPS score »."),
    Words("Did you mean 'NPS_score'?", "Vouliez-vous dire « NPS_score » ?"),
    Place(file="export.csv", column="NPS score"),
)


@pytest.mark.parametrize(
    ("lang", "told"),
    [
        ("en", "error CX3007: export.csv has no column 'NPS score'. Did you mean 'NPS_score'?"),
        (
            "fr",
            "erreur CX3007\xa0: export.csv n'a pas de colonne «\xa0NPS score\xa0». Vouliez-vous dire «\xa0NPS_score\xa0»\xa0?",
        ),
    ],
)
def test_an_error_is_one_paragraph_with_code_problem_and_next_step(lang: Lang, told: str) -> None:
    assert error_text(MISSING, lang) == told


@pytest.mark.parametrize(
    ("place", "told"),
    [
        (Place("cxcli.yaml", 12, 5), "error CX2004: Oops. (cxcli.yaml:12:5)"),
        (Place("cxcli.yaml", 12), "error CX2004: Oops. (cxcli.yaml:12)"),
        (Place("a.csv", row=7, column="Q1"), "error CX2004: Oops. (a.csv, row 7, column 'Q1')"),
        (Place("a.csv", 9, row=7), "error CX2004: Oops. (a.csv:9)"),
        (Place("a.csv"), "error CX2004: Oops. (a.csv)"),
        (Place(), "error CX2004: Oops."),
    ],
)
def test_the_place_is_told_when_the_message_does_not_tell_it(place: Place, told: str) -> None:
    assert error_text(Problem("CX2004", "unknown_key", Words("Oops.", ""), place=place), "en") == told


def test_a_warning_is_told_like_an_error() -> None:
    notice = Notice("CX0107", Words("7 rows have no date.", ""), Words("Write date.format.", ""))
    assert warning_text(notice, "en") == "warning CX0107: 7 rows have no date. Write date.format."


def test_a_machine_gets_every_field_of_an_error() -> None:
    assert json.loads(error_json(MISSING, "en")) == {
        "code": "CX3007",
        "kind": "missing_column",
        "message": "export.csv has no column 'NPS score'.",
        "file": "export.csv",
        "line": None,
        "column": "NPS score",
        "row": None,
        "hint": "Did you mean 'NPS_score'?",
    }


@given(text())
def test_no_answer_moves_the_cursor_or_starts_a_new_line(answer: str) -> None:
    told = error_text(Problem("CX3012", "x", Words(f"'{answer}' is not on the scale.", "")), "en")
    assert not [c for c in told if ord(c) < 32 or 0x7F <= ord(c) < 0xA0 or c in "\u2028\u2029\u202e"]


@given(text())
def test_whatever_an_answer_holds_the_json_is_one_valid_line(answer: str) -> None:
    line = error_json(Problem("CX3012", "x", Words(answer, "")), "en")
    assert "\n" not in line
    assert isinstance(json.loads(line)["message"], str)


def test_bytes_of_a_file_name_that_are_no_text_are_spelled_out() -> None:
    line = error_json(Problem("CX3001", "x", Words("gone", ""), place=Place("caf\udce9.csv")), "en")
    assert json.loads(line)["file"] == "caf\\udce9.csv"


@pytest.mark.parametrize(
    ("written", "shown"),
    [("a\nb", "a b"), ("a\t\tb", "a b"), ("\x1b[2Jx", "\\x1b[2Jx"), ("5\xa0%", "5\xa0%"), ("été", "été")],
)
def test_one_line(written: str, shown: str) -> None:
    assert one_line(written) == shown


def test_french_sentences_get_their_no_break_spaces_and_english_ones_none() -> None:
    words = Words("a : b ; c ?", "« a » : b ; c ? 5 %")
    assert said(words, "fr") == "«\xa0a\xa0»\xa0: b\xa0; c\xa0? 5\xa0%"
    assert said(words, "en") == "a : b ; c ?"


@pytest.mark.parametrize(
    ("place", "told"),
    [
        (Place("."), "error CX2003: This is a folder. (.)"),
        (Place("fold"), "error CX2003: This is a folder. (fold)"),
        (Place(row=3, column="old"), "error CX2003: This is a folder. (row 3, column 'old')"),
        (Place("folder"), "error CX2003: This is a folder."),
    ],
)
def test_a_name_is_told_only_when_it_stands_in_the_message_as_a_word(place: Place, told: str) -> None:
    problem = Problem("CX2003", "unreadable_config", Words("This is a folder.", ""), place=place)
    assert error_text(problem, "en") == told
