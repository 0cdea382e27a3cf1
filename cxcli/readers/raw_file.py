"""The files that a command line names: globs spread, stdin put aside, everything openable twice."""

import glob
import hashlib
import os
import shutil
import stat
import sys
import tempfile
import weakref
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from cxcli.errors import UsageProblem
from cxcli.readers.addresses import addresses_like, is_address, open_address
from cxcli.readers.folders import parquet_files
from cxcli.readers.unopened import cannot_open, no_match
from cxcli.words import Words

STDIN = "-"
_BLOCK = 1 << 20


@dataclass(frozen=True, slots=True, weakref_slot=True)
class RawFile:
    """A file as the user named it; what cannot be read twice (stdin, a pipe) was copied aside.

    `folder` is the folder that was named in its place.
    """

    path: str
    copy: BinaryIO | None = None
    folder: str | None = None

    @property
    def is_as_stored(self) -> bool:
        """Whether `open` gives the bytes that are stored; a compressed file gives what it holds."""
        return True

    def open(self) -> BinaryIO:
        """Return the bytes from the start.

        Raises:
            FileMissing: there is no such file.
            UnreadableFile: a folder, or a file that the system does not let us read.
        """
        if self.copy is not None:
            stream = os.fdopen(os.dup(self.copy.fileno()), "rb")
            stream.seek(0)
            return stream
        try:
            return open_address(self.path) if is_address(self.path) else Path(self.path).open("rb")
        except OSError as error:
            raise cannot_open(self.path, error) from error

    def sha256(self, stopped: Callable[[], bool] | None = None) -> str:
        """Return the SHA-256 of the bytes that are stored, in hexadecimal; of some if it is `stopped`."""
        digest = hashlib.sha256()
        with self.open() as stream:
            while not (stopped and stopped()) and (block := read(stream, _BLOCK, self.path)):
                digest.update(block)
        return digest.hexdigest()

    def first_bytes(self, size: int) -> bytes:
        """Return at most `size` bytes from the start."""
        with self.open() as stream:
            return read(stream, size, self.path)


def raw_files(paths: Sequence[str]) -> list[RawFile]:
    """Return the named files in the order given; those of a pattern, and the Parquet files of a folder, are sorted.

    Raises:
        FileMissing: no such file, or a pattern that matches none.
        UnreadableFile: a pipe that cannot be read, a folder without a Parquet file.
        UsageProblem: stdin named twice.
    """
    if list(paths).count(STDIN) > 1:
        raise UsageProblem(
            Words("'-' (standard input) is named twice.", "« - » (l'entrée standard) est nommée deux fois."),
            Words("Name it once.", "Nommez-la une fois."),
        )
    return [raw for path in paths for raw in _named(path)]


def read(stream: BinaryIO, size: int, path: str) -> bytes:
    """Return the next bytes, fewer only at the end.

    Raises:
        UnreadableFile: the system stopped in the middle of the file.
    """
    try:
        return stream.read(size)
    except OSError as error:
        raise cannot_open(path, error) from error


def stored_bytes(raw: RawFile) -> int:
    """Return how many bytes are stored, 0 where nobody knows."""
    with raw.open() as stream:
        try:
            return os.fstat(stream.fileno()).st_size
        except OSError:
            return 0


def _named(path: str) -> Iterator[RawFile]:
    if path == STDIN:
        yield _copied(path, sys.stdin.buffer)
    elif is_address(path):
        yield from _elsewhere(path)
    elif glob.has_magic(path) and not Path(path).exists():
        yield from _matching(path)
    elif Path(path).is_dir():
        yield from _inside(path) or [RawFile(path)]
    else:
        yield _opened_once(path)


def _elsewhere(path: str) -> Iterator[RawFile]:
    """Yield the file at an address, or those that a pattern of addresses matches."""
    try:
        names = addresses_like(path) if glob.has_magic(path) else [path]
    except OSError as error:
        raise cannot_open(path, error) from error
    if not names:
        raise no_match(path)
    yield from map(RawFile, names)


def _matching(pattern: str) -> list[RawFile]:
    """Return the files that a pattern matches; with `**` those in folders are matched by themselves."""
    names = sorted(glob.glob(pattern, recursive=True))  # noqa: PTH207 - the path is shown as the pattern spells it
    found = []
    for name in names:
        if not Path(name).is_dir():
            found.append(RawFile(name))
        elif "**" not in pattern:
            found += _inside(name)
    if found:
        return found
    raise no_match(pattern)


def _inside(folder: str) -> list[RawFile]:
    """Return the Parquet files of a folder."""
    try:
        return [RawFile(path, folder=folder) for path in parquet_files(folder)]
    except OSError as error:
        raise cannot_open(str(error.filename or folder), error) from error


def _opened_once(path: str) -> RawFile:
    """Return the file; a named pipe gives its bytes only once, so they are copied."""
    try:
        mode = Path(path).stat().st_mode
    except OSError as error:
        raise cannot_open(path, error) from error
    if not (stat.S_ISFIFO(mode) or stat.S_ISCHR(mode) or stat.S_ISSOCK(mode)):
        return RawFile(path)
    with RawFile(path).open() as stream:
        return _copied(path, stream)


def _copied(path: str, stream: BinaryIO) -> RawFile:
    """Return a file whose bytes lie in a temporary file without a name, closed when nobody needs it."""
    copy = tempfile.TemporaryFile()  # noqa: SIM115 - closed by the finalizer
    shutil.copyfileobj(stream, copy)
    copy.flush()
    raw = RawFile(path, copy)
    weakref.finalize(raw, copy.close)
    return raw
