"""Files written whole or not at all: a reader sees the old report or the new one, never a torn one.

Each text goes to a part file beside its target, is forced to disk and renamed over the target. The part
file has a fixed name and is locked, so that what a killed run leaves behind is replaced by the next one,
and two runs that write the same report wait for each other.
"""

import errno
import os
import stat
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from cxcli.errors import UsageProblem
from cxcli.renderers.part_file import is_at, open_alone, part_of
from cxcli.renderers.write_problem import explained
from cxcli.words import Words

Content = str | bytes

_OWN_STREAMS = {
    "/dev/stdout": 1, "/dev/fd/1": 1, "/proc/self/fd/1": 1,
    "/dev/stderr": 2, "/dev/fd/2": 2, "/proc/self/fd/2": 2,
}  # fmt: skip


def write_whole(path: Path, content: Content) -> None:
    """Write one file whole or not at all.

    A symbolic link is followed. An existing file keeps its mode, a new one gets that of the umask.
    Devices and pipes are written directly.

    Raises:
        CannotWrite: in words why not; the target is as it was.
        BrokenPipeError: the reader of a pipe has gone.
    """
    write_all([(path, content)])


def write_all(outputs: Sequence[tuple[Path, Content]]) -> None:
    """Write several files; all are safely on disk before the first replaces its target.

    Raises:
        CannotWrite: one could not be written; no target was replaced (unless a rename itself failed,
            which checks beforehand make unlikely).
        UsageProblem: two outputs are the same file.
        BrokenPipeError: the reader of a pipe has gone.
    """
    streams = [(path, content) for path, content in outputs if _is_stream(path)]
    files = _by_target([(path, content) for path, content in outputs if not _is_stream(path)])
    with ExitStack() as stack:
        # Everyone takes the locks of the part files in the same order, so that no two runs block each other.
        ready = [stack.enter_context(_staged(*files[target], target)) for target in sorted(files)]
        for path, content in streams:
            _write_stream(path, content)
        for replace in ready:
            replace()
    for folder in {target.parent for target in files}:
        _sync_folder(folder)


@contextmanager
def written_whole(path: Path) -> Iterator[BinaryIO]:
    """Yield a stream for a file that is too large to be held; it is there once the block ends, or not at all.

    Errors of the stream itself are left to the block, which knows them from its other work.

    Raises:
        CannotWrite: in words why not; the target is as it was.
    """
    target = Path(os.path.realpath(path))
    if _is_stream(path):
        raise _no_file(path)
    with _part(path, target) as (descriptor, replace):
        stream = os.fdopen(os.dup(descriptor), "wb")
        try:
            yield stream
            with explained(path):
                stream.flush()
                os.fsync(descriptor)
        finally:
            with suppress(OSError):  # what is still held back belongs to a file that will not be
                stream.close()
        replace()
    _sync_folder(target.parent)


def _is_stream(path: Path) -> bool:
    if os.fspath(path) in _OWN_STREAMS:
        return True
    with explained(path):
        try:
            mode = path.stat().st_mode
        except FileNotFoundError:
            return False
        if stat.S_ISDIR(mode):
            raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
        return not stat.S_ISREG(mode)


def _by_target(outputs: list[tuple[Path, Content]]) -> dict[Path, tuple[Path, Content]]:
    files: dict[Path, tuple[Path, Content]] = {}
    for path, content in outputs:
        target = Path(os.path.realpath(path))
        if target in files:
            raise UsageProblem(
                Words(
                    f"Two outputs go to the same file '{path}'.",
                    f"Deux sorties vont au même fichier «\xa0{path}\xa0».",
                ),
                Words("Give each output a file of its own.", "Donnez à chaque sortie son propre fichier."),
            )
        files[target] = (path, content)
    return files


@contextmanager
def _staged(path: Path, content: Content, target: Path) -> Iterator[Callable[[], None]]:
    with _part(path, target) as (descriptor, replace):
        with explained(path):
            _write(descriptor, content)
            os.fsync(descriptor)
        yield replace


@contextmanager
def _part(path: Path, target: Path) -> Iterator[tuple[int, Callable[[], None]]]:
    """Yield the descriptor of a target's part file, and what puts it in the target's place."""
    part = part_of(target)
    with explained(path):
        mode = _mode_to_keep(target)
        descriptor = open_alone(part)

    def replace() -> None:
        with explained(path):
            part.replace(target)

    try:
        with explained(path):
            if mode is not None:
                os.fchmod(descriptor, mode)
        yield descriptor, replace
    finally:
        with suppress(OSError):
            if is_at(part, descriptor):
                part.unlink()
        os.close(descriptor)


def _mode_to_keep(target: Path) -> int | None:
    try:
        mode = target.stat().st_mode
    except FileNotFoundError:
        return None
    # A rename asks only the folder; a file that somebody made read-only would be lost without this.
    if not os.access(target, os.W_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
    return mode & 0o777


def _write_stream(path: Path, content: Content) -> None:
    own = _OWN_STREAMS.get(os.fspath(path))
    with explained(path):
        # Our own streams are duplicated, not opened: a second opening would start at byte 0 of a file.
        descriptor = os.dup(own) if own is not None else os.open(path, os.O_WRONLY)
        try:
            _write(descriptor, content)
        finally:
            os.close(descriptor)


def _write(descriptor: int, content: Content) -> None:
    left = memoryview(content if isinstance(content, bytes) else content.encode("utf-8", "backslashreplace"))
    while left:
        left = left[os.write(descriptor, left) :]


def _no_file(path: Path) -> UsageProblem:
    return UsageProblem(
        Words(
            f"'{path}' is a device or a pipe, not a file.",
            f"« {path} » est un périphérique ou un tube, pas un fichier.",
        ),
        Words("Choose the name of a file.", "Choisissez le nom d'un fichier."),
    )


def _sync_folder(folder: Path) -> None:
    # The files are whole by now; a folder that cannot be synchronised only makes a power cut forget the renames.
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
