"""The part file: the one place beside a target where its next version is written, by one run at a time."""

import fcntl
import hashlib
import os
from contextlib import suppress
from pathlib import Path


def part_of(target: Path) -> Path:
    """Return the path of the part file, in the same folder; short, whatever the length of the target's name."""
    digits = hashlib.sha256(os.fsencode(target.name)).hexdigest()[:16]
    return target.with_name(f".cxcli-{digits}.part")


def open_alone(part: Path) -> int:
    """Return a descriptor of a new, empty, locked file of that name.

    Waits for a run that is writing it, and removes what a killed run has left.
    """
    while True:
        try:
            mine = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o666)
        except FileExistsError:
            _remove_when_abandoned(part)
            continue
        _lock(mine)
        # Between creating and locking, another run may have taken the file for abandoned.
        if is_at(part, mine):
            return mine
        os.close(mine)


def is_at(path: Path, descriptor: int) -> bool:
    """Tell whether the path still names the file that the descriptor has open."""
    try:
        return os.path.samestat(path.lstat(), os.fstat(descriptor))
    except FileNotFoundError:
        return False


def _remove_when_abandoned(part: Path) -> None:
    with suppress(FileNotFoundError):
        other = os.open(part, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
        try:
            _lock(other)
            if is_at(part, other):
                part.unlink()
        finally:
            os.close(other)


def _lock(descriptor: int) -> None:
    # The system drops the lock when its holder dies. A file system without locks still gets whole files;
    # of two runs at the same time one may then fail.
    with suppress(OSError):
        fcntl.flock(descriptor, fcntl.LOCK_EX)
