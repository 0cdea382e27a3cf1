"""Mutated exports end in a result or a coded error: `python -m tests.fuzz --runs 2000`.

Every mutated file goes through the real command line in this process. A run is at fault when its exit
code is outside of the table, when it prints a traceback or an error without a code, or when it leaves a
file that is not a whole report.
"""

import argparse
import contextlib
import io
import json
import random
import re
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from cxcli.cli.app import answer

ROOT = Path(__file__).parents[1]
ALLOWED = {0, 2, 3}
CODED = re.compile(r"^(error|warning|erreur|avertissement) CX\d{4} ?:", re.MULTILINE)


@dataclass(frozen=True)
class Fault:
    """A run that broke a promise: the file's bytes, and what was wrong."""

    seed: int
    what: str


def exports() -> list[Path]:
    """Return the exports that are mutated: the examples, the demo and the samples."""
    found = [
        *ROOT.glob("examples/*/*.csv"),
        *ROOT.glob("cxcli/sample/*.csv"),
        *ROOT.glob("tests/samples/*.*sv"),
    ]
    return sorted(found)


def flip(data: bytearray, source: random.Random) -> None:
    """Change some bytes."""
    for _ in range(source.randint(1, 20)):
        data[source.randrange(len(data))] = source.randrange(256)


def cut(data: bytearray, source: random.Random) -> None:
    """Lose the end, or the beginning."""
    place = source.randrange(len(data))
    if source.random() < 0.8:
        del data[place:]
    else:
        del data[:place]


def tear(data: bytearray, source: random.Random) -> None:
    """Lose a stretch in the middle."""
    start = source.randrange(len(data))
    del data[start : start + source.randint(1, 400)]


def shift(data: bytearray, source: random.Random) -> None:
    """Insert delimiters, so that columns move."""
    for _ in range(source.randint(1, 30)):
        data[(place := source.randrange(len(data))) : place] = source.choice([b",", b";", b"\t"])


def break_quotes(data: bytearray, source: random.Random) -> None:
    """Insert or drop quotes and line ends."""
    for _ in range(source.randint(1, 8)):
        data[(place := source.randrange(len(data))) : place] = source.choice(
            [b'"', b'""', b"\n", b"\r", b"\0"]
        )


def repeat(data: bytearray, source: random.Random) -> None:
    """Write a stretch twice."""
    start = source.randrange(len(data))
    data[start:start] = data[start : start + source.randint(1, 2000)]


MUTATIONS: tuple[Callable[[bytearray, random.Random], None], ...] = (
    flip,
    cut,
    tear,
    shift,
    break_quotes,
    repeat,
)


def mutated(path: Path, seed: int) -> bytes:
    """Return the bytes of an export after one to three mutations."""
    source, data = random.Random(seed), bytearray(path.read_bytes())
    for _ in range(source.randint(1, 3)):
        if data:
            source.choice(MUTATIONS)(data, source)
    return bytes(data)


def commands(path: Path, file: Path, report: Path) -> Iterator[Sequence[str]]:
    """Yield command lines that read the mutated file."""
    config = path.parent / "cxcli.yaml"
    if config.exists():
        yield ["score", str(file), "-c", str(config), "-f", "none", "-o", f"json={report}"]
        yield ["check", str(file), "-c", str(config)]
    else:
        yield ["score", str(file), "--rating", "score", "-f", "none", "-o", f"json={report}"]
    yield ["init", str(file), "-o", str(report.with_suffix(".yaml"))]


def faults_of(path: Path, seed: int, folder: Path, seen: Counter[int]) -> Iterator[Fault]:
    """Yield what one mutated export makes go wrong."""
    file, report = folder / path.name, folder / "report.json"
    file.write_bytes(mutated(path, seed))
    for command in commands(path, file, report):
        out, told = io.StringIO(), io.StringIO()
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(told):
            code = answer(command)
        seen[code] += 1
        what = _broken_promise(code, told.getvalue(), report)
        if what is not None:
            yield Fault(seed, f"{path.name}: cxcli {command[0]}: {what}")
        strays = {p.name for p in folder.iterdir()} - {file.name, report.name, "report.yaml"}
        if strays:
            yield Fault(seed, f"{path.name}: left behind: {strays}")
        for left in (report, report.with_suffix(".yaml")):
            left.unlink(missing_ok=True)
    file.unlink()


def _broken_promise(code: int, told: str, report: Path) -> str | None:
    if code not in ALLOWED:
        return f"exit {code}: {told[:300]}"
    if "Traceback" in told:
        return f"traceback: {told[-300:]}"
    if code and not CODED.search(told):
        return f"exit {code} without a coded error: {told[:300]}"
    if report.exists():
        json.loads(report.read_text(encoding="utf-8"))
    return None


def run(runs: int, first: int = 0) -> tuple[list[Fault], Counter[int]]:
    """Return the faults of some mutated exports, and how often each exit code came."""
    sources, found, seen = exports(), [], Counter[int]()
    with tempfile.TemporaryDirectory() as folder:
        for seed in range(first, first + runs):
            found += faults_of(sources[seed % len(sources)], seed, Path(folder), seen)
    return found, seen


def main() -> None:
    """Print the faults and the count of exit codes; exit 1 if there is a fault."""
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__)
    parser.add_argument("--runs", type=int, default=2000)
    parser.add_argument("--first", type=int, default=0, help="the first seed")
    asked = parser.parse_args()
    found, seen = run(asked.runs, asked.first)
    for fault in found:
        print(f"seed {fault.seed}: {fault.what}")
    print(f"{asked.runs} mutated exports, exit codes {dict(sorted(seen.items()))}, {len(found)} faults")
    sys.exit(1 if found else 0)


if __name__ == "__main__":
    main()
