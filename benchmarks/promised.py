"""The goals of speed and memory; the bounds are multiples of what others need in the same round."""

import subprocess

from benchmarks import trials
from benchmarks.files import ROOT
from benchmarks.goal import Goal, added, gained, memory, ratio
from benchmarks.tools import PYTHON
from benchmarks.trials import ADDED, MILLION, ONE, TWO

_FAST = ("DuckDB", "Polars")


def loads_pandas(option: str) -> bool:
    """Tell whether cxcli loads pandas for what it says without a file."""
    timed = [PYTHON, "-X", "importtime", "-m", "cxcli", option]
    said = subprocess.run(timed, capture_output=True, check=True, cwd=ROOT)
    return any(line.endswith(b" pandas") for line in said.stderr.splitlines())


GOALS = (
    Goal("CSV, two threads: wall / the faster of DuckDB and Polars", trials.text, 10 * MILLION, 0.90, ratio("wall", TWO, *_FAST)),
    Goal("CSV, one core: CPU / DuckDB", trials.one_core, 10 * MILLION, 0.75, ratio("cpu", ONE, "DuckDB")),
    Goal("CSV, one core: CPU / Polars", trials.one_core, 10 * MILLION, 0.95, ratio("cpu", ONE, "Polars")),
    Goal("CSV, two threads: wall / the faster of DuckDB and Polars", trials.text, MILLION, 1.00, ratio("wall", TWO, *_FAST)),
    Goal("CSV, one thread: wall / pandas, whole file", trials.text, MILLION, 0.45, ratio("wall", ONE, "pandas")),
    Goal("CSV, one thread: memory / pandas, whole file", trials.text, MILLION, 0.30, ratio("memory", ONE, "pandas")),
    Goal("Parquet, two threads: wall / DuckDB", trials.parquet, 10 * MILLION, 1.00, ratio("wall", TWO, "DuckDB")),
    Goal("CSV, one thread: peak memory, MB", trials.text, MILLION, 180, memory(ONE), 0),
    Goal("CSV, one thread: peak memory, MB", trials.text, 10 * MILLION, 180, memory(ONE), 0),
    Goal("CSV, two threads: peak memory, MB", trials.text, 10 * MILLION, 260, memory(TWO), 0),
    Goal("CSV: memory / a tenth of the rows", trials.growth, 10 * MILLION, 1.05, ratio("memory", ONE, "a tenth")),
    Goal("xlsx: wall / pandas with openpyxl", trials.workbook, 100_000, 0.10, ratio("wall", ONE, "pandas, openpyxl")),
    Goal("start-up: a small score / import pandas", trials.few, trials.FEW, 1.05, ratio("wall", ONE, "import pandas")),
    Goal("start-up: --help / import typer", trials.start, 0, 1.20, ratio("wall", "--help", "import typer")),
    Goal("start-up: --version / import typer", trials.start, 0, 1.20, ratio("wall", "--version", "import typer")),
    Goal("start-up: --help and --version that load pandas", trials.start, 0, 0, lambda _: loads_pandas("--help") + loads_pandas("--version"), 0),
    Goal("each added question: CPU seconds", trials.questions, MILLION, 0.03, added("more questions", ONE, ADDED), 3),
    Goal("Dask, eight files: work of two workers / of one", trials.cluster, 10 * MILLION, 0.60, gained("2 workers", "1 workers")),
)  # fmt: skip
