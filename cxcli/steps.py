"""What a run is doing, told to whoever watches: its steps with the time they took, and how far it has come."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Protocol

from cxcli.words import Words


class Watcher(Protocol):
    """Somebody who wants to know what a run is doing."""

    def moved(self, what: Words, done: int, whole: int) -> None:
        """Hear how far a step has come: some of the bytes, rows or files of it."""

    def ended(self, what: Words, seconds: float) -> None:
        """Hear that a step is over, and how long it took (wall clock)."""


READING = Words("read and count", "lecture et comptage")
SCORING = Words("score", "calcul")
WRITING = Words("show and write", "affichage et écriture")

_watchers: list[Watcher] = []


@contextmanager
def watched(by: Watcher) -> Iterator[None]:
    """Let somebody watch; one at a time, whoever came last."""
    _watchers.append(by)
    try:
        yield
    finally:
        _watchers.remove(by)


@contextmanager
def step(what: Words) -> Iterator[None]:
    """Tell that a step is over once it is, also when it fails."""
    begin = time.perf_counter()
    try:
        yield
    finally:
        for watcher in _watchers[-1:]:
            watcher.ended(what, time.perf_counter() - begin)


def moved(done: int, whole: int, what: Words = READING) -> None:
    """Tell how far a step has come, where anybody watches and the whole is known (not 0)."""
    for watcher in _watchers[-1:] if whole else ():
        watcher.moved(what, done, whole)
