"""Print what cxcli costs, beside what it is compared with, and how far its intervals can be trusted."""

import argparse
import compileall
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

import cxcli
from benchmarks.coverage import GRIDS, coverage, outcomes
from benchmarks.exports import CONFIG, PLAIN, write_export
from benchmarks.measure import in_turn, once
from benchmarks.suppression import suppression
from cxcli.stats.methods import default_method, methods_of

PYTHON = sys.executable


def main() -> None:
    """Run the benchmark that the command line names."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("what", choices=("startup", "memory", "coverage", "suppression"))
    parser.add_argument("--rows", type=int, default=1_000_000, help="rows of the export (memory)")
    parser.add_argument("--reports", type=int, default=400, help="reports to attack (suppression)")
    parser.add_argument("--rounds", type=int, default=9, help="rounds (startup)")
    parser.add_argument(
        "--method", choices=methods_of("net"), default=default_method("net"), help="interval (coverage)"
    )
    parser.add_argument("--n", type=int, nargs="+", default=[10, 20, 50], help="answers (coverage)")
    asked = parser.parse_args()
    if asked.what == "coverage":
        covered(asked.method, asked.n)
        return
    if asked.what == "suppression":
        sys.exit(0 if suppression(asked.reports) else 1)
    with tempfile.TemporaryDirectory() as folder:
        if asked.what == "startup":
            startup(Path(folder), asked.rounds)
        else:
            memory(Path(folder), asked.rows)


def startup(folder: Path, rounds: int) -> None:
    """Print the time of a 100-row score and of `--help`, and their ratios to the imports."""
    # Where bytecode is not written (PYTHONDONTWRITEBYTECODE), every start would compile every module.
    compileall.compile_dir(str(Path(cxcli.__file__).parent), quiet=1)
    command = _score(folder, 100, PLAIN)
    runs = in_turn(
        {
            "python -c 'import pandas'": [PYTHON, "-c", "import pandas"],
            "cxcli score, 100 rows": command,
            "python -c 'import typer'": [PYTHON, "-c", "import typer"],
            "cxcli --help": [PYTHON, "-m", "cxcli", "--help"],
        },
        rounds,
    )
    for name, run in runs.items():
        print(f"{name:28} {run.wall * 1000:7.0f} ms wall {run.cpu * 1000:7.0f} ms CPU {run.memory:6.0f} MB")
    pandas, score, typer, help_ = (run.wall for run in runs.values())
    print(f"score / import pandas: {score / pandas:.2f} (goal <= 1.20)")
    print(f"--help / import typer: {help_ / typer:.2f} (goal <= 1.20)")


def memory(folder: Path, rows: int) -> None:
    """Print time and peak memory of a score: 3 metrics, 8 segments, 24 months."""
    run = once(_score(folder, rows, CONFIG))
    print(
        f"{rows:,} rows: {run.wall:.2f} s wall, {run.cpu:.2f} s CPU, {run.memory:.0f} MB peak (goal < 400 MB)"
    )


def covered(method: str, sizes: Sequence[int]) -> None:
    """Print how often the 95 % interval of an NPS holds the truth, by exact enumeration of every outcome."""
    print(f"{method}, 95 %: every outcome of n answers, over two grids of true shares")
    print("grid            n  mean coverage  least coverage  mean width (points)")
    for n in sizes:
        surveys = outcomes(n, method)
        for name, grid in GRIDS.items():
            found = coverage(surveys, grid)
            print(f"{name:10} {n:6} {found.mean:14.4f} {found.least:15.4f} {found.width:20.1f}")


def _score(folder: Path, rows: int, configuration: str) -> list[str]:
    data, config = folder / f"{rows}.csv", folder / "cxcli.yaml"
    write_export(data, rows)
    config.write_text(configuration, encoding="utf-8")
    return [PYTHON, "-m", "cxcli", "score", str(data), "-c", str(config), "-f", "json"]


if __name__ == "__main__":
    main()
