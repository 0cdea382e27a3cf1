"""One thing that is wrong, as words and a place, and the exception that carries it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, ClassVar

from cxcli.words import Lang, Words

NO_HINT = Words("", "")


@dataclass(frozen=True, slots=True)
class Place:
    """Where a problem lies: a line and column of a file, or a data row and its column's header."""

    file: str | None = None
    line: int | None = None
    column: int | str | None = None
    row: int | None = None


@dataclass(frozen=True, slots=True)
class Notice:
    """A warning: something the reader of the numbers should know."""

    code: str
    message: Words
    hint: Words = NO_HINT


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong, where it is, and what to do next."""

    code: str
    kind: str
    message: Words
    hint: Words = NO_HINT
    place: Place = field(default_factory=Place)


class CxcliError(Exception):
    """Anything cxcli refuses: `problem` and `hint` in words, a stable `code`, all `problems`."""

    code: ClassVar[str] = ""
    exit_code: ClassVar[int] = 70

    def __init__(self, message: Words, hint: Words = NO_HINT, place: Place | None = None) -> None:
        """Keep what is wrong, what to do next, and where it is."""
        kind = re.sub(r"(?<!^)(?=[A-Z])", "_", type(self).__name__).lower()
        only = Problem(self.code, kind, message, hint, place or Place())
        self.problems: tuple[Problem, ...] = (only,)
        super().__init__(message.en)

    def __reduce__(self) -> tuple[Any, ...]:
        """Travel between processes with every problem."""
        return _made_again, (type(self), dict(self.__dict__))

    @property
    def problem(self) -> str:
        """What is wrong, in English."""
        return self.problems[0].message.en

    @property
    def hint(self) -> str:
        """What to do next, in English."""
        return self.problems[0].hint.en

    def say(self, lang: Lang) -> str:
        """Return every problem as `message hint`, one a line."""
        return "\n".join(f"{p.message.say(lang)} {p.hint.say(lang)}".strip() for p in self.problems)


def _made_again(kind: type[CxcliError], facts: dict[str, Any]) -> CxcliError:
    error = kind.__new__(kind)
    error.__dict__.update(facts)
    error.args = ("\n".join(problem.message.en for problem in error.problems),)
    return error


class Several(CxcliError):
    """Several problems found in one go; exits as the first of them does."""

    def __init__(self, errors: Sequence[CxcliError]) -> None:
        """Gather the problems of one or more errors, in order."""
        first = errors[0].problems[0]
        super().__init__(first.message, first.hint, first.place)
        self.problems = tuple(problem for error in errors for problem in error.problems)
        self.exit = errors[0].exit_code
        self.args = ("\n".join(p.message.en for p in self.problems),)


def exit_code_of(error: CxcliError) -> int:
    """Return the exit code a command ends with on this error."""
    return error.exit if isinstance(error, Several) else error.exit_code
