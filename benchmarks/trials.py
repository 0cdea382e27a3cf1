"""What runs in turn for the goals: each trial is a set of commands whose figures are compared."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from benchmarks.clusters import running
from benchmarks.job import config
from benchmarks.tools import PYTHON, Command, cxcli, is_there, peers

ONE, TWO = "cxcli on one thread", "cxcli on two threads"
MILLION = 1_000_000
FEW = 100
ADDED = 5


@dataclass(frozen=True, slots=True)
class Bench:
    """Where exports lie, and the options that `cxcli score` has."""

    folder: Path
    options: frozenset[str]

    def score(self, rows: int, form: str = "csv", *options: str) -> Command:
        """Return the command of the job on an export, on one thread unless options say otherwise."""
        return cxcli(self.folder, rows, form, config(), *(options or self.one_thread))

    @property
    def one_thread(self) -> tuple[str, ...]:
        """Return the options that keep a score on one thread."""
        return ("--jobs", "1") if "--jobs" in self.options else ()


Trial = Callable[[Bench, int], dict[str, Command]]


def text(bench: Bench, rows: int) -> dict[str, Command]:
    """Return cxcli and others on CSV; pandas up to a million rows, which it holds in memory."""
    two = {TWO: bench.score(rows, "csv", "--jobs", "2")} if "--jobs" in bench.options else {}
    names = ("DuckDB", "Polars", "pandas") if rows <= MILLION else ("DuckDB", "Polars")
    return {ONE: bench.score(rows)} | two | peers(bench.folder, rows, "csv", *names)


def one_core(bench: Bench, rows: int) -> dict[str, Command]:
    """Return cxcli and the fastest others on CSV, to be kept on one core."""
    return {ONE: bench.score(rows)} | peers(bench.folder, rows, "csv", "DuckDB", "Polars")


def parquet(bench: Bench, rows: int) -> dict[str, Command]:
    """Return cxcli with two threads and DuckDB, which takes all cores, on Parquet."""
    return {TWO: bench.score(rows, "parquet", "--jobs", "2")} | peers(bench.folder, rows, "parquet", "DuckDB")


def workbook(bench: Bench, rows: int) -> dict[str, Command]:
    """Return cxcli and pandas with openpyxl on a workbook."""
    return {ONE: bench.score(rows, "xlsx")} | peers(bench.folder, rows, "xlsx", "pandas, openpyxl")


def growth(bench: Bench, rows: int) -> dict[str, Command]:
    """Return cxcli on an export and on a tenth of it."""
    return {"a tenth": bench.score(rows // 10), ONE: bench.score(rows)}


def questions(bench: Bench, rows: int) -> dict[str, Command]:
    """Return cxcli with three questions, and with five more."""
    more = cxcli(bench.folder, rows, "csv", config(questions=ADDED), *bench.one_thread)
    return {ONE: bench.score(rows), "more questions": more}


def few(bench: Bench, _rows: int) -> dict[str, Command]:
    """Return cxcli on a hundred rows, by country, and the import of pandas."""
    small = replace(cxcli(bench.folder, FEW, "csv", config(period="")), rows=0)
    return {ONE: small, "import pandas": Command([PYTHON, "-c", "import pandas"])}


def start(_bench: Bench, _rows: int) -> dict[str, Command]:
    """Return what cxcli says without a file, and the import of typer."""
    said = {option: Command([PYTHON, "-m", "cxcli", option]) for option in ("--help", "--version")}
    return said | {"import typer": Command([PYTHON, "-c", "import typer"])}


def cluster(bench: Bench, rows: int) -> dict[str, Command]:
    """Return cxcli on eight files, on clusters of one worker and of two, and on hardly any rows on each."""
    if "--scheduler" not in bench.options or not is_there("distributed"):
        return {}
    return {
        f"{number} workers: {name}": _distributed(bench, size, address)
        for number, address in ((number, running(number)) for number in (1, 2))
        for name, size in (("few", FEW), ("all", rows))
    }


def _distributed(bench: Bench, rows: int, address: str) -> Command:
    return cxcli(bench.folder, rows, "parts", config(), "--engine", "dask", "--scheduler", address)
