"""Standard output and error: whole writes, colours, widths and alphabets, each decided in one place."""

import errno
import io
import os
import sys
from collections.abc import Callable, Mapping
from contextlib import suppress
from typing import BinaryIO, Literal, TextIO

from cxcli.errors import CannotWrite, Place
from cxcli.words import Words

Color = Literal["auto", "always", "never"]

_OFF = frozenset({"", "0", "false", "no", "off"})
_BOXES = "─│█…"


def harden() -> None:
    """Let every text be written in any encoding: what it lacks appears as an escape, never as a crash."""
    for stream in (sys.stdout, sys.stderr):
        if stream is not None and hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")


def put(text: str) -> None:
    """Write a human text to standard output, at once.

    Raises:
        BrokenPipeError: nobody reads any more.
        CannotWrite: standard output is closed or full.
    """
    stream = _stdout()
    shown, raw = in_reach(text, stream), getattr(stream, "buffer", None)
    if isinstance(raw, io.RawIOBase):
        _written(stream, lambda: _put_whole(raw, shown.encode(stream.encoding, "backslashreplace")))
    else:
        _written(stream, lambda: stream.write(shown))


def put_exactly(text: str) -> None:
    """Write a machine's text to standard output: UTF-8, the same bytes as in a file.

    Raises:
        BrokenPipeError: nobody reads any more.
        CannotWrite: standard output is closed or full.
    """
    stream = _stdout()
    _written(stream, lambda: _put_whole(stream.buffer, text.encode()))


def _put_whole(stream: io.RawIOBase | BinaryIO, data: bytes) -> None:
    """Write all bytes: a stream without a buffer (PYTHONUNBUFFERED) takes what a full disk or a pipe has room for.

    Raises:
        OSError: no room is left, or nobody reads any more.
    """
    left = memoryview(data)
    while left:
        taken = stream.write(left)
        if taken is None:
            raise BlockingIOError(errno.EAGAIN, os.strerror(errno.EAGAIN))
        left = left[taken:]


def in_reach(text: str, stream: TextIO) -> str:
    """Return the text as it is where the stream's encoding has all of it, else in plain ASCII."""
    try:
        text.encode(stream.encoding or "ascii")
    except (UnicodeEncodeError, LookupError):
        from cxcli.renderers.safe_text import to_ascii  # noqa: PLC0415 -- its neighbours load Rich

        return to_ascii(text)
    return text


def silence_stdout() -> None:
    """Send what is still buffered nowhere, so that the interpreter can end quietly."""
    if sys.stdout is None:
        return
    with suppress(OSError):  # a stream without a descriptor has nothing to lose at the end
        number = sys.stdout.fileno()
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, number)
        os.close(nowhere)


def has_color(choice: Color, environment: Mapping[str, str], *, terminal: bool) -> bool:
    """Return whether to write colours: the option, then NO_COLOR, FORCE_COLOR, TERM, the terminal.

    An empty NO_COLOR says nothing; FORCE_COLOR of 0, false, no, off or nothing switches colours off.
    """
    if choice != "auto":
        return choice == "always"
    if environment.get("NO_COLOR"):
        return False
    if "FORCE_COLOR" in environment:
        return environment["FORCE_COLOR"].strip().lower() not in _OFF
    return terminal and environment.get("TERM") != "dumb"


def width_of(environment: Mapping[str, str], *, terminal: bool) -> int | None:
    """Return how many columns a table may take: COLUMNS, else the terminal's; None for a pipe."""
    told = environment.get("COLUMNS", "")
    if told.isdecimal() and int(told) > 0:
        return int(told)
    return os.get_terminal_size(sys.stdout.fileno()).columns or None if terminal else None


def is_plain(stream: TextIO) -> bool:
    """Return whether a stream's encoding lacks the characters that boxes and bars are drawn with."""
    try:
        _BOXES.encode(stream.encoding or "ascii")
    except (UnicodeEncodeError, LookupError):
        return True
    return False


def is_terminal(stream: TextIO | None) -> bool:
    """Return whether a person is looking at the stream."""
    return stream is not None and stream.isatty()


def cannot_write_stdout(reason: str) -> CannotWrite:
    """Return the error of a result that standard output did not take."""
    return CannotWrite(
        Words(
            f"The result could not be written to standard output: {reason}.",
            f"Le résultat n'a pas pu être écrit sur la sortie standard : {reason}.",
        ),
        Words(
            "Make room, or write to a file elsewhere with --output PATH.",
            "Libérez de la place, ou écrivez un fichier ailleurs avec --output CHEMIN.",
        ),
        Place(file="<stdout>"),
    )


def _stdout() -> TextIO:
    if sys.stdout is None:
        raise cannot_write_stdout("it is closed")
    return sys.stdout


def _written(stream: TextIO, write: Callable[[], object]) -> None:
    try:
        stream.flush()
        write()
        stream.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        silence_stdout()
        raise cannot_write_stdout(error.strerror or str(error)) from error
