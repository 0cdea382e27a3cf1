"""The door: `--version` is answered at once, everything else goes through the boundary to a command."""

import sys
from collections.abc import Sequence

from cxcli.version import __version__


def main() -> None:
    """Run the command line and end the process with its exit code."""
    sys.exit(answer(sys.argv[1:]))


def answer(argv: Sequence[str]) -> int:
    """Return the exit code of a command line, having printed what it asks for."""
    from cxcli.cli.boundary import guarded  # noqa: PLC0415 -- the door stays light

    return guarded(argv, _version if list(argv) == ["--version"] else _command)


def _version(_argv: Sequence[str], _voice: object) -> int:
    from cxcli.cli.streams import put  # noqa: PLC0415 -- the door stays light

    put(f"cxcli {__version__}\n")
    return 0


def _command(argv: Sequence[str], voice: object) -> int:
    from cxcli.cli.commands import dispatch  # noqa: PLC0415 -- Typer is not needed for the version

    return dispatch(argv, voice)
