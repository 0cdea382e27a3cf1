"""The generated parts of the documentation; `cog -r README.md docs/*.md` writes them anew."""

import csv
import inspect
import io
import json
import os
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
COMMANDS = (
    "score",
    "demo",
    "init",
    "check",
    "explain",
    "drivers",
    "compare",
    "gate",
    "plan",
    "convert",
    "config show",
    "config schema",
)

_ENVIRONMENT = {"COLUMNS": "80", "NO_COLOR": "1", "SOURCE_DATE_EPOCH": "1791158400"}


def said_by(
    command: str, folder: Path = ROOT, lines: int | None = None, exits: int | None = None, start: str = ""
) -> str:
    """Return a command and what it prints, as a fenced block.

    Args:
        command: as a reader types it: `cxcli score ...`, or `python -m module ...`.
        folder: where it runs.
        lines: how many lines of the output are shown; the rest is `…`.
        exits: the exit code that it must end with, which is then shown below the output; None: 0, not shown.
        start: the output is shown from the first line that begins with this; what stands before it is `…`.

    Raises:
        RuntimeError: it ended with another exit code, which stops the build.
    """
    return fenced(_run(command, folder, lines, exits, start))


def tried(
    example: str,
    changed: str,
    *runs: str | tuple[str, Mapping[str, Any]],
    files: Mapping[str, str] | None = None,
) -> str:
    """Return what commands print in a copy of an example whose configuration has some other keys.

    The copies know nothing of each other; the commands of one call share theirs, so that one may write a
    report that the next one reads.

    Args:
        example: its folder's name.
        changed: top-level keys of the configuration, in YAML; each takes the place of the example's own.
            They are shown; an empty text leaves the configuration as it is.
        runs: commands, each with the other arguments of `said_by` where it needs some.
        files: name -> text of files that stand beside those of the example.
    """
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made) / example
        shutil.copytree(ROOT / "examples" / example, folder)
        config = folder / "cxcli.yaml"
        config.write_text(_with_keys(config.read_text(encoding="utf-8"), changed), encoding="utf-8")
        for name, text in (files or {}).items():
            (folder / name).write_text(text, encoding="utf-8")
        said = said_in(folder, *runs)
    return "\n\n".join([*([f"```yaml\n{changed.strip()}\n```"] if changed else []), said])


def said_in(folder: Path, *runs: str | tuple[str, Mapping[str, Any]]) -> str:
    """Return commands that run in one folder, and what each prints, as one fenced block.

    Args:
        folder: where they run.
        runs: commands, each with the other arguments of `said_by` where it needs some.
    """
    said: list[str] = []
    for run in runs:
        command, how = (run, {}) if isinstance(run, str) else run
        shown = (how.get("lines"), how.get("exits"), how.get("start", ""))
        said += [*([""] if said else []), *_run(command, folder, *shown)]
    return fenced(said)


def fenced(lines: list[str], kind: str = "console") -> str:
    """Return lines as a fenced block."""
    return "\n".join([f"```{kind}", *lines, "```"])


def _run(command: str, folder: Path, lines: int | None, exits: int | None, start: str) -> list[str]:
    done = subprocess.run(  # noqa: PLW1510 - the code is looked at
        [sys.executable, "-m", *shlex.split(command.removeprefix("python -m "))],
        cwd=folder,
        env=os.environ | _ENVIRONMENT | {"PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        encoding="utf-8",
    )
    if done.returncode != (exits or 0):
        raise RuntimeError(f"{command}: exit code {done.returncode}\n{done.stderr}")
    shown = [line.rstrip() for line in (done.stdout + done.stderr).strip("\n").splitlines()]
    first = next(i for i, line in enumerate([*shown, start]) if line.startswith(start))
    before, kept = (["…"] if first else []), shown[first:]
    after = ["…"] if lines is not None and len(kept) > lines else []
    code = [] if exits is None else [f"# exit code {exits}"]
    return [f"$ {command}", *before, *kept[:lines], *after, *code]


def _with_keys(configuration: str, changed: str) -> str:
    """Return a configuration with some of its top-level keys in other words, new ones at its end."""
    keys = _by_key(configuration) | _by_key(changed)
    return "".join(f"{block.rstrip()}\n" for block in keys.values())


def _by_key(configuration: str) -> dict[str, str]:
    """Return the lines of each top-level key; those before the first one have an empty name."""
    blocks = re.split(r"(?m)^(?=\w[\w-]*:)", configuration)
    return {
        block.partition(":")[0] if block[:1].isalpha() else "": block for block in blocks if block.strip()
    }


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


def interval_methods() -> str:
    """Return every interval method: of what, what it does at the ends of a scale, and how waves are compared."""
    from cxcli.stats.comparisons import comparison_for
    from cxcli.stats.methods import METHODS, default_method

    kinds = {
        "net": "net scores",
        "share": "shares",
        "mean": "means",
        "amount": "amounts",
        "quantile": "medians and other quantiles",
    }
    rows = []
    for name, method in METHODS.items():
        of = [
            f"{words} (default)" if default_method(kind) == name else words
            for kind, words in kinds.items()
            if kind in method.kinds
        ]
        beyond = (
            "cut there, flagged `clipped`" if method.clips else "may leave it, flagged `ci_exceeds_scale`"
        )
        ends = "stays inside" if method.stays_inside else beyond
        compared = dict.fromkeys(comparison_for(kind, name) for kind in kinds if kind in method.kinds)
        rows.append(f"| `{name}` | {', '.join(of)} | {ends} | {', '.join(f'`{c}`' for c in compared)} |")
    head = ["| method | for | at the ends of the scale | differences by |", "|---|---|---|---|"]
    return "\n".join([*head, *rows])


def with_column(path: str, name: str, of: Callable[[dict[str, str]], object]) -> str:
    """Return the text of a CSV file of the project with one column more, made from the others of its row."""
    return csv_text([row | {name: of(row)} for row in read_csv(path)])


def read_csv(path: str) -> list[dict[str, str]]:
    """Return the rows of a CSV file of the project."""
    return list(csv.DictReader((ROOT / path).read_text(encoding="utf-8").splitlines()))


def csv_text(rows: Sequence[Mapping[str, object]]) -> str:
    """Return rows as the text of a CSV file; the first of them names the columns."""
    text = io.StringIO()
    writer = csv.DictWriter(text, [*rows[0]], lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue()


def json_part(path: str, *keys: str | int) -> str:
    """Return a part of a JSON file of the project as a fenced block."""
    found = json.loads((ROOT / path).read_text(encoding="utf-8"))
    for key in keys:
        found = found[key]
    return f"```json\n{json.dumps(found, ensure_ascii=False, indent=1)}\n```"


def warning_reference() -> str:
    """Return every warning code with its meaning."""
    from cxcli.cli.explanations import codes, explanation_of

    rows = ["| code | meaning |", "|---|---|"]
    for code in codes():
        words = explanation_of(code)
        if code.startswith("CX0") and words is not None:
            rows.append(f"| {code} | {words.en.splitlines()[0].removeprefix(f'{code}: ')} |")
    return "\n".join(rows)


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
