"""The voice: everything that goes to standard error, in one language and one form."""

import os
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from cxcli.cli.messages import error_json, error_text, one_line, said, warning_json, warning_text
from cxcli.cli.streams import Color, has_color, in_reach, is_terminal
from cxcli.errors import Notice, Problem
from cxcli.words import Lang, Words

ErrorFormat = Literal["text", "json"]

_RED, _YELLOW, _PLAIN = "\x1b[31m", "\x1b[33m", "\x1b[0m"


@dataclass(slots=True)
class Voice:
    """How this run speaks on standard error; `lang` may follow the configuration."""

    lang: Lang = "en"
    error_format: ErrorFormat = "text"
    color: Color = "auto"
    quiet: bool = False
    verbose: bool = False
    debug: bool = False

    def errors(self, problems: Iterable[Problem]) -> None:
        """Tell every problem, one line each."""
        for problem in problems:
            if self.error_format == "json":
                _tell(error_json(problem, self.lang))
            else:
                _tell(self._tinted(error_text(problem, self.lang), _RED))

    def warnings(self, notices: Iterable[Notice]) -> None:
        """Tell every warning, one line each, unless asked to be quiet."""
        for notice in () if self.quiet else notices:
            if self.error_format == "json":
                _tell(warning_json(notice, self.lang))
            else:
                _tell(self._tinted(warning_text(notice, self.lang), _YELLOW))

    def note(self, words: Words) -> None:
        """Tell how the run proceeds, when asked for with --verbose."""
        if self.verbose and not self.quiet:
            _tell(one_line(said(words, self.lang)))

    @property
    def talks(self) -> bool:
        """Whether people read standard error and want to hear more than errors."""
        return not self.quiet and self.error_format == "text"

    def tell(self, words: Words) -> None:
        """Tell people what was done or is asked, unless asked to be quiet; machines see the exit code."""
        if self.talks:
            _tell(one_line(said(words, self.lang)))

    def _tinted(self, line: str, color: str) -> str:
        """Return the line with its first two words in colour, where colours are shown."""
        if not has_color(self.color, os.environ, terminal=is_terminal(sys.stderr)):
            return line
        kind, code, rest = line.split(" ", 2)
        return f"{color}{kind} {code}{_PLAIN} {rest}"


def overheard(argv: Sequence[str]) -> Voice:
    """Return the voice that a command line asks for, even when the rest of it cannot be understood."""
    return Voice(
        lang="fr" if _value(argv, "--lang") == "fr" else "en",
        error_format="json" if _value(argv, "--error-format") == "json" else "text",
        debug="--debug" in argv,
    )


def _value(argv: Sequence[str], option: str) -> str | None:
    """Return the last value of an option, written `--option value` or `--option=value`."""
    found = None
    for i, word in enumerate(argv):
        if word == option:
            found = argv[i + 1] if i + 1 < len(argv) else None
        elif word.startswith(f"{option}="):
            found = word.partition("=")[2]
    return found


def _tell(line: str) -> None:
    """Write one line; where standard error is closed or full, nobody can be told."""
    if sys.stderr is None:
        return
    try:
        sys.stderr.write(in_reach(line, sys.stderr) + "\n")
        sys.stderr.flush()
    except OSError:
        sys.stderr = None
