"""Every folder of `examples/` is a test: its commands give their expected reports, to the byte.

`command.txt` holds a command a line. A single one gives `expected.json`, several `expected_1.json` and so on.
`python tests/test_cases.py --update` writes the reports anew; look at the difference before a commit.
"""

import json
import os
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

EXAMPLES = Path(__file__).parents[1] / "examples"
FOLDERS = sorted(path.parent for path in EXAMPLES.glob("*/command.txt"))
WHEN = {"SOURCE_DATE_EPOCH": "1791158400"}


def commands(folder: Path) -> list[str]:
    """Return the commands of an example, as a reader types them."""
    return (folder / "command.txt").read_text(encoding="utf-8").splitlines()


def expected(folder: Path) -> list[tuple[str, Path]]:
    """Return the commands of an example, each with the file of its report."""
    given = commands(folder)
    names = [f"expected_{n}.json" for n in range(1, len(given) + 1)] if len(given) > 1 else ["expected.json"]
    return [(command, folder / name) for command, name in zip(given, names, strict=True)]


CASES = [case for folder in FOLDERS for case in expected(folder)]
NAMES = [f"{path.parent.name}-{path.stem}" for _, path in CASES]


def run(command: str, folder: Path, *more: str) -> str:
    """Return what a command of an example prints."""
    words = [sys.executable, "-m", *shlex.split(command), *more]
    done = subprocess.run(  # noqa: PLW1510 - the code is looked at
        words, cwd=folder, capture_output=True, text=True, encoding="utf-8", env=os.environ | WHEN
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def report(command: str, folder: Path) -> str:
    """Return the JSON report of an example without the version of cxcli, numbers to ten digits.

    The last digits of a search for a limit are those of the machine's mathematical library.
    """
    found = json.loads(
        run(command, folder, "-f", "json"), parse_float=lambda digits: float(f"{float(digits):.10g}")
    )
    del found["cxcli_version"]
    return json.dumps(found, ensure_ascii=False, indent=1) + "\n"


@pytest.mark.parametrize(("command", "path"), CASES, ids=NAMES)
def test_an_example_gives_its_expected_report(command: str, path: Path) -> None:
    assert report(command, path.parent) == path.read_text(encoding="utf-8")


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_an_example_is_explained_beside_its_data(folder: Path) -> None:
    text = (folder / "README.md").read_text(encoding="utf-8")
    assert [command for command in commands(folder) if command not in text] == []


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_no_expected_report_is_left_over(folder: Path) -> None:
    assert {*folder.glob("expected*.json")} == {path for _, path in expected(folder)}


def test_there_are_examples_in_both_languages() -> None:
    assert {folder.name[-3:] for folder in FOLDERS} == {"_en", "_fr"}


if __name__ == "__main__" and "--update" in sys.argv:
    for written, place in CASES:
        place.write_text(report(written, place.parent), encoding="utf-8")
