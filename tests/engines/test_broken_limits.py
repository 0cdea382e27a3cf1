"""What is said when the data breaks a limit: which answers, where, and nothing that is hidden."""

from collections.abc import Sequence

import pytest

from cxcli.engines.problems import damage_notices, problems
from cxcli.engines.streaming import run
from cxcli.engines.unread import Unread, listed
from cxcli.errors import CxcliError
from cxcli.passes.findings import Spot
from cxcli.pipeline.measuring import counts_of
from cxcli.reader import Account, DamagedRow
from cxcli.report.build import build
from cxcli.study.study import Limits, Privacy
from tests.studies import nps, study
from tests.tables import MemoryTable


def told(answers: Sequence[str], suppress_below: int = 0) -> list[CxcliError]:
    table = MemoryTable(["Q1", "other"], [[answer, ""] for answer in answers])
    asked = study(nps(), privacy=Privacy(suppress_below=suppress_below))
    counted = run(asked, [table])
    return problems(asked, counted, build(asked, counts_of(counted)), [table])


def unread(text: str, people: int, *rows: int) -> Unread:
    return Unread("nps", text, "unparseable", people, tuple(Spot("a.csv", row) for row in rows))


@pytest.mark.parametrize(
    ("found", "english", "french"),
    [
        ([unread("11", 1, 7)], "'11' (row 7)", "« 11 » (ligne 7)"),
        ([unread("x", 3, 7, 9, 12)], "'x' (3 times, first in row 7)", "« x » (3 fois, dès la ligne 7)"),
        ([unread("x", 1)], "'x' (once)", "« x » (une fois)"),
        ([unread("x", 3)], "'x' (3 times)", "« x » (3 fois)"),
    ],
)
def test_an_unread_answer_is_listed_with_its_number_and_first_row(
    found: Sequence[Unread], english: str, french: str
) -> None:
    assert listed(found).en == english
    assert listed(found).fr == french


def test_a_long_list_of_unread_answers_says_that_there_are_others() -> None:
    words = listed([unread(str(n), 1, n) for n in range(11, 18)])
    assert words.en.endswith("'15' (row 15) and others")
    assert words.fr.endswith("« 15 » (ligne 15) et d'autres")


def test_too_many_invalid_answers_are_placed_in_their_column_and_first_row() -> None:
    (error,) = told(["9", "oops", "8"])
    place = error.problems[0].place
    assert error.code == "CX3012"
    assert (place.column, place.row) == ("Q1", 2)
    assert "'oops' (row 2)" in error.problem


def test_too_many_invalid_answers_of_a_hidden_result_are_told_without_a_number() -> None:
    (error,) = told(["9", "oops", "8"], suppress_below=10)
    assert (error.code, error.problems[0].place.row) == ("CX3012", 2)
    assert "33" not in error.problem
    assert "oops" not in error.problem
    assert "5.0%" in error.problem


def test_one_damaged_row_is_spoken_of_in_the_singular() -> None:
    account = Account(rows=400, damaged=1, first_damaged=[DamagedRow(row=7, line=8, found=2, expected=3)])
    table = MemoryTable(["Q1"], [], account=account)
    (notice,) = damage_notices(Limits(), [table])
    assert "1 damaged row was left out" in notice.message.en
    assert "1 ligne abîmée a été écartée" in notice.message.fr
