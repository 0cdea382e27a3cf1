"""The real command in a real process: exit codes, signals and streams cannot be seen from inside."""

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Protocol

ROOT = Path(__file__).parents[2]


class Run(Protocol):
    def __call__(
        self, *words: str, stdin: bytes = b"", env: Mapping[str, str] | None = None
    ) -> subprocess.CompletedProcess[str]: ...


def command(*words: str) -> list[str]:
    return [sys.executable, "-m", "cxcli", *words]


def environment(folder: Path, extra: Mapping[str, str] | None = None) -> dict[str, str]:
    """Return a small environment without colours, configuration or home of whoever runs the tests."""
    kept = {key: os.environ[key] for key in ("PATH", "SYSTEMROOT") if key in os.environ}
    return {**kept, "PYTHONPATH": str(ROOT), "HOME": str(folder), "LANG": "C.UTF-8", **(extra or {})}


def loaded(folder: Path, *words: str) -> set[str]:
    """Return the modules that a command loads, run in a folder."""
    done = subprocess.run(
        [sys.executable, "-X", "importtime", *command(*words)[1:]],
        capture_output=True,
        text=True,
        cwd=folder,
        env=environment(folder),
        check=True,
    )
    return {line.rpartition("|")[2].strip() for line in done.stderr.splitlines() if "|" in line}
