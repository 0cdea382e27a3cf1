"""Every folder of `examples/` is a test: its command gives its expected report, to the byte.

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
CASES = sorted(path.parent for path in EXAMPLES.glob("*/command.txt"))
WHEN = {"SOURCE_DATE_EPOCH": "1791158400"}


def run(case: Path, *more: str) -> str:
    """Return what the command of an example prints."""
    words = shlex.split((case / "command.txt").read_text(encoding="utf-8"))
    command = [sys.executable, "-m", *words, *more]
    done = subprocess.run(  # noqa: PLW1510 - the code is looked at
        command, cwd=case, capture_output=True, text=True, encoding="utf-8", env=os.environ | WHEN
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def report(case: Path) -> str:
    """Return the JSON report of an example without the version of cxcli, numbers to ten digits.

    The last digits of a search for a limit are those of the machine's mathematical library.
    """
    found = json.loads(run(case, "-f", "json"), parse_float=lambda digits: float(f"{float(digits):.10g}"))
    del found["cxcli_version"]
    return json.dumps(found, ensure_ascii=False, indent=1) + "\n"


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_an_example_gives_its_expected_report(case: Path) -> None:
    assert report(case) == (case / "expected.json").read_text(encoding="utf-8")


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_an_example_is_explained_beside_its_data(case: Path) -> None:
    text = (case / "README.md").read_text(encoding="utf-8")
    assert (case / "command.txt").read_text(encoding="utf-8").strip() in text


def test_there_are_examples_in_both_languages() -> None:
    assert {case.name[-3:] for case in CASES} == {"_en", "_fr"}


if __name__ == "__main__" and "--update" in sys.argv:
    for folder in CASES:
        (folder / "expected.json").write_text(report(folder), encoding="utf-8")
