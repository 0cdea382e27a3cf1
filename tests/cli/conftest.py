"""The fixture `run`: the real command in a real process."""

import signal
import subprocess
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.cli.real_command import Run, command, environment


@pytest.fixture
def run(tmp_path: Path) -> Run:
    def run(
        *words: str, stdin: bytes = b"", env: Mapping[str, str] | None = None
    ) -> subprocess.CompletedProcess[str]:
        done = subprocess.run(
            command(*words),
            input=stdin,
            capture_output=True,
            cwd=tmp_path,
            env=environment(tmp_path, env),
            timeout=60,
            check=False,
        )
        out, err = done.stdout.decode(errors="surrogateescape"), done.stderr.decode(errors="surrogateescape")
        return subprocess.CompletedProcess(done.args, done.returncode, out, err)

    return run


@pytest.fixture(autouse=True, scope="session")
def _signals_as_at_a_terminal() -> None:
    """Undo what a shell does to commands in the background: it lets them ignore interruptions."""
    signal.signal(signal.SIGINT, signal.default_int_handler)
    signal.signal(signal.SIGHUP, signal.SIG_DFL)
