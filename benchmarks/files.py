"""Where the made-up exports lie: each is made once in a folder, by a process of its own."""

import json
import subprocess
import sys
from pathlib import Path

from benchmarks.job import Counts

ROOT = Path(__file__).parents[1]
FORMS = {
    "csv": ".csv",
    "cp1252": "-cp1252.csv",
    "quoted": "-quoted.csv",
    "parquet": ".parquet",
    "xlsx": ".xlsx",
    "parts": "-parts",
}
"""Form -> how its name ends; `parts` is a folder of eight CSV files."""

_PARTS = 8
_MADE_BY = 1
"""Number of the recipe: what an older one made is not used."""


def path_of(folder: Path, rows: int, form: str) -> Path:
    """Return where an export of some rows is, once it is made."""
    return folder / f"survey{_MADE_BY}-{rows}{FORMS[form]}"


def truth_of(folder: Path, rows: int) -> Path:
    """Return where the numbers of an export of some rows are, once it is made."""
    return folder / f"survey{_MADE_BY}-{rows}-counts.json"


def parts_of(path: Path) -> list[Path]:
    """Return the files of an export in parts."""
    return [path / f"part-{part}.csv" for part in range(_PARTS)]


def export(folder: Path, rows: int, form: str) -> Path:
    """Return an export, made unless it is there.

    Another process makes it, since a process that grew would make those it starts look as large.

    Raises:
        RuntimeError: it could not be made.
    """
    path = path_of(folder, rows, form)
    if not path.exists() or not truth_of(folder, rows).exists():
        folder.mkdir(parents=True, exist_ok=True)
        command = [sys.executable, "-m", "benchmarks.exports", str(folder.resolve()), str(rows), form]
        if subprocess.run(command, cwd=ROOT, check=False).returncode:
            raise RuntimeError(
                f"{path.name} could not be made; `pip install '.[bench]'` brings what writes it."
            )
    return path


def truth(folder: Path, rows: int) -> Counts:
    """Return the numbers of an export that was made."""
    found: Counts = json.loads(truth_of(folder, rows).read_text(encoding="utf-8"))
    return found
