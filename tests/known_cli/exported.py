"""A case of the known answers as somebody has it: exports, a configuration, a command, and what it prints."""

import contextlib
import csv
import io
import json
import re
import subprocess
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from cxcli.cli.app import answer
from tests.cli.real_command import command as real_command
from tests.cli.real_command import environment
from tests.known.spelling import Case, Values

Rows = Sequence[Mapping[str, Any]]
Json = Mapping[str, Any]
Figures = Callable[[Json], Values]

EXPORT = "data.csv"
SCORED = ("score", EXPORT)

PLAIN: Mapping[str, Any] = {"version": 1, "privacy": {"suppress_below": 0, "low_base_below": 0}}
"""What every configuration says: most cases are too small to be shown otherwise."""


@dataclass(frozen=True, slots=True)
class Command:
    """A command, the files that it reads, and where the figures of a case stand in what it prints.

    Attributes:
        metrics: those of the configuration.
        tables: file name -> rows.
        figures: from the JSON that is printed to the figures of the case.
        words: of the command line, before the options that all commands get.
        more: of the configuration, beside the metrics.
        refused: what it means for the case that the command ends with exit 2; None: it does not.
    """

    metrics: Mapping[str, Any]
    tables: Mapping[str, Rows]
    figures: Figures
    words: tuple[str, ...] = SCORED
    more: Mapping[str, Any] = field(default_factory=dict)
    refused: Values | None = None


Ways = Mapping[str, Sequence[Command]]
"""How data may come (`rows`, `counts` ...) -> the commands that together tell the figures."""

Adaptor = Callable[[Case, Case], Ways]

Ended = tuple[int, str, str]
"""The exit code of a command, what it printed and what it said of problems."""


def told(command: Command, folder: Path, run: Callable[[Sequence[str], Path], Ended]) -> Values:
    """Return the figures of a case, having run its command."""
    code, out, err = run(written(command, folder), folder)
    if command.refused is not None:
        return command.refused if code == 2 else {}
    assert code == 0, err
    return command.figures(json.loads(out))


def written(command: Command, folder: Path) -> tuple[str, ...]:
    """Write the files of a command; return its words, the files by their whole paths."""
    for name, rows in command.tables.items():
        (folder / name).write_text(_csv(rows), encoding="utf-8")
    config = json.loads(json.dumps({**PLAIN, **command.more, "metrics": command.metrics}))  # no aliases
    (folder / "cxcli.yaml").write_text(yaml.safe_dump(config, sort_keys=False), encoding="utf-8")
    words = (str(folder / word) if word in command.tables else word for word in command.words)
    return (*words, "-c", str(folder / "cxcli.yaml"), "-f", "json")


def here(words: Sequence[str], _: Path) -> Ended:
    """Run a command line in this process."""
    out, err = io.TextIOWrapper(io.BytesIO(), "utf-8"), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        code = answer(words)
    out.flush()
    return code, out.buffer.getvalue().decode(), err.getvalue()  # type: ignore[attr-defined]  # its buffer is ours


def apart(words: Sequence[str], folder: Path) -> Ended:
    """Run a command line in a process of its own, as users do."""
    done = subprocess.run(
        real_command(*words),
        capture_output=True,
        cwd=folder,
        env=environment(folder),
        timeout=60,
        check=False,
    )
    return done.returncode, done.stdout.decode(), done.stderr.decode()


def _csv(rows: Rows) -> str:
    """Return rows as an export, which has a number for each of them."""
    names = list(dict.fromkeys(name for row in rows for name in row))
    text = io.StringIO()
    writer = csv.DictWriter(text, ["row", *names], restval="", lineterminator="\n")
    writer.writeheader()
    writer.writerows({"row": f"r{at}", **row} for at, row in enumerate(rows, start=1))
    return text.getvalue()


def scored(metric: Mapping[str, Any], rows: Rows, *words: str, **more: Any) -> list[Command]:
    """Return the command that scores a single metric, whose details are the figures."""
    return [Command({"m": metric}, {EXPORT: rows}, lambda out: figures(out, "m"), (*SCORED, *words), more)]


def figures(out: Json, metric: str) -> Values:
    """Return the details of a metric's overall result, and its `value`."""
    found = result(out, metric)
    return {**found["details"], "value": found["value"]}


def result(out: Json, metric: str) -> Json:
    """Return the overall result of a metric."""
    overall = (r for r in out["results"] if not r["segment"] and not r.get("period"))
    (found,) = (r for r in overall if r["metric"] == metric)
    return dict(found)


def limits(names: Sequence[str], found: Json, unit: float = 1) -> Values:
    """Return the ends of a result's interval under the names of a case; None where there is none."""
    interval = found["interval"]
    ends = [interval["low"] / unit, interval["high"] / unit] if interval else [None, None]
    return dict(zip(names, ends, strict=True))


def asked_for(found: Values, expected: Iterable[str]) -> Values:
    """Return the figures that are expected; some names end with the text in which a definition was found."""
    own = {key: key if key in found else re.sub(r"_seed\d+$", "", key) for key in expected}
    return {key: found[name] for key, name in own.items() if name in found}
