"""Configurations for tests: a text to a study, or to what is wrong with it."""

from cxcli.config.load import from_text
from cxcli.config.study import study_of
from cxcli.errors import CxcliError, Problem
from cxcli.study.study import Measure, Study

HEAD = "version: 1\n"


def study(text: str) -> Study:
    return study_of(from_text(HEAD + text, "c.yaml"))


def measure(keys: str) -> Measure:
    """Return the measure of one metric written in flow style: `type: nps, column: Q1`."""
    return study(f"metrics: {{m: {{{keys}}}}}").measures[0]


def problems(text: str) -> tuple[Problem, ...]:
    """Return what is wrong with a configuration as it stands, nothing put before it."""
    try:
        study_of(from_text(text, "c.yaml"))
    except CxcliError as error:
        return error.problems
    return ()


def where(problem: Problem) -> tuple[str, int | None, int | str | None]:
    return problem.code, problem.place.line, problem.place.column
