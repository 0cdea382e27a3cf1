"""Help and version are there for every command, quickly."""

import subprocess
import sys
from pathlib import Path

import pytest

import cxcli
from cxcli.cli.app import answer
from tests.cli.real_command import Run, environment, loaded

COMMANDS = [
    ("score",),
    ("demo",),
    ("init",),
    ("check",),
    ("explain",),
    ("drivers",),
    ("plan",),
    ("convert",),
    ("config",),
    ("config", "show"),
    ("config", "schema"),
]
HEAVY = {"pandas", "numpy", "pyarrow", "rich"}


@pytest.mark.parametrize("words", [(), *COMMANDS])
def test_every_command_has_help(words: tuple[str, ...], run: Run) -> None:
    done = run(*words, "--help")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith(f"Usage: {' '.join(('cxcli', *words))} ")


def test_the_short_form_shows_the_same_help(run: Run) -> None:
    assert run("score", "-h").stdout == run("score", "--help").stdout


@pytest.mark.parametrize(
    "words", [("--help",), ("score", "--help"), ("explain",), ("explain", "nps"), ("explain", "CX3007")]
)
def test_help_and_explanations_load_nothing_heavy(words: tuple[str, ...], tmp_path: Path) -> None:
    assert not loaded(tmp_path, *words) & HEAVY


def test_the_version_loads_not_even_the_command_line_library(tmp_path: Path) -> None:
    modules = loaded(tmp_path, "--version")
    assert not modules & {*HEAVY, "typer", "pydantic", "yaml"}


@pytest.mark.parametrize("words", [("--version",), ("--version", "score")])
def test_the_version_is_that_of_the_package(words: tuple[str, ...], run: Run) -> None:
    done = run(*words)
    assert (done.returncode, done.stdout, done.stderr) == (0, f"cxcli {cxcli.__version__}\n", "")


def test_importing_the_package_loads_nothing_heavy(tmp_path: Path) -> None:
    script = "import sys, cxcli; print(sorted({m.partition('.')[0] for m in sys.modules}))"
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, env=environment(tmp_path), check=True
    )
    assert not {name for name in (*HEAVY, "typer", "pydantic") if f"'{name}'" in done.stdout}


def test_the_package_offers_four_names_and_no_other() -> None:
    assert dir(cxcli) == ["CxcliError", "Report", "__version__", "score"]
    with pytest.raises(AttributeError, match="no attribute 'scroe'"):
        cxcli.scroe  # type: ignore[attr-defined]  # noqa: B018 -- reading it is the test


def test_the_entry_point_answers_in_process(capsys: pytest.CaptureFixture[str]) -> None:
    assert answer(["--version"]) == 0
    assert capsys.readouterr().out == f"cxcli {cxcli.__version__}\n"
