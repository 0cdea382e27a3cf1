"""The boundary: the only place where an error becomes a message and an exit code."""

import errno
import os
import signal
import sys
import traceback
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from typing import Any

from cxcli.cli.start import leave
from cxcli.cli.streams import cannot_write_stdout, harden, silence_stdout
from cxcli.cli.voice import Voice, overheard
from cxcli.errors import Bug, CxcliError, exit_code_of
from cxcli.words import Words

_FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
_INTERRUPTED, _CLOSED_PIPE = 130, 141


class Stopped(BaseException):
    """Another process asked this one to end; what is half done is cleaned up on the way out."""

    def __init__(self, number: int) -> None:
        """Keep the number of the signal."""
        self.exit_code = 128 + number
        super().__init__(number)


def guarded(argv: Sequence[str], command: Callable[[Sequence[str], Voice], int]) -> int:
    """Return the exit code of a command, having told every problem on standard error."""
    harden()
    voice = overheard(argv)
    try:
        with _signals():
            code = command(argv, voice)
            _flush()
            return code
    except BaseException as error:  # noqa: BLE001 -- the one place where nothing may escape
        return _ended_by(error, voice)
    finally:
        leave()


def _ended_by(error: BaseException, voice: Voice) -> int:
    """Return the exit code of a run that an exception ended."""
    if isinstance(error, (KeyboardInterrupt, Stopped)):
        return getattr(error, "exit_code", _INTERRUPTED)
    if isinstance(error, BrokenPipeError):
        silence_stdout()
        return _CLOSED_PIPE
    if isinstance(error, SystemExit):
        return error.code if isinstance(error.code, int) else int(error.code is not None)
    if isinstance(error, OSError) and error.errno in _FULL:
        silence_stdout()
        return _refused(cannot_write_stdout(error.strerror or str(error)), voice)
    if isinstance(error, CxcliError):
        return _refused(error, voice)
    return _of_typer(error, voice)


def _refused(error: CxcliError, voice: Voice) -> int:
    _trace(error, voice)
    voice.errors(error.problems)
    return exit_code_of(error)


def _of_typer(error: BaseException, voice: Voice) -> int:
    """Return the exit code of one of Typer's exceptions, or of a fault of our own."""
    import typer  # noqa: PLC0415 -- `--version` never gets here

    from cxcli.cli.usage import is_bare_call, usage_problem  # noqa: PLC0415 -- likewise

    if isinstance(error, typer.Exit):
        return error.exit_code
    if isinstance(error, typer.Abort):
        return _INTERRUPTED
    if isinstance(error, typer.TyperException):
        if is_bare_call(error):
            sys.stderr.write(error.format_message() + "\n")
            return 2
        return _refused(usage_problem(error), voice)
    return _refused(_bug(error), voice)


def _bug(error: BaseException) -> Bug:
    """Return what is said of a fault of our own; never its message, which may quote an answer."""
    frames = traceback.extract_tb(error.__traceback__)
    last = f"{Path(frames[-1].filename).name}:{frames[-1].lineno}" if frames else "?"
    name = type(error).__name__
    bug = Bug(
        Words(f"cxcli has a fault of its own: {name} in {last}.", f"cxcli a un défaut : {name} dans {last}."),
        Words(
            "Nothing is wrong with your command. Please run it again with --debug and report what it prints, "
            "with the version (cxcli --version), leaving out personal data.",
            "Votre commande n'y est pour rien. Relancez-la avec --debug et signalez ce qu'elle affiche, avec "
            "la version (cxcli --version), sans donnée personnelle.",
        ),
    )
    bug.__cause__ = error
    return bug


def _trace(error: BaseException, voice: Voice) -> None:
    if voice.debug and sys.stderr is not None:
        traceback.print_exception(error.__cause__ or error, file=sys.stderr)


def _flush() -> None:
    if sys.stdout is not None:
        sys.stdout.flush()


@contextmanager
def _signals() -> Iterator[None]:
    """Turn SIGTERM and SIGHUP into an exception, and an interrupted import into an interruption."""
    interrupted, stopped = [], list[int]()

    def stop(number: int, frame: FrameType | None) -> None:
        if _is_importing(frame):
            _send_again(number)
            return
        signal.signal(number, signal.SIG_DFL)
        stopped.append(number)
        raise Stopped(number)

    def interrupt(number: int, frame: FrameType | None) -> None:
        if _is_importing(frame):
            _send_again(number)
            return
        interrupted.append(True)
        raise KeyboardInterrupt

    handlers = (("SIGTERM", stop), ("SIGHUP", stop), ("SIGINT", interrupt))
    before = {number: old for name, handler in handlers for number, old in _handled(name, handler)}
    try:
        yield
    except Exception as error:
        if interrupted:  # what a signal cut short may raise anything
            raise KeyboardInterrupt from error
        if stopped:
            raise Stopped(stopped[0]) from error
        raise
    finally:
        for number, old in before.items():
            signal.signal(number, old)


def _is_importing(frame: FrameType | None) -> bool:
    """Tell whether the command is loading a module; Python drops what is raised in some corners of that."""
    while frame is not None and frame.f_code is not guarded.__code__:
        if frame.f_code.co_filename.startswith("<frozen importlib"):
            return True
        frame = frame.f_back
    return False


def _send_again(number: int) -> None:
    from threading import Timer  # noqa: PLC0415 - signals are rare

    again = Timer(_SOON, os.kill, (os.getpid(), number))
    again.daemon = True
    again.start()


_SOON = 0.02
"""Seconds after which a signal is sent again."""


def _handled(name: str, handler: Callable[[int, FrameType | None], None]) -> Iterator[tuple[int, Any]]:
    """Install a handler and yield its predecessor; not for signals that the caller ignores."""
    number = getattr(signal, name, None)
    if number is not None and signal.getsignal(number) is not signal.SIG_IGN:
        yield number, signal.signal(number, handler)
