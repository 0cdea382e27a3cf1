"""The tree of errors: codes, exit codes, and what an error tells of itself."""

import inspect
import re

import pytest

from cxcli import errors
from cxcli.errors import (
    Bug,
    CxcliError,
    EmptyFile,
    GateBroken,
    MissingColumn,
    Place,
    Several,
    UsageProblem,
    every_error,
    exit_code_of,
)
from cxcli.words import Words

MESSAGE = Words("It is not there.", "Elle manque.")
HINT = Words("Look again.", "Regardez encore.")

CLASSES = [kind for kind in vars(errors).values() if inspect.isclass(kind) and issubclass(kind, CxcliError)]


def test_every_class_with_a_code_of_its_own_is_listed_once_in_order() -> None:
    coded = [kind for kind in CLASSES if kind.code]
    listed = every_error()
    assert set(listed) == set(coded)
    assert [kind.code for kind in listed] == sorted({kind.code for kind in coded})


@pytest.mark.parametrize("kind", every_error(), ids=lambda kind: kind.code)
def test_the_first_digit_of_a_code_is_the_exit_code(kind: type[CxcliError]) -> None:
    assert re.fullmatch(r"CX[12347][0-9]{3}", kind.code)
    assert kind.exit_code == (70 if kind is Bug else int(kind.code[2]))
    assert exit_code_of(kind(MESSAGE)) == kind.exit_code


@pytest.mark.parametrize("kind", CLASSES, ids=lambda kind: kind.__name__)
def test_every_class_says_what_it_stands_for(kind: type[CxcliError]) -> None:
    assert (kind.__doc__ or "").strip()


def test_everything_that_is_exported_is_there_and_nothing_else_is_offered() -> None:
    offered = {
        name for name in vars(errors) if not name.startswith("_") and not inspect.ismodule(vars(errors)[name])
    }
    assert set(errors.__all__) == offered


def test_an_error_tells_its_kind_in_words_that_programs_can_match() -> None:
    assert MissingColumn(MESSAGE).problems[0].kind == "missing_column"
    assert MissingColumn(MESSAGE).problems[0].code == MissingColumn.code


def test_a_problem_is_told_with_its_hint_and_its_place() -> None:
    place = Place("a.csv", line=3, column="Q1", row=2)
    error = EmptyFile(MESSAGE, HINT, place)
    assert (error.problem, error.hint) == ("It is not there.", "Look again.")
    assert error.say("fr") == "Elle manque. Regardez encore."
    assert error.problems[0].place == place
    assert str(error) == "It is not there."


def test_a_problem_without_a_hint_says_no_more_than_that() -> None:
    assert EmptyFile(MESSAGE).say("en") == "It is not there."


def test_several_problems_are_told_in_order_and_exit_as_the_first_does() -> None:
    other = Words("The gate is broken.", "La barrière est franchie.")
    several = Several([UsageProblem(MESSAGE, HINT), GateBroken(other)])
    assert [problem.code for problem in several.problems] == [UsageProblem.code, GateBroken.code]
    assert several.say("en") == "It is not there. Look again.\nThe gate is broken."
    assert str(several) == "It is not there.\nThe gate is broken."
    assert exit_code_of(several) == 2


def test_problems_within_problems_are_told_one_by_one() -> None:
    inner = Several([EmptyFile(MESSAGE), MissingColumn(MESSAGE)])
    outer = Several([inner, UsageProblem(MESSAGE)])
    assert [problem.kind for problem in outer.problems] == ["empty_file", "missing_column", "usage_problem"]
