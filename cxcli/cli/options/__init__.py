"""Options of the command line that several commands take, declared once: name, type and help.

An option of a single command stands beside that command.
"""

from typing import Any

import typer


def option(*names: str, help: str, **more: Any) -> Any:  # noqa: A002 -- Typer's own word
    """Return an option whose help does not show its default."""
    return typer.Option(*names, help=help, show_default=False, **more)
