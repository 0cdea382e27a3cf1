"""The door: `--version` is answered at once, everything else goes through the boundary to a command."""

import sys
from collections.abc import Sequence

from cxcli.cli.boundary import guarded
from cxcli.cli.start import leave, quick_start
from cxcli.cli.streams import put
from cxcli.cli.voice import Voice
from cxcli.version import __version__


def main() -> None:
    """Run the command line and end the process with its exit code."""
    quick_start()
    code = answer(sys.argv[1:])
    leave()
    sys.exit(code)


def answer(argv: Sequence[str]) -> int:
    """Return the exit code of a command line, having printed what it asks for."""
    return guarded(argv, _version if list(argv) == ["--version"] else _command)


def _version(_argv: Sequence[str], _voice: Voice) -> int:
    put(f"cxcli {__version__}\n")
    return 0


def _command(argv: Sequence[str], voice: Voice) -> int:
    from cxcli.cli.commands import dispatch  # noqa: PLC0415 -- the version needs no Typer

    return dispatch(argv, voice)
