"""Progress on the terminal, and with --verbose how long each step took."""

import sys
import time
from types import TracebackType
from typing import TYPE_CHECKING, Self

from cxcli.cli.streams import is_terminal
from cxcli.cli.voice import Voice
from cxcli.words import Words

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID

PATIENCE = 1.0
"""Seconds that a run may take before it shows how far it has come."""


class Watch:
    """Shows a bar while a long step goes on, only on a terminal; it is gone before anything else is said."""

    def __init__(self, voice: Voice) -> None:
        """Watch for a voice: it knows the language, and whether anything may be said."""
        self._voice = voice
        self._begin = time.perf_counter()
        self._bar: Progress | None = None
        self._task: TaskID | None = None
        self._is_shown = voice.talks and is_terminal(sys.stderr)

    def __enter__(self) -> Self:
        """Begin to watch."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Take the bar away."""
        self._stop()

    def moved(self, what: Words, done: int, whole: int) -> None:
        """Show how far a step has come, once it has lasted."""
        if not self._is_shown or time.perf_counter() - self._begin < PATIENCE:
            return
        if self._bar is None:
            self._bar = _bar()
            self._bar.start()
        if self._task is None:
            self._task = self._bar.add_task(what.say(self._voice.lang), total=whole)
        self._bar.update(self._task, completed=done, total=whole)

    def ended(self, what: Words, seconds: float) -> None:
        """Take the bar away, and note the time."""
        self._stop()
        self._voice.note(
            Words(f"{what.en}: {seconds:.2f} s", f"{what.fr} : {seconds:.2f} s".replace(".", ","))
        )

    def _stop(self) -> None:
        if self._bar is not None:
            self._bar.stop()
        self._bar = self._task = None
        self._begin = time.perf_counter()


def _bar() -> "Progress":
    from rich.console import Console  # noqa: PLC0415 - most runs end before there is anything to show
    from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeRemainingColumn  # noqa: PLC0415

    console = Console(stderr=True, markup=False, emoji=False, highlight=False)
    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        TaskProgressColumn(),
        TextColumn("{task.completed:,.0f} / {task.total:,.0f}"),
        TimeRemainingColumn(),
    )
    return Progress(*columns, console=console, transient=True)
