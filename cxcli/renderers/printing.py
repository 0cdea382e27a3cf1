"""Blocks laid out by Rich as text, with nothing left to the surroundings."""

import io
import re
from collections.abc import Sequence

from rich.console import Console, RenderableType

ENDLESS = 1_000_000
"""A width in which every line keeps its natural length."""

_BLANK_TAIL = re.compile(r"(?: |\x1b\[[0-9;]*m)+$", re.MULTILINE)


def printed(blocks: Sequence[RenderableType], width: int, *, color: bool) -> str:
    """Return the blocks as text of at most that many columns, without blanks at line ends."""
    out = io.StringIO()
    console = Console(
        file=out,
        width=width,
        height=25,
        force_terminal=color,
        color_system="standard" if color else None,
        no_color=not color,
        markup=False,
        emoji=False,
        highlight=False,
        legacy_windows=False,
        _environ={},
    )
    for block in blocks:
        console.print(block)
    return _BLANK_TAIL.sub(lambda tail: tail[0].replace(" ", ""), out.getvalue())
