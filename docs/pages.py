"""The generated parts of the documentation; `cog -r README.md docs/*.md` writes them anew."""

import inspect
import os
import shlex
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
COMMANDS = ("score", "demo", "init", "check", "explain", "drivers", "plan", "config show", "config schema")


def said_by(command: str, folder: Path = ROOT, lines: int | None = None) -> str:
    """Return a command and what it prints, as a fenced block; a command that fails stops the build."""
    environment = os.environ | {"COLUMNS": "80", "NO_COLOR": "1", "SOURCE_DATE_EPOCH": "1791158400"}
    done = subprocess.run(
        [sys.executable, "-m", *shlex.split(command)],
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
    )
    shown = [line.rstrip() for line in (done.stdout + done.stderr).rstrip().splitlines()]
    more = ["…"] if lines is not None and len(shown) > lines else []
    return "\n".join(["```console", f"$ {command}", *shown[:lines], *more, "```"])


def command_reference() -> str:
    """Return the help of every command."""
    top = said_by("cxcli --help")
    return "\n\n".join([top, *(f"## cxcli {name}\n\n{said_by(f'cxcli {name} --help')}" for name in COMMANDS)])


def metric_reference() -> str:
    """Return every metric as `cxcli explain` says it."""
    from cxcli.metrics import METRICS

    return "\n\n".join(f"## {name}\n\n{said_by(f'cxcli explain {name}')}" for name in METRICS)


def error_reference() -> str:
    """Return every error code with its meaning and exit code."""
    from cxcli.errors import every_error

    rows = [
        f"| {error.code} | {error.exit_code} | {inspect.cleandoc(error.__doc__ or '')} |"
        for error in every_error()
    ]
    return "\n".join(["| code | exit | meaning |", "|---|---|---|", *rows])


def vocabulary_reference() -> str:
    """Return every named scale, lowest point first."""
    from cxcli.study.vocabularies import VOCABULARIES

    rows = []
    for name, vocabulary in VOCABULARIES.items():
        points = ", ".join(f"{value} {' = '.join(texts[:2])}" for value, texts in vocabulary.points)
        rows.append(f"| `{name}` | {points.replace('|', '&#124;')} |")
    return "\n".join(["| name | points |", "|---|---|", *rows])


def file(path: str, language: str) -> str:
    """Return a file of the project as a fenced block."""
    return f"```{language}\n{(ROOT / path).read_text(encoding='utf-8').rstrip()}\n```"


def file_head(path: str, encoding: str, lines: int) -> str:
    """Return the first lines of a data file as a fenced block."""
    text = (ROOT / path).read_text(encoding=encoding)
    return "\n".join(["```text", *text.splitlines()[:lines], "…", "```"])
