"""The tools that do the job, as commands, and the check that they give the same numbers."""

import json
import re
import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from importlib.util import find_spec
from pathlib import Path

from benchmarks.files import ROOT, export, parts_of, truth
from benchmarks.job import Counts, counts_of_report, difference
from benchmarks.measure import once

PYTHON = sys.executable


@dataclass(frozen=True, slots=True)
class Command:
    """A command.

    Attributes:
        argv: its words.
        rows: of the export that it counts; 0: it counts none.
        read: how the numbers of the job are read from what it prints.
    """

    argv: Sequence[str]
    rows: int = 0
    read: Callable[[str], Counts] = json.loads


@dataclass(frozen=True, slots=True)
class Peer:
    """Another tool.

    Attributes:
        name: in tables.
        module: in `benchmarks.peers`.
        package: what it needs.
        forms: what it can read.
        engine: by which it reads, where it has several; then the module takes it for the form.
    """

    name: str
    module: str
    package: str
    forms: frozenset[str]
    engine: str = ""


_DELIMITED = frozenset({"csv", "cp1252", "quoted"})
PEERS = (
    # DuckDB knows latin-1, in which the euro sign of cp1252 is another character.
    Peer("DuckDB", "duckdb", "duckdb", frozenset({"csv", "quoted", "parquet"})),
    Peer("Polars", "polars", "polars", _DELIMITED | {"parquet"}),
    Peer("pandas", "pandas_whole", "pandas", _DELIMITED | {"parquet"}),
    Peer("pandas, openpyxl", "pandas_whole", "openpyxl", frozenset({"xlsx"})),
    Peer("pandas, calamine", "pandas_whole", "python_calamine", frozenset({"xlsx"}), "calamine"),
    Peer("csv module", "csv_module", "csv", _DELIMITED),
)


def cxcli(folder: Path, rows: int, form: str, configuration: str, *options: str) -> Command:
    """Return the command that scores an export as JSON; its configuration is written beside it."""
    made = export(folder, rows, form)
    files = parts_of(made) if form == "parts" else [made]
    path = made.with_name(f"job-{sha256(configuration.encode()).hexdigest()[:8]}.yaml")
    path.write_text(configuration, encoding="utf-8")
    asked = ["-c", str(path), "-f", "json", *options]
    return Command([PYTHON, "-m", "cxcli", "score", *map(str, files), *asked], rows, counts_of_report)


def peers(folder: Path, rows: int, form: str, *names: str) -> dict[str, Command]:
    """Return what other tools can do with an export: those named, or all; name -> command."""
    able = [peer for peer in PEERS if form in peer.forms and (not names or peer.name in names)]
    return {peer.name: _peer(peer, folder, rows, form) for peer in able if is_there(peer.package)}


def is_there(package: str) -> bool:
    """Tell whether a package is installed."""
    return find_spec(package) is not None


def options_of_score() -> frozenset[str]:
    """Return the options that `cxcli score` has."""
    said = subprocess.run(
        [PYTHON, "-m", "cxcli", "score", "--help"], capture_output=True, check=True, cwd=ROOT
    )
    return frozenset(re.findall(r"--[a-z-]+", said.stdout.decode()))


def check(commands: Mapping[str, Command], folder: Path) -> None:
    """Run every command once, and see that its numbers are those that were drawn.

    Raises:
        SystemExit: a tool says other numbers, so that no time of it means anything.
    """
    with tempfile.TemporaryDirectory() as made:
        output = Path(made) / "said"
        for name, command in commands.items():
            once(command.argv, output)
            if not command.rows:
                continue
            said = command.read(output.read_text(encoding="utf-8"))
            wrong = difference(said, truth(folder, command.rows))
            if wrong is not None:
                raise SystemExit(f"{name} says other numbers than were drawn: {wrong}")


def _peer(peer: Peer, folder: Path, rows: int, form: str) -> Command:
    file = export(folder, rows, form)
    return Command([PYTHON, "-m", f"benchmarks.peers.{peer.module}", str(file), peer.engine or form], rows)
